#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

#include "bearing/base/files.hpp"
#include "bearing/geo/geodesy.hpp"
#include "bearing/report/extract.hpp"
#include "support/paths.hpp"

using namespace bearing;
using Json = nlohmann::json;

namespace {

/// The bundled gazetteer with the places that a case adds.
Gazetteer gazetteer_with(const Json& gold) {
    std::vector<Place> places = Gazetteer::bundled()->places();
    for (const Json& added : gold.value("places", Json::array())) {
        Place place;
        place.id = added["id"];
        place.name = added["name"];
        place.point = {added["lon"], added["lat"]};
        place.country = added["country"];
        place.feature = added["feature"];
        place.names = {{place.name, "en", ""}};
        place.precision = place.feature.starts_with("ADM") ? Precision::province : Precision::town;
        place.radius_m = default_radius_m(place.precision);
        places.push_back(std::move(place));
    }
    return Gazetteer(std::move(places));
}

struct Tally {
    int right = 0;
    int wrong = 0;
    int missed = 0;

    double f1() const { return right == 0 ? 0 : 2.0 * right / (2.0 * right + wrong + missed); }
};

struct Scores {
    Tally incidents;
    Tally claims;
    int attributes = 0;
    int attributes_right = 0;
    std::vector<std::string> notes;

    void note(const std::string& what, bool right) {
        ++attributes;
        attributes_right += right;
        if (!right) notes.push_back(what);
    }
    double accuracy() const { return attributes == 0 ? 1 : double(attributes_right) / attributes; }
};

bool same_actor(const Claim& claim, const std::string& actor) {
    return claim.actor_country == actor || claim.actor.find(actor) != std::string::npos ||
           ActorTable::bundled().belongs_to(claim.actor, actor);
}

void score_claims(const Incident& incident, const Json& gold, Scores& scores) {
    std::vector<const Claim*> left;
    for (const Claim& claim : incident.claims)
        if (claim.stance != Stance::reports) left.push_back(&claim);
    for (const Json& wanted : gold) {
        const auto it = std::find_if(left.begin(), left.end(), [&](const Claim* claim) {
            return to_string(claim->stance) == wanted["stance"].get<std::string>() &&
                   claim->claimant.find(wanted["by"].get<std::string>()) != std::string::npos &&
                   same_actor(*claim, wanted["actor"]);
        });
        if (it == left.end()) {
            ++scores.claims.missed;
            scores.notes.push_back("missed claim " + wanted.dump());
        } else {
            ++scores.claims.right;
            left.erase(it);
        }
    }
    for (const Claim* claim : left) {
        ++scores.claims.wrong;
        scores.notes.push_back("extra claim: " + claim->claimant + " " +
                               std::string(to_string(claim->stance)) + " " + claim->actor);
    }
}

bool has_type(const Incident& incident, const Json& types) {
    std::string words(code(incident.type));
    for (const Weapon& weapon : incident.weapons) words += " " + std::string(code(weapon.weapon_class));
    return std::any_of(types.begin(), types.end(), [&](const Json& type) {
        return words.find(type.get<std::string>()) != std::string::npos;
    });
}

void score_incident(const Incident& incident, const Json& gold, Scores& scores) {
    const TimeSpan& when = incident.when->span;
    scores.note("dates " + to_string(when),
                to_string(when.first) == gold["date_first"] && to_string(when.last) == gold["date_last"]);
    scores.note("type " + std::string(code(incident.type)), has_type(incident, gold["types"]));
    scores.note("background", incident.background == gold.value("background", false));
    for (const auto& [key, count] :
         {std::pair{"killed", incident.killed}, std::pair{"injured", incident.injured}}) {
        if (!gold.contains(key)) continue;
        const int wanted = gold[key];
        scores.note(std::string(key) + " " + std::to_string(wanted),
                    count.low == wanted || count.best == wanted || count.high == wanted);
    }
    score_claims(incident, gold["claims"], scores);
}

bool matches(const Incident& incident, const Json& gold) {
    const TimeSpan& when = incident.when->span;
    if (to_string(when.first) > gold["date_last"].get<std::string>() ||
        to_string(when.last) < gold["date_first"].get<std::string>())
        return false;
    return distance_m(incident.where->footprint.point, {gold["lon"], gold["lat"]}) <=
           gold["tol_km"].get<double>() * 1000;
}

void score(const Extraction& extraction, const Json& gold, Scores& scores) {
    std::vector<const Incident*> left;
    for (const Incident& incident : extraction.incidents) left.push_back(&incident);
    for (const Json& wanted : gold["incidents"]) {
        const auto it = std::find_if(left.begin(), left.end(),
                                     [&](const Incident* incident) { return matches(*incident, wanted); });
        if (it == left.end()) {
            ++scores.incidents.missed;
            scores.claims.missed += static_cast<int>(wanted["claims"].size());
            scores.notes.push_back("missed incident " + wanted["date_first"].get<std::string>() + " " +
                                   wanted["types"].dump());
            continue;
        }
        ++scores.incidents.right;
        score_incident(**it, wanted, scores);
        left.erase(it);
    }
    for (const Incident* incident : left)
        if (!incident->background) {
            ++scores.incidents.wrong;
            scores.notes.push_back("extra incident: " + incident->where->name + " " +
                                   to_string(incident->when->span) + ": " + incident->summary);
        }
}

std::vector<std::filesystem::path> case_files() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(test::test_file("report/cases")))
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

TEST_CASE("labelled reports are read") {
    Scores all;
    for (const auto& file : case_files()) {
        const Json gold = Json::parse(read_file(file));
        auto text = file;
        const Gazetteer gazetteer = gazetteer_with(gold);
        const Extraction extraction = extract(read_report(text.replace_extension(".txt")), gazetteer,
                                              parse_day(gold["published"].get<std::string>()));
        const std::size_t noted = all.notes.size();
        score(extraction, gold, all);
        for (std::size_t i = noted; i < all.notes.size(); ++i)
            std::cout << file.stem().string() << ": " << all.notes[i] << "\n";
    }
    const double total = (all.incidents.f1() + all.accuracy() + all.claims.f1()) / 3;
    std::cout << "labelled reports: incidents " << all.incidents.f1() << ", attributes " << all.accuracy()
              << ", claims " << all.claims.f1() << ", score " << total << "\n";
    CHECK(all.incidents.f1() >= 0.9);
    CHECK(all.accuracy() >= 0.9);
    CHECK(all.claims.f1() >= 0.85);
}
