#include "geoparse/resolver.hpp"

#include <algorithm>
#include <cmath>

#include "bearing/geo/geodesy.hpp"
#include "geoparse/containment.hpp"

namespace bearing::geoparse {
namespace {

constexpr int kRounds = 3;
constexpr std::size_t kMostReadings = 40;
constexpr std::size_t kNeighbours = 6;  ///< names on each side that a place may be near to
constexpr double kNearKm = 150;

// Log-odds, set by hand and round.
constexpr double kPerImportance = 20;
constexpr double kPerQuality = 4;
constexpr double kPerTier = 1;
constexpr double kPerCountry = 4.5;  ///< if the whole text is about its country
constexpr double kInHolder = 6;      ///< in the place that the text gives with the name
constexpr double kHolds = 4;         ///< holds what the text says is in it
constexpr double kInNamedArea = 2;   ///< in a province that the text names somewhere
constexpr double kNear = 2;
constexpr double kLikeNeighbours = 1.5;  ///< of one kind and country with the names beside it
constexpr double kSameElsewhere = 4;     ///< the reading that the name has where the text says more of it
constexpr double kCountryNamed = 1.5;

/// Names of a text that are to have one sense: the same words, said to be in the same place.
struct Group {
    std::vector<std::size_t> names;
    std::size_t holder = SIZE_MAX;  ///< group
    std::vector<std::size_t> held;  ///< groups that are said to lie in it
    std::vector<Reading> readings;
};

double name_score(const Option& option) {
    return kPerImportance * option.outline.importance - kPerQuality * (1 - option.quality) -
           kPerTier * static_cast<double>(option.tier);
}

class Resolver {
  public:
    Resolver(const std::vector<NameMention>& names, NameSource& source, const CountryVotes& hints)
        : names_(names), source_(source), hints_(hints), group_of_(names.size(), SIZE_MAX) {}

    std::vector<Resolved> run() {
        for (std::size_t i = names_.size(); i-- > 0;) group(i);
        for (Group& g : groups_) weigh(g);
        for (int round = 0; round < kRounds; ++round) {
            count_countries();
            find_centres();
            for (std::size_t g = 0; g < groups_.size(); ++g) score(g);
            for (Group& g : groups_) weigh(g);
        }
        std::vector<Resolved> resolved(names_.size());
        for (Group& g : groups_) {
            std::stable_sort(g.readings.begin(), g.readings.end(),
                             [](const Reading& a, const Reading& b) { return a.score > b.score; });
            for (const std::size_t name : g.names) resolved[name].readings = g.readings;
        }
        return resolved;
    }

  private:
    /// Holders stand behind what they hold, so names are grouped from the last to the first.
    std::size_t group(std::size_t name) {
        if (group_of_[name] != SIZE_MAX) return group_of_[name];
        const auto within = names_[name].within;
        const std::size_t holder = within && *within > name ? group(*within) : SIZE_MAX;
        const auto [at, fresh] =
            group_ids_.try_emplace(std::pair(names_[name].query, holder), groups_.size());
        if (fresh) groups_.push_back(make_group(names_[name], holder));
        groups_[at->second].names.push_back(name);
        if (fresh && holder != SIZE_MAX) groups_[holder].held.push_back(at->second);
        return group_of_[name] = at->second;
    }

    Group make_group(const NameMention& name, std::size_t holder) {
        Group g;
        g.holder = holder;
        for (const Option& option : source_.options(name.query)) {
            if (g.readings.size() == kMostReadings && holder == SIZE_MAX) break;
            g.readings.push_back({option, name_score(option)});
        }
        return g;
    }

    static void weigh(Group& g) {
        double most = -1e9, sum = 0;
        for (const Reading& r : g.readings) most = std::max(most, r.score);
        for (Reading& r : g.readings) sum += r.weight = std::exp(r.score - most);
        for (Reading& r : g.readings) r.weight /= sum;
    }

    static const Reading* best(const Group& g) {
        const auto at =
            std::max_element(g.readings.begin(), g.readings.end(),
                             [](const Reading& a, const Reading& b) { return a.weight < b.weight; });
        return at == g.readings.end() ? nullptr : &*at;
    }

    void count_countries() {
        votes_ = hints_;
        for (const Group& g : groups_) {
            const double times = std::sqrt(static_cast<double>(g.names.size()));
            for (const Reading& r : g.readings)
                if (!r.option.outline.country.empty())
                    votes_[std::string(r.option.outline.country)] +=
                        times * r.weight * (is_country(r.option.outline) ? kCountryNamed : 1);
        }
        total_ = 0;
        for (const auto& [country, votes] : votes_) total_ += votes;
    }

    void find_centres() {
        centres_.assign(groups_.size(), nullptr);
        for (std::size_t g = 0; g < groups_.size(); ++g)
            if (const Reading* r = best(groups_[g]); r != nullptr && r->weight > 0.3) centres_[g] = r;
        areas_.clear();
        for (std::size_t g = 0; g < groups_.size(); ++g) {
            if (centres_[g] == nullptr) continue;
            const PlaceOutline& outline = centres_[g]->option.outline;
            if (is_area(outline) && !is_country(outline) && !outline.country.empty())
                areas_.emplace_back(outline, g);
        }
    }

