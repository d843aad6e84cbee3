#include "incident/match_evidence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

#include "bearing/base/text.hpp"
#include "incident/match_text.hpp"

namespace bearing {
namespace {

/// Groups of ACLED's event types.
enum class Family { unknown, battles, protests, riots, explosions, civilians, strategic };

Family family_of(EventType type) {
    if (type == EventType::unknown) return Family::unknown;
    if (type <= EventType::armed_clash) return Family::battles;
    if (type <= EventType::peaceful_protest) return Family::protests;
    if (type <= EventType::mob_violence) return Family::riots;
    if (type <= EventType::grenade) return Family::explosions;
    if (type <= EventType::abduction_forced_disappearance) return Family::civilians;
    return Family::strategic;
}

/// Families that observers take for one another: shelling during a clash, an attack on civilians by shelling,
/// a protest that becomes violent.
bool often_confused(Family a, Family b) {
    const auto armed = [](Family f) {
        return f == Family::battles || f == Family::explosions || f == Family::civilians;
    };
    const auto crowds = [](Family f) { return f == Family::protests || f == Family::riots; };
    return (armed(a) && armed(b)) || (crowds(a) && crowds(b));
}

std::string distance_in_words(double metres) {
    if (metres < 50) return "at the same point";
    if (metres < 9950) return fmt::format("{:.1f} km apart", metres / 1000);
    return fmt::format("{:.0f} km apart", metres / 1000);
}

std::string known_to(const Footprint& a, const Footprint& b) {
    const auto km = [](double metres) { return fmt::format("{:.3g} km", metres / 1000); };
    return a.radius_m == b.radius_m ? "both known to " + km(a.radius_m)
                                    : fmt::format("known to {} and {}", km(a.radius_m), km(b.radius_m));
}

int length_days(const TimeSpan& span) {
    return day_number(span.last) - day_number(span.first) + 1;
}

/// The range that a count allows; nothing if it says nothing.
struct Range {
    bool known = false;
    int low = 0;
    int high = 0;
};

Range range_of(const Count& count) {
    const bool only_zero_or_unknown = !count.best && !count.high && count.low.value_or(0) == 0;
    if (only_zero_or_unknown) return {};
    const int low = count.low.value_or(count.best.value_or(0));
    return {true, low, count.high.value_or(count.best.value_or(std::numeric_limits<int>::max()))};
}

std::string in_words(const Range& range) {
    if (range.low == range.high) return fmt::format("{}", range.low);
    if (range.high == std::numeric_limits<int>::max()) return fmt::format("at least {}", range.low);
    return fmt::format("{} to {}", range.low, range.high);
}

}  // namespace

void Evidence::add(double weight, std::string words) {
    log_odds += weight;
    if (words.empty() || weight == 0) return;
    (weight > 0 ? reasons : against).push_back(std::move(words));
}

double score_of(double log_odds) {
    return 1 / (1 + std::exp(-log_odds));
}
double log_odds_of(double score) {
    const double inside = std::clamp(score, 1e-9, 1 - 1e-9);
    return std::log(inside / (1 - inside));
}

int gap_days(int first_a, int last_a, int first_b, int last_b) {
    return std::max({0, first_b - last_a, first_a - last_b});
}

double time_weight(int days_a, int days_b, int gap, const MatchOptions& options) {
    constexpr int kSeasonDays = 60;  // how widely events are spread in time
    // Two spans drawn at random touch the more often the longer they are. Worked out once for each length:
    // millions of pairs are weighed.
    static const auto kChances = [] {
        std::array<double, kSeasonDays> chances{};
        for (int days = 1; days < kSeasonDays; ++days)
            chances[static_cast<std::size_t>(days)] = std::log(double{kSeasonDays} / days);
        return chances;
    }();
    const std::int64_t days = std::int64_t{days_a} + days_b - 1 + 2 * std::int64_t{gap};
    const double chance =
        days < kSeasonDays ? kChances[static_cast<std::size_t>(std::max<std::int64_t>(days, 1))] : 0;
    return chance - 6.6 * gap / std::max(1, options.within_days);
}

namespace {

/// Sources put one town's point up to some kilometres apart; who searches much wider expects more than that.
double slack_m(const MatchOptions& options) {
    return 100 * options.within_km + std::max(0.0, 500 * (options.within_km - 25));
}

double spread2_m2(double radius_a_m, double radius_b_m) {
    const double a = std::min(radius_a_m, 1e6), b = std::min(radius_b_m, 1e6);
    return std::max(1e6, a * a + b * b);
}

}  // namespace

double distance_penalty(double radius_a_m, double radius_b_m, double apart_m, const MatchOptions& options) {
    const double slack = slack_m(options);
    return 2 * apart_m * apart_m / (spread2_m2(radius_a_m, radius_b_m) + slack * slack);
}

double place_weight(double radius_a_m, double radius_b_m, double apart_m, const MatchOptions& options) {
    constexpr double kRegionM = 100000;  // how widely events are spread in space
    const double slack = slack_m(options);
    const double chance =
        std::log(kRegionM * kRegionM / (spread2_m2(radius_a_m, radius_b_m) + 4 * slack * slack));
    return std::max(
        -8.0, std::clamp(chance, 0.0, 4.0) - distance_penalty(radius_a_m, radius_b_m, apart_m, options));
}

double type_weight(EventType a, EventType b) {
    const Family first = family_of(a), second = family_of(b);
    if (first == Family::unknown || second == Family::unknown) return 0;
    if (a == b) return 1;
    if (first == second) return 0.5;
    return often_confused(first, second) ? -0.3 : -2.5;
}

void add_time(const TimeSpan& a, const TimeSpan& b, const MatchOptions& options, Evidence& evidence) {
    const int gap =
        gap_days(day_number(a.first), day_number(a.last), day_number(b.first), day_number(b.last));
    const double weight = time_weight(length_days(a), length_days(b), gap, options);
    if (gap > 0) {
        evidence.add(weight);
        evidence.against.push_back(counted(static_cast<std::size_t>(gap), "day") + " apart");
        return;
    }
    if (a.first == b.first && a.last == b.last)
        return evidence.add(weight, a.first == a.last ? "same day" : "same days");
    evidence.add(weight, "days overlap: " + to_string(a) + "; " + to_string(b));
}

void add_place(const Location& a, const Location& b, double apart_m, const MatchOptions& options,
               Evidence& evidence) {
    const double weight = place_weight(a.footprint.radius_m, b.footprint.radius_m, apart_m, options);
    evidence.add(weight, distance_in_words(apart_m) + ", " + known_to(a.footprint, b.footprint));
    if (!a.place_id.empty() && a.place_id == b.place_id)
        return evidence.add(0.7, "same place in the gazetteer");
    if (a.name.empty() || b.name.empty()) return;
    const double alike = name_similarity(a.name, b.name);
    const auto names = [&] { return fmt::format("place names \"{}\" and \"{}\"", a.name, b.name); };
    if (alike >= 0.6) return evidence.add(0.7, alike == 1 ? "same place name" : "similar " + names());
    // One town has many names, but two towns that lie apart rarely are one.
    if (alike < 0.3 && apart_m > 3000) evidence.add(-1, "different " + names());
}

void add_type(EventType a, EventType b, Evidence& evidence) {
    const double weight = type_weight(a, b);
    if (weight == 0) return;
    const std::string first(label(a)), second(label(b));
    evidence.add(weight, a == b ? "same type: " + first
                                : fmt::format("{} types: {}; {}", weight > 0 ? "related" : "different", first,
                                              second));
}

void add_weapons(const std::vector<Weapon>& a, const std::vector<Weapon>& b, Evidence& evidence) {
    std::set<WeaponClass> first, shared;
    for (const auto& weapon : a)
        if (weapon.weapon_class != WeaponClass::unknown) first.insert(weapon.weapon_class);
    for (const auto& weapon : b)
        if (first.contains(weapon.weapon_class)) shared.insert(weapon.weapon_class);
    std::vector<std::string> words;
    for (const WeaponClass weapon : shared) words.push_back(ascii_lower(label(weapon)));
    if (!words.empty()) evidence.add(0.7, "both name " + join(words, ", "));
}

void add_casualties(const Count& a, const Count& b, const char* what, Evidence& evidence) {
    const Range first = range_of(a), second = range_of(b);
    if (!first.known || !second.known) return;
    const int low = std::max(first.low, second.low), high = std::min(first.high, second.high);
    if (low > high) {
        const double ratio = std::log((low + 1.0) / (high + 1.0));
        return evidence.add(
            -std::min(2.5, 0.3 + ratio),
            fmt::format("one says {} {}, the other {}", in_words(first), what, in_words(second)));
    }
    const bool same = first.low == second.low && first.high == second.high;
    if (same && low == high)  // the larger the figure, the less it is met by chance
        return evidence.add(std::min(2.5, 0.4 + 0.5 * std::log2(1.0 + low)),
                            fmt::format("both say {} {}", in_words(first), what));
    evidence.add(0.4, fmt::format("figures of {} agree: {}; {}", what, in_words(first), in_words(second)));
}

void add_sources(const Incident& a, const Incident& b, Evidence& evidence) {
    std::set<std::string> urls, publishers;
    for (const auto& claim : a.claims) {
        if (!claim.source.url.empty()) urls.insert(claim.source.url);
        if (!claim.source.publisher.empty()) publishers.insert(ascii_lower(claim.source.publisher));
        if (!claim.claimant.empty()) publishers.insert(ascii_lower(claim.claimant));
    }
    bool same_document = false, same_publisher = false;
    for (const auto& claim : b.claims) {
        same_document = same_document || urls.contains(claim.source.url);
        same_publisher = same_publisher || publishers.contains(ascii_lower(claim.source.publisher)) ||
                         publishers.contains(ascii_lower(claim.claimant));
    }
    if (same_document)
        evidence.add(1.5, "both cite the same document");
    else if (same_publisher)
        evidence.add(0.4, "both cite the same source");
}

void add_wording(double similarity, Evidence& evidence) {
    if (similarity < 0.15) return;
    evidence.add(std::min(3.0, 5 * (similarity - 0.1)),
                 fmt::format("alike in wording ({:.0f} %)", similarity * 100));
}

}  // namespace bearing
