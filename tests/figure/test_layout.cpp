#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <set>

#include "bearing/base/error.hpp"
#include "sample_map.hpp"

using namespace bearing;

namespace {

const std::set<std::string> kPageLayers{"title", "frame", "notice", "legend", "scale", "credits"};

struct PlacedText {
    std::string words;
    SceneRect box;
};

std::vector<PlacedText> texts_of(const Scene& page) {
    std::vector<PlacedText> texts;
    for (const SceneLayer& layer : page.layers)
        if (kPageLayers.count(layer.id) > 0)
            for (const SceneItem& item : layer.items)
                if (const auto* text = std::get_if<TextItem>(&item.shape))
                    texts.push_back({text->text.text, bounds(item)});
    return texts;
}

/// Everything that is wrong with a page, in words; empty if nothing is.
std::string faults(const Figure& figure) {
    std::string out;
    const SceneRect page{0, 0, figure.page.width, figure.page.height};
    const auto inside = [](const SceneRect& box, const SceneRect& outer) {
        constexpr double kSlack = 0.5;
        return box.x >= outer.x - kSlack && box.y >= outer.y - kSlack &&
               box.x + box.width <= outer.x + outer.width + kSlack &&
               box.y + box.height <= outer.y + outer.height + kSlack;
    };
    const auto texts = texts_of(figure.page);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (!inside(texts[i].box, page)) out += fmt::format("\"{}\" leaves the page\n", texts[i].words);
        for (std::size_t j = i + 1; j < texts.size(); ++j)
            if (texts[i].box.intersects(texts[j].box))
                out += fmt::format("\"{}\" overlaps \"{}\"\n", texts[i].words, texts[j].words);
    }
    for (const SceneLayer& layer : figure.page.layers) {
        if (layer.clip && !inside(*layer.clip, page)) out += "layer " + layer.id + " leaves the page\n";
        if (kPageLayers.count(layer.id) > 0 || layer.clip) continue;
        for (const SceneItem& item : layer.items)
            if (!inside(bounds(item), page)) out += "an item of " + layer.id + " leaves the page\n";
    }
    if (!inside(figure.viewport.frame(), page)) out += "the map leaves the page\n";
    for (const PlacedText& text : texts)
        if (text.words != "No incidents match" && text.box.intersects(figure.viewport.frame()))
            out += fmt::format("\"{}\" lies on the map\n", text.words);
    return out;
}

std::string all_words(const Scene& page) {
    std::string words;
    for (const PlacedText& text : texts_of(page)) words += text.words + " ";
    return words;
}

}  // namespace

TEST_CASE("nothing overlaps or is cut on pages of any size") {
    const Map map = test::sample_map();
    const std::vector<std::string> titles{
        "Strikes", "Shelling reported around Stepanakert in October 2020",
        "Reported shelling, rocket and drone strikes on towns and villages along the line of contact between "
        "27 "
        "September and 10 November 2020, as alleged by all parties",
        "Արցախի վրա հարձակումների մասին հաղորդումներ. Ստեփանակերտ, Մարտունի, Հադրութ և շրջակա գյուղեր",
        "Сообщения об обстрелах населённых пунктов в октябре 2020 года по заявлениям всех сторон конфликта"};
    const std::vector<std::pair<double, double>> sizes{{80, 60},   {60, 80},   {85, 120},  {120, 85},
                                                       {180, 120}, {120, 180}, {210, 297}, {297, 210},
                                                       {420, 297}, {297, 420}, {400, 100}, {100, 300}};
    for (const auto& [width, height] : sizes) {
        for (const std::string& title : titles) {
            FigureSpec spec = test::sample_spec();
            spec.width_mm = width;
            spec.height_mm = height;
            spec.title = title;
            CAPTURE(width, height, title);
            const Figure figure = compose(spec, map, test::fonts());
            CHECK(faults(figure) == "");
            const SceneRect frame = figure.viewport.frame();
            CHECK(frame.width * frame.height > 0.13 * figure.page.width * figure.page.height);
        }
    }
}

TEST_CASE("the page says what it must") {
    const Figure figure = compose(test::sample_spec(), test::sample_map(), test::fonts());
    const std::string words = all_words(figure.page);
    for (const char* must :
         {"Shelling reported around Stepanakert", "Filter: 1–5 October 2020", "5 certain, 3 possible",
          "1 contested", "1 without a known place", "Legend", "km", "About 1", "N", "46°\u00a0E",
          "40°\u00a0N", "not established", "Made up for tests", "they did not happen",
          "Lambert conformal conic", "Map by Bearing"})
        CHECK_THAT(words, Catch::Contains(must));
}

