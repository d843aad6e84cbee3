#include "store/columns_cache.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <future>
#include <optional>
#include <vector>

#include "bearing/base/error.hpp"
#include "bearing/base/sha256.hpp"
#include "store/incident_reader.hpp"

namespace bearing {
namespace {

/// Rows that are read one by one at opening, at most: about a tenth of a second.
constexpr long long kMaxOverlay = 10'000;
/// SQLite holds at most a billion bytes in a cell.
constexpr std::size_t kPartBytes = 64u << 20;

/// Columns of the incidents with the fids first_fid .. last_fid, as `revision` left them.
struct Segment {
    long long number = 0;
    long long first_fid = 0;
    long long last_fid = 0;
    long long revision = 0;
};

std::vector<Segment> read_segments(const Database& database) {
    std::vector<Segment> segments;
    auto row = database.prepare(
        "SELECT segment, first_fid, last_fid, revision FROM bearing_columns WHERE part = 0 ORDER BY "
        "first_fid");
    while (row.step()) segments.push_back({row.integer(0), row.integer(1), row.integer(2), row.integer(3)});
    return segments;
}

/// Throws FormatError if the bytes are not what was written.
IncidentColumns read_columns(const Database& database, const Segment& segment) {
    auto size =
        database.prepare("SELECT sum(length(bytes)), max(sha256) FROM bearing_columns WHERE segment = ?");
    size.bind(1, segment.number).step();
    std::string bytes;
    bytes.reserve(static_cast<std::size_t>(size.integer(0)));
    auto row = database.prepare("SELECT bytes FROM bearing_columns WHERE segment = ? ORDER BY part");
    row.bind(1, segment.number);
    while (row.step()) bytes += row.view(0);
    // Hashing takes as long as reading: both at once.
    auto hash = std::async(std::launch::async, [&bytes] { return sha256_hex(bytes); });
    IncidentColumns columns = IncidentColumns::from_bytes(bytes);
    if (hash.get() != size.view(1)) throw FormatError("the columns of the incidents are damaged");
    return columns;
}

std::vector<std::uint32_t> changed_since(const Database& database, const Segment& segment) {
    std::vector<std::uint32_t> fids;
    auto row = database.prepare(
        "SELECT DISTINCT incident FROM changes WHERE revision > ? AND incident BETWEEN ? AND ? ORDER BY "
        "incident");
    row.bind(1, segment.revision).bind(2, segment.first_fid).bind(3, segment.last_fid);
    while (row.step()) fids.push_back(static_cast<std::uint32_t>(row.integer(0)));
    return fids;
}

void add_if_live(IncidentColumns& columns, const IncidentRow& row) {
    if (row.head.status.state == RowState::live)
        columns.add(row.content.incident, static_cast<std::uint32_t>(row.head.fid));
}

long long last_fid(const Database& database) {
    return database.integer("SELECT max(fid) FROM incidents");
}

/// Segments follow one another without gaps: imports add them at the end, and what lies between is read.
IncidentColumns load_over_segments(const Database& database, const std::vector<Segment>& segments) {
    IncidentReader reader(database);
    IncidentColumns columns;
    const auto read_range = [&](long long first, long long last) {
        for (long long fid = first; fid <= last; ++fid)
            if (const auto row = reader.find(fid)) add_if_live(columns, *row);
    };
    long long next = 1;
    for (const auto& segment : segments) {
        read_range(next, segment.first_fid - 1);
        IncidentColumns kept = read_columns(database, segment);
        const auto changed = changed_since(database, segment);
        kept.remove(changed);
        if (columns.size() == 0)
            columns = std::move(kept);
        else
            columns.append(kept);
        for (const std::uint32_t fid : changed)
            if (const auto row = reader.find(static_cast<long long>(fid))) add_if_live(columns, *row);
        next = std::max(next, segment.last_fid + 1);
    }
    read_range(next, last_fid(database));
    return columns;
}

IncidentColumns load_from_rows(const Database& database) {
    IncidentColumns columns;
    IncidentReader(database).each([&](const IncidentRow& row) { add_if_live(columns, row); });
    return columns;
}

/// How many incidents load_over_segments() would read.
long long overlay_size(const Database& database, const std::vector<Segment>& segments) {
    long long size = last_fid(database);
    for (const auto& segment : segments) {
        size -= segment.last_fid - segment.first_fid + 1;
        auto row =
            database.prepare("SELECT count(*) FROM changes WHERE revision > ? AND incident BETWEEN ? AND ?");
        row.bind(1, segment.revision).bind(2, segment.first_fid).bind(3, segment.last_fid);
        if (row.step()) size += row.integer(0);
    }
    return size;
}

}  // namespace

IncidentColumns load_columns(const Database& database) {
    const auto segments = read_segments(database);
    // Reading all rows in order is faster than reading most of them one by one.
    if (2 * overlay_size(database, segments) > last_fid(database)) return load_from_rows(database);
    try {
        return load_over_segments(database, segments);
    } catch (const FormatError&) {
        return load_from_rows(database);
    }
}

void keep_columns(Database& database, const IncidentColumns& columns, long long first_fid, long long last_fid,
                  long long revision) {
    const long long segment = database.integer("SELECT max(segment) FROM bearing_columns") + 1;
    const std::string bytes = columns.to_bytes();
    const std::string hash = sha256_hex(bytes);
    auto row = database.prepare("INSERT INTO bearing_columns VALUES (?,?,?,?,?,?,?)");
    for (std::size_t part = 0; part == 0 || part * kPartBytes < bytes.size(); ++part)
        row.bind(1, segment)
            .bind(2, static_cast<long long>(part))
            .bind(3, first_fid)
            .bind(4, last_fid)
            .bind(5, revision)
            .bind(6, hash)
            .bind_blob(7, std::string_view(bytes).substr(part * kPartBytes, kPartBytes))
            .run();
}

void refresh_columns(Database& database) {
    if (overlay_size(database, read_segments(database)) <= kMaxOverlay) return;
    IncidentColumns columns = load_columns(database);
    columns.sort();
    database.execute("DELETE FROM bearing_columns");
    keep_columns(database, columns, 1, last_fid(database),
                 database.integer("SELECT max(number) FROM revisions"));
}

}  // namespace bearing
