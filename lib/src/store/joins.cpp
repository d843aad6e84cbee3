#include <fmt/format.h>

#include "bearing/base/error.hpp"
#include "bearing/incident/content_hash.hpp"
#include "bearing/incident/difference.hpp"
#include "bearing/incident/match.hpp"
#include "store/changes.hpp"
#include "store/revision_writer.hpp"
#include "store/store_impl.hpp"

namespace bearing {
namespace {

IncidentRow find_live(IncidentReader& reader, std::string_view id) {
    auto row = reader.find(id);
    if (!row) throw_unknown_id(id);
    if (row->head.status.state != RowState::live)
        throw ArgumentError(
            fmt::format("incident {} is withdrawn or part of another one; only incidents that "
                        "count can be joined or split",
                        id));
    return std::move(*row);
}

/// The latest join into an incident that still holds: the joined one's fid and the revision.
struct Join {
    long long joined = 0;
    long long revision = 0;
};

std::optional<Join> latest_join(const Database& database, long long into) {
    auto row = database.prepare(
        "SELECT changes.incident, changes.revision FROM changes JOIN incidents ON fid = changes.incident "
        "WHERE kind = 'joined' AND other = ?1 AND joined_into = ?1 AND state = 'joined' "
        "ORDER BY changes.revision DESC LIMIT 1");
    if (!row.bind(1, into).step()) return std::nullopt;
    return Join{row.integer(0), row.integer(1)};
}

}  // namespace

void Store::join(std::string_view first_id, std::string_view second_id, std::string_view author,
                 std::string_view reason) {
    if (first_id == second_id)
        throw ArgumentError(fmt::format("incident {} cannot be joined with itself", first_id));
    Database& database = impl_->database;
    Transaction transaction(database);
    {
        IncidentReader reader(database);
        const IncidentRow first = find_live(reader, first_id);
        const IncidentRow second = find_live(reader, second_id);
        RevisionWriter revision(database, "edit", author, reason);
        const Incident both = joined(first.content.incident, second.content.incident);
        revision.change(first.head, both, content_hash(both), revision.as_edited(first.head));
        RowStatus status = revision.as_edited(second.head);
        status.state = RowState::joined;
        status.joined_into = first.head.fid;
        revision.change_status(second.head, status, ChangeKind::joined, first.head.fid);
        revision.finish();
    }
    transaction.commit();
}

void Store::split(std::string_view id, std::string_view author, std::string_view reason) {
    Database& database = impl_->database;
    Transaction transaction(database);
    {
        IncidentReader reader(database);
        const IncidentRow first = find_live(reader, id);
        const auto join = latest_join(database, first.head.fid);
        if (!join) throw ArgumentError(fmt::format("nothing was joined into incident {}", id));
        const auto second = reader.find(join->joined);
        const auto before = incident_at(database, reader, first.head.fid, join->revision - 1);
        const auto after = incident_at(database, reader, first.head.fid, join->revision);
        // What was done to the joined incident since stays; the rest is as it was before.
        const Incident left = merge_edits(*after, first.content.incident, *before).incident;
        RevisionWriter revision(database, "edit", author, reason);
        revision.change(first.head, left, content_hash(left), revision.as_edited(first.head));
        RowStatus status = second->head.status;
        status.state = RowState::live;
        status.joined_into.reset();
        revision.change_status(second->head, status, ChangeKind::split, first.head.fid);
        revision.finish();
    }
    transaction.commit();
}

}  // namespace bearing