TEST_CASE("an empty selection makes a page that says so") {
    Map map = test::sample_map();
    map.selection = {};
    const Figure figure = compose(test::sample_spec(), map, test::fonts());
    CHECK(faults(figure) == "");
    CHECK_THAT(all_words(figure.page), Catch::Contains("No incidents match"));
    CHECK_THAT(figure.alt_text, Catch::Contains("No incidents match."));
    const auto extent = figure.viewport.lonlat_extent();
    REQUIRE(extent);
    CHECK(extent->contains(kDefaultRegion.center()));
}

TEST_CASE("a map without layers or dataset is still a page") {
    const Figure figure = compose(FigureSpec{}, Map{}, test::fonts());
    CHECK(faults(figure) == "");
    CHECK_THAT(all_words(figure.page), Catch::Contains("Reported incidents"));
}

TEST_CASE("the map shows all of the extent asked for") {
    FigureSpec spec = test::sample_spec();
    spec.extent = Extent{46, 39.5, 47.5, 40.5};
    const Figure figure = compose(spec, test::sample_map(), test::fonts());
    const SceneRect frame = figure.viewport.frame();
    for (const LonLat corner : {LonLat{46, 39.5}, LonLat{47.5, 39.5}, LonLat{47.5, 40.5}, LonLat{46, 40.5}}) {
        const auto at = figure.viewport.screen_from_lonlat(corner);
        REQUIRE(at);
        CHECK(at->x >= frame.x - 0.01);
        CHECK(at->y >= frame.y - 0.01);
        CHECK(at->x <= frame.x + frame.width + 0.01);
        CHECK(at->y <= frame.y + frame.height + 0.01);
    }
}

TEST_CASE("pages of other parts of the earth hold together") {
    for (const Extent& extent :
         {Extent{-180, -85, 180, 85}, Extent{177, -19, -178, -15}, Extent{20, 68, 30, 71},
          Extent{-70, -55, -65, -50}, Extent{46.74, 39.81, 46.76, 39.83}}) {
        for (const auto& [width, height] :
             {std::pair{180.0, 120.0}, std::pair{80.0, 60.0}, std::pair{120.0, 200.0}}) {
            FigureSpec spec = test::sample_spec();
            spec.extent = extent;
            spec.width_mm = width;
            spec.height_mm = height;
            CAPTURE(extent.west, extent.south, width);
            const Figure figure = compose(spec, test::sample_map(), test::fonts());
            CHECK(faults(figure) == "");
        }
    }
}

TEST_CASE("a map across the antimeridian says where it is") {
    FigureSpec spec = test::sample_spec();
    spec.extent = Extent{177, -19, -178, -15};
    const Figure figure = compose(spec, test::sample_map(), test::fonts());
    CHECK_THAT(figure.alt_text, Catch::Contains("from 177.0° E to 178.0° W"));
}

TEST_CASE("every footprint shown lies on the map") {
    const Map map = test::sample_map();
    const Figure figure = compose(test::sample_spec(), map, test::fonts());
    const auto shown = figure.viewport.lonlat_extent();
    REQUIRE(shown);
    for (std::size_t i = 0; i < map.dataset->size(); ++i)
        if (map.dataset->is_located(i)) CHECK(shown->contains(extent_of(map.dataset->footprint(i))));
}

TEST_CASE("what cannot be made is refused with what to do") {
    const Map map = test::sample_map();
    const auto refused = [&](auto change, const char* word) {
        FigureSpec spec = test::sample_spec();
        change(spec);
        CHECK_THROWS_WITH(compose(spec, map, test::fonts()), Catch::Contains(word));
        CHECK_THROWS_AS(compose(spec, map, test::fonts()), ArgumentError);
    };
    refused([](FigureSpec& s) { s.width_mm = 10; }, "50 to 1200 mm");
    refused([](FigureSpec& s) { s.height_mm = std::nan(""); }, "50 to 1200 mm");
    refused([](FigureSpec& s) { s.dpi = 1e6; }, "dots per inch");
    refused([](FigureSpec& s) { s.width_mm = s.height_mm = 1200, s.dpi = 1200; }, "pixels");
    refused([](FigureSpec& s) { s.crs = "EPSG:999999"; }, "EPSG:999999");
    refused([](FigureSpec& s) { s.crs = "EPSG:4326"; }, "geographic");
    refused(
        [](FigureSpec& s) {
            s.width_mm = 60, s.height_mm = 50;
            for (int i = 0; i < 100; ++i) s.title += " and so on without end";
        },
        "shorten the title");
}
