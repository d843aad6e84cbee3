#include <catch2/catch.hpp>

#include <limits>
#include <random>
#include <set>

#include "bearing/base/error.hpp"
#include "bearing/incident/columns.hpp"
#include "support/sample_incident.hpp"

using namespace bearing;

namespace {

Incident numbered(int i) {
    Incident incident;
    incident.id = "N" + std::to_string(i);
    incident.when = Occurrence{
        {day_from_number(100 + i % 7), day_from_number(100 + i % 7 + i % 3), TimePrecision::day, {}, {}, {}},
        "",
        {}};
    incident.where = Location{"P" + std::to_string(i % 5),
                              {{46 + i * 0.0001, 39}, 5000, Precision::town, {}},
                              "",
                              "AZ",
                              "",
                              "",
                              {},
                              {}};
    incident.type = EventType::attack;
    incident.weapons = {{WeaponClass::drone, "", {}}};
    Claim claim;
    claim.claimant = "C" + std::to_string(i % 4);
    claim.stance = Stance::reports;
    claim.participants = {{"A" + std::to_string(i % 3), Side::first}, {"B", Side::second}};
    incident.claims = {claim};
    return incident;
}

IncidentColumns some(int from, int to) {
    IncidentColumns columns;
    for (int i = from; i < to; ++i) columns.add(numbered(i), static_cast<std::uint32_t>(i));
    return columns;
}

void check_row(const IncidentColumns& columns, std::size_t row, const Incident& incident) {
    const IncidentRows& rows = columns.rows();
    CHECK(columns.ids()[row] == incident.id);
    CHECK(rows.first_day[row] == day_number(incident.when->span.first));
    CHECK(rows.last_day[row] == day_number(incident.when->span.last));
    CHECK(columns.place_name(rows.place[row]) == incident.where->name);
    CHECK(columns.country(rows.place[row]) == incident.where->country);
    CHECK(rows.lon[row] / 1e7 == incident.where->footprint.point.lon);
    const auto claims = columns.claim_set(rows.claim_set[row]);
    REQUIRE(claims.size() == incident.claims.size());
    CHECK(columns.names()[claims[0].claimant] == incident.claims[0].claimant);
    const auto involved = columns.involved_sets()[rows.involved_set[row]];
    std::vector<std::string> names, wanted{incident.claims[0].participants[0].name, "B"};
    for (const auto name : involved) names.emplace_back(columns.names()[name]);
    std::sort(names.begin(), names.end());
    CHECK(names == wanted);
}

}  // namespace

TEST_CASE("Columns hold what queries read, in at most 64 bytes an incident") {
    const IncidentColumns columns = some(0, 1000);
    for (const int i : {0, 1, 500, 999}) check_row(columns, static_cast<std::size_t>(i), numbered(i));
    const auto memory = columns.memory();
    CHECK((memory.bytes - memory.text_bytes) / columns.size() <= 64);
}

TEST_CASE("Columns come back from their bytes") {
    IncidentColumns columns = some(0, 50);
    columns.add(test::full_incident(), 77);
    Incident odd = numbered(3);
    odd.where->footprint.point = {46.123456789012, 39.5};
    columns.add(odd, 78);
    Incident nowhere;
    nowhere.id = "nowhere";
    columns.add(nowhere, 79);
    const std::string bytes = columns.to_bytes();
    const IncidentColumns back = IncidentColumns::from_bytes(bytes);
    CHECK(back.to_bytes() == bytes);
    CHECK(back.exact_footprints() == columns.exact_footprints());
    REQUIRE(back.exact_footprints().size() == 2);
    CHECK(back.exact_footprints()[0].second == test::full_incident().where->footprint);
    CHECK(back.exact_footprints()[1].second == odd.where->footprint);
    check_row(back, 49, numbered(49));
    CHECK(IncidentColumns::from_bytes(IncidentColumns().to_bytes()).size() == 0);
}

TEST_CASE("Columns with footprints or times that cannot be are refused") {
    const auto bytes_with = [](auto spoil) {
        Incident incident = test::full_incident();
        spoil(incident);
        IncidentColumns columns;
        columns.add(incident, 1);
        return columns.to_bytes();
    };
    constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();
    const auto refused = [&](auto spoil) {
        CHECK_NOTHROW(IncidentColumns::from_bytes(bytes_with([](Incident&) {})));
        CHECK_THROWS_AS(IncidentColumns::from_bytes(bytes_with(spoil)), FormatError);
    };
    refused([](Incident& i) { i.where->footprint.point.lat = kNoNumber; });
    refused([](Incident& i) { i.where->footprint.radius_m = std::numeric_limits<double>::infinity(); });
    refused([](Incident& i) { i.where->footprint.area = {{{{46, 39}, {kNoNumber, 39}, {46, 40}}, {}}}; });
    refused([](Incident& i) { i.when->span.last = day_from_number(IncidentRows::kNoDay); });
}

