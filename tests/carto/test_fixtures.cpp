#include <catch2/catch.hpp>

#include "carto/test_data.hpp"

namespace bearing::test {

std::shared_ptr<const FontSet> fonts() {
    static const std::shared_ptr<const FontSet> loaded = FontSet::system();
    return loaded;
}

Viewport karabakh_view(double metres_per_unit) {
    Viewport view;
    view.projection = std::make_shared<Projection>(default_crs(kDefaultRegion));
    view.center = *view.projection->map_from_lonlat(kStepanakert);
    view.metres_per_unit = metres_per_unit;
    view.width = 500;
    view.height = 320;
    return view;
}

Day day(const char* iso) {
    const auto parsed = parse_day(iso);
    REQUIRE(parsed);
    return *parsed;
}

Incident incident(const std::string& name, LonLat at, const std::string& claims, Precision precision) {
    Incident i;
    i.id = name;
    i.where = Location{};
    i.where->name = name;
    i.where->footprint = {at, default_radius_m(precision), precision, {}};
    i.when = Occurrence{{day("2020-10-03"), day("2020-10-04"), TimePrecision::days, {}, {}, {}}, "", {}};
    for (const char code : claims) {
        Claim claim;
        claim.claimant = "Claimant";
        claim.actor = code == 'c' ? "Party two" : code == 'r' ? "" : "Party one";
        claim.stance = code == 'd' ? Stance::denies : code == 'r' ? Stance::reports : Stance::alleges;
        i.claims.push_back(claim);
    }
    return i;
}

Map map_of(std::vector<Incident> incidents) {
    Map map;
    map.dataset = std::make_shared<Dataset>(std::move(incidents), ActorTable());
    for (std::uint32_t i = 0; i < map.dataset->size(); ++i) map.selection.certain.push_back(i);
    return map;
}

Feature place(const std::string& name, LonLat at, int rank, std::vector<Name> names) {
    Feature f;
    f.name = name;
    f.names = names.empty() ? std::vector<Name>{{name, "en", ""}} : std::move(names);
    f.rank = rank;
    f.geometry = at;
    f.extent = {at.lon, at.lat, at.lon, at.lat};
    return f;
}

Feature line(const std::string& name, const std::string& kind, LineString points) {
    Feature f;
    f.name = name;
    f.names = {{name, "en", ""}};
    f.kind = kind;
    f.extent = extent_of(points);
    f.geometry = LineStrings{std::move(points)};
    return f;
}

Feature area(const std::string& name, const Ring& outer) {
    Feature f;
    f.name = name;
    f.names = {{name, "en", ""}};
    f.extent = extent_of(outer);
    f.geometry = MultiPolygon{{outer, {}}};
    return f;
}

std::shared_ptr<const Layer> layer(const std::string& id, LayerKind kind, std::vector<Feature> features) {
    auto made = std::make_shared<Layer>();
    made->id = id;
    made->kind = kind;
    made->features = std::move(features);
    return made;
}

const SceneLayer& layer_of(const Scene& scene, const std::string& id) {
    for (const SceneLayer& l : scene.layers)
        if (l.id == id) return l;
    FAIL("no layer " << id);
    throw std::logic_error("not reached");
}

std::vector<std::string> texts(const SceneLayer& layer) {
    std::vector<std::string> out;
    for (const SceneItem& item : layer.items)
        if (const auto* text = std::get_if<TextItem>(&item.shape)) out.push_back(text->text.text);
    return out;
}

}  // namespace bearing::test
