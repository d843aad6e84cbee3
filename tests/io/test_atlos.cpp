#include <catch2/catch.hpp>

#include "bearing/base/error.hpp"
#include "field_rows.hpp"

using namespace bearing;
using namespace bearing::test;

namespace {

NamedCells atlos_row() {
    return {{"slug", "PRJ-AB12CD"},
            {"inserted_at", "2023-05-02 10:00:00"},
            {"updated_at", "2023-05-03 11:30:00"},
            {"latitude", "'-12.5001"},
            {"longitude", "46.75"},
            {"status", "Completed"},
            {"description", "'=A crater in a field"},
            {"date", "2023-05-01"},
            {"time", "14:30:00"},
            {"geolocation_resolution", "Exact"},
            {"sensitive", "Not Sensitive"},
            {"type", "Civilian Activity, Attack"},
            {"Custom attribute", "anything"},
            {"source_1", "https://example.org/1"},
            {"source_2", ""},
            {"source_3", "A witness"}};
}

MappedTable map_row(const NamedCells& changes = {}) {
    return map_table(atlos_mapper, csv_of(changed(atlos_row(), changes)));
}

}  // namespace

TEST_CASE("A row of Atlos becomes an incident, escapes of formulas taken away") {
    const auto table = map_row();
    CHECK(table.warnings.empty());
    REQUIRE(table.incidents.size() == 1);
    const Incident& incident = table.incidents[0];
    CHECK(incident.id == "atlos:PRJ-AB12CD");
    CHECK(incident.source_id == "PRJ-AB12CD");
    CHECK(incident.summary == "=A crater in a field");
    CHECK(to_string(incident.when->span) == "2023-05-01");
    CHECK(incident.when->span.first_minute == 14 * 60 + 30);
    CHECK(incident.where->footprint == Footprint{{46.75, -12.5001}, 10, Precision::exact, {}});
    CHECK(incident.type == EventType::attack);
    CHECK(incident.verification == Verification::verified);
    REQUIRE(incident.claims.size() == 2);
    CHECK(incident.claims[0].source.url == "https://example.org/1");
    CHECK(incident.claims[0].claimant.empty());
    CHECK(incident.claims[1].claimant == "A witness");
    CHECK(incident.verbatim.cells() == atlos_row());
}

TEST_CASE("Atlos' resolution is the footprint") {
    const auto footprint = [](const std::string& resolution) {
        return map_row({{"geolocation_resolution", resolution}}).incidents[0].where->footprint;
    };
    CHECK(footprint("Vicinity").radius_m == 100);
    CHECK(footprint("Vicinity (same complex)").precision == Precision::vicinity);
    CHECK(footprint("locality").radius_m == 1000);
    CHECK(footprint("").precision == Precision::town);
    CHECK(map_row({{"geolocation_resolution", "about"}}).warnings[0].field == "geolocation_resolution");
}

TEST_CASE("Atlos' status says whether a case has been checked") {
    const auto verification = [](const std::string& status) {
        return map_row({{"status", status}}).incidents[0].verification;
    };
    CHECK(verification("completed") == Verification::verified);
    for (const char* status : {"To Do", "In Progress", "Help Needed", "Ready for Review", "Canceled"})
        CHECK(verification(status) == Verification::unverified);
    CHECK(verification("") == Verification::unstated);
    CHECK(map_row({{"status", "Canceled"}}).warnings.size() == 1);
}

TEST_CASE("Sensitive cases are pointed out and kept") {
    const auto table = map_row({{"sensitive", "Graphic Violence, Personal Information Visible"}});
    REQUIRE(table.warnings.size() == 1);
    CHECK(table.warnings[0].field == "sensitive");
    CHECK(table.incidents[0].verbatim.value("sensitive") == "Graphic Violence, Personal Information Visible");
}

TEST_CASE("Cases in work have no place or date yet and are kept; impossible ones are faults") {
    const auto early = map_row({{"latitude", ""}, {"longitude", ""}, {"date", ""}, {"time", ""}});
    REQUIRE(early.incidents.size() == 1);
    CHECK_FALSE(early.incidents[0].where);
    CHECK_FALSE(early.incidents[0].when);
    CHECK(map_row({{"date", "2023-02-30"}}).faults[0].reason == "impossible date");
    CHECK(map_row({{"longitude", ""}}).faults[0].field == "longitude");
    CHECK(map_row({{"latitude", "191"}}).faults[0].reason == "latitude out of range");
    CHECK(map_row({{"time", "noon"}}).warnings[0].field == "time");
    CHECK_THROWS_AS(map_table(atlos_mapper, "slug,status\n"), FormatError);
}
