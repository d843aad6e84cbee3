#include <catch2/catch.hpp>
#include <filesystem>

#include "bearing/base/data_files.hpp"
#include "bearing/base/error.hpp"
#include "bearing/base/files.hpp"
#include "bearing/io/read_incidents.hpp"
#include "bearing/io/write_incidents.hpp"
#include "io/verbatim_plan.hpp"
#include "support/paths.hpp"
#include "support/sample_incident.hpp"

using namespace bearing;
using test::full_incident;
using test::scratch_folder;

namespace {

/// Incidents with what formats like to break: formulas, long texts, no place, no claims, columns of two
/// files.
std::vector<Incident> hard_incidents() {
    Incident formula = full_incident();
    formula.id = "=cmd|' /C calc'!A0";
    formula.summary = "'=1; =2\n-3 and 'tis";
    formula.claims[0].note = "'@x";
    formula.verbatim = {
        {"country", "=AZ"}, {"Date", "-5"}, {"verbatim.x", "+1"}, {"note 2", "a"}, {"region code", "b"}};
    Incident bare;
    bare.id = "bare";
    Incident unplaced;
    unplaced.id = "unplaced";
    unplaced.when = Occurrence{*parse_time_span("2020-10"), "", {}};
    unplaced.verbatim = {{"place", "somewhere"}, {"twice", "1"}, {"twice", "2"}};
    return {full_incident(), formula, bare, unplaced};
}

IncidentSource source_of(const std::vector<Incident>& incidents) {
    return [&](const IncidentTaker& take) {
        for (std::size_t i = 0; i < incidents.size(); ++i)
            take(incidents[i], i % 2 == 0 ? Match::certain : Match::possible);
    };
}

}  // namespace

TEST_CASE("CSV and GeoJSON written row by row give back every field of every incident") {
    const auto folder = scratch_folder("write_incidents");
    const auto sample = read_incidents(data_file("sample/incidents.csv")).incidents;
    for (const auto& incidents : {hard_incidents(), sample}) {
        for (const char* name : {"out.csv", "out.geojson"}) {
            const auto result = write_incidents(folder / name, source_of(incidents));
            CHECK(result.incidents == incidents.size());
            CHECK(result.possible == incidents.size() / 2);
            CHECK(result.warnings.empty());
            CHECK(result.files == std::vector{folder / name});
            INFO(name);
            const auto read = read_incidents(folder / name);
            CHECK(read.rejected.empty());
            CHECK(read.incidents.size() == incidents.size());
        }
        CHECK(read_incidents(folder / "out.csv").incidents == incidents);
        CHECK(read_incidents(folder / "out.geojson").incidents == incidents);
    }
    CHECK(std::distance(std::filesystem::directory_iterator(folder), {}) == 2);
}

TEST_CASE("An unknown extension, foreign columns of a map and a folder that is not there are refused") {
    const std::vector<Incident> none;
    CHECK_THROWS_AS(write_incidents("x.pptx", source_of(none)), ArgumentError);
    ExportOptions acled;
    acled.columns = ExportColumns::acled;
    CHECK_THROWS_AS(write_incidents("x.kml", source_of(none), acled), ArgumentError);
    CHECK_THROWS_AS(write_incidents("/no/such/folder/x.csv", source_of(none)), FileError);
}

TEST_CASE("A file that cannot be finished leaves the former one whole") {
    const auto folder = scratch_folder("write_failure");
    write_file(folder / "out.csv", "former");
    const IncidentSource breaks = [](const IncidentTaker& take) {
        take(full_incident(), Match::certain);
        throw Error("broken");
    };
    CHECK_THROWS_WITH(write_incidents(folder / "out.csv", breaks), "broken");
    CHECK(read_file(folder / "out.csv") == "former");
    CHECK(std::distance(std::filesystem::directory_iterator(folder), {}) == 1);
}

TEST_CASE("Columns of many files keep each file's order") {
    const auto columns = [](std::vector<std::string> names) {
        return Verbatim(std::make_shared<const std::vector<std::string>>(std::move(names)), "1,2,3");
    };
    const Verbatim first = columns({"a", "b", "c"}), second = columns({"c", "a", "x"}),
                   third = columns({"a", "a", "b"});
    VerbatimPlan plan;
    for (const auto& verbatim : {first, second, third}) plan.add(verbatim);
    for (const auto& verbatim : {first, second, third}) {
        Verbatim back;
        const auto values = plan.values(verbatim);
        for (std::size_t i = 0; i < values.size(); ++i) back.add(plan.names()[i], values[i]);
        CHECK(back == verbatim);
    }
}

TEST_CASE("The page names everything without scripts or outside addresses") {
    const auto folder = scratch_folder("write_html");
    auto incidents = hard_incidents();
    incidents[0].summary = "<script>alert(1)</script> & more";
    ExportOptions options;
    options.title = "Incidents <of> October";
    options.notes = {"A note."};
    write_incidents(folder / "out.html", source_of(incidents), options);
    const std::string page = read_file(folder / "out.html");
    CHECK(page.find("<script") == std::string::npos);
    CHECK(page.find("Incidents &lt;of&gt; October") != std::string::npos);
    CHECK(page.find("A note.") != std::string::npos);
    CHECK(page.find("src=") == std::string::npos);
    CHECK(page.find("Amnesty International</b> alleges responsibility of Azerbaijani forces") !=
          std::string::npos);
    CHECK(page.find("denies responsibility of") != std::string::npos);
    CHECK(page.find("“appear to have”") != std::string::npos);
}

TEST_CASE("A shapefile says what it cannot hold and comes with its side files") {
    const auto folder = scratch_folder("write_shp");
    auto incidents = hard_incidents();
    incidents[0].summary = std::string(400, 'x');
    const auto result = write_incidents(folder / "out.shp", source_of(incidents));
    CHECK(result.files.size() == 5);
    CHECK(result.files[0] == folder / "out.shp");
    REQUIRE(result.warnings.size() == 2);
    CHECK(result.warnings[0].find("4 claims") != std::string::npos);
    CHECK(result.warnings[1].find("1 text longer") != std::string::npos);
}

TEST_CASE("A sheet that would have too many rows is refused before it is begun, and the former file stays") {
    const auto folder = scratch_folder("xlsx_rows");
    write_file(folder / "x.xlsx", "former");
    Incident incident = full_incident();
    incident.claims.resize(3, incident.claims[0]);
    std::size_t passes = 0;
    const IncidentSource source = [&](const IncidentTaker& take) {
        ++passes;
        for (int i = 0; i < 400000; ++i) take(incident, Match::certain);
    };
    CHECK_THROWS_WITH(write_incidents(folder / "x.xlsx", source), Catch::Contains("1,048,576"));
    CHECK(passes == 1);
    CHECK(read_file(folder / "x.xlsx") == "former");
    CHECK(std::distance(std::filesystem::directory_iterator(folder), {}) == 1);
}
