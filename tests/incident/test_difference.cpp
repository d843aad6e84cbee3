#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>

#include "bearing/base/error.hpp"
#include "bearing/incident/difference.hpp"
#include "bearing/incident/incident_json.hpp"
#include "support/sample_incident.hpp"

using namespace bearing;
using test::full_incident;
using Json = nlohmann::ordered_json;

namespace {

/// A value of the same kind that is not the same; codes of taxonomies are handled by the caller.
Json other_value(const Json& value) {
    if (value.is_boolean()) return !value.get<bool>();
    if (value.is_number_unsigned()) return value.get<unsigned>() + 1;
    if (value.is_number_integer()) return value.get<int>() + 1;
    if (value.is_number()) return value.get<double>() + 0.5;
    if (value.is_null()) return 7;
    return value.get<std::string>() + "x";
}

/// Calls `take` with every incident that differs from full_incident() in one leaf of its JSON.
void each_variant(const std::function<void(const std::string& where, const Incident&)>& take) {
    const Json flat = to_json(full_incident()).flatten();
    for (const auto& [path, value] : flat.items()) {
        std::vector<Json> replacements{other_value(value)};
        // Words that only one of the taxonomies knows, and dates.
        for (const char* code : {"denies", "armed_clash", "mortar", "week", "vicinity", "second", "verified",
                                 "2020-10-01", "2020-10-09", "GE"})
            replacements.emplace_back(code);
        std::size_t worked = 0;
        for (const auto& replacement : replacements) {
            Json changed = flat;
            changed[path] = replacement;
            try {
                take(path, incident_from_json(changed.unflatten()));
                ++worked;
            } catch (const Error&) {
                // Not possible at this place.
            }
        }
        INFO(path);
        CHECK((worked > 0 || value.is_null()));
    }
}

std::vector<std::string> fields_of(const std::vector<FieldChange>& changes) {
    std::vector<std::string> fields;
    for (const auto& change : changes) fields.push_back(change.field);
    return fields;
}

Claim claim_by(const std::string& claimant, Stance stance = Stance::reports, const std::string& actor = "") {
    Claim claim;
    claim.claimant = claimant;
    claim.stance = stance;
    claim.actor = actor;
    return claim;
}

}  // namespace

TEST_CASE("The comparison knows every field there is") {
    // Does not compile when a field is added: then add it to difference_fields.hpp as well.
    const Incident incident;
    [[maybe_unused]] const auto& [id, source_id, background, summary, when, where, type, weapons, killed,
                                  injured, claims, span, verification, verbatim] = incident;
    const Location location;
    [[maybe_unused]] const auto& [name, footprint, place_id, country, admin, text, place_span, candidates] =
        location;
    const Claim claim;
    [[maybe_unused]] const auto& [claimant, stance, actor, actor_country, participants, basis, hedge, date,
                                  claim_weapons, claim_killed, claim_injured, source, claim_span, note] =
        claim;
    const Footprint circle;
    [[maybe_unused]] const auto& [point, radius_m, precision, area] = circle;
    const Occurrence occurrence;
    [[maybe_unused]] const auto& [time, time_text, time_span] = occurrence;
    const Source published;
    [[maybe_unused]] const auto& [publisher, title, url, day, sha256] = published;
    SUCCEED();
}

TEST_CASE("Every change of any value is told, and only that") {
    const Incident before = full_incident();
    CHECK(differences(before, before).empty());
    std::size_t variants = 0;
    each_variant([&](const std::string& path, const Incident& after) {
        INFO(path);
        CHECK(differences(before, after).empty() == (before == after));
        CHECK(differences(after, before).size() == differences(before, after).size());
        ++variants;
    });
    CHECK(variants > 100);
}

TEST_CASE("Changes are told in words for people") {
    const Incident before = full_incident();
    Incident after = before;
    after.summary = "New words";
    after.where->footprint.radius_m = 1000;
    after.where->footprint.point.lat = 39.9;
    after.when->span = *parse_time_span("2020-10-03");
    after.killed.best.reset();
    after.claims[0].hedge = "may have";
    after.claims[0].killed.best = 2;
    after.verbatim = {{"region code", "R-8"}, {"note 2", "x,\"y\""}, {"more", "1"}};
    CHECK(differences(before, after) ==
          std::vector<FieldChange>{
              {"summary", before.summary, "New words"},
              {"when", "2020-10-03 to 2020-10-04, from 18:00, until 07:10, UTC+04:00", "2020-10-03"},
              {"where.point", "39.82, 46.75", "39.9, 46.75"},
              {"where.radius_m", "5000", "1000"},
              {"killed", "low 1, best 2, high 3", "low 1, high 3"},
              {"claims[Amnesty International].hedge", "appear to have", "may have"},
              {"claims[Amnesty International].killed", "low 1, high 3", "low 1, best 2, high 3"},
              {"verbatim[more]", "", "1"},
              {"verbatim[region code]", "R-7", "R-8"}});
}

