#include "report/drafts.hpp"

#include <algorithm>

#include "bearing/geo/geodesy.hpp"

namespace bearing::report {

namespace {

constexpr double kSamePlace_m = 1500;

/// The sentence, cut where it is very long.
std::string summary_of(const Document& document, const Frame& frame) {
    std::string text = document.words(frame.reading->tokens);
    constexpr std::size_t kLongest = 300;
    if (text.size() > kLongest) {
        std::size_t cut = text.rfind(' ', kLongest);
        if (cut == std::string::npos) cut = kLongest;
        while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
        text = text.substr(0, cut) + "…";
    }
    return text;
}

}  // namespace

bool overlap(const TimeSpan& a, const TimeSpan& b) {
    return a.first <= b.last && b.first <= a.last;
}

bool may_be_same_type(EventType a, EventType b) {
    const auto vague = [](EventType type) {
        return type == EventType::unknown || type == EventType::attack ||
               type == EventType::looting_property_destruction || type == EventType::other;
    };
    return a == b || vague(a) || vague(b);
}

bool same_place(const Frame& frame, const ResolvedPlace& place, const Draft& draft, bool own_time) {
    const Location& known = *draft.incident.where;
    const Location& asked = place.location;
    if (!asked.place_id.empty() && asked.place_id == known.place_id &&
        known.footprint.point == asked.footprint.point)
        return true;
    const double gap = quick_distance_m(known.footprint.point, asked.footprint.point);
    if (!place.area && !draft.area) return gap < kSamePlace_m;
    // General talk of the region ("their forces use them in Nagorno-Karabakh") is about what was told of it.
    const bool general = frame.weak || frame.same_event || frame.evidence;
    if (!general || (own_time && !frame.evidence) || !place.area) return false;
    if (asked.footprint.precision == Precision::country) return asked.country == known.country;
    return gap < asked.footprint.radius_m + known.footprint.radius_m;
}

std::size_t DraftBook::add(Draft draft, const Frame& frame) {
    draft.incident.summary = summary_of(document_, frame);
    drafts_.push_back(std::move(draft));
    add_weapons(drafts_.size() - 1, frame);
    add_claims(drafts_.size() - 1, frame);
    return drafts_.size() - 1;
}

void DraftBook::join(std::size_t index, const Frame& frame, std::optional<Occurrence> when) {
    Draft& draft = drafts_[index];
    Incident& incident = draft.incident;
    if (when && !draft.time_stated) {
        incident.when = std::move(when);
        draft.time_stated = true;
    }
    const bool is_hit = std::any_of(frame.events.begin(), frame.events.end(), [&](std::size_t i) {
        return frame.reading->events[i].kind ==
               "under";  // "came under fire" does not say what kind of attack it was
    });
    if (incident.type == EventType::unknown ||
        (incident.type == EventType::attack && frame.type != EventType::unknown && !is_hit))
        incident.type = frame.type;
    draft.weak = draft.weak && frame.weak;
    add_weapons(index, frame);
    add_claims(index, frame);
}

void DraftBook::add_weapons(std::size_t index, const Frame& frame) {
    std::vector<Weapon>& weapons = drafts_[index].incident.weapons;
    for (const std::size_t i : frame.weapons) {
        const Weapon& weapon = frame.reading->weapons[i].weapon;
        const bool known = std::any_of(weapons.begin(), weapons.end(), [&](const Weapon& other) {
            return other.weapon_class == weapon.weapon_class && other.name == weapon.name;
        });
        if (!known) weapons.push_back(weapon);
    }
}

void DraftBook::add_claims(std::size_t index, const Frame& frame) {
    Incident& incident = drafts_[index].incident;
    for (const FrameClaim& claim : frame.claims) {
        const bool bare = claim.stance == Stance::reports && !claim.killed.known() &&
                          !claim.injured.known() && !claim.identifies;
        if (frame.weak && bare && !drafts_[index].incident.claims.empty()) continue;
        if (claim.identifies) {
            add_weapons(index, frame);
            identify(frame, claim, incident);
            continue;
        }
        claims_.set_place(incident.where);
        for (Claim& made : claims_.resolve(frame, claim, incident.claims))
            add_claim(incident.claims, std::move(made));
    }
}

/// "It identified them as …": the weapon joins the claimant's own claim.
void DraftBook::identify(const Frame& frame, const FrameClaim& claim, Incident& incident) {
    for (Claim& made : claims_.resolve(frame, claim, incident.claims)) {
        Claim* own = nullptr;  // an accusation rather than a bare report
        for (Claim& known : incident.claims)
            if (known.claimant == made.claimant && (own == nullptr || own->stance == Stance::reports))
                own = &known;
        if (own == nullptr) {
            add_claim(incident.claims, std::move(made));
            continue;
        }
        for (Weapon& weapon : made.weapons) own->weapons.push_back(std::move(weapon));
    }
}

}  // namespace bearing::report
