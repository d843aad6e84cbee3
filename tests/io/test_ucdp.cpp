#include <catch2/catch.hpp>

#include "bearing/base/error.hpp"
#include "field_samples.hpp"

using namespace bearing;
using namespace bearing::test;

namespace {

MappedTable map_row(const NamedCells& changes = {}) {
    return map_table(ucdp_mapper, csv_of(changed(ucdp_row(), changes)));
}

Incident incident_of(const NamedCells& changes = {}) {
    const auto table = map_row(changes);
    REQUIRE(table.incidents.size() == 1);
    return table.incidents[0];
}

std::string claimants(const Incident& incident) {
    std::string all;
    for (const auto& claim : incident.claims) all += (all.empty() ? "" : "|") + claim.claimant;
    return all;
}

}  // namespace

TEST_CASE("A row of UCDP GED becomes an incident, all 49 columns kept") {
    REQUIRE(ucdp_row().size() == 49);
    const auto table = map_row();
    CHECK(table.warnings.empty());
    const Incident incident = incident_of();
    CHECK(incident.id == "ucdp-ged:412345");
    CHECK(incident.source_id == "412345");
    CHECK(incident.summary ==
          "State-based conflict: Government of Azerbaijan - Republic of Artsakh, Stepanakert town");
    CHECK(to_string(incident.when->span) == "2020-10-04");
    CHECK(incident.when->span.precision == TimePrecision::day);
    CHECK(incident.where->name == "Stepanakert town");
    CHECK(incident.where->text == "a quarter in the north of Stepanakert");
    CHECK(incident.where->admin == "Stepanakert district, Xankandi");
    CHECK(incident.where->country == "AZ");
    CHECK(incident.where->footprint == Footprint{{46.7519, 39.8153}, 5000, Precision::town, {}});
    CHECK(incident.killed == Count{2, 4, 6});
    CHECK_FALSE(incident.injured.known());
    CHECK(incident.type == EventType::unknown);
    CHECK(incident.verification == Verification::unstated);
    CHECK(incident.verbatim.cells() == ucdp_row());
}

TEST_CASE("Each of UCDP's sources is a claim that names both sides and accuses none") {
    const Incident incident = incident_of();
    REQUIRE(incident.claims.size() == 2);
    for (const auto& claim : incident.claims) {
        CHECK(claim.stance == Stance::reports);
        CHECK(claim.actor.empty());
        CHECK(claim.participants == std::vector<Participant>{{"Government of Azerbaijan", Side::first},
                                                             {"Republic of Artsakh", Side::second}});
        CHECK(claim.note == "original source: local officials");
        CHECK(claim.killed == Count{2, std::nullopt, std::nullopt});
    }
    // The headlines hold more semicolons than there are sources; the quoted articles tell them apart.
    CHECK(incident.claims[0].claimant == "Agency One");
    CHECK(incident.claims[0].source ==
          Source{"Agency One", "Town shelled; four dead", "", parse_day("2020-10-04"), ""});
    CHECK(incident.claims[1].claimant == "Agency Two");
    CHECK(incident.claims[1].source ==
          Source{"Agency Two", "Shelling, again", "", parse_day("2020-10-05"), ""});
    CHECK_FALSE(is_contested(incident));
}

TEST_CASE("In one-sided violence side a is alleged to have done it, in others nobody is") {
    const Incident incident = incident_of({{"type_of_violence", "3"}, {"side_b", "Civilians"}});
    for (const auto& claim : incident.claims) {
        CHECK(claim.stance == Stance::alleges);
        CHECK(claim.actor == "Government of Azerbaijan");
        CHECK(claim.actor_country == "AZ");
        CHECK(claim.participants.size() == 2);
    }
    CHECK(incident.type == EventType::attack);
    CHECK(incident.summary.starts_with(
        "One-sided violence, as reported: Government of Azerbaijan - Civilians"));

    const Incident group =
        incident_of({{"type_of_violence", "3"}, {"side_a", "Some Front"}, {"side_b", "Civilians"}});
    CHECK(group.claims[0].actor == "Some Front");
    CHECK(group.claims[0].actor_country.empty());
    CHECK(incident_of({{"type_of_violence", "2"}}).claims[0].stance == Stance::reports);
    CHECK(incident_of({{"type_of_violence", "3"}, {"side_a", ""}}).claims[0].stance == Stance::reports);
}

