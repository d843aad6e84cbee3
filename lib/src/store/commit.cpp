#include "store/commit.hpp"

#include <unordered_map>

#include "bearing/incident/content_hash.hpp"
#include "store/columns_cache.hpp"
#include "store/store_impl.hpp"

namespace bearing {
namespace {

/// The last incident given under each id, in the order of their first mention.
std::vector<const Incident*> last_of_each_id(const std::vector<Incident>& incidents) {
    std::vector<const Incident*> last;
    std::unordered_map<std::string_view, std::size_t> places;
    for (const auto& incident : incidents) {
        const auto [place, is_new] = places.try_emplace(incident.id, last.size());
        if (is_new) last.push_back(&incident);
        last[place->second] = &incident;
    }
    return last;
}

}  // namespace

void commit_incident(const Incident& incident, IncidentReader& reader, RevisionWriter& revision,
                     CommitResult& result) {
    const Sha256Digest hash = content_hash(incident);
    const auto former = reader.head(incident.id);
    if (!former) {
        revision.add(incident, hash, std::nullopt);
        ++result.added;
        return;
    }
    // A joined incident stays part of the other one until it is split off.
    const bool comes_back =
        former->status.state == RowState::withdrawn || former->status.state == RowState::missing;
    if (former->hash == hash && !comes_back) {
        ++result.unchanged;
        return;
    }
    RowStatus status = revision.as_edited(*former);
    if (comes_back) status.state = RowState::live;
    revision.change(*former, incident, hash, status, comes_back ? ChangeKind::restored : ChangeKind::changed);
    ++result.changed;
}

void withdraw_incident(const RowHead& former, RevisionWriter& revision) {
    if (former.status.state == RowState::withdrawn) return;
    RowStatus status = revision.as_edited(former);
    status.state = RowState::withdrawn;
    status.joined_into.reset();
    revision.change_status(former, status, ChangeKind::withdrawn);
}

CommitResult Store::commit(const std::vector<Incident>& incidents, std::string_view author,
                           std::string_view reason) {
    Database& database = impl_->database;
    Transaction transaction(database);
    CommitResult result;
    {
        IncidentReader reader(database);
        RevisionWriter revision(database, "edit", author, reason);
        for (const Incident* incident : last_of_each_id(incidents))
            commit_incident(*incident, reader, revision, result);
        if (revision.empty()) return result;
        revision.finish();
    }
    refresh_columns(database);
    transaction.commit();
    return result;
}

void Store::withdraw(std::string_view id, std::string_view author, std::string_view reason) {
    Database& database = impl_->database;
    Transaction transaction(database);
    {
        IncidentReader reader(database);
        const auto former = reader.head(id);
        if (!former) throw_unknown_id(id);
        if (former->status.state == RowState::withdrawn) return;
        RevisionWriter revision(database, "edit", author, reason);
        withdraw_incident(*former, revision);
        revision.finish();
    }
    transaction.commit();
}

}  // namespace bearing
