#include "store/revision_writer.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace bearing {

std::string utc_now() {
    const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}.000Z", fmt::gmtime(now));
}

RevisionWriter::RevisionWriter(Database& database, std::string_view kind, std::string_view author,
                               std::string_view reason, std::string_view source)
    : database_(database), writer_(database) {
    row_.revision.number = database.integer("SELECT max(number) FROM revisions") + 1;
    row_.revision.time = utc_now();
    row_.revision.author = author;
    row_.revision.reason = reason;
    row_.kind = kind;
    row_.source = source;
    row_.first_fid = next_fid_ = database.integer("SELECT max(fid) FROM incidents") + 1;
}

bool RevisionWriter::empty() const {
    return row_.revision.added == 0 && changes_.empty();
}

long long RevisionWriter::add(const Incident& incident, const Sha256Digest& hash,
                              std::optional<long long> lineage) {
    const RowStatus status{number(), RowState::live, std::nullopt, lineage, false};
    writer_.insert(next_fid_, incident, hash, status);
    digest_.add(next_fid_, status, hash);
    ++row_.revision.added;
    widen(incident);
    return next_fid_++;
}

void RevisionWriter::change(const RowHead& former, const Incident& incident, const Sha256Digest& hash,
                            RowStatus status, ChangeKind kind, std::optional<long long> other) {
    if (hash == former.hash) return change_status(former, status, kind, other);
    status.revision = number();
    const long long version = writer_.keep_version(former.fid);
    writer_.replace(former.fid, incident, hash, status);
    note({{number(), former.fid, kind, other, version, former.status}, status, hash});
    widen(incident);
}

void RevisionWriter::change_status(const RowHead& former, RowStatus status, ChangeKind kind,
                                   std::optional<long long> other) {
    status.revision = number();
    writer_.set_status(former.fid, status);
    note({{number(), former.fid, kind, other, std::nullopt, former.status}, status, former.hash});
}

void RevisionWriter::keep_release(long long fid) {
    note_release(fid, writer_.keep_version(fid));
}

void RevisionWriter::keep_release(long long fid, const Incident& release, const Sha256Digest& hash) {
    note_release(fid, writer_.keep_version(release, hash));
}

void RevisionWriter::note_release(long long fid, long long version) {
    database_.prepare("INSERT INTO releases VALUES (?, ?, ?)")
        .bind(1, fid)
        .bind(2, number())
        .bind(3, version)
        .run();
}

RowStatus RevisionWriter::as_edited(const RowHead& former) {
    RowStatus status = former.status;
    if (!status.lineage || status.edited) return status;
    keep_release(former.fid);
    status.edited = true;
    return status;
}

void RevisionWriter::note(Change change) {
    write_change(database_, change.row);
    ++(change.row.kind == ChangeKind::withdrawn ? row_.revision.withdrawn : row_.revision.changed);
    changes_.push_back(std::move(change));
}

void RevisionWriter::widen(const Incident& incident) {
    if (!incident.where) return;
    const LonLat point = incident.where->footprint.point;
    if (!box_) box_ = Extent{point.lon, point.lat, point.lon, point.lat};
    box_->west = std::min(box_->west, point.lon);
    box_->south = std::min(box_->south, point.lat);
    box_->east = std::max(box_->east, point.lon);
    box_->north = std::max(box_->north, point.lat);
}

Revision RevisionWriter::finish() {
    std::sort(changes_.begin(), changes_.end(),
              [](const Change& a, const Change& b) { return a.row.incident < b.row.incident; });
    for (const auto& change : changes_) digest_.change(change.row, change.status, change.content);
    row_.digest = digest_.finish();
    auto last = database_.prepare("SELECT hash FROM revisions ORDER BY number DESC LIMIT 1");
    const std::string previous = last.step() ? last.text(0) : std::string();
    Revision& revision = row_.revision;
    revision.hash = revision_hash(database_, row_, previous);
    write_revision(database_, row_);
    update_contents(database_, "incidents", revision.time, box_);
    update_contents(database_, "footprints", revision.time, box_);
    for (const char* table : {"claims", "revisions", "imported_files"})
        update_contents(database_, table, revision.time);
    return revision;
}

}  // namespace bearing
