#include "geoparse/name_source.hpp"

#include <algorithm>

namespace bearing::geoparse {
namespace {

constexpr std::size_t kMostOptions = 64;
constexpr std::size_t kMostRemembered = 200'000;
/// A place of Bearing's own tables is there because reports name it, however small it is.
constexpr double kInTables = 0.58;

}  // namespace

bool NameSource::knows(const std::string& name) {
    if (const auto it = known_.find(name); it != known_.end()) return it->second;
    return known_.emplace(name, gazetteer_.knows(name)).first->second;
}

const std::vector<Option>& NameSource::options(const std::string& name) {
    if (const auto it = options_.find(name); it != options_.end()) return it->second;
    return options_.emplace(name, look_up(name)).first->second;
}

std::vector<Option> NameSource::look_up(const std::string& name) const {
    PlaceQuery query;
    query.limit = kMostOptions;
    query.worst_tier = MatchTier::transliterated;  // running text has more words than names to misspell
    query.whole_name = true;
    std::vector<Option> found;
    for (const PlaceMatch& match : gazetteer_.search(name, query))
        found.push_back({match.place, match.tier, match.quality, gazetteer_.outline(match.place)});
    return found;
}

bool NameSource::has_exactly(const std::string& name) {
    const auto& found = options(name);
    return !found.empty() && found.front().tier == MatchTier::exact;
}

double NameSource::importance(const std::string& name) {
    double most = 0;
    for (const Option& option : options(name)) {
        const double least = option.place.in_file ? 0 : kInTables;
        most = std::max({most, option.outline.importance, least});
    }
    return most;
}

void NameSource::trim() {
    if (known_.size() > kMostRemembered) known_.clear();
    if (options_.size() > kMostRemembered) options_.clear();
}

}  // namespace bearing::geoparse
