#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace bearing {

/// ACLED's sub-event types (codebook of 2023), and unknown where a source does not say.
enum class EventType : std::uint8_t {
    unknown,
    government_regains_territory,
    non_state_actor_overtakes_territory,
    armed_clash,
    excessive_force_against_protesters,
    protest_with_intervention,
    peaceful_protest,
    violent_demonstration,
    mob_violence,
    chemical_weapon,
    air_drone_strike,
    suicide_bomb,
    shelling_artillery_missile,
    remote_explosive_landmine_ied,
    grenade,
    sexual_violence,
    attack,
    abduction_forced_disappearance,
    agreement,
    arrests,
    change_to_group_activity,
    disrupted_weapons_use,
    headquarters_or_base_established,
    looting_property_destruction,
    non_violent_transfer_of_territory,
    other,
};

/// Classes of weapons; kept apart from event types because parties often agree on one and not the other.
enum class WeaponClass : std::uint8_t {
    unknown,
    artillery,
    mortar,
    rocket,
    missile,
    cluster_munition,
    air_delivered_bomb,
    drone,
    small_arms,
    landmine,
    ied,
    unexploded_ordnance,
    incendiary,
    chemical,
};

/// The code ("shelling_artillery_missile") and the words for people ("Shelling, artillery or missile
/// attack").
std::string_view code(EventType type);
std::string_view label(EventType type);
std::string_view code(WeaponClass weapon);
std::string_view label(WeaponClass weapon);

/// ACLED's own spelling ("Shelling/artillery/missile attack"), as its files have it.
std::string_view acled_name(EventType type);

/// From a code, a label or ACLED's spelling, in any case; nothing if unknown.
std::optional<EventType> parse_event_type(std::string_view text);
std::optional<WeaponClass> parse_weapon_class(std::string_view text);

std::span<const EventType> all_event_types();
std::span<const WeaponClass> all_weapon_classes();

}  // namespace bearing
