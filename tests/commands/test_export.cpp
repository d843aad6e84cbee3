#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "bearing/base/files.hpp"
#include "commands/program.hpp"
#include "support/paths.hpp"

using bearing::read_file;
using bearing::write_file;
using bearing::test::run_bearing;
using bearing::test::scratch_folder;
using Json = nlohmann::json;

namespace {

Json incidents_of(const std::string& path) {
    const auto run = run_bearing({"query", path, "--background", "--format", "json"});
    CAPTURE(path, run.err);
    REQUIRE(run.status == 0);
    auto incidents = Json::parse(run.out)["incidents"];
    std::sort(incidents.begin(), incidents.end(),
              [](const Json& a, const Json& b) { return a["id"] < b["id"]; });
    return incidents;
}

/// Three incidents with places to the metre, one of them unverified.
std::string exact_csv() {
    return "id,date_first,place,lat,lon,precision,summary,claimant,stance,actor,note,verification,source_"
           "url\n"
           "A-1,2020-10-03,Ivanyan,39.815327,46.751934,exact,\"Rockets hit Ivanyan at 39.8153, 46.7519\",A "
           "ministry,alleges,Azerbaijani forces,the depot behind the "
           "bakery,unstated,https://example.org/39.8153\n"
           "A-2,2020-10-04,Ivanyan,39.815327,46.751934,exact,Shells fell,A ministry,reports,,,unstated,\n"
           "A-3,2020-10-05,Askeran,39.939812,46.832951,exact,Not yet seen by anybody,A "
           "ministry,reports,,,unverified,\n";
}

}  // namespace

TEST_CASE("Every format of an export reads as the same incidents, projects included") {
    const auto folder = scratch_folder("export_formats");
    const auto sample = incidents_of("");
    for (const char* name : {"x.csv", "x.geojson", "x.gpkg", "x.kml", "x.xlsx", "x.fgb"}) {
        const std::string path = (folder / name).string();
        const auto run = run_bearing({"export", "-o", path, "--background"});
        CAPTURE(name, run.err);
        REQUIRE(run.status == 0);
        CHECK(incidents_of(path) == sample);
    }
    CHECK(std::distance(std::filesystem::directory_iterator(folder), {}) == 6);
}

TEST_CASE("Possible matches are exported and marked") {
    const auto folder = scratch_folder("export_match");
    const std::string path = (folder / "x.geojson").string();
    const auto run = run_bearing({"export", "-o", path, "--from", "2020-10-04", "--to", "2020-10-04"});
    REQUIRE(run.status == 0);
    const auto document = Json::parse(read_file(path));
    std::size_t possible = 0;
    for (const auto& feature : document["features"]) possible += feature["properties"]["match"] == "possible";
    CHECK(possible > 0);
    CHECK(possible < document["features"].size());
    CHECK(run.err.find(std::to_string(possible) + " possible") != std::string::npos);
}

TEST_CASE("A shapefile and ACLED's columns say what they are for; wrong pairs are wrong usage") {
    const auto folder = scratch_folder("export_columns");
    CHECK(run_bearing({"export", "-o", (folder / "x.shp").string()}).err.find("no room") !=
          std::string::npos);
    CHECK(run_bearing({"export", "-o", (folder / "x.csv").string(), "--as", "acled"}).status == 0);
    CHECK(read_file(folder / "x.csv").starts_with("event_id_cnty,event_date,"));
    CHECK(run_bearing({"export", "-o", (folder / "y.csv").string(), "--as", "hxl"}).status == 0);
    CHECK(read_file(folder / "y.csv").find("#geo+lat") != std::string::npos);
    CHECK(run_bearing({"export", "-o", (folder / "x.kml").string(), "--as", "acled"}).status == 2);
    CHECK(run_bearing({"export", "-o", (folder / "x.pptx").string()}).status == 2);
}

TEST_CASE("A published export holds areas, no exact place, nothing unverified, and says so") {
    const auto folder = scratch_folder("export_publish");
    write_file(folder / "in.csv", exact_csv());
    for (const char* name : {"x.csv", "x.geojson", "x.gpkg", "x.kml", "x.xlsx", "x.shp", "x.fgb", "x.html"}) {
        const std::string path = (folder / name).string();
        const auto run =
            run_bearing({"export", (folder / "in.csv").string(), "-o", path, "--profile", "publish"});
        CAPTURE(name, run.err);
        REQUIRE(run.status == 0);
        CHECK(run.err.find("1 unverified incident held back") != std::string::npos);
        CHECK(run.err.find("wrote 2 incidents") != std::string::npos);
        CHECK(run.err.find("Places are coarsened") != std::string::npos);
        const std::string bytes = read_file(path);
        for (const char* secret : {"39.815327", "39.8153", "Ivanyan", "bakery", "A-3"})
            CHECK(bytes.find(secret) == std::string::npos);
    }
    const auto published = incidents_of((folder / "x.gpkg").string());
    CHECK(published[0]["where"].contains("area"));
    CHECK(published[0]["where"]["precision"] == "near");
    CHECK(published[0]["where"]["lat"] == published[1]["where"]["lat"]);
    CHECK(published[0]["summary"] == "Rockets hit [place withheld] at [coordinates withheld]");
    const auto kinds = Json::parse(read_file(folder / "x.geojson"));
    for (const auto& feature : kinds["features"]) CHECK(feature["geometry"]["type"] == "MultiPolygon");
}

