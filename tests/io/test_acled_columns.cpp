#include <catch2/catch.hpp>

#include "bearing/base/text.hpp"
#include "field_samples.hpp"
#include "io/country_codes.hpp"
#include "io/write_columns.hpp"
#include "support/sample_incident.hpp"

using namespace bearing;
using namespace bearing::test;

namespace {

Incident acled_incident(const NamedCells& changes = {}) {
    const auto table = map_table(acled_mapper, csv_of(changed(acled_row(), changes)));
    REQUIRE(table.incidents.size() == 1);
    return table.incidents[0];
}

NamedCells cells_of(const Incident& incident) {
    const auto values = AcledRows().cells(incident);
    REQUIRE(values.size() == 31);
    NamedCells cells;
    for (std::size_t i = 0; i < values.size(); ++i) cells.emplace_back(acled_column_names()[i], values[i]);
    return cells;
}

std::string value(const NamedCells& cells, std::string_view name) {
    for (const auto& cell : cells)
        if (cell.first == name) return cell.second;
    return "no such column";
}

}  // namespace

TEST_CASE("An incident from ACLED that nobody has edited comes back as its row, old styles included") {
    for (const NamedCells& changes : std::vector<NamedCells>{
             {},
             {{"event_date", "04 October 2020"}},
             {{"event_date", "04-10-2020"}, {"time_precision", "2"}},
             {{"time_precision", "3"}, {"geo_precision", "3"}},
             {{"inter1", "1"}, {"inter2", "7"}, {"interaction", "17"}},
             {{"fatalities", "0"}, {"source", "Agency One"}},
             {{"civilian_targeting", "Civilians targeted"}, {"disorder_type", "POLITICAL VIOLENCE"}},
             {{"sub_event_type", "Excessive force against protesters"},
              {"disorder_type", "Political violence; Demonstrations"}},
         }) {
        INFO(csv_of(changes));
        CHECK(cells_of(acled_incident(changes)) == changed(acled_row(), changes));
    }
}

TEST_CASE("Dates that a spreadsheet wrote with the month first come back as they stood") {
    const TableSample sample{{{"", "10/13/2020"}}, false};
    const auto header_of = [](const std::string& csv) {
        return TableHeader{
            "t.csv", std::make_shared<const std::vector<std::string>>(CsvParser(csv).next()->fields), {}};
    };
    for (const char* date : {"10/13/2020", "10/3/2020"}) {
        const NamedCells row = changed(acled_row(), {{"event_date", date}});
        const std::string csv = csv_of(row);
        CsvParser parser(csv);
        parser.next();
        const auto record = parser.next();
        const std::vector<std::string_view> values(record->fields.begin(), record->fields.end());
        std::vector<Issue> ignored;
        const Incident incident = acled_mapper(header_of(csv), sample)
                                      ->map({2, values, record->raw, record->raw, {}, nullptr}, ignored);
        CHECK(incident.when->span.first == *make_day(2020, 10, date[4] == '/' ? 3 : 13));
        CHECK(cells_of(incident) == row);
    }
}

TEST_CASE("Columns in another order, case and number come back under ACLED's names") {
    const auto table = map_table(acled_mapper,
                                 "DATA_ID,LONGITUDE,LATITUDE,EVENT_DATE,EVENT_ID_CNTY,INTER1,NOTES\n"
                                 "99,46.7500,39.8200,01 January 2020,AZE7,1,A note\n");
    REQUIRE(table.incidents.size() == 1);
    const auto cells = cells_of(table.incidents[0]);
    CHECK(value(cells, "event_id_cnty") == "AZE7");
    CHECK(value(cells, "longitude") == "46.7500");
    CHECK(value(cells, "event_date") == "01 January 2020");
    CHECK(value(cells, "inter1") == "1");
    CHECK(value(cells, "geo_precision").empty());
}

TEST_CASE("What people changed is made from the incident; the other cells stay the file's") {
    Incident incident = acled_incident({{"event_date", "04 October 2020"}});
    incident.summary = "Another note";
    incident.killed = {5, 7, {}};
    incident.where->footprint = {{47.5, 40.25}, 25000, Precision::near, {}};
    incident.claims.push_back({});
    incident.claims.back().claimant = "Third Agency";
    const auto cells = cells_of(incident);
    CHECK(value(cells, "notes") == "Another note");
    CHECK(value(cells, "fatalities") == "5");
    CHECK(value(cells, "latitude") == "40.25");
    CHECK(value(cells, "geo_precision") == "2");
    CHECK(value(cells, "admin1") == "Xankandi");
    CHECK(value(cells, "admin2") == "Stepanakert");
    CHECK(value(cells, "admin3") == "North");
    CHECK(value(cells, "iso") == "31");
    CHECK(value(cells, "source") == "Agency One; Agency Two; Third Agency");
    CHECK(value(cells, "source_scale").empty());
    CHECK(value(cells, "event_date") == "04 October 2020");
    CHECK(value(cells, "interaction") == "State forces-Civilians");
    CHECK(value(cells, "timestamp") == "1602000000");

    incident.when->span.last += std::chrono::days(6);
    CHECK(value(cells_of(incident), "event_date") == "2020-10-07");
    CHECK(value(cells_of(incident), "time_precision") == "2");
}

