#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "bearing/base/text.hpp"
#include "bearing/base/utf8.hpp"
#include "bearing/gazetteer/gazetteer.hpp"
#include "bearing/geo/coordinates.hpp"
#include "bearing/geo/geodesy.hpp"
#include "gazetteer/feature_class.hpp"
#include "gazetteer/name_keys.hpp"
#include "gazetteer/phrase.hpp"
#include "gazetteer/ranking.hpp"
#include "gazetteer/relative.hpp"

namespace bearing {
namespace {

using Answer = Outcome<std::vector<Candidate>>;

void complain(Answer& answer, Severity severity, std::string message) {
    answer.issues.push_back({"", 0, "", severity, std::move(message)});
}

std::string position_name(LonLat p) {
    return fmt::format("{:.5f}° {}, {:.5f}° {}", std::abs(p.lat), p.lat < 0 ? 'S' : 'N', std::abs(p.lon),
                       p.lon < 0 ? 'W' : 'E');
}

/// "4 km from Hadrut": what a bare position is near to, a settlement if there is one.
std::string neighbourhood(const Gazetteer& gazetteer, LonLat point) {
    constexpr double kReach_km = 60;
    constexpr std::size_t kLookedAt = 12;
    const auto near = gazetteer.near(point, kReach_km, kLookedAt);
    if (near.empty()) return {};
    const auto settled = std::find_if(near.begin(), near.end(), [](const NearbyPlace& p) {
        return kind_of(p.place.feature) == PlaceKind::populated;
    });
    const NearbyPlace& nearest = settled == near.end() ? near.front() : *settled;
    constexpr double kAt_m = 500;
    if (nearest.distance_m < kAt_m) return "at " + nearest.place.name;
    return fmt::format("{:.{}f} km from {}", nearest.distance_m / 1000, nearest.distance_m < 10'000 ? 1 : 0,
                       nearest.place.name);
}

std::string position_with_place(const Gazetteer& gazetteer, LonLat point) {
    const std::string near = neighbourhood(gazetteer, point);
    return near.empty() ? position_name(point) : fmt::format("{} ({})", position_name(point), near);
}

Candidate position_candidate(const Gazetteer& gazetteer, std::string_view text,
                             const WrittenPosition& position) {
    constexpr double kLeastRadius = 1;
    Candidate out;
    out.place.name = position_name(position.point);
    out.place.point = position.point;
    out.place.radius_m = std::max(kLeastRadius, position.radius_m);
    out.place.precision = precision_of_radius(out.place.radius_m);
    out.footprint = {position.point, out.place.radius_m, out.place.precision, {}};
    out.matched = trim(text);
    out.tier = MatchTier::coordinates;
    out.score = 1;
    out.reason = fmt::format("{}, ±{:.0f} m as written", position.notation, std::ceil(position.radius_m));
    if (const auto near = neighbourhood(gazetteer, position.point); !near.empty()) out.reason += "; " + near;
    return out;
}

/// How much nearer one reading must be to the point of reference than the other.
constexpr double kClearlyNearer = 3;

/// The reading of a bare pair that the hints of the query single out, if they do.
std::optional<WrittenPosition> singled_out(const Gazetteer& gazetteer, const PositionReadings& readings,
                                           const PlaceQuery& hints) {
    const auto country = hints.country.empty()
                             ? std::nullopt
                             : gazetteer.by_id("bearing:country-" + ascii_lower(hints.country));
    std::optional<LonLat> reference = hints.near;
    if (!reference && country) reference = country->point;
    if (!reference) return std::nullopt;
    const double a = distance_m(readings.latitude_first.point, *reference);
    const double b = distance_m(readings.longitude_first.point, *reference);
    if (a * kClearlyNearer < b) return readings.latitude_first;
    if (b * kClearlyNearer < a) return readings.longitude_first;
    return std::nullopt;
}

/// Nothing if the text is no position.
std::optional<Answer> from_position(const Gazetteer& gazetteer, std::string_view text,
                                    const PlaceQuery& hints) {
    const auto read = parse_position(text);
    if (!read.value && read.issues.empty()) return std::nullopt;
    Answer answer;
    if (read.value) {
        answer.value.push_back(position_candidate(gazetteer, text, *read.value));
        return answer;
    }
    if (const auto readings = ambiguous_position(text)) {
        if (const auto position = singled_out(gazetteer, *readings, hints)) {
            answer.value.push_back(position_candidate(gazetteer, text, *position));
            complain(answer, Severity::warning,
                     fmt::format("\"{}\" could be read in either order; taken as {}, which fits the hints",
                                 trim(text), position_name(position->point)));
            return answer;
        }
        complain(answer, Severity::error,
                 fmt::format("\"{}\" is {} or {}; mark the numbers with N, S, E or W", trim(text),
                             position_with_place(gazetteer, readings->latitude_first.point),
                             position_with_place(gazetteer, readings->longitude_first.point)));
        return answer;
    }
    answer.issues = read.issues;
    return answer;
}

/// "RQ87+R2 Stepanakert": a short plus code and the place that completes it.
std::optional<Answer> from_short_plus_code(const Gazetteer& gazetteer, std::string_view text,
                                           const PlaceQuery& hints) {
    const auto space = text.find(' ');
    const std::string_view code = trim(text.substr(0, space));
    if (code.find('+') == std::string_view::npos) return std::nullopt;
    std::optional<LonLat> reference = hints.near;
    std::string where = "the point given";
    if (space != std::string_view::npos) {
        std::string_view name = trim(text.substr(space));
        while (!name.empty() && name.front() == ',') name = trim(name.substr(1));
        const auto found = gazetteer.find(name, hints);
        if (found.empty()) return std::nullopt;
        reference = found.front().place.point;
        where = found.front().place.name;
    }
    const auto position = reference ? parse_short_plus_code(code, *reference) : std::nullopt;
    if (!position) return std::nullopt;
    Answer answer;
    answer.value.push_back(position_candidate(gazetteer, text, *position));
    answer.value.front().reason += "; the nearest such code to " + where;
    return answer;
}

/// Every notation has figures or the plus sign of a plus code; a link may lack both and is refused.
bool may_be_position(std::string_view text) {
    return !is_ascii(text) || text.find_first_of("0123456789+") != std::string_view::npos ||
           text.find("://") != std::string_view::npos;
}

bool names_two(PlacePhrase::Relation relation) {
    using Relation = PlacePhrase::Relation;
    return relation == Relation::between || relation == Relation::midway || relation == Relation::border;
}

/// The place that two names frame, or the one place that both mean ("Stepanakert-Khankendi").
Answer from_two_places(const Gazetteer& gazetteer, const PlacePhrase& phrase, const PlaceQuery& hints,
                       const Candidate& first) {
    Answer answer;
    PlaceQuery beside = hints;  // of two namesakes the one nearer to the first end is meant
    beside.near = first.place.point;
    const auto ends = gazetteer.find(phrase.second_anchor, beside);
    if (ends.empty()) {
        complain(answer, Severity::warning,
                 fmt::format("no place named \"{}\" is known", phrase.second_anchor));
    } else if (ends.front().place.id == first.place.id) {
        answer.value.push_back(first);
    } else {
        answer.value.push_back(between_places(first, ends.front(), phrase));
    }
    return answer;
}

Answer from_phrase(const Gazetteer& gazetteer, const PlacePhrase& phrase, const PlaceQuery& hints) {
    Answer answer;
    auto anchors = gazetteer.find(phrase.anchor, hints);
    const bool met = !anchors.empty() && anchors.front().tier != MatchTier::fuzzy;
    if (!met && !phrase.uninflected.empty())
        if (auto plain = gazetteer.find(phrase.uninflected, hints); !plain.empty())
            anchors = std::move(plain);
    if (anchors.empty()) {
        complain(answer, Severity::warning, fmt::format("no place named \"{}\" is known", phrase.anchor));
        return answer;
    }
    if (names_two(phrase.relation)) return from_two_places(gazetteer, phrase, hints, anchors.front());
    for (const Candidate& anchor : anchors)
        answer.value.push_back(phrase.relation == PlacePhrase::Relation::at ? anchor
                                                                            : relative_to(anchor, phrase));
    sort_candidates(answer.value);
    return answer;
}

}  // namespace

Outcome<std::vector<Candidate>> geocode(const Gazetteer& gazetteer, std::string_view query,
                                        const PlaceQuery& hints) {
    const std::string text = clean_name(query);
    if (text.empty()) {
        Answer answer;
        complain(answer, Severity::warning, "the query is empty");
        return answer;
    }
    if (may_be_position(text)) {
        if (auto answer = from_short_plus_code(gazetteer, text, hints)) return *answer;
        if (auto answer = from_position(gazetteer, text, hints)) return *answer;
    }
    // A listed name wins over its reading as a phrase ("Between Rivers", "Near East").
    const bool several_words = text.find_first_of(" -") != std::string::npos || !is_ascii(text);
    if (several_words && !gazetteer.knows(text))
        if (const auto phrase =
                parse_phrase(text, [&](std::string_view name) { return gazetteer.knows(name); })) {
            Answer answer = from_phrase(gazetteer, *phrase, hints);
            if (!answer.value.empty()) return answer;
            if (auto plain = gazetteer.find(text, hints); !plain.empty()) return {std::move(plain), {}};
            return answer;
        }
    return {gazetteer.find(text, hints), {}};
}

}  // namespace bearing
