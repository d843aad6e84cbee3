#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "bearing/incident/dataset.hpp"

namespace bearing {
namespace {

/// First day of the bin that holds the day, and of the next bin.
struct BinDays {
    Day first;
    Day next;
};

BinDays bin_days(Day day, CountBy by) {
    using std::chrono::days;
    if (by == CountBy::month) return {first_of_month(day), last_of_month(day) + days{1}};
    if (by == CountBy::day) return {day, day + days{1}};
    const std::chrono::weekday weekday{day};
    const Day monday = day - days{weekday.iso_encoding() - 1};
    return {monday, monday + days{7}};
}

/// ISO 8601: "2020-10-03", "2020-W40" (the year is that of the week's Thursday), "2020-10".
std::string bin_key(Day first, CountBy by) {
    using namespace std::chrono;
    if (by == CountBy::day) return to_string(first);
    if (by == CountBy::month) return to_string(first).substr(0, 7);
    const Day thursday = first + days{3};
    const year_month_day date{thursday};
    const int week = static_cast<int>((thursday - Day{date.year() / January / 1}).count()) / 7 + 1;
    return fmt::format("{:04}-W{:02}", static_cast<int>(date.year()), week);
}

struct TimeBins {
    CountBy by;
    std::optional<Day> from, to;
    std::map<Day, Bin> bins;

    void add(const TimeSpan& span, bool certain) {
        const Day first = from ? std::max(span.first, *from) : span.first;
        const Day last = to ? std::min(span.last, *to) : span.last;
        for (Day day = first; day <= last;) {
            const BinDays days = bin_days(day, by);
            Bin& bin = bins[days.first];
            if (bin.key.empty()) bin.key = bin_key(days.first, by);
            const bool whole = span.first >= days.first && span.last < days.next;
            ++(certain && whole ? bin.certain : bin.possible);
            day = days.next;
        }
    }
};

std::set<std::string> keys_of(const Incident& incident, CountBy by, const ActorTable& actors) {
    std::set<std::string> keys;
    switch (by) {
        case CountBy::actor:
            for (const auto& claim : incident.claims)
                if ((claim.stance == Stance::alleges || claim.stance == Stance::acknowledges) &&
                    !claim.actor.empty())
                    keys.insert(actors.canonical(claim.actor));
            break;
        case CountBy::claimant:
            for (const auto& claim : incident.claims)
                if (!claim.claimant.empty()) keys.insert(actors.canonical(claim.claimant));
            break;
        case CountBy::weapon:
            for (const auto& weapon : incident.weapons) keys.emplace(code(weapon.weapon_class));
            break;
        case CountBy::type:
            keys.emplace(code(incident.type));
            break;
        default:
            if (incident.where) keys.insert(incident.where->name);
    }
    if (keys.empty()) keys.emplace();
    return keys;
}

std::vector<Bin> count_times(const Dataset& dataset, const Selection& selection, TimeBins counter) {
    const auto add = [&](const std::vector<std::uint32_t>& indices, bool certain) {
        for (const auto i : indices)
            if (const auto& when = dataset.incident(i).when) counter.add(when->span, certain);
    };
    add(selection.certain, true);
    add(selection.possible, false);
    std::vector<Bin> bins;
    for (auto& [day, bin] : counter.bins) bins.push_back(std::move(bin));
    return bins;
}

}  // namespace

std::optional<CountBy> parse_count_by(std::string_view code) {
    static constexpr std::string_view kCodes[] = {"day",      "week", "month",  "actor",
                                                  "claimant", "type", "weapon", "place"};
    for (std::size_t i = 0; i < std::size(kCodes); ++i)
        if (kCodes[i] == code) return static_cast<CountBy>(i);
    return std::nullopt;
}

std::vector<Bin> count(const Dataset& dataset, const Selection& selection, CountBy by,
                       std::optional<Day> from, std::optional<Day> to) {
    if (by == CountBy::day || by == CountBy::week || by == CountBy::month)
        return count_times(dataset, selection, {by, from, to, {}});
    std::map<std::string, Bin> bins;
    const auto add = [&](const std::vector<std::uint32_t>& indices, std::size_t Bin::*counter) {
        for (const auto i : indices)
            for (const auto& key : keys_of(dataset.incident(i), by, dataset.actors())) ++(bins[key].*counter);
    };
    add(selection.certain, &Bin::certain);
    add(selection.possible, &Bin::possible);
    std::vector<Bin> sorted;
    for (auto& [key, bin] : bins) sorted.push_back({key, bin.certain, bin.possible});
    std::stable_sort(sorted.begin(), sorted.end(), [](const Bin& a, const Bin& b) {
        return std::pair(a.certain + a.possible, a.certain) > std::pair(b.certain + b.possible, b.certain);
    });
    return sorted;
}

}  // namespace bearing