TEST_CASE("UCDP's precisions become footprints and intervals") {
    const std::vector<std::pair<Precision, double>> places{
        {Precision::town, 5000},      {Precision::near, 25000},  {Precision::district, 30000},
        {Precision::province, 60000}, {Precision::line, 100000}, {Precision::country, 300000},
        {Precision::country, 300000}};
    for (std::size_t code = 1; code <= places.size(); ++code) {
        const auto footprint = incident_of({{"where_prec", std::to_string(code)}}).where->footprint;
        CHECK(footprint.precision == places[code - 1].first);
        CHECK(footprint.radius_m == places[code - 1].second);
    }
    const std::vector<TimePrecision> times{TimePrecision::day, TimePrecision::days, TimePrecision::week,
                                           TimePrecision::month, TimePrecision::year};
    for (std::size_t code = 1; code <= times.size(); ++code) {
        const auto span =
            incident_of({{"date_prec", std::to_string(code)}, {"date_end", "2020-10-06"}}).when->span;
        CHECK(span.precision == times[code - 1]);
        CHECK(to_string(span) == "2020-10-04 to 2020-10-06");
    }
    const auto unknown = map_row({{"where_prec", "9"}, {"date_prec", "0"}});
    CHECK(unknown.warnings.size() == 2);
    CHECK(unknown.incidents[0].where->footprint.precision == Precision::province);
}

TEST_CASE("A precision of time that the interval contradicts is told") {
    const auto warnings_of = [](const char* code, const char* last) {
        return map_row({{"date_prec", code}, {"date_end", last}}).warnings.size();
    };
    CHECK(warnings_of("1", "2020-10-04") == 0);
    CHECK(warnings_of("1", "2020-10-06") == 1);
    CHECK(warnings_of("4", "2020-10-04") == 1);
    CHECK(warnings_of("4", "2020-10-31") == 0);
}

TEST_CASE("UCDP's dates stand with or without a time of day") {
    const auto span =
        incident_of({{"date_start", "2020-10-04 00:00:00.000"}, {"date_end", "2020-10-05 00:00:00.000"}})
            .when->span;
    CHECK(to_string(span) == "2020-10-04 to 2020-10-05");
    CHECK_FALSE(span.first_minute);
    CHECK(to_string(incident_of({{"date_end", ""}}).when->span) == "2020-10-04");
    CHECK(to_string(incident_of({{"date_start", "NA"}}).when->span) == "2020-10-04");
}

TEST_CASE("Figures of UCDP stay low, best and high") {
    CHECK(incident_of(
              {{"best", "0"}, {"low", "0"}, {"high", "3"}, {"deaths_b", "0"}, {"deaths_civilians", "0"}})
              .killed == Count{0, 0, 3});
    CHECK(incident_of({{"best", ""}, {"low", ""}, {"high", ""}}).killed == Count{{}, 4, {}});
    CHECK(incident_of({{"best", "4.0"}, {"low", "2.0"}}).killed == Count{2, 4, 6});
    CHECK(map_row({{"deaths_civilians", "9"}}).warnings[0].field == "best");
    CHECK(map_row({{"low", "5"}}).warnings[0].message == "low, best and high are not in order");
    const auto words = map_row({{"high", "many"}});
    CHECK(words.warnings[0].field == "high");
    CHECK(words.incidents[0].killed == Count{2, 4, {}});
}

