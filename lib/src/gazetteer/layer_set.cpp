#include "gazetteer/layer_set.hpp"

#include <algorithm>

#include "gazetteer/same_places.hpp"
#include "gazetteer/worldviews.hpp"

namespace bearing {

PlaceLayer::PlaceLayer(std::string image, std::string name)
    : image_(std::move(image)), index_(image_, std::move(name)), lookup_(index_, true) {}

PlaceLayer::PlaceLayer(const std::filesystem::path& path, Names names)
    : file_(std::in_place, path),
      index_(file_->bytes(), path.string()),
      lookup_(index_, names == Names::curated) {}

LayerSet::LayerSet(std::shared_ptr<const PlaceLayer> top, std::unique_ptr<const PlaceLayer> base)
    : top_(std::move(top)), base_(std::move(base)), is_joined_(base_->index().size()) {
    joined_ = same_places(top_->index(), base_->index());
    for (const auto& [row, place] : joined_) {
        is_joined_[row] = true;
        rows_of_[place].push_back(row);
    }
    for (auto& [place, rows] : rows_of_) std::sort(rows.begin(), rows.end());
}

std::size_t LayerSet::size() const {
    return top_->index().size() + (base_ ? base_->index().size() - joined_.size() : 0);
}

std::size_t LayerSet::max_words() const {
    return std::max(top_->index().max_words(), base_ ? base_->index().max_words() : 0);
}

const PlaceIndex& LayerSet::index_of(PlaceRef ref) const {
    return ref.in_file ? base_->index() : top_->index();
}

PlaceOutline LayerSet::outline(PlaceRef ref) const {
    const PlaceIndex& index = index_of(ref);
    const PlaceRecord& r = index.record(ref.number);
    return {index.point(ref.number),       index.feature(ref.number),     index.country(ref.number),
            index.division_name(r.admin1), index.division_name(r.admin2), index.division_code(r.admin1),
            index.division_code(r.admin2), r.radius_hm * 100.0,           index.importance(ref.number)};
}

Place LayerSet::place(PlaceRef ref, bool with_names) const {
    const PlaceIndex& index = index_of(ref);
    Place place = index.place(ref.number, with_names);
    place.views = WorldviewTable::bundled().views_of(
        place.country, index.division_code(index.record(ref.number).admin1), place.admin1);
    if (ref.in_file) return place;
    const auto rows = rows_of_.find(ref.number);
    if (rows == rows_of_.end()) return place;
    for (const std::uint32_t row : rows->second) {
        Place other = base_->index().place(row, with_names);
        if (place.population == 0) place.population = other.population;
        if (place.admin1.empty()) place.admin1 = other.admin1;
        if (place.admin2.empty()) place.admin2 = other.admin2;
        place.other_ids.push_back(std::move(other.id));
        for (PlaceName& name : other.names)
            if (std::none_of(place.names.begin(), place.names.end(),
                             [&](const PlaceName& held) { return held.text == name.text; }))
                place.names.push_back(std::move(name));
    }
    return place;
}

std::string LayerSet::name_text(PlaceRef ref, std::uint32_t name) const {
    return index_of(ref).name_text(ref.number, name);
}

std::optional<PlaceRef> LayerSet::by_id(std::string_view id) const {
    if (const auto number = top_->index().by_id(id)) return PlaceRef{*number, false};
    if (!base_) return std::nullopt;
    const auto number = base_->index().by_id(id);
    if (!number) return std::nullopt;
    return standing_for({*number, true});
}

std::vector<PlaceRef> LayerSet::all() const {
    std::vector<PlaceRef> refs;
    for (std::uint32_t i = 0; i < top_->index().size(); ++i) refs.push_back({i, false});
    for (std::uint32_t i = 0; base_ && i < base_->index().size(); ++i)
        if (!is_joined_[i]) refs.push_back({i, true});
    return refs;
}

std::vector<PlaceRef> LayerSet::curated_areas() const {
    std::vector<PlaceRef> refs;
    for (std::uint32_t i = 0; i < top_->index().size(); ++i)
        if (kind_of(top_->index().feature(i)) == PlaceKind::area) refs.push_back({i, false});
    return refs;
}

std::vector<std::pair<PlaceRef, double>> LayerSet::within(LonLat point, double radius_m) const {
    std::vector<std::pair<PlaceRef, double>> found;
    top_->index().within(point, radius_m, [&](std::uint32_t i, double m) {
        found.emplace_back(PlaceRef{i, false}, m);
    });
    if (base_)
        base_->index().within(point, radius_m, [&](std::uint32_t i, double m) {
            if (!is_joined_[i]) found.emplace_back(PlaceRef{i, true}, m);
        });
    return found;
}

template <class Step>
std::vector<LayerHit> LayerSet::run(Step step) const {
    std::vector<LayerHit> found;
    std::vector<NameHit> hits;
    for (const bool in_file : {false, true}) {
        if (in_file && !base_) break;
        hits.clear();
        step(in_file ? base_->lookup() : top_->lookup(), hits);
        keep_best_hits(hits);
        for (const NameHit& hit : hits) {
            const PlaceRef named{hit.place, in_file};
            const PlaceRef place = standing_for(named);
            if (place.in_file == in_file) {
                found.push_back({place, named, hit});
                continue;
            }
            const auto held =
                std::find_if(found.begin(), found.end(), [&](const LayerHit& h) { return h.place == place; });
            if (held == found.end()) {
                found.push_back({place, named, hit});
            } else if (hit.tier < held->hit.tier ||
                       (hit.tier == held->hit.tier && hit.quality > held->hit.quality)) {
                *held = {place, named, hit};
            }
        }
    }
    return found;
}

std::vector<LayerHit> LayerSet::lookup(AskedName& name, MatchTier worst, bool all) const {
    const auto run_step = [&](void (NameLookup::*step)(AskedName&, bool, std::vector<NameHit>&) const) {
        return run([&](const NameLookup& l, std::vector<NameHit>& out) { (l.*step)(name, all, out); });
    };
    auto found = run_step(&NameLookup::listed);
    if (found.empty() && worst >= MatchTier::transliterated) found = run_step(&NameLookup::romanised);
    if (found.empty() && worst >= MatchTier::folded) found = run_step(&NameLookup::inflected);
    std::erase_if(found, [&](const LayerHit& h) { return h.hit.tier > worst; });
    return found;
}

std::vector<LayerHit> LayerSet::misspelt(AskedName& name, bool all, unsigned edits) const {
    return run([&](const NameLookup& l, std::vector<NameHit>& out) { l.misspelt(name, all, edits, out); });
}

std::vector<LayerHit> LayerSet::least_misspelt(AskedName& name, bool all) const {
    std::vector<LayerHit> found;
    const unsigned most = most_edits(name);
    for (unsigned edits = 1; edits <= most && found.empty(); ++edits) found = misspelt(name, all, edits);
    return found;
}

bool LayerSet::knows(std::string_view text) const {
    AskedName name(text);
    const auto in_layers = [&](bool (NameLookup::*known)(AskedName&) const) {
        return (top_->lookup().*known)(name) || (base_ && (base_->lookup().*known)(name));
    };
    return in_layers(&NameLookup::knows_as_written) || in_layers(&NameLookup::knows_otherwise);
}

}  // namespace bearing