TEST_CASE("Appended columns share dictionaries; removed rows are gone") {
    IncidentColumns columns;
    columns.append(some(0, 20));
    columns.append(IncidentColumns::from_bytes(some(15, 40).to_bytes()));
    REQUIRE(columns.size() == 45);
    for (int i = 0; i < 20; ++i) check_row(columns, static_cast<std::size_t>(i), numbered(i));
    for (int i = 15; i < 40; ++i) check_row(columns, static_cast<std::size_t>(i + 5), numbered(i));
    CHECK(columns.claim_sets() == 4);
    CHECK(columns.places() == 5);
    columns.add(test::full_incident(), 1000);
    const std::vector<std::uint32_t> gone{0, 17, 99, 39};
    columns.remove(gone);
    REQUIRE(columns.size() == 42);
    CHECK(columns.rows().key.front() == 1);
    CHECK(columns.exact_footprints().front().first == 41);
}

namespace {

/// What rows are ordered by, as texts and numbers: days, attribution, parties, radius, id.
auto order_of(const IncidentColumns& columns, std::size_t row) {
    const IncidentRows& rows = columns.rows();
    std::set<std::pair<std::string_view, Stance>> attribution;
    for (const ClaimCode& claim : columns.claim_set(rows.claim_set[row]))
        attribution.emplace(columns.names()[claim.actor], claim.stance);
    std::set<std::string_view> involved;
    for (const auto name : columns.involved_sets()[rows.involved_set[row]])
        involved.insert(columns.names()[name]);
    const bool located = (rows.flags[row] & IncidentRows::kLocated) != 0;
    return std::tuple(rows.first_day[row], rows.last_day[row], attribution, involved,
                      located ? rows.radius_cm[row] : IncidentRows::kNoRadius, columns.ids()[row]);
}

/// As numbered(), with few days and with parties, radii and places that vary.
Incident mixed(int i) {
    Incident incident = numbered(i);
    incident.when->span.first = day_from_number(100 + i % 3);
    incident.when->span.last = day_from_number(102 + i % 2);
    if (i % 4 == 0) {
        incident.claims[0].stance = i % 8 == 0 ? Stance::alleges : Stance::denies;
        incident.claims[0].actor = (i % 24 < 8 ? "Ð" : "D") + std::to_string(i / 8 % 3);
    }
    incident.where->footprint.radius_m = 1000 * (i / 7 % 5);
    if (i % 11 == 0) incident.where.reset();
    return incident;
}

}  // namespace

TEST_CASE("Sorting goes by days, attribution, parties, radius and id, whatever the codes are") {
    IncidentColumns columns, backwards;
    for (int i = 0; i < 300; ++i) columns.add(mixed(i), static_cast<std::uint32_t>(i));
    for (int i = 299; i >= 0; --i) backwards.add(mixed(i), static_cast<std::uint32_t>(i));
    columns.add(Incident{}, 5000);
    columns.add(test::full_incident(), 5001);
    const auto order = columns.sort();
    REQUIRE(order.size() == columns.size());
    for (std::size_t i = 1; i < columns.size(); ++i) CHECK(order_of(columns, i - 1) < order_of(columns, i));
    const auto& rows = columns.rows();
    CHECK(rows.key[columns.exact_footprints().front().first] == 5001);
    CHECK(rows.key.back() == 5000);
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (rows.key[i] < 300) CHECK(columns.ids()[i] == "N" + std::to_string(rows.key[i]));
    columns.remove(std::vector<std::uint32_t>{5000, 5001});
    backwards.sort();
    CHECK(columns.rows().key == backwards.rows().key);
    CHECK(columns.sort()[7] == 7);
}

TEST_CASE("Damaged columns are refused or harmless, whatever is done to them") {
    IncidentColumns columns = some(0, 12);
    columns.add(test::full_incident(), 77);
    const std::string bytes = columns.to_bytes();
    for (std::size_t size = 0; size < bytes.size(); ++size)
        CHECK_THROWS_AS(IncidentColumns::from_bytes(bytes.substr(0, size)), FormatError);
    CHECK_THROWS_AS(IncidentColumns::from_bytes(bytes + "x"), FormatError);
    std::mt19937 random(7);
    for (int round = 0; round < 20000; ++round) {
        std::string hostile = bytes;
        for (int k = 0; k <= round % 3; ++k)
            hostile[random() % hostile.size()] =
                static_cast<char>(round % 2 == 0 ? random() : 1u << (random() % 8));
        try {
            IncidentColumns read = IncidentColumns::from_bytes(hostile);
            read.append(columns);
            read.sort();
            IncidentColumns::from_bytes(read.to_bytes());
        } catch (const FormatError&) {
        }
    }
}
