#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bearing/store/history.hpp"
#include "store/database.hpp"
#include "store/incident_reader.hpp"

namespace bearing {

/// A row of `changes`: what one revision did to one incident that was there before.
struct ChangeRow {
    long long revision = 0;
    long long incident = 0;  ///< fid
    ChangeKind kind = ChangeKind::changed;
    std::optional<long long> other;    ///< fid of the incident joined into or split from
    std::optional<long long> version;  ///< what it was before; nothing if only its status changed
    RowStatus former;
};

std::optional<ChangeKind> parse_change_kind(std::string_view text);

void write_change(Database& database, const ChangeRow& change);

/// Reads rows of `changes` that a statement "SELECT kChangeColumns FROM changes …" gives.
inline constexpr const char* kChangeColumns =
    "revision, incident, kind, other, version, former_revision, former_state, former_joined_into, "
    "former_lineage, former_edited";
ChangeRow read_change(const Statement& row);
/// All changes of an incident, oldest first.
std::vector<ChangeRow> changes_of(const Database& database, long long incident);

/// An incident as a revision left it; nothing if there is no such fid.
std::optional<Incident> incident_at(const Database& database, IncidentReader& reader, long long fid,
                                    long long revision);

}  // namespace bearing
