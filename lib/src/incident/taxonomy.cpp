#include "bearing/incident/taxonomy.hpp"

#include <array>
#include <map>
#include <set>
#include <string>

#include "bearing/base/text.hpp"

namespace bearing {
namespace {

struct EventTypeRow {
    std::string_view code;
    std::string_view label;
    std::string_view acled;
};

/// In the order of the enum. The codes are ACLED's sub-event types in snake case.
constexpr std::array<EventTypeRow, 26> kEventTypes{{
    {"unknown", "Type not known", ""},
    {"government_regains_territory", "Government regains territory", "Government regains territory"},
    {"non_state_actor_overtakes_territory", "Non-state actor overtakes territory",
     "Non-state actor overtakes territory"},
    {"armed_clash", "Armed clash", "Armed clash"},
    {"excessive_force_against_protesters", "Excessive force against protesters",
     "Excessive force against protesters"},
    {"protest_with_intervention", "Protest with intervention", "Protest with intervention"},
    {"peaceful_protest", "Peaceful protest", "Peaceful protest"},
    {"violent_demonstration", "Violent demonstration", "Violent demonstration"},
    {"mob_violence", "Mob violence", "Mob violence"},
    {"chemical_weapon", "Chemical weapon", "Chemical weapon"},
    {"air_drone_strike", "Air or drone strike", "Air/drone strike"},
    {"suicide_bomb", "Suicide bomb", "Suicide bomb"},
    {"shelling_artillery_missile", "Shelling, artillery or missile attack",
     "Shelling/artillery/missile attack"},
    {"remote_explosive_landmine_ied", "Remote explosive, landmine or IED", "Remote explosive/landmine/IED"},
    {"grenade", "Grenade", "Grenade"},
    {"sexual_violence", "Sexual violence", "Sexual violence"},
    {"attack", "Attack", "Attack"},
    {"abduction_forced_disappearance", "Abduction or forced disappearance", "Abduction/forced disappearance"},
    {"agreement", "Agreement", "Agreement"},
    {"arrests", "Arrests", "Arrests"},
    {"change_to_group_activity", "Change to group or activity", "Change to group/activity"},
    {"disrupted_weapons_use", "Disrupted weapons use", "Disrupted weapons use"},
    {"headquarters_or_base_established", "Headquarters or base established",
     "Headquarters or base established"},
    {"looting_property_destruction", "Looting or property destruction", "Looting/property destruction"},
    {"non_violent_transfer_of_territory", "Non-violent transfer of territory",
     "Non-violent transfer of territory"},
    {"other", "Other", "Other"},
}};

struct WeaponRow {
    std::string_view code;
    std::string_view label;
};

constexpr std::array<WeaponRow, 14> kWeapons{{
    {"unknown", "Weapon not known"},
    {"artillery", "Artillery"},
    {"mortar", "Mortar"},
    {"rocket", "Rocket"},
    {"missile", "Missile"},
    {"cluster_munition", "Cluster munition"},
    {"air_delivered_bomb", "Air-delivered bomb"},
    {"drone", "Drone"},
    {"small_arms", "Small arms"},
    {"landmine", "Landmine"},
    {"ied", "Improvised explosive device"},
    {"unexploded_ordnance", "Unexploded ordnance"},
    {"incendiary", "Incendiary weapon"},
    {"chemical", "Chemical weapon"},
}};

template <class Enum, std::size_t N>
constexpr std::array<Enum, N> enumerate() {
    std::array<Enum, N> all{};
    for (std::size_t i = 0; i < N; ++i) all[i] = static_cast<Enum>(i);
    return all;
}

constexpr auto kAllEventTypes = enumerate<EventType, kEventTypes.size()>();
constexpr auto kAllWeapons = enumerate<WeaponClass, kWeapons.size()>();

/// Case, spaces, hyphens and underscores do not matter in a code typed by a person.
std::string comparable(std::string_view text) {
    std::string out;
    for (const char c : ascii_lower(trim(text)))
        if (c != ' ' && c != '_' && c != '-') out += c;
    return out;
}

/// "Shelling/artillery/missile attack" is also "shelling" and "artillery attack", "Air/drone strike" an "air
/// strike": parts of ACLED's names by themselves and with the last word, where only one name has them.
const std::map<std::string, EventType>& types_by_part() {
    static const auto parts = [] {
        std::map<std::string, EventType> types;
        std::set<std::string> shared;
        for (const EventType type : kAllEventTypes) {
            const std::string_view name = kEventTypes[static_cast<std::size_t>(type)].acled;
            const auto alternatives = split_list(name, '/');
            if (alternatives.size() < 2) continue;
            const std::string last_word(name.substr(name.find_last_of(" /") + 1));
            for (const auto& part : alternatives)
                for (const std::string& spelling : {comparable(part), comparable(part + " " + last_word)})
                    if (!types.emplace(spelling, type).second && types[spelling] != type)
                        shared.insert(spelling);
        }
        for (const auto& spelling : shared) types.erase(spelling);
        return types;
    }();
    return parts;
}

}  // namespace

std::string_view code(EventType type) {
    return kEventTypes[static_cast<std::size_t>(type)].code;
}
std::string_view label(EventType type) {
    return kEventTypes[static_cast<std::size_t>(type)].label;
}
std::string_view acled_name(EventType type) {
    return kEventTypes[static_cast<std::size_t>(type)].acled;
}
std::string_view code(WeaponClass weapon) {
    return kWeapons[static_cast<std::size_t>(weapon)].code;
}
std::string_view label(WeaponClass weapon) {
    return kWeapons[static_cast<std::size_t>(weapon)].label;
}

std::optional<EventType> parse_event_type(std::string_view text) {
    const std::string wanted = comparable(text);
    if (wanted.empty()) return std::nullopt;
    for (const EventType type : kAllEventTypes)
        if (wanted == comparable(code(type)) || wanted == comparable(label(type)) ||
            wanted == comparable(acled_name(type)))
            return type;
    const auto part = types_by_part().find(wanted);
    return part == types_by_part().end() ? std::nullopt : std::optional(part->second);
}

std::optional<WeaponClass> parse_weapon_class(std::string_view text) {
    std::string wanted = comparable(text);
    if (wanted.empty()) return std::nullopt;
    for (const WeaponClass weapon : kAllWeapons)
        if (wanted == comparable(code(weapon)) || wanted == comparable(label(weapon))) return weapon;
    if (wanted.back() == 's') return parse_weapon_class(wanted.substr(0, wanted.size() - 1));
    return std::nullopt;
}

std::span<const EventType> all_event_types() {
    return kAllEventTypes;
}
std::span<const WeaponClass> all_weapon_classes() {
    return kAllWeapons;
}

}  // namespace bearing
