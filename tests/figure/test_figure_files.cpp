#include <catch2/catch.hpp>

#include <fstream>
#include <nlohmann/json.hpp>

#include "bearing/base/error.hpp"
#include "bearing/base/files.hpp"
#include "bearing/base/sha256.hpp"
#include "sample_map.hpp"
#include "support/paths.hpp"

using namespace bearing;
namespace fs = std::filesystem;

namespace {

Figure small_figure() {
    FigureSpec spec = test::sample_spec();
    spec.dpi = 72;
    return compose(spec, test::sample_map(), test::fonts());
}

std::size_t files_in(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("a figure is written with its manifest and its alt text") {
    const fs::path folder = test::scratch_folder("figure_files");
    const Figure figure = small_figure();
    write_figure(figure, folder / "map.png");
    CHECK(files_in(folder) == 3);
    const std::string image = read_file(folder / "map.png");
    const auto manifest = nlohmann::json::parse(read_file(folder / "map.json"));
    CHECK(manifest["schema"] == "bearing/figure/1");
    CHECK(manifest["image"]["file"] == "map.png");
    CHECK(manifest["image"]["sha256"] == sha256_hex(image));
    CHECK(manifest["image"]["width_px"] == 510);
    CHECK(manifest["counts"]["certain"] == 5);
    CHECK(manifest["counts"]["possible"] == 3);
    CHECK(manifest["counts"]["without_place"] == 1);
    CHECK(manifest["filter"] == "2020-10-01 to 2020-10-05");
    CHECK(manifest["dataset"]["sha256"] == test::sample_dataset()->content_hash());
    CHECK(manifest["map"]["crs"] == figure.viewport.projection->crs());
    const auto shown = figure.viewport.lonlat_extent();
    REQUIRE(shown);
    REQUIRE(manifest["map"]["extent"].size() == 4);
    CHECK(manifest["map"]["extent"][0].get<double>() == Approx(shown->west).margin(1e-5));
    CHECK(manifest["map"]["extent"][3].get<double>() == Approx(shown->north).margin(1e-5));
    CHECK(manifest["map"]["metres_per_point"].get<double>() ==
          Approx(figure.viewport.metres_per_unit).margin(1e-4));
    CHECK(manifest["map"]["scale_denominator"].get<double>() > 1e5);
    CHECK(manifest["layers"].size() == 6);
    CHECK(manifest["layers"][2]["credit"] == "Rivers after nobody");
    CHECK(!manifest["fonts"].empty());
    CHECK(manifest["spec"]["title"] == test::sample_spec().title);
    CHECK(read_file(folder / "map.json").find(folder.string()) == std::string::npos);
    CHECK(read_file(folder / "map.txt") == figure.alt_text + "\n");
}

TEST_CASE("the alt text says what, where, when, how many and who claims it") {
    const std::string words = small_figure().alt_text;
    for (const char* must : {"Shelling reported around Stepanakert", "45.5° E", "Filter: 1–5 October 2020",
                             "8 reported incidents: 5 certain, 3 possible; 1 contested",
                             "Dates: 1–6 October 2020", "Stepanakert (2)", "Monitor One (4)", "alleged"})
        CHECK_THAT(words, Catch::Contains(must));
}

TEST_CASE("image, manifest and alt text appear together or not at all") {
    const fs::path folder = test::scratch_folder("figure_all_or_none");
    const Figure figure = small_figure();
    fs::create_directory(folder / "map.txt");
    CHECK_THROWS_AS(write_figure(figure, folder / "map.svg"), FileError);
    CHECK(files_in(folder) == 1);
    CHECK_THROWS_AS(write_figure(figure, folder / "missing" / "map.svg"), FileError);
    CHECK(files_in(folder) == 1);
    CHECK_THROWS_WITH(write_figure(figure, folder / "map.jpg"), Catch::Contains(".png, .svg or .pdf"));
    CHECK(files_in(folder) == 1);
}

TEST_CASE("the format follows from the name") {
    CHECK(figure_format("a/b.PNG") == FigureFormat::png);
    CHECK(figure_format("map.svg") == FigureFormat::svg);
    CHECK(figure_format("map.2020.pdf") == FigureFormat::pdf);
    CHECK_THROWS_AS(figure_format("map"), ArgumentError);
}

TEST_CASE("a spec survives the way through JSON, and a manifest is a spec") {
    FigureSpec spec = test::sample_spec();
    spec.extent = Extent{45, 39, 48, 41};
    spec.theme = Theme::dark;
    spec.names.languages = {"hy", "en"};
    spec.crs = "EPSG:32638";
    CHECK(to_json(parse_figure_spec(to_json(spec))) == to_json(spec));
    const Figure figure = compose(spec, test::sample_map(), test::fonts());
    CHECK(to_json(parse_figure_spec(figure.manifest)) == to_json(spec));
    CHECK(parse_figure_spec("{\"width_mm\": 90}", spec).theme == Theme::dark);
}

TEST_CASE("a spec with mistakes is refused by name") {
    CHECK_THROWS_WITH(parse_figure_spec("{\"widht_mm\": 90}"), Catch::Contains("widht_mm"));
    CHECK_THROWS_WITH(parse_figure_spec("{\"width_mm\": \"wide\"}"), Catch::Contains("width_mm"));
    CHECK_THROWS_WITH(parse_figure_spec("{\"theme\": \"pink\"}"), Catch::Contains("greyscale"));
    CHECK_THROWS_WITH(parse_figure_spec("{\"extent\": [1, 2]}"), Catch::Contains("west"));
    CHECK_THROWS_AS(parse_figure_spec("[1]"), FormatError);
    CHECK_THROWS_AS(parse_figure_spec(""), FormatError);
    CHECK_THROWS_AS(parse_figure_spec("\xff\x00"), FormatError);
}
