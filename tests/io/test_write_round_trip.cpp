#include <algorithm>
#include <catch2/catch.hpp>

#include "bearing/base/data_files.hpp"
#include "bearing/io/incident_file.hpp"
#include "bearing/io/read_incidents.hpp"
#include "bearing/io/write_incidents.hpp"
#include "support/paths.hpp"
#include "support/sample_incident.hpp"

using namespace bearing;
using test::full_incident;

namespace {

IncidentSource source_of(const std::vector<Incident>& incidents) {
    return [&](const IncidentTaker& take) {
        for (const Incident& incident : incidents) take(incident, Match::certain);
    };
}

/// By id, because an index may bring the features of a layer into an order of its own.
std::vector<Incident> read_all(const std::filesystem::path& path) {
    const auto reader = open_incident_file(path);
    std::vector<Incident> all;
    IncidentBatch batch;
    for (bool more = true; more;) {
        more = reader->next(batch);
        for (const auto& rejected : batch.rejected) UNSCOPED_INFO(to_string(rejected.issue));
        CHECK(batch.rejected.empty());
        all.insert(all.end(), batch.incidents.begin(), batch.incidents.end());
        batch = {};
    }
    std::sort(all.begin(), all.end(), [](const Incident& a, const Incident& b) { return a.id < b.id; });
    return all;
}

/// With cells that spreadsheets would run, numbers that take 17 digits, columns of two files.
std::vector<Incident> incidents_with_places() {
    auto all = read_incidents(data_file("sample/incidents.csv")).incidents;
    Incident formula = full_incident();
    formula.id = "=1+1";
    formula.summary = "=cmd|' /C calc'!A0; -2\tand 'tis";
    formula.where->footprint.point = {46.749999999999996, -39.82};
    formula.verbatim = {{"country", "=AZ"}, {"note 2", "007"}, {"x", "'=1"}, {"=SUM(A1)", "-"}, {"@'", "+"}};
    all.push_back(full_incident());
    all.push_back(std::move(formula));
    std::sort(all.begin(), all.end(), [](const Incident& a, const Incident& b) { return a.id < b.id; });
    return all;
}

}  // namespace

TEST_CASE("Reading an export gives equal incidents") {
    const auto folder = test::scratch_folder("round_trip");
    const auto incidents = incidents_with_places();
    for (const char* name : {"x.csv", "x.geojson", "x.kml", "x.xlsx", "x.fgb"}) {
        CAPTURE(name);
        const auto result = write_incidents(folder / name, source_of(incidents));
        CHECK(result.warnings.empty());
        const auto read = read_all(folder / name);
        REQUIRE(read.size() == incidents.size());
        for (std::size_t i = 0; i < read.size(); ++i) {
            CAPTURE(incidents[i].id);
            CHECK(read[i] == incidents[i]);
        }
    }
}

TEST_CASE("Incidents without place or time come back from every format that holds them") {
    const auto folder = test::scratch_folder("round_trip_bare");
    Incident bare;
    bare.id = "bare";
    Incident timed;
    timed.id = "timed";
    timed.when = Occurrence{*parse_time_span("2020-10"), "", {}};
    const std::vector<Incident> incidents{bare, timed};
    for (const char* name : {"x.csv", "x.geojson", "x.kml", "x.xlsx"}) {
        CAPTURE(name);
        write_incidents(folder / name, source_of(incidents));
        CHECK(read_all(folder / name) == incidents);
    }
    CHECK(write_incidents(folder / "x.fgb", source_of(incidents)).warnings.size() == 1);
}

TEST_CASE("A shapefile gives back the fields that it lists") {
    const auto folder = test::scratch_folder("round_trip_shp");
    const auto incidents = incidents_with_places();
    write_incidents(folder / "x.shp", source_of(incidents));
    const auto read = read_all(folder / "x.shp");
    REQUIRE(read.size() == incidents.size());
    for (std::size_t i = 0; i < read.size(); ++i) {
        CAPTURE(incidents[i].id);
        CHECK(read[i].id == incidents[i].id);
        CHECK(read[i].type == incidents[i].type);
        CHECK(read[i].background == incidents[i].background);
        CHECK(read[i].killed == incidents[i].killed);
        CHECK(read[i].injured == incidents[i].injured);
        CHECK(read[i].when->span.first == incidents[i].when->span.first);
        CHECK(read[i].when->span.last == incidents[i].when->span.last);
        CHECK(read[i].when->span.precision == incidents[i].when->span.precision);
        CHECK(read[i].where->name == incidents[i].where->name);
        CHECK(read[i].where->footprint.radius_m == incidents[i].where->footprint.radius_m);
        CHECK(read[i].where->footprint.precision == incidents[i].where->footprint.precision);
        CHECK(read[i].where->footprint.point.lat ==
              Approx(incidents[i].where->footprint.point.lat).epsilon(1e-12));
    }
}
