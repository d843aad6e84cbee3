#include <fmt/format.h>

#include <algorithm>

#include "bearing/incident/difference.hpp"
#include "store/changes.hpp"
#include "store/revision_hash.hpp"
#include "store/store_impl.hpp"

namespace bearing {
namespace {

/// Makes changes out of rows: finds ids and tells fields apart.
class HistoryReader {
  public:
    explicit HistoryReader(const Database& database)
        : database_(database),
          reader_(database),
          id_(database.prepare("SELECT id FROM incidents WHERE fid = ?")) {}

    IncidentChange added(const Revision& revision, long long fid) {
        return {revision, id_of(fid), ChangeKind::added, {}, {}};
    }

    IncidentChange changed(const Revision& revision, const ChangeRow& row) {
        IncidentChange change{revision, id_of(row.incident), row.kind, {}, {}};
        if (row.other) change.other_id = id_of(*row.other);
        if (!row.version) return change;
        const Incident before = reader_.version(*row.version).incident;
        if (const auto after = incident_at(database_, reader_, row.incident, row.revision))
            change.fields = differences(before, *after);
        return change;
    }

  private:
    std::string id_of(long long fid) {
        const StatementUse use(id_);
        return id_.bind(1, fid).step() ? id_.text(0) : std::string();
    }

    const Database& database_;
    IncidentReader reader_;
    Statement id_;
};

/// The revision that added an incident: fids grow from revision to revision.
const RevisionRow* adding_revision(const std::vector<RevisionRow>& revisions, long long fid) {
    const auto after =
        std::upper_bound(revisions.begin(), revisions.end(), fid,
                         [](long long wanted, const RevisionRow& row) { return wanted < row.first_fid; });
    return after == revisions.begin() ? nullptr : &*std::prev(after);
}

std::vector<IncidentChange> history_of_one(const Database& database, std::string_view id, std::size_t limit) {
    std::vector<IncidentChange> history;
    const auto head = IncidentReader(database).head(id);
    if (!head) throw_unknown_id(id);
    const auto revisions = read_revisions(database);
    auto changes = changes_of(database, head->fid);
    HistoryReader reader(database);
    const RevisionRow* first = adding_revision(revisions, head->fid);
    if (first != nullptr && changes.size() < limit)
        history.push_back(reader.added(first->revision, head->fid));
    if (changes.size() > limit)
        changes.erase(changes.begin(), changes.end() - static_cast<std::ptrdiff_t>(limit));
    for (const auto& change : changes) {
        const auto index = static_cast<std::size_t>(change.revision) - 1;
        if (index < revisions.size()) history.push_back(reader.changed(revisions[index].revision, change));
    }
    return history;
}

/// Newest first: of each revision its changes from the highest fid down, then the incidents it added.
std::vector<IncidentChange> history_of_all(const Database& database, std::size_t limit) {
    std::vector<IncidentChange> history;
    const auto revisions = read_revisions(database);
    HistoryReader reader(database);
    auto rows = database.prepare(
        fmt::format("SELECT {} FROM changes WHERE revision = ? ORDER BY incident DESC", kChangeColumns));
    for (auto row = revisions.rbegin(); row != revisions.rend() && history.size() < limit; ++row) {
        if (row->kind == kFormerRevision) continue;
        const StatementUse use(rows);
        rows.bind(1, row->revision.number);
        while (history.size() < limit && rows.step())
            history.push_back(reader.changed(row->revision, read_change(rows)));
        for (std::size_t i = row->revision.added; i-- > 0 && history.size() < limit;)
            history.push_back(reader.added(row->revision, row->first_fid + static_cast<long long>(i)));
    }
    std::reverse(history.begin(), history.end());
    return history;
}

}  // namespace

std::vector<Revision> Store::revisions() const {
    std::vector<Revision> revisions;
    for (auto& row : read_revisions(impl_->database)) revisions.push_back(std::move(row.revision));
    return revisions;
}

std::vector<IncidentChange> Store::history(std::string_view id, std::size_t limit) const {
    const ReadTransaction one_state(impl_->database);
    return id.empty() ? history_of_all(impl_->database, limit) : history_of_one(impl_->database, id, limit);
}

}  // namespace bearing
