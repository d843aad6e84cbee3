#include "figure/figure_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "bearing/base/text.hpp"
#include "figure/words.hpp"

namespace bearing::figure {
namespace {

Tally sorted_tally(const std::map<std::string, std::size_t>& counts) {
    Tally tally(counts.begin(), counts.end());
    std::stable_sort(tally.begin(), tally.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    return tally;
}

/// "Stepanakert (12), Martuni (5) and 18 others".
std::string main_entries(const Tally& tally, std::size_t most) {
    std::vector<std::string> parts;
    for (const auto& [name, count] : tally) {
        if (parts.size() == most) break;
        parts.push_back(fmt::format("{} ({})", name, count));
    }
    std::string out = join(parts, ", ");
    if (tally.size() > most) out += fmt::format(" and {} more", tally.size() - most);
    return out;
}

std::string degrees(double value, char positive, char negative) {
    return fmt::format("{:.1f}° {}", std::abs(value), value < 0 ? negative : positive);
}

std::string extent_in_words(const Extent& extent) {
    return fmt::format("from {} to {} and from {} to {}", degrees(extent.west, 'E', 'W'),
                       degrees(extent.east, 'E', 'W'), degrees(extent.south, 'N', 'S'),
                       degrees(extent.north, 'N', 'S'));
}

std::string left_out_in_words(const FigureFacts& facts) {
    std::string out;
    if (facts.undated > 0)
        out += fmt::format(" {} may fit too but {} no date.", capitalized(counted(facts.undated, "incident")),
                           facts.undated == 1 ? "has" : "have");
    if (facts.unlocated > 0)
        out += fmt::format(" {} may fit too but {} no known place.",
                           capitalized(counted(facts.unlocated, "incident")),
                           facts.unlocated == 1 ? "has" : "have");
    return out;
}

/// Claims of so many incidents with each set of claims.
void count_claims(const Dataset& dataset, const std::vector<std::size_t>& incidents, FigureFacts& facts) {
    std::map<std::string, std::size_t> claimants;
    for (std::uint32_t set = 0; set < incidents.size(); ++set) {
        if (incidents[set] == 0) continue;
        const std::vector<Claim> claims = dataset.claims_of_set(set);
        if (is_contested(claims, dataset.actors())) facts.contested += incidents[set];
        facts.claims += claims.size() * incidents[set];
        for (const Claim& claim : claims)
            if (!claim.claimant.empty()) claimants[claim.claimant] += incidents[set];
    }
    facts.claimants = sorted_tally(claimants);
}

void count_places(const Dataset& dataset, const std::vector<std::size_t>& incidents, FigureFacts& facts) {
    std::map<std::string, std::size_t> places;
    for (std::uint32_t place = 0; place < incidents.size(); ++place) {
        const std::string_view name = dataset.columns().place_name(place);
        if (incidents[place] > 0 && !name.empty()) places[std::string(name)] += incidents[place];
    }
    facts.places = sorted_tally(places);
}

}  // namespace

FigureFacts gather_facts(const Map& map) {
    FigureFacts facts;
    facts.certain = map.selection.certain.size();
    facts.possible = map.selection.possible.size();
    facts.undated = map.selection.undated.size();
    facts.unlocated = map.selection.unlocated.size();
    if (!map.dataset) return facts;
    const Dataset& dataset = *map.dataset;
    std::vector<std::size_t> by_claim_set(dataset.claim_set_count()), by_place(dataset.columns().places());
    for (const auto* indices : {&map.selection.certain, &map.selection.possible}) {
        for (const std::uint32_t index : *indices) {
            ++by_claim_set[dataset.claim_sets()[index]];
            ++by_place[dataset.columns().rows().place[index]];
            facts.without_place += !dataset.is_located(index);
            if (!dataset.is_dated(index)) continue;
            const TimeSpan span = dataset.time_span(index);
            facts.first = facts.first ? std::min(*facts.first, span.first) : span.first;
            facts.last = facts.last ? std::max(*facts.last, span.last) : span.last;
        }
    }
    count_claims(dataset, by_claim_set, facts);
    count_places(dataset, by_place, facts);
    return facts;
}

std::string counts_in_words(const FigureFacts& facts) {
    if (facts.shown() == 0) return "No incidents match";
    const auto number = [](std::size_t count) { return grouped(static_cast<long long>(count)); };
    std::string out =
        number(facts.shown()) + (facts.shown() == 1 ? " reported incident" : " reported incidents");
    if (facts.possible > 0)
        out += fmt::format(": {} certain, {} possible", number(facts.certain), number(facts.possible));
    if (facts.contested > 0) out += fmt::format("; {} contested", number(facts.contested));
    if (facts.without_place > 0)
        out += fmt::format("; {} without a known place, not drawn", number(facts.without_place));
    return out;
}

std::string dates_in_words(const FigureFacts& facts) {
    if (!facts.first) return {};
    return in_words(*facts.first, *facts.last);
}

std::string alt_text(const FigureSpec& spec, const std::string& title, const FigureFacts& facts,
                     const Extent& shown) {
    std::string out = fmt::format("Map: {}.", title);
    out += fmt::format(" It covers the area {}.", extent_in_words(shown));
    if (!spec.filter.empty()) out += fmt::format(" Filter: {}.", with_dates_in_words(spec.filter));
    out += fmt::format(" {}.", counts_in_words(facts));
    if (facts.first) out += fmt::format(" Dates: {}.", in_words(*facts.first, *facts.last));
    if (facts.possible > 0)
        out +=
            " Possible means that the date or the place is known too loosely to be sure that it fits the "
            "filter.";
    out += left_out_in_words(facts);
    if (!facts.places.empty()) out += fmt::format(" Main places: {}.", main_entries(facts.places, 5));
    if (!facts.claimants.empty())
        out += fmt::format(" {} in all; by claimant: {}.", capitalized(counted(facts.claims, "claim")),
                           main_entries(facts.claimants, 6));
    if (facts.shown() > 0)
        out +=
            " Shaded circles and areas show where each incident may have happened. Responsibility is alleged "
            "by "
            "the claimants; the map establishes nothing about it.";
    return out;
}

}  // namespace bearing::figure
