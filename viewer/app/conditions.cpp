#include <fmt/format.h>

#include <algorithm>

#include "app/words.hpp"
#include "bearing/base/text.hpp"

namespace bearing {
namespace {

std::string dates_in_words(const Query& query) {
    if (query.from && query.to) return days_in_words(*query.from, *query.to);
    if (query.from) return "from " + days_in_words(*query.from, *query.from);
    return "until " + days_in_words(*query.to, *query.to);
}

std::string box_in_words(const Extent& box) {
    return fmt::format("box {:.2f}–{:.2f}° E, {:.2f}–{:.2f}° N", box.west, box.east, box.south, box.north);
}

std::string circle_in_words(const Footprint& place) {
    return fmt::format("within {} of {}", distance_in_words(place.radius_m),
                       position_in_words(place.point, 2));
}

/// One condition a value, so that each can be taken back alone.
template <class T, class Words>
void add_values(std::vector<Condition>& conditions, const std::vector<T>& values,
                std::vector<T> Query::*field, Words words) {
    for (const T& value : values)
        conditions.push_back(
            {words(value), [field, value](Query& query) { std::erase(query.*field, value); }});
}

void add_flags(std::vector<Condition>& conditions, const Query& query) {
    if (query.certain_only)
        conditions.push_back({"certain matches only", [](Query& q) { q.certain_only = false; }});
    if (query.uncontested)
        conditions.push_back({"attribution not contested", [](Query& q) { q.uncontested = false; }});
    if (query.min_claimants > 0)
        conditions.push_back({fmt::format("at least {} independent claimants", query.min_claimants),
                              [](Query& q) { q.min_claimants = 0; }});
    if (query.max_radius_km)
        conditions.push_back({fmt::format("placed within {:g} km", *query.max_radius_km),
                              [](Query& q) { q.max_radius_km.reset(); }});
    if (query.background)
        conditions.push_back({"with background history", [](Query& q) { q.background = false; }});
}

}  // namespace

std::vector<Condition> conditions_of(const Query& query) {
    std::vector<Condition> conditions;
    if (query.from || query.to)
        conditions.push_back({dates_in_words(query), [](Query& q) { q.from = q.to = std::nullopt; }});
    add_values(conditions, query.actors, &Query::actors,
               [](const std::string& actor) { return "alleged actor: " + actor; });
    add_values(conditions, query.participants, &Query::participants,
               [](const std::string& party) { return "involving: " + party; });
    add_values(conditions, query.claimants, &Query::claimants,
               [](const std::string& claimant) { return "claimant: " + claimant; });
    add_values(conditions, query.stances, &Query::stances,
               [](Stance stance) { return "stance: " + std::string(to_string(stance)); });
    add_values(conditions, query.types, &Query::types,
               [](EventType type) { return std::string(label(type)); });
    add_values(conditions, query.weapons, &Query::weapons,
               [](WeaponClass weapon) { return "weapon: " + std::string(label(weapon)); });
    add_values(conditions, query.boxes, &Query::boxes, box_in_words);
    add_values(conditions, query.places, &Query::places, circle_in_words);
    add_values(conditions, query.texts, &Query::texts,
               [](const std::string& word) { return "text: " + word; });
    add_flags(conditions, query);
    return conditions;
}

namespace {

/// "A or B": the values of one field are alternatives.
template <class T, class Words>
void add_either(std::vector<std::string>& parts, const std::string& what, const std::vector<T>& values,
                Words words) {
    std::vector<std::string> alternatives;
    for (const T& value : values) alternatives.emplace_back(words(value));
    if (!alternatives.empty()) parts.push_back(what + join(alternatives, " or "));
}

}  // namespace

std::string query_in_words(const Query& query) {
    const auto same = [](const std::string& text) { return text; };
    const auto label_of = [](auto value) { return label(value); };
    std::vector<std::string> parts;
    if (query.from || query.to) parts.push_back(dates_in_words(query));
    add_either(parts, query.stances.empty() ? "alleged actor: " : "actor: ", query.actors, same);
    add_either(parts, "involving: ", query.participants, same);
    add_either(parts, "claimant: ", query.claimants, same);
    add_either(parts, "stance: ", query.stances, [](Stance stance) { return to_string(stance); });
    add_either(parts, "type: ", query.types, label_of);
    add_either(parts, "weapon: ", query.weapons, label_of);
    add_either(parts, "", query.boxes, box_in_words);
    add_either(parts, "", query.places, circle_in_words);
    add_either(parts, "words: ", query.texts, same);
    std::vector<Condition> flags;
    add_flags(flags, query);
    for (const auto& flag : flags) parts.push_back(flag.words);
    return join(parts, "; ");
}

}  // namespace bearing
