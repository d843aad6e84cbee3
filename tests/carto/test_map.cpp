#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "carto/test_data.hpp"

using namespace bearing;
using namespace bearing::test;

namespace {

Map sample() {
    Map map = map_of({incident("Stepanakert", kStepanakert, "ad"), incident("Shushi", {46.75, 39.76}, "a"),
                      incident("Hadrut", {47.03, 39.52}, "r"), incident("Tartar", {46.93, 40.34}, "a"),
                      incident("Ganja", {46.36, 40.68}, "adc"),
                      incident("Some district", {47.3, 39.9}, "a", Precision::district)});
    map.layers = {
        layer("land", LayerKind::land, {area("", {{40, 36}, {52, 36}, {52, 44}, {40, 44}, {40, 36}})}),
        layer("countries", LayerKind::country,
              {area("Westland", {{40, 36}, {46, 36}, {46, 44}, {40, 44}, {40, 36}}),
               area("Eastland", {{46, 36}, {52, 36}, {52, 44}, {46, 44}, {46, 36}})}),
        layer("lakes", LayerKind::lake,
              {area("Lake Sevan", {{45, 40.2}, {45.6, 40.2}, {45.6, 40.6}, {45, 40.6}, {45, 40.2}})}),
        layer("rivers", LayerKind::river, {line("Hakari", "river", {{46.4, 39.0}, {46.45, 39.8}})}),
        layer("borders", LayerKind::border, {line("", "", {{46, 36}, {46, 44}})}),
        layer("lines", LayerKind::line, {line("Line of Contact", "control_line", {{46.9, 39}, {47.1, 41}})}),
        layer("places", LayerKind::place,
              {place("Stepanakert", kStepanakert, 3,
                     {{"Stepanakert", "en", "am"}, {"Khankendi", "", "az"}, {"Ստեփանակերտ", "hy", "am"}}),
               place("Goris", {46.34, 39.51}, 4), place("Shushi", {46.75, 39.76}, 4),
               place("Village", {46.1, 39.9}, 8)}),
    };
    return map;
}

std::size_t items(const Scene& scene, const std::string& id) {
    return layer_of(scene, id).items.size();
}

bool shows(const Scene& scene, const std::string& text) {
    const auto all = texts(layer_of(scene, "labels"));
    return std::find(all.begin(), all.end(), text) != all.end();
}

}  // namespace

TEST_CASE("a map has its layers in order, all clipped to the frame") {
    Viewport view = karabakh_view();
    view.origin = {20, 30};
    const Scene scene = draw_map(sample(), style_for(Theme::print), view, fonts());
    std::vector<std::string> ids;
    for (const SceneLayer& l : scene.layers) {
        ids.push_back(l.id);
        CHECK(l.clip == view.frame());
    }
    CHECK(ids == std::vector<std::string>{"water", "land", "lakes", "rivers", "coast", "borders", "other",
                                          "lines", "graticule", "footprints", "incidents", "labels"});
    CHECK(scene.width == 520);
    CHECK(scene.height == 350);
    CHECK(scene.fonts == fonts());
}

TEST_CASE("the same map gives the same scene, and the halves make up the whole") {
    const Map map = sample();
    const Style style = style_for(Theme::light);
    const Viewport view = karabakh_view();
    const std::string whole = to_text(draw_map(map, style, view, fonts()));
    CHECK(whole == to_text(draw_map(map, style, view, fonts())));
    CHECK(whole == to_text(draw_basemap(map, style, view, fonts())) +
                       to_text(draw_incidents(map, style, view, fonts())));
    CHECK(whole.find("Hadrut, 2020-10-03 to 2020-10-04, reported, nobody accused") != std::string::npos);
    CHECK(whole.find("Line of Contact") != std::string::npos);
}

TEST_CASE("an empty map is water and a graticule") {
    const Scene scene = draw_map(Map{}, style_for(Theme::print), karabakh_view(), fonts());
    CHECK(items(scene, "water") == 1);
    CHECK(items(scene, "land") == 0);
    CHECK(items(scene, "graticule") == 1);
    CHECK(items(scene, "labels") == 0);
    CHECK(legend(Map{}, style_for(Theme::print), karabakh_view(), *fonts()).empty());
}

