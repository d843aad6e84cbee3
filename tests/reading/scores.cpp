#include "reading/scores.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bearing/gazetteer/countries.hpp"
#include "bearing/geo/geodesy.hpp"
#include "bearing/incident/actor.hpp"

namespace bearing::test {

namespace {

using Json = nlohmann::json;

bool same_actor(const Claim& claim, const std::string& actor) {
    return claim.actor_country == actor || claim.actor.find(actor) != std::string::npos ||
           ActorTable::bundled().belongs_to(claim.actor, actor);
}

/// Part of the name, or the capital for its state.
bool same_claimant(const std::string& name, const std::string& wanted) {
    if (name.find(wanted) != std::string::npos) return true;
    const CountryTable& table = CountryTable::bundled();
    const auto state = [&](const std::string& of) {
        const Country* country = table.by_name(of);
        return country != nullptr ? country : table.by_capital(of);
    };
    return state(name) != nullptr && state(name) == state(wanted);
}

std::string words_of(const Claim& claim) {
    return claim.claimant + " " + std::string(to_string(claim.stance)) + " " + claim.actor;
}

void score_claims(const Incident& incident, const Json& gold, Scores& scores) {
    std::vector<const Claim*> left;
    for (const Claim& claim : incident.claims)
        if (claim.stance != Stance::reports) left.push_back(&claim);
    for (const Json& wanted : gold) {
        const auto it = std::find_if(left.begin(), left.end(), [&](const Claim* claim) {
            return to_string(claim->stance) == wanted["stance"].get<std::string>() &&
                   same_claimant(claim->claimant, wanted["by"]) && same_actor(*claim, wanted["actor"]);
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
        scores.notes.push_back("extra claim: " + words_of(*claim));
    }
}

std::string kinds_of(const Incident& incident) {
    std::string words(code(incident.type));
    for (const Weapon& weapon : incident.weapons) words += " " + std::string(code(weapon.weapon_class));
    return words;
}

bool has_any(const std::string& words, const Json& wanted) {
    return std::any_of(wanted.begin(), wanted.end(), [&](const Json& word) {
        return words.find(word.get<std::string>()) != std::string::npos;
    });
}

void score_incident(const Incident& incident, const Json& gold, Scores& scores) {
    const TimeSpan& when = incident.when->span;
    scores.note("dates",
                to_string(when.first) == gold["date_first"] && to_string(when.last) == gold["date_last"],
                to_string(when));
    scores.note("type or weapon", has_any(kinds_of(incident), gold["types"]), kinds_of(incident));
    if (gold.contains("weapons"))
        scores.note("weapon named", has_any(kinds_of(incident), gold["weapons"]), kinds_of(incident));
    const bool background = gold.value("background", false);
    scores.note("background", incident.background == background, background ? "is not" : "is");
    for (const auto& [key, count] :
         {std::pair{"killed", incident.killed}, std::pair{"injured", incident.injured}}) {
        if (!gold.contains(key)) continue;
        const int wanted = gold[key];
        const auto text = [](std::optional<int> number) { return number ? std::to_string(*number) : "-"; };
        scores.note(
            key, count.low == wanted || count.best == wanted || count.high == wanted,
            fmt::format("{}/{}/{} for {}", text(count.low), text(count.best), text(count.high), wanted));
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

/// Where words of a label stand in its sentence, in code points.
TextSpan find_words(const Extraction& extraction, const std::string& words) {
    const std::size_t at = extraction.report.text.find(words);
    const auto points = [](std::string_view utf8) {
        return static_cast<std::size_t>(std::count_if(
            utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
    };
    const std::size_t begin = points(std::string_view(extraction.report.text).substr(0, at));
    return {begin, begin + points(words)};
}

bool overlap(const std::optional<TextSpan>& a, const TextSpan& b) {
    return a && a->begin < b.end && b.begin < a->end;
}

class SentenceScorer {
  public:
    SentenceScorer(const Extraction& extraction, const Json& gold, Scores& scores)
        : extraction_(extraction), gold_(gold), scores_(scores) {
        for (const auto* tray : {&extraction.incidents, &extraction.unlocated, &extraction.undated})
            for (const Incident& incident : *tray)
                if (!incident.background) current_.push_back(&incident);
    }

    bool score() {
        const auto n = gold_["n"].get<std::size_t>();
        note("number", current_.size() == n, fmt::format("{} for {}", current_.size(), n));
        for (const std::string& place : list("places")) note("place", happened_at(place), place);
        for (const std::string& place : list("not_places")) note("no place", !happened_at(place), place);
        for (const std::string& place : list("background")) note("background", names(place), place);
        for (const Json& date : gold_.value("dates", Json::array()))
            note("date", has_date(date), date.dump());
        if (gold_.contains("weapon")) note("weapon", has_weapon(gold_["weapon"]), gold_["weapon"]);
        if (gold_.contains("actor"))
            note("actor", is_alleged(gold_["actor"], gold_.value("by", "")), "actor");
        if (gold_.contains("denied_by")) note("denied by", is_denied(gold_["denied_by"]), gold_["denied_by"]);
        if (gold_.contains("no_denial")) note("no denial", !is_denied(""), "");
        return all_right_;
    }

  private:
    std::vector<std::string> list(const char* key) const {
        return gold_.value(key, std::vector<std::string>());
    }
    void note(const std::string& attribute, bool right, const std::string& what) {
        scores_.note(attribute, right, what);
        all_right_ = all_right_ && right;
    }
    bool any(auto&& test) const {
        return std::any_of(current_.begin(), current_.end(), [&](const Incident* i) { return test(*i); });
    }
    bool any_claim(auto&& test) const {
        return any([&](const Incident& incident) {
            return std::any_of(incident.claims.begin(), incident.claims.end(), test);
        });
    }

    /// An incident's place stands at the words, or another name of it does.
    bool happened_at(const std::string& words) const {
        const TextSpan span = find_words(extraction_, words);
        return any([&](const Incident& incident) {
            if (!incident.where) return false;
            if (overlap(incident.where->span, span)) return true;
            return std::any_of(extraction_.mentions.begin(), extraction_.mentions.end(),
                               [&](const Mention& m) {
                                   return m.kind == MentionKind::place && overlap(m.span, span) &&
                                          m.value == incident.where->place_id;
                               });
        });
    }
    bool names(const std::string& words) const {
        const TextSpan span = find_words(extraction_, words);
        return std::any_of(extraction_.mentions.begin(), extraction_.mentions.end(), [&](const Mention& m) {
            return m.kind == MentionKind::place && overlap(m.span, span);
        });
    }
    bool has_date(const Json& date) const {
        const TextSpan span = find_words(extraction_, date[0]);
        return any([&](const Incident& incident) {
            return incident.when && overlap(incident.when->text_span, span) &&
                   to_string(incident.when->span.first) == date[1] &&
                   to_string(incident.when->span.last) == date[2];
        });
    }
    bool has_weapon(const std::string& words) const {
        const TextSpan span = find_words(extraction_, words);
        return any([&](const Incident& incident) {
            return std::any_of(incident.weapons.begin(), incident.weapons.end(),
                               [&](const Weapon& weapon) { return overlap(weapon.span, span); });
        });
    }
    static bool same_words(const std::string& name, const std::string& words) {
        return !name.empty() &&
               (name.find(words) != std::string::npos || words.find(name) != std::string::npos);
    }
    bool is_alleged(const std::string& actor, const std::string& by) const {
        return any_claim([&](const Claim& claim) {
            return claim.stance != Stance::reports && same_words(claim.actor, actor) &&
                   (by.empty() || same_words(claim.claimant, by));
        });
    }
    bool is_denied(const std::string& by) const {
        return any_claim([&](const Claim& claim) {
            return claim.stance == Stance::denies && (by.empty() || same_words(claim.claimant, by));
        });
    }

    const Extraction& extraction_;
    const Json& gold_;
    Scores& scores_;
    std::vector<const Incident*> current_;
    bool all_right_ = true;
};

}  // namespace

void Scores::note(const std::string& attribute, bool right, const std::string& what) {
    Share& share = attributes[attribute];
    ++share.all;
    share.right += right;
    if (!right) notes.push_back(attribute + ": " + what);
}

double Scores::attribute_accuracy() const {
    Share sum;
    for (const auto& [name, share] : attributes) sum.right += share.right, sum.all += share.all;
    return sum.all == 0 ? 1 : double(sum.right) / sum.all;
}

std::string Scores::table() const {
    std::string text;
    const auto tally = [&](const char* name, const Tally& t) {
        if (t.right + t.wrong + t.missed == 0) return;
        text += fmt::format("  {:<16} precision {:.2f}  recall {:.2f}  F1 {:.2f}\n", name, t.precision(),
                            t.recall(), t.f1());
    };
    tally("incidents", incidents);
    for (const auto& [name, share] : attributes)
        text += fmt::format("  {:<16} {}/{}\n", name, share.right, share.all);
    tally("claims", claims);
    return text;
}

void score_report(const Extraction& extraction, const Json& gold, Scores& scores) {
    std::vector<const Incident*> left;
    for (const Incident& incident : extraction.incidents) left.push_back(&incident);
    for (const Json& wanted : gold["incidents"]) {
        const auto found = [&](bool same_begin) {
            return std::find_if(left.begin(), left.end(), [&](const Incident* incident) {
                return matches(*incident, wanted) &&
                       (!same_begin || to_string(incident->when->span.first) == wanted["date_first"]);
            });
        };
        auto it = found(true);
        if (it == left.end()) it = found(false);
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

bool score_sentence(const Extraction& extraction, const Json& gold, Scores& scores) {
    return SentenceScorer(extraction, gold, scores).score();
}

}  // namespace bearing::test
