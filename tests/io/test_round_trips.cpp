#include <catch2/catch.hpp>

#include "bearing/base/files.hpp"
#include "bearing/incident/difference.hpp"
#include "bearing/io/incident_file.hpp"
#include "bearing/io/read_incidents.hpp"
#include "bearing/io/write_incidents.hpp"
#include "field_samples.hpp"
#include "io/timemap.hpp"
#include "support/paths.hpp"

using namespace bearing;
using namespace bearing::test;
namespace fs = std::filesystem;

namespace {

struct Read {
    std::string format;
    std::vector<Incident> incidents;
};

Read read_all(const fs::path& path, const ReadOptions& options = {}) {
    const auto reader = open_incident_file(path, options);
    Read read{reader->format(), {}};
    IncidentBatch batch;
    while (reader->next(batch)) {
        for (const auto& row : batch.rejected) FAIL(to_string(row.issue));
        for (auto& incident : batch.incidents) read.incidents.push_back(std::move(incident));
    }
    return read;
}

void write_all(const fs::path& path, const std::vector<Incident>& incidents, ExportColumns columns) {
    ExportOptions options;
    options.columns = columns;
    write_incidents(
        path,
        [&](const IncidentTaker& take) {
            for (const auto& incident : incidents) take(incident, Match::certain);
        },
        options);
}

/// One table of several rows under the columns of the first.
std::string table_of(const std::vector<NamedCells>& rows, char delimiter = ',') {
    std::string csv;
    const auto line = [&](const NamedCells& cells, std::string NamedCells::value_type::*part) {
        for (std::size_t i = 0; i < cells.size(); ++i)
            csv += (i == 0 ? "" : std::string(1, delimiter)) + csv_field(cells[i].*part, delimiter);
        csv += '\n';
    };
    line(rows.front(), &NamedCells::value_type::first);
    for (const auto& row : rows) line(row, &NamedCells::value_type::second);
    return csv;
}

std::vector<NamedCells> acled_rows() {
    const std::vector<NamedCells> changes{
        {},
        {{"event_date", "04 October 2020"}, {"time_precision", "2"}, {"geo_precision", "2"}},
        {{"event_date", "04-10-2020"}, {"time_precision", "3"}, {"geo_precision", "3"}},
        {{"inter1", "1"}, {"inter2", "8"}, {"interaction", "18"}, {"fatalities", "0"}},
        {{"inter1", "2"}, {"inter2", ""}, {"interaction", "20"}, {"actor2", ""}, {"assoc_actor_2", ""}},
        {{"interaction", "External/Other forces-Civilians"}, {"civilian_targeting", "Civilians targeted"}},
        {{"sub_event_type", "Peaceful protest"},
         {"event_type", "Protests"},
         {"disorder_type", "Demonstrations"}},
        {{"notes", "=SUM(A1)"}, {"location", "@place"}, {"source", "-one"}, {"tags", "'quoted'"}},
        {{"latitude", "-0.5000"}, {"longitude", "-46.7500"}, {"iso", "792"}, {"country", "T\u00FCrkiye"}},
        {{"latitude", ""}, {"longitude", ""}},
    };
    std::vector<NamedCells> rows;
    for (const auto& change : changes) {
        rows.push_back(changed(acled_row(), change));
        rows.back()[0].second = "AZE" + std::to_string(rows.size());
    }
    return rows;
}

std::vector<NamedCells> ucdp_rows() {
    std::vector<NamedCells> changes{
        {},
        {{"date_start", "2020-10-04 00:00:00.000"}, {"date_end", "2020-10-04 00:00:00.000"}},
        {{"type_of_violence", "2"},
         {"number_of_sources", "-1"},
         {"source_date", "1753-01-01"},
         {"gwnoa", ""}},
        {{"type_of_violence", "3"}, {"side_b", "Civilians"}, {"event_clarity", "2"}},
        {{"best", "0"}, {"low", "0"}, {"high", "6"}, {"deaths_b", "0"}, {"deaths_civilians", "0"}},
        {{"where_description", "=HYPERLINK(\"x\")"}, {"gwnoa", "365, 373"}, {"code_status", "Check dyad"}}};
    for (const char* code : {"2", "3", "4", "5", "6", "7"}) changes.push_back({{"where_prec", code}});
    for (const char* code : {"2", "3", "4", "5"})
        changes.push_back({{"date_prec", code}, {"date_end", "2020-10-09"}});
    std::vector<NamedCells> rows;
    for (const auto& change : changes) {
        rows.push_back(changed(ucdp_row(), change));
        rows.back()[0].second = std::to_string(rows.size());
    }
    return rows;
}

/// Equal, field by field: what is not is said.
void check_same(const std::vector<Incident>& after, const std::vector<Incident>& before) {
    REQUIRE(after.size() == before.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
        std::string changes = before[i].id;
        for (const auto& change : differences(before[i], after[i]))
            changes += "\n" + change.field + ": " + change.before + " -> " + change.after;
        INFO(changes);
        CHECK(after[i] == before[i]);
    }
}

void check_bearings_own(const fs::path& folder, const std::vector<Incident>& incidents) {
    for (const char* name : {"own.csv", "own.geojson"}) {
        INFO(name);
        write_all(folder / name, incidents, ExportColumns::bearing);
        const IncidentFile again = read_incidents(folder / name);
        CHECK(again.rejected.empty());
        check_same(again.incidents, incidents);
    }
}

}  // namespace