TEST_CASE("A profile of one's own needs a key for circles, from a file, and gives the same again") {
    const auto folder = scratch_folder("export_profile");
    write_file(folder / "in.csv", exact_csv());
    write_file(folder / "key.txt", "a key of sixteen bytes at least\n");
    write_file(folder / "p.json",
               R"({"coarsen": "radius", "radius_km": 15, "keyed_ids": true, "key_file": "key.txt"})");
    const auto export_to = [&](const char* name) {
        const auto run = run_bearing({"export", (folder / "in.csv").string(), "-o", (folder / name).string(),
                                      "--profile", (folder / "p.json").string()});
        CAPTURE(run.err);
        REQUIRE(run.status == 0);
        CHECK(run.err.find("a key of sixteen") == std::string::npos);
        return read_file(folder / name);
    };
    const std::string once = export_to("a.csv");
    CHECK(once == export_to("b.csv"));
    CHECK(once.find("A-1") == std::string::npos);
    CHECK(once.find("k-") != std::string::npos);
    write_file(folder / "p.json", R"({"coarsen": "hexagon"})");
    const auto wrong =
        run_bearing({"export", "-o", (folder / "c.csv").string(), "--profile", (folder / "p.json").string()});
    CHECK(wrong.status == 1);
    CHECK(wrong.err.find("grid, admin, radius") != std::string::npos);
}

TEST_CASE("A box narrower than the published areas is warned of") {
    const auto folder = scratch_folder("export_box");
    write_file(folder / "in.csv", exact_csv());
    const auto said = [&](const char* box) {
        const auto run = run_bearing({"export", (folder / "in.csv").string(), "-o",
                                      (folder / "x.csv").string(), "--profile", "publish", "--bbox", box});
        CHECK(run.status == 0);
        return run.err.find("narrower than the areas") != std::string::npos;
    };
    CHECK(said("46.751,39.815,46.752,39.816"));
    CHECK(said("46,39.815,48,39.816"));
    CHECK_FALSE(said("46.5,39.5,47,40"));
}

TEST_CASE("A leak stops the export and nothing is written") {
    const auto folder = scratch_folder("export_leak");
    write_file(folder / "in.csv", exact_csv());
    const auto run =
        run_bearing({"export", (folder / "in.csv").string(), "-o", (folder / "x.geojson").string(),
                     "--profile", "publish", "--text", "Ivanyan"});
    CHECK(run.status == 1);
    CHECK(run.err.find("leak: x.geojson: the withheld name of the place of A-1") != std::string::npos);
    CHECK(std::distance(std::filesystem::directory_iterator(folder), {}) == 1);
}

TEST_CASE("A published figure is tested whatever its format", "[basemap]") {
    if (run_bearing({"basemap", "list"}).status != 0) return;
    const auto folder = scratch_folder("figure_publish");
    write_file(folder / "in.csv", exact_csv());
    for (const char* name : {"x.png", "y.svg", "z.pdf"}) {
        const auto run = run_bearing({"figure", (folder / "in.csv").string(), "-o", (folder / name).string(),
                                      "--profile", "publish", "--dpi", "72"});
        CAPTURE(name, run.err);
        REQUIRE(run.status == 0);
    }
    const std::string manifest = read_file(folder / "y.json");
    CHECK(manifest.find("Places are coarsened") != std::string::npos);
    CHECK(read_file(folder / "y.txt").find("Places are coarsened") != std::string::npos);
    CHECK(read_file(folder / "y.svg").find("39.815") == std::string::npos);
    const auto leak =
        run_bearing({"figure", (folder / "in.csv").string(), "-o", (folder / "leak.svg").string(),
                     "--profile", "publish", "--title", "The strike at 39.8153 N, 46.7519 E"});
    CHECK(leak.status == 1);
    CHECK_FALSE(std::filesystem::exists(folder / "leak.svg"));
    CHECK_FALSE(std::filesystem::exists(folder / "leak.json"));
}
