#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "bearing/base/sha256.hpp"
#include "bearing/incident/incident.hpp"
#include "store/database.hpp"
#include "store/row_state.hpp"

namespace bearing {

/// What identifies a row of `incidents`.
struct RowHead {
    long long fid = 0;
    Sha256Digest hash{};  ///< of the content, as it stands in the row
    RowStatus status;
};

/// An incident with what its row repeats of it.
struct StoredContent {
    Incident incident;
    Sha256Digest hash{};
    std::string alleged_actors;
    std::string stances;
};

/// One row of `incidents` with its claims.
struct IncidentRow {
    RowHead head;
    StoredContent content;
    std::string geom;
};

/// Reads incidents; the statements are prepared once. Not safe from several threads. Throws FormatError for
/// what cannot be an incident.
class IncidentReader {
  public:
    explicit IncidentReader(const Database& database);

    std::optional<RowHead> head(std::string_view id);
    std::optional<IncidentRow> find(long long fid);
    std::optional<IncidentRow> find(std::string_view id);
    /// An incident as it was.
    StoredContent version(long long number);

    using Take = std::function<void(IncidentRow&)>;
    /// Told of a row that cannot be read; without it the error is thrown.
    using Damaged = std::function<void(long long fid, const std::string& what)>;
    /// All rows in the order of their fids, whatever their state, from `first_fid` on.
    void each(const Take& take, long long first_fid = 0, const Damaged& damaged = nullptr);
    /// Claims that each() met; fewer than the table has if some belong to no incident.
    std::size_t claims_read() const { return claims_read_; }

  private:
    StoredContent read_content(const Statement& row, int first);
    void read_location(const Statement& row, int first, std::optional<Location>& location);
    void read_verbatim(const Statement& row, int first, Incident& incident);
    IncidentRow read_row(const Statement& row);
    std::optional<IncidentRow> read_one(Statement& statement);
    std::vector<Claim> claims_of(Statement& statement, long long fid);
    const MultiPolygon& area(long long number);
    const Verbatim::Columns& layout(long long number);

    const Database& database_;
    Statement head_;
    Statement by_fid_;
    Statement by_id_;
    Statement claims_;
    Statement version_;
    Statement version_claims_;
    std::map<long long, MultiPolygon> areas_;
    std::map<long long, Verbatim::Columns> layouts_;
    std::size_t claims_read_ = 0;
};

/// A digest from its 32 bytes; all zero if they are not 32.
Sha256Digest digest_of(std::string_view bytes);

}  // namespace bearing
