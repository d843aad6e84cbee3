#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/incident_writer.hpp"
#include "store/revision_hash.hpp"

namespace bearing {

/// One revision in the making: writes incidents, keeps what they were, and ends with a link of the chain. The
/// caller holds the transaction.
class RevisionWriter {
  public:
    RevisionWriter(Database& database, std::string_view kind, std::string_view author,
                   std::string_view reason, std::string_view source = {});

    long long number() const { return row_.revision.number; }
    const Revision& revision() const { return row_.revision; }
    long long first_fid() const { return row_.first_fid; }
    bool empty() const;
    /// Box around the points written; nothing if there are none.
    const std::optional<Extent>& box() const { return box_; }

    /// Gives the new fid.
    long long add(const Incident& incident, const Sha256Digest& hash, std::optional<long long> lineage);
    /// Puts an incident in the place of a former one, or changes the status alone where the content is the
    /// same. `status` as it shall be; its revision is set here. `other`: see ChangeRow.
    void change(const RowHead& former, const Incident& incident, const Sha256Digest& hash, RowStatus status,
                ChangeKind kind = ChangeKind::changed, std::optional<long long> other = std::nullopt);
    void change_status(const RowHead& former, RowStatus status, ChangeKind kind,
                       std::optional<long long> other = std::nullopt);
    /// Keeps what its source says about an incident: before people's first change of it, and when a later
    /// release says something else.
    void keep_release(long long fid);
    void keep_release(long long fid, const Incident& release, const Sha256Digest& hash);
    /// Keeps the release if this is people's first change of an imported incident; the status as they leave
    /// it.
    RowStatus as_edited(const RowHead& former);

    /// Writes the revision. Everything that came with it (imported files) must have been written.
    Revision finish();

  private:
    struct Change {
        ChangeRow row;
        RowStatus status;
        Sha256Digest content;
    };
    void note(Change change);
    void note_release(long long fid, long long version);
    void widen(const Incident& incident);

    Database& database_;
    IncidentWriter writer_;
    RevisionRow row_;
    long long next_fid_ = 0;
    RevisionDigest digest_;
    std::vector<Change> changes_;
    std::optional<Extent> box_;
};

/// "2020-10-03T12:00:00.000Z".
std::string utc_now();

}  // namespace bearing