TEST_CASE("Other incidents are put into ACLED's columns as far as they go") {
    Incident incident = full_incident();
    const auto cells = cells_of(incident);
    CHECK(value(cells, "event_id_cnty") == incident.id);
    CHECK(value(cells, "event_date") == "2020-10-03");
    CHECK(value(cells, "year") == "2020");
    CHECK(value(cells, "time_precision") == "2");
    CHECK(value(cells, "disorder_type") == "Political violence");
    CHECK(value(cells, "event_type") == "Explosions/Remote violence");
    CHECK(value(cells, "sub_event_type") == "Shelling/artillery/missile attack");
    CHECK(value(cells, "actor1") == "Azerbaijani forces; x");
    CHECK(value(cells, "country") == "Azerbaijan");
    CHECK(value(cells, "source") == "Amnesty International; Officials from Azerbaijan");
    CHECK(value(cells, "fatalities") == "1");

    // An accused party is no participant: ACLED has no column for who accuses whom.
    incident.claims[0].participants.clear();
    CHECK(value(cells_of(incident), "actor1").empty());
    const auto bare = cells_of(Incident{});
    CHECK(value(bare, "event_date").empty());
    CHECK(value(bare, "latitude").empty());
    CHECK(value(bare, "fatalities") == "0");
}

TEST_CASE("Every type has ACLED's names above it") {
    for (const EventType type : all_event_types()) {
        Incident incident;
        incident.type = type;
        const auto cells = cells_of(incident);
        INFO(code(type));
        CHECK(value(cells, "event_type").empty() == (type == EventType::unknown));
        CHECK(value(cells, "disorder_type").empty() == (type == EventType::unknown));
        CHECK(value(cells, "sub_event_type") == acled_name(type));
    }
}

TEST_CASE("Tables in ACLED's and HXL's columns are safe for spreadsheets") {
    Incident incident = acled_incident({{"notes", "=cmd()"}});
    const std::string acled = to_acled_csv({&incident});
    CHECK(acled.starts_with("event_id_cnty,event_date,year,"));
    CHECK(acled.find(",'=cmd(),") != std::string::npos);
    const std::string hxl = to_hxl_csv({&incident});
    CHECK(hxl.find("\n#meta+id+bearing,#event+code,#date+start,") != std::string::npos);
    CHECK(hxl.find(",'=cmd(),") != std::string::npos);
}

TEST_CASE("Coordinates are swapped where only their exchange lies in the country") {
    const auto swapped = [](double lat, double lon, const char* country) {
        return looks_swapped({lon, lat}, *find_country(country));
    };
    CHECK(swapped(46.75, 39.82, "AZ"));
    CHECK(swapped(44.2, 15.4, "Yemen"));
    CHECK_FALSE(swapped(39.82, 46.75, "AZ"));
    CHECK_FALSE(swapped(39.2, 45.4, "AZ"));   // an exclave
    CHECK_FALSE(swapped(33.5, 36.3, "AZ"));   // abroad, either way
    CHECK_FALSE(swapped(43.5, 42.1, "GE"));   // exchanged it is hardly elsewhere
    CHECK_FALSE(swapped(-21.1, 55.5, "FR"));  // overseas
    CHECK_FALSE(swapped(21.3, -157.8, "US"));
}

TEST_CASE("Countries are known by code, number and the names of the field's files") {
    for (const auto& [cell, code] :
         std::vector<std::pair<std::string, std::string>>{{"AZ", "AZ"},
                                                          {"aze", "AZ"},
                                                          {"31", "AZ"},
                                                          {"031", "AZ"},
                                                          {"31.0", "AZ"},
                                                          {"Azerbaijan", "AZ"},
                                                          {" armenia ", "AM"},
                                                          {"Russia (Soviet Union)", "RU"},
                                                          {"Yemen (North Yemen)", "YE"},
                                                          {"DR Congo (Zaire)", "CD"},
                                                          {"Bosnia-Herzegovina", "BA"},
                                                          {"Ivory Coast", "CI"},
                                                          {"T\u00FCrkiye", "TR"},
                                                          {"Kosovo", "XK"}}) {
        INFO(cell);
        REQUIRE(find_country(cell) != nullptr);
        CHECK(find_country(cell)->code == code);
    }
    CHECK(find_country("") == nullptr);
    CHECK(find_country("Nowhere") == nullptr);
    CHECK(find_country("(") == nullptr);
}