    double country_share(std::string_view country) const {
        const auto at = votes_.find(country);
        return at == votes_.end() || total_ <= 0 ? 0 : at->second / total_;
    }

    void score(std::size_t number) {
        Group& g = groups_[number];
        if (g.readings.size() < 2) return;
        const std::vector<const PlaceOutline*> others = neighbours(number);
        for (Reading& r : g.readings) {
            const PlaceOutline& place = r.option.outline;
            double sum = name_score(r.option) + kPerCountry * std::sqrt(country_share(place.country));
            const double held = g.holder == SIZE_MAX ? 0 : fit_in(groups_[g.holder], place);
            r.in_holder = held > 0.5;
            sum += kInHolder * held;
            if (std::any_of(areas_.begin(), areas_.end(), [&](const auto& area) {
                    return area.second != number && holds(area.first, place);
                }))
                sum += kInNamedArea;
            const double near = is_area(place) && holds_one(place, others) ? 1 : nearness(place, others);
            r.near_others = near > 0.5;
            sum += kNear * near;
            if (is_like(place, others)) sum += kLikeNeighbours;
            if (std::any_of(g.held.begin(), g.held.end(),
                            [&](std::size_t held_group) { return holds_some(place, groups_[held_group]); }))
                sum += kHolds;
            if (is_said_elsewhere(number, r)) sum += kSameElsewhere;
            r.score = sum;
        }
    }

    static double fit_in(const Group& holder, const PlaceOutline& place) {
        double fit = 0;
        for (const Reading& r : holder.readings)
            if (is_area(r.option.outline) && holds(r.option.outline, place)) fit += r.weight;
        return fit;
    }

    static bool holds_some(const PlaceOutline& place, const Group& held) {
        constexpr double kLikely = 0.2;
        return is_area(place) &&
               std::any_of(held.readings.begin(), held.readings.end(), [&](const Reading& r) {
                   return r.weight > kLikely && holds(place, r.option.outline);
               });
    }

    static bool holds_one(const PlaceOutline& place, const std::vector<const PlaceOutline*>& others) {
        return std::any_of(others.begin(), others.end(),
                           [&](const PlaceOutline* other) { return holds(place, *other); });
    }

    static bool is_like(const PlaceOutline& place, const std::vector<const PlaceOutline*>& others) {
        return std::any_of(others.begin(), others.end(), [&](const PlaceOutline* other) {
            return other->feature == place.feature && other->country == place.country;
        });
    }

    /// Settled readings of the names around those of the group.
    std::vector<const PlaceOutline*> neighbours(std::size_t number) const {
        std::vector<std::size_t> groups;
        constexpr std::size_t kMostNames = 4;
        const auto& members = groups_[number].names;
        for (std::size_t m = 0; m < std::min(members.size(), kMostNames); ++m) {
            const std::size_t first = members[m] > kNeighbours ? members[m] - kNeighbours : 0;
            const std::size_t last = std::min(names_.size(), members[m] + kNeighbours + 1);
            for (std::size_t i = first; i < last; ++i)
                if (group_of_[i] != number) groups.push_back(group_of_[i]);
        }
        std::sort(groups.begin(), groups.end());
        groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
        std::vector<const PlaceOutline*> found;
        for (const std::size_t g : groups)
            if (centres_[g] != nullptr && !is_country(centres_[g]->option.outline) &&
                names_[groups_[g].names.front()].query != names_[members.front()].query)
                found.push_back(&centres_[g]->option.outline);
        return found;
    }

    static double nearness(const PlaceOutline& place, const std::vector<const PlaceOutline*>& others) {
        double nearest = 1e12;
        constexpr double kTooFar = 9;  // degrees of latitude: counts for nothing
        for (const PlaceOutline* other : others)
            if (std::abs(place.point.lat - other->point.lat) < kTooFar)
                nearest = std::min(nearest, quick_distance_m(place.point, other->point) / 1000);
        return std::exp(-nearest / kNearKm);
    }

    /// "Portland" is the Portland of "Portland, Maine".
    bool is_said_elsewhere(std::size_t number, const Reading& reading) const {
        const Group& g = groups_[number];
        if (g.holder != SIZE_MAX) return false;
        const std::string& query = names_[g.names.front()].query;
        for (auto at = group_ids_.lower_bound({query, 0}); at != group_ids_.end() && at->first.first == query;
             ++at) {
            if (at->second == number || centres_[at->second] == nullptr) continue;
            if (centres_[at->second]->option.place == reading.option.place) return true;
        }
        return false;
    }

    const std::vector<NameMention>& names_;
    NameSource& source_;
    const CountryVotes& hints_;
    std::vector<Group> groups_;
    std::vector<std::size_t> group_of_;
    std::map<std::pair<std::string, std::size_t>, std::size_t> group_ids_;  ///< (words, holder) -> group
    CountryVotes votes_;
    double total_ = 0;
    std::vector<const Reading*> centres_;                      ///< by group: its settled reading
    std::vector<std::pair<PlaceOutline, std::size_t>> areas_;  ///< provinces and the like, with their groups
};

}  // namespace

std::vector<Resolved> resolve_names(const std::vector<NameMention>& names, NameSource& source,
                                    const CountryVotes& hints) {
    return Resolver(names, source, hints).run();
}

}  // namespace bearing::geoparse
