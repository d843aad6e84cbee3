#include <algorithm>

#include "report/frames.hpp"

namespace bearing::report {

namespace {

bool by_aircraft(const Frame& frame) {
    return std::any_of(
        frame.reading->parties.begin(), frame.reading->parties.end(),
        [&](const PartyMention& party) { return party.machine && party.tokens.overlaps(frame.tokens); });
}

/// What a word means where neither it nor a weapon says more.
EventType plain_type(const Document& document, const Reading& reading, const EventMention& event) {
    if (event.kind == "general") return EventType::armed_clash;
    if (event.kind == "under")
        return event.type == EventType::attack ? event.type : EventType::shelling_artillery_missile;
    if (event.kind == "strike" || event.kind == "noun" || event.kind == "fire") return EventType::attack;
    if ((event.kind == "casualty" || event.kind == "effect") && agent_of(document, reading, event).known())
        return EventType::attack;
    return event.type;
}

}  // namespace

EventType type_of_weapon(WeaponClass weapon) {
    switch (weapon) {
        case WeaponClass::artillery:
        case WeaponClass::mortar:
        case WeaponClass::rocket:
        case WeaponClass::missile:
        case WeaponClass::cluster_munition:
        case WeaponClass::incendiary:
            return EventType::shelling_artillery_missile;
        case WeaponClass::air_delivered_bomb:
        case WeaponClass::drone:
            return EventType::air_drone_strike;
        case WeaponClass::small_arms:
            return EventType::attack;
        case WeaponClass::landmine:
        case WeaponClass::ied:
        case WeaponClass::unexploded_ordnance:
            return EventType::remote_explosive_landmine_ied;
        case WeaponClass::chemical:
            return EventType::chemical_weapon;
        case WeaponClass::unknown:
            break;
    }
    return EventType::unknown;
}

EventType type_of(const Document& document, const Frame& frame) {
    const Reading& reading = *frame.reading;
    EventType burned = EventType::unknown;  // a house that burned down was shelled, if shelling is named too
    for (const std::size_t i : frame.events) {
        const EventMention& event = reading.events[i];
        const bool says_it = event.type != EventType::unknown && event.type != EventType::attack;
        if (!says_it || event.kind == "general") continue;
        if (event.type != EventType::looting_property_destruction) return event.type;
        burned = event.type;
    }
    if (burned != EventType::unknown) return burned;
    for (const std::size_t i : frame.weapons)
        if (const EventType type = type_of_weapon(reading.weapons[i].weapon.weapon_class);
            type != EventType::unknown)
            return type;
    if (by_aircraft(frame)) return EventType::air_drone_strike;
    for (const std::size_t i : frame.events)
        if (const EventType type = plain_type(document, reading, reading.events[i]);
            type != EventType::unknown)
            return type;
    return EventType::unknown;
}

}  // namespace bearing::report
