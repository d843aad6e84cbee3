#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bearing/incident/incident.hpp"

namespace bearing {

/// How the parts of an incident stand in JSON; shared by the program's JSON, the CSV's cells and the
/// project's details. Keys keep their order.
using Json = nlohmann::ordered_json;

/// The value, or null.
template <class T>
Json optional_json(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}
Json span_json(const std::optional<TextSpan>& span);  ///< [begin, end] or null
Json weapons_json(const std::vector<Weapon>& weapons);
Json participants_json(const std::vector<Participant>& participants);
Json area_json(const MultiPolygon& area);  ///< coordinates of a GeoJSON MultiPolygon
Json candidates_json(const std::vector<RejectedPlace>& candidates);

/// The value of a key; null if it is absent or `json` is no object.
const Json& get(const Json& json, const char* key);

/// The readers take an absent key or null as absence, and throw FormatError naming the key for anything that
/// cannot be what the key says.
[[noreturn]] void impossible(const char* key, const Json& value);
std::string text_of(const Json& json, const char* key);
std::optional<double> number_of(const Json& json, const char* key);
std::optional<int> integer_of(const Json& json, const char* key);
std::optional<TextSpan> span_of(const Json& json, const char* key);
std::optional<Day> day_of(const Json& json, const char* key);
std::vector<Weapon> weapons_of(const Json& array);
std::vector<Participant> participants_of(const Json& array);
MultiPolygon area_of(const Json& coordinates);
std::vector<RejectedPlace> candidates_of(const Json& array);

/// A code of a taxonomy by its parser.
template <class T>
T code_of(const Json& json, const char* key, std::optional<T> (*parse)(std::string_view), T if_absent) {
    const std::string text = text_of(json, key);
    if (text.empty()) return if_absent;
    const auto value = parse(text);
    if (!value) impossible(key, get(json, key));
    return *value;
}

}  // namespace bearing