TEST_CASE("hidden layers are not drawn") {
    Map map = sample();
    const auto draw = [&] { return draw_map(map, style_for(Theme::print), karabakh_view(), fonts()); };
    CHECK(items(draw(), "rivers") > 0);
    map.hidden_layers = {"rivers", "graticule"};
    CHECK(items(draw(), "rivers") == 0);
    CHECK(items(draw(), "graticule") == 0);
    CHECK_FALSE(shows(draw(), "Hakari"));
    CHECK(items(draw(), "footprints") > 0);
    map.hidden_layers = {"footprints"};
    CHECK(items(draw(), "footprints") == 0);
    CHECK(items(draw(), "incidents") > 0);
    map.hidden_layers = {"labels"};
    CHECK(items(draw(), "labels") == 0);
    map.hidden_layers = {"incidents"};
    CHECK(items(draw(), "incidents") == 0);
    CHECK(items(draw(), "footprints") == 0);
}

TEST_CASE("layers are drawn within their range of scales") {
    auto detailed = std::make_shared<Layer>(
        *layer("detail", LayerKind::river, {line("", "river", {{46, 39}, {47, 40}})}));
    detailed->max_scale_denominator = 1e6;
    Map map;
    map.layers = {detailed};
    const Style style = style_for(Theme::print);
    CHECK(items(draw_basemap(map, style, karabakh_view(700), fonts()), "rivers") == 0);
    CHECK(items(draw_basemap(map, style, karabakh_view(200), fonts()), "rivers") == 1);
}

TEST_CASE("lines are drawn only for the days on which they held") {
    Feature contact = line("Line of Contact", "control_line", {{46.9, 39}, {47.1, 41}});
    contact.valid_from = day("1994-05-12");
    contact.valid_to = day("2020-09-26");
    Map map;
    map.layers = {layer("lines", LayerKind::line, {contact})};
    const auto drawn = [&] {
        return items(draw_basemap(map, style_for(Theme::print), karabakh_view(), fonts()), "lines") > 0;
    };
    CHECK(drawn());
    map.from = day("2020-09-27");
    CHECK_FALSE(drawn());
    map.from = day("2020-09-01");
    map.to = day("2020-11-10");
    CHECK(drawn());
    CHECK(legend(map, style_for(Theme::print), karabakh_view(), *fonts()).at(0).label == "Line of Contact");
    map.to = day("1990-01-01");
    map.from.reset();
    CHECK_FALSE(drawn());
}

TEST_CASE("borders, disputed borders, lines of control and historical boundaries are told apart") {
    std::set<std::vector<double>> dashes;
    for (const char* kind : {"", "disputed", "control_line", "historical_boundary"}) {
        Map map;
        map.layers = {layer("lines", LayerKind::border, {line("", kind, {{46, 39}, {47, 40}})})};
        const Scene scene = draw_basemap(map, style_for(Theme::print), karabakh_view(), fonts());
        const auto& item = layer_of(scene, "borders").items.back();
        dashes.insert(std::get<PathItem>(item.shape).stroke->dash);
    }
    CHECK(dashes.size() == 4);
}

TEST_CASE("every symbol answers the mouse with its incidents") {
    const Map map = sample();
    const Viewport view = karabakh_view();
    const Scene scene = draw_map(map, style_for(Theme::print), view, fonts());
    for (std::uint32_t i = 0; i < map.dataset->size(); ++i) {
        const auto found =
            hit_test(scene, *view.screen_from_lonlat(map.dataset->incident(i).where->footprint.point));
        CHECK(std::find(found.begin(), found.end(), i) != found.end());
    }
}

TEST_CASE("possible and contested incidents look different from certain ones") {
    const auto look = [](const char* claims, bool possible) {
        Map map = map_of({incident("A", kStepanakert, claims)});
        if (possible) std::swap(map.selection.certain, map.selection.possible);
        const Scene scene = draw_incidents(map, style_for(Theme::greyscale), karabakh_view(), fonts());
        std::string out;
        for (const SceneItem& item : layer_of(scene, "incidents").items) {
            const auto& path = std::get<PathItem>(item.shape);
            out += (path.fill ? to_hex(*path.fill) : "-") + std::to_string(path.subpaths[0].points.size());
            out += path.stroke && !path.stroke->dash.empty() ? "d " : " ";
        }
        return out;
    };
    CHECK(look("a", false) != look("a", true));
    CHECK(look("a", false) != look("ad", false));
    CHECK(look("a", false) != look("r", false));
    CHECK(look("ad", false) != look("ad", true));
    CHECK(look("r", false) != look("r", true));
}