TEST_CASE("A claim is known by claimant, stance and actor") {
    Incident before, after;
    before.claims = {claim_by("A"), claim_by("B", Stance::alleges, "X"), claim_by("A", Stance::denies, "Y")};
    after.claims = {claim_by("A", Stance::denies, "Y"), claim_by("A"), claim_by("C", Stance::alleges, "X")};
    after.claims[0].note = "n";
    CHECK(fields_of(differences(before, after)) ==
          std::vector<std::string>{"claims[A, denies Y].note", "claims[C]", "claims[B]"});
    SECTION("several alike are told apart by their order") {
        before.claims = {claim_by("A"), claim_by("A")};
        after.claims = before.claims;
        after.claims[1].note = "n";
        CHECK(fields_of(differences(before, after)) ==
              std::vector<std::string>{"claims[A, reports, 2].note"});
    }
    SECTION("the order itself") {
        before.claims = {claim_by("A"), claim_by("B")};
        after.claims = {claim_by("B"), claim_by("A")};
        CHECK(differences(before, after) ==
              std::vector<FieldChange>{{"claims.order", "A reports; B reports", "B reports; A reports"}});
    }
}

TEST_CASE("Empty verbatim cells are no difference") {
    Incident before, after;
    before.verbatim = {{"a", "1"}, {"b", ""}};
    after.verbatim = {{"a", "1"}};
    CHECK(differences(before, after).empty());
}

TEST_CASE("Merging with one side unchanged gives the other, whatever changed") {
    const Incident base = full_incident();
    each_variant([&](const std::string& path, const Incident& changed) {
        INFO(path);
        const auto released = merge_edits(base, base, changed);
        CHECK(released.incident == changed);
        CHECK(released.kept_edits.empty());
        CHECK(released.conflicts.empty());
        const auto kept = merge_edits(base, changed, base);
        CHECK(kept.incident == changed);
        CHECK(kept.conflicts.empty());
        CHECK(merge_edits(base, changed, changed).incident == changed);
        CHECK(merge_edits(base, changed, changed).conflicts.empty());
    });
    const Incident bare;
    CHECK(merge_edits(bare, full_incident(), bare).incident == full_incident());
    CHECK(merge_edits(full_incident(), bare, full_incident()).incident == bare);
    CHECK(merge_edits(bare, bare, full_incident()).incident == full_incident());
}

TEST_CASE("What people changed stays, the rest is the new release's, and conflicts are told") {
    const Incident base = full_incident();
    Incident edited = base, release = base;
    edited.summary = "by hand";
    edited.where->footprint.point = {46.8, 39.8};
    edited.type = EventType::attack;
    edited.claims[0].hedge = "allegedly";
    release.summary = "by release";
    release.where->name = "New name";
    release.type = EventType::attack;
    release.claims[0].note = "new note";
    release.killed = {1, 2, 4};
    const auto merged = merge_edits(base, edited, release);
    CHECK(merged.incident.summary == "by hand");
    CHECK(merged.incident.where->footprint.point == LonLat{46.8, 39.8});
    CHECK(merged.incident.where->name == "New name");
    CHECK(merged.incident.type == EventType::attack);
    CHECK(merged.incident.claims[0].hedge == "allegedly");
    CHECK(merged.incident.claims[0].note == "new note");
    CHECK(merged.incident.killed == Count{1, 2, 4});
    CHECK(fields_of(merged.kept_edits) ==
          std::vector<std::string>{"summary", "where.point", "claims[Amnesty International].hedge"});
    CHECK(merged.conflicts == std::vector<FieldChange>{{"summary", "by hand", "by release"}});
}

