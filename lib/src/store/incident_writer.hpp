#pragma once

#include <map>
#include <string>

#include "bearing/base/sha256.hpp"
#include "bearing/incident/incident.hpp"
#include "store/database.hpp"
#include "store/geopackage.hpp"
#include "store/row_state.hpp"

namespace bearing {

/// Writes incidents with their claims; the statements are prepared once. The caller holds the transaction.
class IncidentWriter {
  public:
    explicit IncidentWriter(Database& database);

    /// Under a fid that is new, or in place of what stands under it.
    void insert(long long fid, const Incident& incident, const Sha256Digest& hash, const RowStatus& status);
    void replace(long long fid, const Incident& incident, const Sha256Digest& hash, const RowStatus& status);
    /// The status alone.
    void set_status(long long fid, const RowStatus& status);

    /// Keeps an incident as it stands, or any other, among the versions; gives the version's number.
    long long keep_version(long long fid);
    long long keep_version(const Incident& incident, const Sha256Digest& hash);

  private:
    void bind_content(Statement& row, const Incident& incident, const Sha256Digest& hash);
    void bind_location(Statement& row, const Location& where);
    void bind_verbatim(Statement& row, const Incident& incident);
    void write_claims(Statement& row, long long fid, const std::vector<Claim>& claims);
    long long area_number(const MultiPolygon& area);
    long long layout_number(const Verbatim::Columns& columns);
    long long next_version();

    Database& database_;
    Statement insert_;
    Statement insert_claim_;
    Statement insert_version_;
    Statement insert_version_claim_;
    std::optional<long long> last_version_;
    std::map<Sha256Digest, long long> areas_;
    std::map<Verbatim::Columns, long long>
        layouts_;  // holds the columns, so that no other gets their address

    // What a row is bound to until it has run.
    std::string first_day_, last_day_, precision_, place_precision_, weapons_, alleged_actors_, stances_,
        verbatim_, details_;
    std::array<char, kPointBlobSize> point_{};
};

/// What the readable columns repeat of the claims: "" where there is nothing to say; that something is
/// reported goes without saying.
std::string alleged_actors(const Incident& incident);
std::string distinct_stances(const Incident& incident);

}  // namespace bearing
