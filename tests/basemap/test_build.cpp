#include <catch2/catch.hpp>
#include <map>

#include "bearing/base/data_files.hpp"
#include "bearing/base/error.hpp"
#include "bearing/base/files.hpp"
#include "bearing/base/sha256.hpp"
#include "bearing/basemap/basemap.hpp"
#include "bearing/basemap/environment.hpp"
#include "gdal/geometry.hpp"
#include "support/paths.hpp"

using namespace bearing;

namespace {

bool packages_are_missing() {
    const auto command = install_command(basemap_packages());
    if (!command.empty()) WARN("skipped: this test needs data packages; " << command);
    return !command.empty();
}

const Layer& layer(const Layers& layers, const std::string& id) {
    for (const auto& one : layers)
        if (one->id == id) return *one;
    FAIL("no layer " << id);
    throw std::logic_error(id);
}

const MultiPolygon& country(const Layer& countries, const std::string& code) {
    for (const auto& feature : countries.features)
        if (feature.country == code) return std::get<MultiPolygon>(feature.geometry);
    FAIL("no country " << code);
    throw std::logic_error(code);
}

const Feature* named(const Layer& in, const std::string& part_of_name) {
    for (const auto& feature : in.features)
        if (feature.name.find(part_of_name) != std::string::npos) return &feature;
    return nullptr;
}

double km2(const MultiPolygon& area) {
    return area_m2(area) / 1e6;
}

/// Built once for all tests of this file.
const std::filesystem::path& built() {
    static const auto path = [] {
        const auto target = test::scratch_folder("basemap-build") / "basemap.gpkg";
        build_basemap(find_basemap_sources(), target);
        return target;
    }();
    return path;
}

}  // namespace

TEST_CASE("Country polygons of the region are whole and clean", "[basemap][packages]") {
    if (packages_are_missing()) return;
    const auto layers = read_basemap(built()).value;
    const auto& countries = layer(layers, "region.countries");
    CHECK(km2(country(countries, "AM")) == Approx(29'905).epsilon(0.002));
    CHECK(km2(country(countries, "AZ")) == Approx(85'862).epsilon(0.002));
    const auto nakhchivan =
        std::find_if(country(countries, "AZ").begin(), country(countries, "AZ").end(), [](const Polygon& p) {
            return contains(p, {45.41, 39.21});
        });
    REQUIRE(nakhchivan != country(countries, "AZ").end());
    CHECK(km2({*nakhchivan}) == Approx(5'154).epsilon(0.005));
    CHECK(contains(*nakhchivan, {44.88, 39.71}));  // Sadarak, which DCW gives to nobody
    const std::vector<std::string> codes{"AM", "AZ", "GE", "IR", "TR", "RU"};
    for (std::size_t i = 0; i < codes.size(); ++i) {
        CHECK(gdal::is_valid(country(countries, codes[i])));
        for (std::size_t j = 0; j < i; ++j)
            CHECK(gdal::common_area(country(countries, codes[i]), country(countries, codes[j])) < 1e-7);
    }
    for (const auto& feature : countries.features)
        if (feature.country == "AM") CHECK(feature.names.size() > 3);
}

TEST_CASE("The world's countries are there at both levels of detail", "[basemap][packages]") {
    if (packages_are_missing()) return;
    const auto layers = read_basemap(built()).value;
    for (const char* id : {"region.countries", "world.countries"}) {
        const auto& countries = layer(layers, id);
        CHECK(countries.features.size() > 200);
        const std::map<std::string, double> expected{{"US", 9.6e6}, {"BO", 1.09e6}, {"BT", 38e3},
                                                     {"LS", 30e3},  {"MW", 100e3},  {"SS", 630e3},
                                                     {"UA", 600e3}, {"NZ", 268e3}};
        for (const auto& [code, area] : expected) {
            INFO(id << " " << code);
            CHECK(km2(country(countries, code)) == Approx(area).epsilon(0.25));
        }
        for (const auto& feature : countries.features)
            if (feature.country == "FJ" || feature.country == "RU")
                CHECK(feature.extent.crosses_antimeridian());
    }
}

TEST_CASE("Waters of the region have their size and names", "[basemap][packages]") {
    if (packages_are_missing()) return;
    const auto layers = read_basemap(built()).value;
    const auto& lakes = layer(layers, "region.lakes");
    REQUIRE(named(lakes, "Sevan"));
    CHECK(km2(std::get<MultiPolygon>(named(lakes, "Sevan")->geometry)) == Approx(1'387).epsilon(0.01));
    REQUIRE(named(lakes, "Mingachevir"));
    CHECK(km2(std::get<MultiPolygon>(named(lakes, "Mingachevir")->geometry)) == Approx(547).epsilon(0.02));
    const auto& rivers = layer(layers, "region.rivers");
    for (const char* river : {"Kura", "Araz", "Tartar", "Vorotan", "Hrazdan"}) CHECK(named(rivers, river));
}

TEST_CASE("Lines have the days on which they held", "[basemap][packages]") {
    if (packages_are_missing()) return;
    const auto layers = read_basemap(built()).value;
    const auto* contact = named(layer(layers, "lines"), "Line of Contact");
    REQUIRE(contact);
    CHECK(held_during(*contact, *parse_day("2020-09-01"), *parse_day("2020-09-02")));
    CHECK_FALSE(held_during(*contact, *parse_day("2020-10-03"), *parse_day("2020-10-04")));
    CHECK(named(layer(layers, "places"), "Stepanakert"));
}

TEST_CASE("At every scale exactly one level of detail is drawn", "[basemap][packages]") {
    if (packages_are_missing()) return;
    const auto layers = read_basemap(built()).value;
    for (const double scale : {1e4, 1e6, 5e6, 1.5e7, 1e8}) {
        int drawn = 0;
        for (const auto& one : layers)
            drawn += one->kind == LayerKind::land && scale >= one->min_scale_denominator &&
                     scale <= one->max_scale_denominator;
        CHECK(drawn == 1);
    }
}

TEST_CASE("The same sources give the same bytes", "[basemap][packages]") {
    if (packages_are_missing()) return;
    const auto again = test::scratch_folder("basemap-again") / "basemap.gpkg";
    build_basemap(find_basemap_sources(), again);
    CHECK(sha256_hex(read_file(built())) == sha256_hex(read_file(again)));
}

TEST_CASE("A build that is stopped leaves nothing behind", "[basemap][packages]") {
    if (packages_are_missing()) return;
    const auto folder = test::scratch_folder("basemap-stopped");
    std::stop_source source;
    int calls = 0;
    const Progress progress = [&](double fraction, std::string_view) {
        CHECK(fraction >= 0);
        CHECK(fraction <= 1);
        if (++calls == 3) source.request_stop();
    };
    CHECK_THROWS_AS(build_basemap(find_basemap_sources(), folder / "x.gpkg", kDefaultRegion, progress,
                                  source.get_token()),
                    CancelledError);
    CHECK(std::filesystem::is_empty(folder));
}

TEST_CASE("What is missing comes with the command that installs it", "[basemap]") {
    const DataPackage missing{"gmt-dcw", "countries", {}};
    const DataPackage found{"gmt-gshhg-full", "coasts", "/usr/share/gmt-gshhg"};
    CHECK(install_command({missing, found}) == "sudo apt-get install --no-install-recommends gmt-dcw");
    CHECK(install_command({found}).empty());
    const auto environment = gis_environment();
    CHECK_FALSE(environment.gdal.empty());
    CHECK(environment.drivers.front().present);
}