TEST_CASE("A place is merged as a whole where one side has none") {
    Incident base = full_incident(), edited = base, release = base;
    base.where.reset();
    release.where.reset();
    CHECK(merge_edits(base, edited, release).incident.where == edited.where);
    release.where = edited.where;
    release.where->footprint.radius_m = 1;
    const auto merged = merge_edits(base, edited, release);
    CHECK(merged.incident.where == edited.where);
    CHECK(merged.conflicts.size() == 1);
}

TEST_CASE("Claims of people live on, with and without the release") {
    Incident base;
    base.claims = {claim_by("A"), claim_by("B")};
    Incident edited = base, release = base;
    SECTION("an added claim stays beside the release's new one") {
        edited.claims.push_back(claim_by("Person", Stance::alleges, "X"));
        release.claims = {claim_by("New"), claim_by("A"), claim_by("B")};
        const auto merged = merge_edits(base, edited, release);
        CHECK(merged.incident.claims == std::vector<Claim>{claim_by("New"), claim_by("A"), claim_by("B"),
                                                           claim_by("Person", Stance::alleges, "X")});
        CHECK(fields_of(merged.kept_edits) == std::vector<std::string>{"claims[Person]"});
        CHECK(merged.conflicts.empty());
    }
    SECTION("a claim taken out by a person stays out") {
        edited.claims.pop_back();
        release.claims[1].note = "changed";
        release.claims.push_back(claim_by("C"));
        const auto merged = merge_edits(base, edited, release);
        CHECK(merged.incident.claims == std::vector<Claim>{claim_by("A"), claim_by("C")});
        CHECK(fields_of(merged.conflicts) == std::vector<std::string>{"claims[B]"});
    }
    SECTION("a claim that the release drops goes, unless a person worked on it") {
        edited.claims[0].note = "checked";
        release.claims.clear();
        release.summary = "s";
        const auto merged = merge_edits(base, edited, release);
        REQUIRE(merged.incident.claims.size() == 1);
        CHECK(merged.incident.claims[0].note == "checked");
        CHECK(fields_of(merged.conflicts) == std::vector<std::string>{"claims[A]"});
    }
}

TEST_CASE("Figures that follow from the claims follow from the merged ones") {
    const auto with_figures = [](std::vector<int> figures) {
        Incident incident;
        for (const int figure : figures) {
            incident.claims.push_back(claim_by("C" + std::to_string(incident.claims.size())));
            incident.claims.back().killed = {figure, figure, figure};
        }
        incident.killed = summarize_casualties(incident.claims, &Claim::killed);
        return incident;
    };
    Incident release = with_figures({5, 5});
    release.claims.pop_back();
    release.killed = {5, 5, 5};
    const auto merged = merge_edits(with_figures({3}), with_figures({3, 9}), release);
    CHECK(merged.incident.claims.size() == 2);
    CHECK(merged.incident.killed == summarize_casualties(merged.incident.claims, &Claim::killed));
    CHECK(merged.incident.killed.high == 9);
    CHECK(merged.incident.killed.low == 5);
    CHECK(merged.conflicts.empty());

    // So do those of a file that states one figure, after people joined another report of the event to it.
    const auto of_file = [](int figure) {
        Incident incident;
        incident.claims = {claim_by("A")};
        incident.killed = incident.claims[0].killed = {{}, figure, {}};
        return incident;
    };
    Incident joined = of_file(1);
    joined.claims.push_back(claim_by("B"));
    joined.claims[1].killed = {{}, 2, {}};
    joined.killed = summarize_casualties(joined.claims, &Claim::killed);
    const auto followed = merge_edits(of_file(1), joined, of_file(9));
    CHECK(followed.incident.killed == Count{2, {}, 9});
    CHECK(followed.conflicts.empty());
}

TEST_CASE("Verbatim columns are merged cell by cell") {
    Incident base, edited, release;
    base.verbatim = {{"a", "1"}, {"b", "2"}, {"c", "3"}};
    edited.verbatim = {{"a", "1"}, {"b", "two"}, {"c", "three"}, {"mine", "x"}};
    release.verbatim = {{"new", "n"}, {"a", "one"}, {"b", "2"}, {"c", "drei"}};
    const auto merged = merge_edits(base, edited, release);
    CHECK(merged.incident.verbatim ==
          Verbatim{{"new", "n"}, {"a", "one"}, {"b", "two"}, {"c", "three"}, {"mine", "x"}});
    CHECK(merged.conflicts == std::vector<FieldChange>{{"verbatim[c]", "three", "drei"}});
    CHECK(merged.kept_edits.size() == 3);
}