TEST_CASE("the selected incident is marked, on top") {
    Map map = sample();
    const auto draw = [&] { return draw_incidents(map, style_for(Theme::print), karabakh_view(), fonts()); };
    const std::size_t plain = items(draw(), "incidents");
    map.highlighted = 4;
    const Scene scene = draw();
    const auto& all = layer_of(scene, "incidents").items;
    CHECK(all.size() == plain + 2);
    CHECK(std::get<PathItem>(all.back().shape).stroke->color == style_for(Theme::print).selected);
}

TEST_CASE("the legend names what is shown and nothing else") {
    const Style style = style_for(Theme::print);
    const auto labels = [&](const Map& map, const Viewport& view) {
        std::vector<std::string> out;
        for (const LegendEntry& entry : legend(map, style, view, *fonts())) {
            CHECK_FALSE(entry.sample.empty());
            for (const SceneItem& item : entry.sample) {
                const SceneRect box = bounds(item);
                CHECK(box.x >= -8.01);
                CHECK(box.x + box.width <= 8.01);
                CHECK(box.y >= -6.01);
                CHECK(box.y + box.height <= 6.01);
            }
            out.push_back(entry.label);
        }
        return out;
    };
    const auto all = labels(sample(), karabakh_view());
    const auto has = [&](const std::vector<std::string>& in, const char* text) {
        return std::find(in.begin(), in.end(), text) != in.end();
    };
    CHECK(has(all, "Alleged, not contested"));
    CHECK(has(all, "Alleged, and contested or denied"));
    CHECK(has(all, "Reported, nobody accused"));
    CHECK(has(all, "Line of Contact"));
    CHECK(has(all, "International border"));
    CHECK_FALSE(has(all, "Disputed border"));
    const auto one = labels(map_of({incident("A", kStepanakert, "a", Precision::exact)}), karabakh_view());
    CHECK(one == std::vector<std::string>{"Alleged, not contested"});
    Map possible = map_of({incident("A", kStepanakert, "a")});
    std::swap(possible.selection.certain, possible.selection.possible);
    CHECK(has(labels(possible, karabakh_view()), "Possible match (date or place only overlaps)"));
}

TEST_CASE("labels: both sides, other scripts, one language") {
    Map map = sample();
    Style style = style_for(Theme::print);
    const auto draw = [&] { return draw_map(map, style, karabakh_view(), fonts()); };
    CHECK((shows(draw(), "Stepanakert / Khankendi") || shows(draw(), "Khankendi")));
    CHECK(shows(draw(), "WESTLAND"));
    CHECK(shows(draw(), "Goris"));
    CHECK_FALSE(shows(draw(), "Village"));
    style.names = {{"hy"}, false};
    CHECK(shows(draw(), "Ստեփանակերտ"));
    map.layers.clear();
    CHECK(shows(draw(), "Hadrut"));
    CHECK_FALSE(shows(draw(), "Some district"));
}

TEST_CASE("a worldview draws its own disputed borders as settled, and no others'") {
    Map map;
    for (const char* country : {"AM", "AZ"}) {
        Feature claim = line("Claim", "disputed", {{46, 39}, {47, 40}});
        claim.country = country;
        map.layers.push_back(layer(country, LayerKind::border, {claim}));
    }
    map.layers.push_back(
        layer("control", LayerKind::line, {line("Contact", "control_line", {{46, 40}, {47, 39}})}));
    Style style = style_for(Theme::print);
    const auto labels = [&] {
        std::vector<std::string> out;
        for (const LegendEntry& entry : legend(map, style, karabakh_view(), *fonts()))
            out.push_back(entry.label);
        return out;
    };
    CHECK(labels() == std::vector<std::string>{"Disputed border", "Contact"});
    style.worldview = "AZ";
    CHECK(labels() == std::vector<std::string>{"International border", "Contact"});
    const Scene scene = draw_basemap(map, style, karabakh_view(), fonts());
    CHECK(layer_of(scene, "borders").items.size() == 2);
}

TEST_CASE("a worldview calls places by its side's names") {
    const Feature town =
        place("Stepanakert", kStepanakert, 3,
              {{"Stepanakert", "en", "am"}, {"Khankendi", "", "az"}, {"Xankəndi", "az", "az"}});
    Style style = style_for(Theme::print);
    CHECK(label_for(town, names_for(style)) == "Stepanakert / Khankendi");
    style.worldview = "AZ";
    CHECK(label_for(town, names_for(style)) == "Khankendi");
    style.worldview = "FR";
    CHECK(label_for(town, names_for(style)) == "Stepanakert / Khankendi");
}
