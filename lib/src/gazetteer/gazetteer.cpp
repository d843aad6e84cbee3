#include "bearing/gazetteer/gazetteer.hpp"

#include <algorithm>

#include "bearing/base/text.hpp"
#include "gazetteer/layer_set.hpp"
#include "gazetteer/name_keys.hpp"
#include "gazetteer/name_search.hpp"
#include "gazetteer/nearby.hpp"
#include "gazetteer/ranking.hpp"
#include "gazetteer/tables_index.hpp"

namespace bearing {

struct Gazetteer::Impl {
    LayerSet layers;
};

Gazetteer::Gazetteer(std::vector<Place> places)
    : impl_(std::make_unique<const Impl>(
          Impl{LayerSet(std::make_shared<const PlaceLayer>(index_image(std::move(places)), "in memory"))})) {}
Gazetteer::Gazetteer(FromLayers, std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
Gazetteer::~Gazetteer() = default;

std::shared_ptr<const Gazetteer> Gazetteer::bundled() {
    static const std::shared_ptr<const Gazetteer> kBundled(
        new Gazetteer(FromLayers{}, std::make_unique<const Impl>(Impl{LayerSet(bundled_layer())})));
    return kBundled;
}

std::shared_ptr<const Gazetteer> Gazetteer::open(const std::filesystem::path& path) {
    auto file = std::make_unique<const PlaceLayer>(path, PlaceLayer::Names::of_a_dump);
    return std::shared_ptr<const Gazetteer>(new Gazetteer(
        FromLayers{}, std::make_unique<const Impl>(Impl{LayerSet(bundled_layer(), std::move(file))})));
}

std::size_t Gazetteer::size() const {
    return impl_->layers.size();
}

std::vector<Place> Gazetteer::places() const {
    std::vector<Place> places;
    for (const PlaceRef ref : impl_->layers.all()) places.push_back(place(ref));
    return places;
}

std::optional<Place> Gazetteer::by_id(std::string_view id) const {
    const auto ref = impl_->layers.by_id(id);
    if (!ref) return std::nullopt;
    return place(*ref);
}

Place Gazetteer::place(PlaceRef ref, bool with_names) const {
    return impl_->layers.place(ref, with_names);
}

PlaceOutline Gazetteer::outline(PlaceRef ref) const {
    return impl_->layers.outline(ref);
}

std::vector<Candidate> Gazetteer::find(std::string_view name, const PlaceQuery& query) const {
    NameAnswer answer = search_name(impl_->layers, name, query);
    if (answer.hits.size() > query.limit) answer.hits.resize(query.limit);
    std::vector<Candidate> found;
    found.reserve(answer.hits.size());
    for (const RankedHit& hit : answer.hits)
        found.push_back(describe_hit(impl_->layers, hit, query, answer.contexts));
    return found;
}

std::vector<PlaceMatch> Gazetteer::search(std::string_view name, const PlaceQuery& query) const {
    const NameAnswer answer = search_name(impl_->layers, name, query);
    std::vector<PlaceMatch> found;
    for (const RankedHit& hit : answer.hits) {
        if (found.size() == query.limit) break;
        found.push_back(
            {hit.hit.place, hit.hit.hit.tier, static_cast<double>(hit.hit.hit.quality), hit.score});
    }
    return found;
}

std::vector<NearbyPlace> Gazetteer::near(LonLat point, double radius_km, std::size_t limit) const {
    std::vector<NearbyPlace> found;
    for (const auto& [ref, metres] : nearest_places(impl_->layers, point, radius_km * 1000, limit))
        found.push_back({place(ref), metres});
    return found;
}

std::optional<Whereabouts> Gazetteer::whereabouts(LonLat point) const {
    return whereabouts_of(impl_->layers, point);
}

std::vector<AreaOfPoint> Gazetteer::areas_of(LonLat point, std::size_t limit) const {
    return areas_of_point(impl_->layers, point, limit);
}

Lies Gazetteer::lies_in(LonLat point, const Place& area) const {
    return lies_in_area(impl_->layers, point, area);
}

bool Gazetteer::knows(std::string_view name) const {
    const auto known = [&](std::string_view part) { return impl_->layers.knows(clean_name(part)); };
    if (known(name)) return true;
    if (name.find('/') == std::string_view::npos) return false;
    const auto parts = split_list(name, '/');  // Stepanakert/Khankendi
    return parts.size() > 1 && std::all_of(parts.begin(), parts.end(), known);
}

std::size_t Gazetteer::max_words() const {
    return impl_->layers.max_words();
}

std::string_view to_string(MatchTier tier) {
    switch (tier) {
        case MatchTier::exact:
            return "exact";
        case MatchTier::folded:
            return "folded";
        case MatchTier::transliterated:
            return "transliterated";
        case MatchTier::fuzzy:
            return "fuzzy";
        case MatchTier::relative:
            return "relative";
        case MatchTier::coordinates:
            return "coordinates";
    }
    return "";
}

}  // namespace bearing