TEST_CASE("Where UCDP names no source, none is made up") {
    struct Case {
        NamedCells cells;
        std::string claimants;
        std::string title;
        std::string date;
    };
    const NamedCells bare{{"number_of_sources", "-1"}, {"source_article", ""},
                          {"source_office", ""},       {"source_date", "1753-01-01 00:00:00.000"},
                          {"source_headline", ""},     {"source_original", ""}};
    const auto with = [&](const NamedCells& cells) { return changed(bare, cells); };
    for (const Case& c : std::vector<Case>{
             {bare, "", "", ""},
             {with({{"source_original", "not given"}}), "", "", ""},
             {with({{"source_original", "police; witnesses"}}), "police|witnesses", "", ""},
             {with({{"source_original", "police, hospital"}}), "police, hospital", "", ""},
             {with({{"source_office", "Agency One"}}), "Agency One", "", ""},
             {with({{"source_office", "Agency One;Agency One"}, {"source_date", "2020-10-04;1753-01-01"}}),
              "Agency One|Agency One", "", "2020-10-04"},
             {with({{"source_office", "Agency One"}, {"source_headline", "One; two"}}), "Agency One",
              "One; two", ""},
             {with({{"source_article", "\"Agency One,2020-10-04,Shells; again\""}}), "Agency One",
              "Shells; again", "2020-10-04"},
             // Releases before 2013 cite as they please.
             {with({{"source_article", "Agency (1991-06-15): \"REBELS; SOLDIERS"},
                    {"source_original", "officials"}}),
              "officials", "Agency (1991-06-15): \"REBELS; SOLDIERS", ""},
             {with({{"source_office", "A;B;C"}, {"source_date", "2020-10-04;2020-10-05"}}), "A|B|C", "", ""},
         }) {
        const Incident incident = incident_of(c.cells);
        INFO(csv_of(c.cells));
        CHECK(claimants(incident) == c.claimants);
        CHECK(incident.claims[0].source.title == c.title);
        CHECK((incident.claims[0].source.date ? to_string(*incident.claims[0].source.date) : "") == c.date);
        CHECK(incident.claims[0].participants.size() == 2);
        CHECK(incident.verbatim.value("number_of_sources") == "-1");
    }
    const Incident single = incident_of(with({{"source_office", "Agency One"}}));
    CHECK(single.claims[0].killed == Count{2, 4, 6});
}

TEST_CASE("What UCDP says about its own certainty is kept") {
    CHECK(incident_of({{"event_clarity", "2"}, {"source_original", ""}}).claims[0].note ==
          "the reports do not tell single events apart");
    CHECK(incident_of({{"code_status", "Check deaths"}}).verification == Verification::unverified);
}

TEST_CASE("UCDP's optional columns may be missing, in any order and case") {
    const auto table = map_table(ucdp_mapper,
                                 "DATE_START,Longitude,Latitude,where_decription,Country,Side_A\n"
                                 "2013-12-13,46.75,39.82,a field,Russia (Soviet Union),X\n");
    REQUIRE(table.incidents.size() == 1);
    CHECK(table.incidents[0].id.starts_with("row-"));
    CHECK(table.incidents[0].where->text == "a field");
    CHECK(table.incidents[0].where->country == "RU");
    CHECK(table.incidents[0].where->footprint.precision == Precision::province);
    CHECK_THROWS_WITH(map_table(ucdp_mapper, "id,latitude\n"), Catch::Contains("date_start, longitude"));
}

TEST_CASE("Bad rows of UCDP are faults with their field and reason") {
    struct Case {
        NamedCells cells;
        std::string field;
        std::string reason;
    };
    for (const Case& c : std::vector<Case>{
             {{{"date_start", ""}, {"date_end", ""}}, "date_start", "no date"},
             {{{"date_start", "2020-02-30"}}, "date_start", "impossible date"},
             {{{"date_end", "2020-13-01"}}, "date_end", "impossible date"},
             {{{"date_end", "2020-10-01"}}, "date_end", "last day before the first"},
             {{{"latitude", "97.2"}}, "latitude", "latitude out of range"},
             {{{"longitude", "446.7519"}}, "longitude", "longitude out of range"},
             {{{"longitude", ""}}, "longitude", "half of the coordinates missing"},
             {{{"latitude", "4O.12"}}, "latitude", "latitude is not a number"},
         }) {
        const auto table = map_row(c.cells);
        INFO(c.reason);
        REQUIRE(table.faults.size() == 1);
        CHECK(table.faults[0].field == c.field);
        CHECK(table.faults[0].reason.starts_with(c.reason));  // a hint may follow
    }
    CHECK(map_row({{"latitude", ""}, {"longitude", ""}}).incidents[0].where->footprint.point ==
          LonLat{46.7519, 39.8153});
    const auto placeless = map_row({{"latitude", ""}, {"longitude", ""}, {"geom_wkt", ""}});
    CHECK_FALSE(placeless.incidents[0].where);
    CHECK(placeless.warnings.size() == 1);
}
