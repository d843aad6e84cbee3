#include "store/missing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "bearing/base/text.hpp"
#include "store/extract.hpp"
#include "store/incident_reader.hpp"

namespace bearing {
namespace {

struct Missing {
    RowHead head;
    std::string id;
    std::optional<TimeSpan> when;
};

/// What the lineages hold, and what of it the new release lacks.
struct Comparison {
    std::size_t live = 0;
    DayRange days;
    std::vector<Missing> missing;
    std::vector<long long> brought;  ///< fids of what the release has
};

/// More than any source takes back: the file is a part. Of a handful of incidents anything can be.
bool is_most(std::size_t missing, std::size_t live) {
    constexpr std::size_t kHandful = 5, kMany = 20;
    return (missing > kMany && 2 * missing > live) || (missing > kHandful && 4 * missing > 3 * live);
}

std::set<long long> lineages_of(const Database& database, const std::string& source) {
    std::set<long long> lineages;
    auto row = database.prepare("SELECT number FROM revisions WHERE kind = 'import' AND source = ?");
    row.bind(1, source);
    while (row.step()) lineages.insert(row.integer(0));
    return lineages;
}

/// With all that imports have continued from them or into them: the files that brought them share ids.
std::set<long long> connected(const Database& database, std::set<long long> lineages) {
    std::vector<std::pair<long long, long long>> links;
    auto row = database.prepare("SELECT revision, continues FROM lineages");
    while (row.step()) links.emplace_back(row.integer(0), row.integer(1));
    for (bool grown = true; grown;) {
        const std::size_t before = lineages.size();
        for (const auto& [one, other] : links) {
            if (lineages.contains(one)) lineages.insert(other);
            if (lineages.contains(other)) lineages.insert(one);
        }
        grown = lineages.size() > before;
    }
    return lineages;
}

std::optional<TimeSpan> days_of(const Statement& row, int first) {
    const auto begin = parse_day(row.view(first));
    const auto end = parse_day(row.view(first + 1));
    if (!begin || !end) return std::nullopt;
    return TimeSpan{*begin, *end, TimePrecision::day, {}, {}, {}};
}

Comparison compare(const Database& database, const std::set<long long>& lineages, const Met& met) {
    Comparison comparison;
    auto row = database.prepare(
        "SELECT fid, lineage, id, date_first, date_last, hash, revision, edited FROM incidents "
        "WHERE lineage IS NOT NULL AND state = 'live'");
    while (row.step()) {
        const long long fid = row.integer(0);
        const auto place = static_cast<std::size_t>(fid - 1);
        const bool is_new = place >= met.fids.size();
        if (is_new || met.fids[place]) comparison.brought.push_back(fid);
        if (is_new || !lineages.contains(row.integer(1))) continue;
        ++comparison.live;
        const auto when = days_of(row, 3);
        if (when) comparison.days.add(*when);
        if (met.fids[place]) continue;
        const RowStatus status{row.integer(6), RowState::live, std::nullopt, row.integer(1), row.flag(7)};
        comparison.missing.push_back({{fid, digest_of(row.view(5)), status}, row.text(2), when});
    }
    return comparison;
}

bool is_before(const Missing& missing, const DayRange& days) {
    return missing.when && days.first && missing.when->last < *days.first;
}

bool is_after(const Missing& missing, const DayRange& days) {
    return missing.when && days.last && missing.when->first > *days.last;
}

/// The release covers other days than former ones did, and lacks nothing within its days: it moved on with
/// time, or is an extract. That its source took back exactly the first or last incidents is told from that by
/// their number.
bool is_window(const Comparison& known, const DayRange& release) {
    bool before = false;
    bool after = false;
    for (const auto& missing : known.missing) {
        const bool is_earlier = is_before(missing, release);
        const bool is_later = is_after(missing, release);
        if (!is_earlier && !is_later) return false;
        before = before || is_earlier;
        after = after || is_later;
    }
    const bool brings_newer = release.last && known.days.last && *release.last > *known.days.last;
    const bool brings_older = release.first && known.days.first && *release.first < *known.days.first;
    const std::size_t missing = known.missing.size();
    // A first or a last day was chosen: there are at most as many as incidents.
    constexpr double kHardly = 0.1;
    const bool much_is_missing =
        2 * missing > known.live ||
        (missing >= kLeastToExplain &&
         is_hardly_chance(std::log(static_cast<double>(known.live)), known.live - missing, missing, kHardly));
    return (before && (brings_newer || after)) || (after && brings_older) || much_is_missing;
}

std::vector<long long> fids_of(const std::vector<Missing>& missing) {
    std::vector<long long> fids;
    for (const auto& one : missing) fids.push_back(one.head.fid);
    return fids;
}

Issue extract_issue(std::size_t count, const std::string& values) {
    return {
        {},
        0,
        {},
        Severity::info,
        fmt::format("{} of earlier releases stay, because this one seems to be an extract, a choice of {} "
                    "that leaves them out; withdraw them with --withdraw missing if the source took "
                    "them back",
                    counted(count, "incident"), values)};
}

Issue most_issue(const Comparison& known) {
    return {{},
            0,
            {},
            Severity::warning,
            fmt::format("{} of the {} incidents of earlier releases are missing and stay, because no source "
                        "takes back most of what it said: is the file whole, or an extract? Withdraw them "
                        "with --withdraw missing if the source took them back",
                        known.missing.size(), known.live)};
}

Issue window_issue(std::size_t count, const DayRange& days) {
    return {
        {},
        0,
        {},
        Severity::info,
        fmt::format("{} of earlier releases lie outside the days of this one ({} to {}) and stay, because it "
                    "seems to cover other days; withdraw them with --withdraw missing if the source took "
                    "them back",
                    counted(count, "incident"), to_string(*days.first), to_string(*days.last))};
}

/// Why what is missing stays although the release lacks it.
std::optional<Issue> reason_to_keep(const Database& database, const Comparison& known,
                                    const DayRange& release) {
    const std::size_t missing = known.missing.size();
    if (is_window(known, release)) return window_issue(missing, release);
    IncidentReader reader(database);
    if (const auto values = chosen_by(reader, known.brought, fids_of(known.missing)))
        return extract_issue(missing, *values);
    if (is_most(missing, known.live)) return most_issue(known);
    return std::nullopt;
}

Issue edited_issue(const Missing& missing) {
    return {
        {},
        0,
        missing.id,
        Severity::warning,
        fmt::format("{} is missing from the new release, but people have worked on it: it stays; withdraw "
                    "it if the source took it back",
                    missing.id)};
}

}  // namespace

void keep_lineages(Database& database, long long revision, const std::set<long long>& lineages) {
    auto row = database.prepare("INSERT INTO lineages VALUES (?, ?)");
    for (const long long lineage : lineages) row.bind(1, revision).bind(2, lineage).run();
}

void DayRange::add(const TimeSpan& span) {
    first = first ? std::min(*first, span.first) : span.first;
    last = last ? std::max(*last, span.last) : span.last;
}

void withdraw_missing(Database& database, RevisionWriter& revision, const std::string& source, const Met& met,
                      WithdrawPolicy policy, std::vector<Issue>& issues,
                      const std::function<void(long long)>& on_withdrawn) {
    if (policy == WithdrawPolicy::none) return;
    const auto lineages =
        policy == WithdrawPolicy::missing ? lineages_of(database, source) : connected(database, met.lineages);
    if (lineages.empty()) return;
    const Comparison known = compare(database, lineages, met);
    if (known.missing.empty()) return;
    if (policy == WithdrawPolicy::automatic)
        if (auto reason = reason_to_keep(database, known, met.days)) {
            issues.push_back(std::move(*reason));
            return;
        }
    for (const auto& missing : known.missing) {
        if (missing.head.status.edited) {
            issues.push_back(edited_issue(missing));
            continue;
        }
        RowStatus status = missing.head.status;
        status.state = RowState::missing;
        revision.change_status(missing.head, status, ChangeKind::withdrawn);
        on_withdrawn(missing.head.fid);
    }
}

}  // namespace bearing
