#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "bearing/base/data_files.hpp"
#include "bearing/base/files.hpp"
#include "commands/program.hpp"
#include "support/paths.hpp"

using bearing::test::run_bearing;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

const std::string kSample = bearing::data_file("sample/incidents.csv").string();

Json import(const std::vector<std::string>& arguments) {
    std::vector<std::string> all{"import", "--format", "json"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const auto run = run_bearing(all);
    INFO(run.err);
    REQUIRE(run.status == 0);
    return Json::parse(run.out);
}

std::size_t entries(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("Import, export and import again lose nothing") {
    const auto folder = bearing::test::scratch_folder("import");
    const std::string project = (folder / "p.gpkg").string();
    const auto first = import({kSample, "--project", project});
    CHECK(first["added"] == 64);
    CHECK(first["read"] == 134);
    CHECK(import({kSample, "--project", project})["unchanged"] == 64);
    for (const std::string name : {"out.csv", "out.geojson"}) {
        const std::string out = (folder / name).string();
        CHECK(run_bearing({"export", project, "-o", out}).status == 0);
        CHECK(import({out, "--project", project})["unchanged"] == 64);
    }
    CHECK(run_bearing({"query", project, "--format", "json"}).out ==
          run_bearing({"query", (folder / "out.csv").string(), "--format", "json"}).out);
}

TEST_CASE("A report goes from text to a project") {
    const auto folder = bearing::test::scratch_folder("report");
    bearing::write_file(
        folder / "r.txt",
        "(Tbilisi, 6 October 2020) - Rockets hit Ganja on 4 October. Azerbaijan accused Armenian forces "
        "of the attack. Armenia denied it.\n");
    const auto drafts = run_bearing({"extract", (folder / "r.txt").string(), "--format", "geojson"});
    REQUIRE(drafts.status == 0);
    bearing::write_file(folder / "d.geojson", drafts.out);
    const std::string project = (folder / "p.gpkg").string();
    CHECK(import({(folder / "d.geojson").string(), "--project", project})["added"] == 1);
    const auto found = Json::parse(
        run_bearing({"query", project, "--actor", "Armenia", "--place", "Ganja", "--format", "json"}).out);
    REQUIRE(found["incidents"].size() == 1);
    CHECK(found["incidents"][0]["claims"].size() >= 2);
    CHECK(found["incidents"][0]["source_id"] == "r1");
}

TEST_CASE("Bad rows are kept aside, good ones imported; --strict imports nothing") {
    const auto folder = bearing::test::scratch_folder("rejects");
    bearing::write_file(folder / "in.csv",
                        "id,date,lat,lon\na,2020-10-04,39.8,46.7\nb,2020-10-04,139.8,46.7\n");
    const std::string project = (folder / "p.gpkg").string();
    const auto strict =
        run_bearing({"import", (folder / "in.csv").string(), "--project", project, "--strict"});
    CHECK(strict.status == 1);
    CHECK(entries(folder) == 1);
    const auto dry = import({(folder / "in.csv").string(), "--project", project, "--dry-run"});
    CHECK(dry["added"] == 1);
    CHECK(entries(folder) == 1);
    const auto summary = import({(folder / "in.csv").string(), "--project", project});
    CHECK(summary["added"] == 1);
    CHECK(summary["rejected"] == 1);
    CHECK(summary["reasons"]["latitude out of range"] == 1);
    const std::string rejects = bearing::read_file(folder / "p.rejects.csv");
    CHECK(rejects.find("139.8") != std::string::npos);
    CHECK(rejects.find(",3,lat,") != std::string::npos);
}

TEST_CASE("Input that is no input gets one message, exit 1, and leaves nothing behind") {
    const auto folder = bearing::test::scratch_folder("bad");
    bearing::write_file(folder / "empty.txt", "");
    bearing::write_file(folder / "binary.txt", std::string("\x7f"
                                                           "ELF\0\1\2\3\0\0\0\0",
                                                           12));
    const std::string project = (folder / "p.gpkg").string();
    const auto before = entries(folder);
    for (const auto& arguments : std::vector<std::vector<std::string>>{
             {"extract", (folder / "none.txt").string()},
             {"extract", (folder / "empty.txt").string()},
             {"extract", (folder / "binary.txt").string()},
             {"import", (folder / "none.csv").string(), "--project", project},
             {"import", (folder / "empty.txt").string(), "--project", project},
             {"import", kSample, "--project", (folder / "no" / "p.gpkg").string()},
             {"query", (folder / "binary.txt").string()},
             {"export", "-o", (folder / "no" / "x.csv").string()},
             {"figure", "-o", (folder / "no" / "x.png").string()},
             {"figure", "-o", (folder / "x.png").string(), "--crs", "EPSG:4326"}}) {
        const auto run = run_bearing(arguments);
        INFO(arguments.front() << ' ' << arguments.back() << ": " << run.err);
        CHECK(run.status == 1);
        CHECK(run.out.empty());
        CHECK(run.err.find("bearing: ") != std::string::npos);
        CHECK(entries(folder) == before);
    }
}
