#include "store/changes.hpp"

#include <fmt/format.h>

#include <array>

#include "bearing/base/error.hpp"

namespace bearing {
namespace {

constexpr std::array<std::string_view, 6> kKinds = {"added",    "changed", "withdrawn",
                                                    "restored", "joined",  "split"};

std::optional<long long> optional_number(const Statement& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return row.integer(column);
}

}  // namespace

std::string_view to_string(ChangeKind kind) {
    return kKinds[static_cast<std::size_t>(kind)];
}

std::optional<ChangeKind> parse_change_kind(std::string_view text) {
    for (std::size_t i = 0; i < kKinds.size(); ++i)
        if (kKinds[i] == text) return static_cast<ChangeKind>(i);
    return std::nullopt;
}

void write_change(Database& database, const ChangeRow& change) {
    database.prepare("INSERT INTO changes VALUES (?,?,?,?,?,?,?,?,?,?)")
        .bind(1, change.revision)
        .bind(2, change.incident)
        .bind(3, to_string(change.kind))
        .bind_or_null(4, change.other)
        .bind_or_null(5, change.version)
        .bind(6, change.former.revision)
        .bind(7, to_string(change.former.state))
        .bind_or_null(8, change.former.joined_into)
        .bind_or_null(9, change.former.lineage)
        .bind(10, static_cast<long long>(change.former.edited))
        .run();
}

ChangeRow read_change(const Statement& row) {
    ChangeRow change;
    change.revision = row.integer(0);
    change.incident = row.integer(1);
    const auto kind = parse_change_kind(row.view(2));
    if (!kind) throw FormatError("the project is damaged: an unknown kind of change");
    change.kind = *kind;
    change.other = optional_number(row, 3);
    change.version = optional_number(row, 4);
    change.former.revision = row.integer(5);
    change.former.state = parse_row_state(row.view(6));
    change.former.joined_into = optional_number(row, 7);
    change.former.lineage = optional_number(row, 8);
    change.former.edited = row.flag(9);
    return change;
}

std::vector<ChangeRow> changes_of(const Database& database, long long incident) {
    std::vector<ChangeRow> changes;
    auto row = database.prepare(
        fmt::format("SELECT {} FROM changes WHERE incident = ? ORDER BY revision", kChangeColumns));
    row.bind(1, incident);
    while (row.step()) changes.push_back(read_change(row));
    return changes;
}

std::optional<Incident> incident_at(const Database& database, IncidentReader& reader, long long fid,
                                    long long revision) {
    auto later = database.prepare(
        "SELECT version FROM changes WHERE incident = ? AND revision > ? AND version IS NOT NULL "
        "ORDER BY revision LIMIT 1");
    later.bind(1, fid).bind(2, revision);
    if (later.step()) return reader.version(later.integer(0)).incident;
    auto row = reader.find(fid);
    if (!row) return std::nullopt;
    return std::move(row->content.incident);
}

}  // namespace bearing