TEST_CASE("Rows of ACLED come back from Bearing's formats and in ACLED's columns, cell by cell") {
    const fs::path folder = scratch_folder("round_trip_acled");
    const auto rows = acled_rows();
    write_file(folder / "acled.csv", table_of(rows));
    const Read read = read_all(folder / "acled.csv");
    CHECK(read.format == "acled");
    REQUIRE(read.incidents.size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) CHECK(read.incidents[i].verbatim.cells() == rows[i]);
    check_bearings_own(folder, read.incidents);

    write_all(folder / "columns.csv", read.incidents, ExportColumns::acled);
    const Read again = read_all(folder / "columns.csv");
    CHECK(again.format == "acled");
    check_same(again.incidents, read.incidents);
    // And from a file that has been through Bearing's own columns first.
    write_all(folder / "columns.csv", read_incidents(folder / "own.csv").incidents, ExportColumns::acled);
    check_same(read_all(folder / "columns.csv").incidents, read.incidents);
}

TEST_CASE("Other delimiters and letter cases of ACLED's files say the same") {
    const fs::path folder = scratch_folder("round_trip_dialects");
    const auto rows = acled_rows();
    write_file(folder / "plain.csv", table_of(rows));
    const auto plain = read_all(folder / "plain.csv").incidents;
    auto upper = rows;
    for (auto& [name, cell] : upper.front())
        for (char& c : name) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    for (const char delimiter : {';', '\t'}) {
        write_file(folder / "other.csv", "\xEF\xBB\xBF" + table_of(upper, delimiter));
        const Read other = read_all(folder / "other.csv");
        CHECK(other.format == "acled");
        REQUIRE(other.incidents.size() == plain.size());
        for (std::size_t i = 0; i < plain.size(); ++i) {
            Incident same = other.incidents[i];
            same.verbatim = plain[i].verbatim;  // the names of its columns differ
            CHECK(same == plain[i]);
        }
        write_all(folder / "back.csv", other.incidents, ExportColumns::acled);
        check_same(read_all(folder / "back.csv").incidents, plain);
    }
}

TEST_CASE("Rows of UCDP GED come back from Bearing's formats, all 49 cells") {
    const fs::path folder = scratch_folder("round_trip_ucdp");
    const auto rows = ucdp_rows();
    write_file(folder / "ged.csv", table_of(rows));
    const Read read = read_all(folder / "ged.csv");
    CHECK(read.format == "ucdp-ged");
    REQUIRE(read.incidents.size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) CHECK(read.incidents[i].verbatim.cells() == rows[i]);
    check_bearings_own(folder, read.incidents);

    // Without its header, as a candidate release was published.
    const std::string table = table_of(rows);
    write_file(folder / "headerless.csv", table.substr(table.find('\n') + 1));
    check_same(read_all(folder / "headerless.csv").incidents, read.incidents);
}

TEST_CASE("In ACLED's columns, UCDP's events keep what these can hold") {
    const fs::path folder = scratch_folder("round_trip_ucdp_acled");
    write_file(folder / "ged.csv", table_of({ucdp_row()}));
    const auto before = read_all(folder / "ged.csv").incidents;
    write_all(folder / "acled.csv", before, ExportColumns::acled);
    const auto after = read_all(folder / "acled.csv").incidents;
    REQUIRE(after.size() == 1);
    CHECK(after[0].id == before[0].id);
    CHECK(after[0].summary == before[0].summary);
    CHECK(after[0].when == before[0].when);
    CHECK(after[0].where->footprint == before[0].where->footprint);
    CHECK(after[0].where->admin == before[0].where->admin);
    CHECK(after[0].killed.low == before[0].killed.low);
    CHECK(after[0].claims.size() == before[0].claims.size());
    CHECK(after[0].claims[0].participants == before[0].claims[0].participants);
}

TEST_CASE("Bearing's HXL tables give back what HXL has a tag for") {
    const fs::path folder = scratch_folder("round_trip_hxl");
    write_file(folder / "acled.csv", table_of(acled_rows()));
    const auto before = read_all(folder / "acled.csv").incidents;
    write_all(folder / "hxl.csv", before, ExportColumns::hxl);
    const Read after = read_all(folder / "hxl.csv");
    CHECK(after.format == "hxl");
    REQUIRE(after.incidents.size() == before.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
        const Incident &a = before[i], &b = after.incidents[i];
        INFO(a.id);
        CHECK(b.id == a.id);
        CHECK(b.source_id == a.source_id);
        CHECK(b.summary == a.summary);
        CHECK(b.when == a.when);
        CHECK(b.where == a.where);
        CHECK(b.type == a.type);
        CHECK(b.killed == a.killed);
        REQUIRE(b.claims.size() == a.claims.size());
        for (std::size_t c = 0; c < a.claims.size(); ++c) {
            CHECK(b.claims[c].claimant == a.claims[c].claimant);
            CHECK(b.claims[c].participants == a.claims[c].participants);
        }
    }
}

TEST_CASE("Incidents of the other schemas come back from Bearing's formats") {
    const fs::path folder = scratch_folder("round_trip_others");
    write_file(
        folder / "atlos.csv",
        "slug,inserted_at,latitude,longitude,status,description,date,time,geolocation_resolution,sensitive,"
        "Custom Attribute,source_1\n"
        "A-1,2023-05-02,'-12.5,46.75,In Progress,'=text,2023-05-01,14:30,Vicinity,Graphic Violence,x,"
        "https://example.org/1\nA-2,2023-05-02,,,To Do,Early,,,,Not Sensitive,,\n");
    const Read atlos = read_all(folder / "atlos.csv");
    CHECK(atlos.format == "atlos");
    check_bearings_own(folder, atlos.incidents);
    check_bearings_own(
        folder, parse_timemap(
                    R"([{"id":"1","description":"d","date":"10/04/2020","latitude":"39,8","longitude":"46,7",
                           "type":"Attack","location":"L","sources":[{"path":"https://example.org","description":"t"}]}])",
                    "t.json")
                    .incidents);
}
