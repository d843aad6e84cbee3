#include "geoparse/describe.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "geoparse/containment.hpp"

namespace bearing::geoparse {
namespace {

constexpr std::size_t kRejected = 3;

std::string_view tier_words(MatchTier tier) {
    switch (tier) {
        case MatchTier::exact:
            return "exact name";
        case MatchTier::folded:
            return "same name but for case, accents, punctuation or ending";
        case MatchTier::transliterated:
            return "same name in Latin letters";
        default:
            return "similar name";
    }
}

std::string reason_of(const Reading& reading, const std::string& holder, std::size_t readings) {
    std::string reason(tier_words(reading.option.tier));
    if (readings == 1) return reason + "; the only place of that name";
    if (reading.in_holder && !holder.empty())
        reason += fmt::format("; in {}, which the text names with it", holder);
    if (reading.near_others) reason += "; near other places of the text";
    return reason + fmt::format("; likeliest of {} places", readings);
}

ResolvedPlace describe_reading(const Gazetteer& gazetteer, const Reading& reading) {
    ResolvedPlace place;
    place.place = gazetteer.place(reading.option.place, false);
    place.footprint = {place.place.point, place.place.radius_m, place.place.precision, {}};
    place.tier = reading.option.tier;
    return place;
}

/// The text puts the name into a province that the reading does not lie in: another place of that name is
/// meant, which the gazetteer does not have.
bool contradicts(const Reading& reading, const Reading& holder) {
    return is_area(holder.option.outline) && !holds(holder.option.outline, reading.option.outline) &&
           reading.option.outline.radius_m < holder.option.outline.radius_m;
}

}  // namespace

std::optional<ResolvedPlace> describe_place(const Gazetteer& gazetteer, const std::vector<NameMention>& names,
                                            const std::vector<Resolved>& resolved, std::size_t i) {
    const auto& readings = resolved[i].readings;
    const auto within = names[i].within;
    const std::string holder = within ? names[*within].query : "";
    const bool has_holder = within && !resolved[*within].readings.empty();
    if (!readings.empty() &&
        !(has_holder && contradicts(readings.front(), resolved[*within].readings.front()))) {
        ResolvedPlace place = describe_reading(gazetteer, readings.front());
        place.reason = reason_of(readings.front(), holder, readings.size());
        for (std::size_t r = 1; r < std::min(readings.size(), kRejected + 1); ++r) {
            const Place other = gazetteer.place(readings[r].option.place, false);
            place.rejected.push_back(
                {other.name, other.point, readings[r].weight,
                 other.country.empty() ? "less likely here" : "less likely here; in " + other.country});
        }
        return place;
    }
    if (!has_holder) return std::nullopt;
    const auto& holders = resolved[*within].readings;
    const auto area = std::find_if(holders.begin(), holders.end(),
                                   [](const Reading& r) { return is_area(r.option.outline); });
    if (area == holders.end()) return std::nullopt;
    ResolvedPlace place = describe_reading(gazetteer, *area);
    place.inferred = true;
    place.reason = fmt::format("\"{}\" is not in the gazetteer; this is {}, which the text names with it",
                               names[i].query, place.place.name);
    return place;
}

double describe_score(const NameMention& name, const Resolved& resolved) {
    const double is_place = 1 / (1 + std::exp(-(name.evidence - kEnough + 1)));
    constexpr double kInferred = 0.3;
    return is_place * (resolved.readings.empty() ? kInferred : resolved.readings.front().weight);
}

}  // namespace bearing::geoparse
