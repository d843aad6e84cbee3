#include <catch2/catch.hpp>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "bearing/base/data_files.hpp"
#include "bearing/base/files.hpp"
#include "commands/program.hpp"
#include "support/paths.hpp"

using bearing::write_file;
using bearing::test::run_bearing;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

/// A dump of one invented place and a row without columns.
fs::path small_dump(const fs::path& folder) {
    const fs::path path = folder / "dump.txt";
    write_file(
        path,
        "77\tQaradup\tQaradup\tКарадуп\t39.5\t46.5\tP\tPPL\tAZ\t\t\t\t\t\t900\t\t\t\t2020-01-01\nbad\n");
    return path;
}

/// The user's configuration in a folder of the test.
struct OwnConfiguration {
    explicit OwnConfiguration(const fs::path& folder) { setenv("XDG_CONFIG_HOME", folder.c_str(), 1); }
    ~OwnConfiguration() { unsetenv("XDG_CONFIG_HOME"); }
};

}  // namespace

TEST_CASE("a gazetteer is built, checked, chosen and used", "[commands][gazetteer]") {
    const fs::path folder = bearing::test::scratch_folder("gazetteer-command");
    const OwnConfiguration configuration(folder / "config");
    const std::string file = (folder / "own.gaz").string();
    const auto built =
        run_bearing({"gazetteer", "build", "--geonames", small_dump(folder).string(), "-o", file});
    CHECK(built.status == 0);
    CHECK(built.out.find("1 place with 2 names") != std::string::npos);
    CHECK(built.err.find("columns are missing") != std::string::npos);

    const json info = json::parse(run_bearing({"gazetteer", "info", file, "--format", "json"}).out);
    CHECK(info["schema"] == "bearing/gazetteer/1");
    CHECK(info["places"] == 1);
    CHECK(info["bundled_places"] > 400);

    const auto best = [](const std::vector<std::string>& arguments) {
        const json answer = json::parse(run_bearing(arguments).out);
        return answer["candidates"].empty() ? std::string()
                                            : answer["candidates"][0]["place_id"].get<std::string>();
    };
    CHECK(best({"geocode", "Карадуп"}).empty());
    CHECK(best({"geocode", "Карадуп", "--gazetteer", file}) == "geonames:77");
    CHECK(run_bearing({"gazetteer", "use", file}).status == 0);
    CHECK(best({"geocode", "Qaradup"}) == "geonames:77");
    CHECK(best({"geocode", "Stepanakert"}) == "bearing:stepanakert");
    CHECK(run_bearing({"gazetteer", "use", "bundled"}).status == 0);
    CHECK(best({"geocode", "Qaradup"}).empty());
    setenv("BEARING_GAZETTEER", file.c_str(), 1);
    CHECK(best({"geocode", "Qaradup"}) == "geonames:77");
    unsetenv("BEARING_GAZETTEER");
}

TEST_CASE("an edited table counts at once, whatever index lies beside it", "[commands][gazetteer]") {
    const fs::path folder = bearing::test::scratch_folder("gazetteer-edited");
    const fs::path data = bearing::data_file("countries.csv").parent_path();
    fs::copy(data, folder, fs::copy_options::recursive);
    const auto best = [&] {
        const json answer = json::parse(run_bearing({"geocode", "Qaradup"}).out);
        return answer["candidates"].empty() ? std::string()
                                            : answer["candidates"][0]["place_id"].get<std::string>();
    };
    setenv("BEARING_DATA", folder.c_str(), 1);
    CHECK(best().empty());
    const fs::path towns = folder / "gazetteer/towns.csv";
    write_file(towns, bearing::read_file(towns) + "qaradup,Qaradup,39.5,46.5,PPL,AZ,,900,town,,high,\n");
    CHECK(best() == "bearing:qaradup");
    write_file(folder / "gazetteer/tables.gaz", "BearGaz\nno index");
    CHECK(best() == "bearing:qaradup");
    unsetenv("BEARING_DATA");
}

TEST_CASE("what is no gazetteer is refused", "[commands][gazetteer]") {
    const fs::path folder = bearing::test::scratch_folder("gazetteer-refused");
    const OwnConfiguration configuration(folder / "config");
    const std::string dump = small_dump(folder).string();
    for (const std::vector<std::string>& arguments :
         std::vector<std::vector<std::string>>{{"gazetteer", "info", dump},
                                               {"gazetteer", "use", dump},
                                               {"geocode", "Baku", "--gazetteer", dump}}) {
        const auto run = run_bearing(arguments);
        CHECK(run.status == 1);
        CHECK(run.err.find("is no gazetteer of Bearing") != std::string::npos);
    }
    CHECK(run_bearing({"gazetteer"}).status == 2);
    CHECK(run_bearing({"gazetteer", "build", "-o", (folder / "x.gaz").string()}).status == 2);
    CHECK(run_bearing({"gazetteer", "build", "--geonames", (folder / "none").string(), "-o",
                       (folder / "x.gaz").string()})
              .status == 1);
    CHECK_FALSE(fs::exists(folder / "x.gaz"));
}
