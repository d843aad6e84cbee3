#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "bearing/base/error.hpp"
#include "bearing/io/mapping.hpp"
#include "incident/parse_json.hpp"
#include "io/mapping_fields.hpp"

namespace bearing {
namespace {

using Json = nlohmann::ordered_json;
constexpr const char* kSchema = "bearing/mapping/1";
constexpr const char* kImportSchema = "bearing/import/1";

[[noreturn]] void refuse(const std::string& key, const std::string& what) {
    throw FormatError(fmt::format("the mapping's \"{}\" {} (see docs/formats.md)", key, what));
}

std::string text_of(const Json& value, const std::string& key) {
    if (!value.is_string()) refuse(key, "must be text");
    return value.get<std::string>();
}

const Json& object_of(const Json& value, const std::string& key) {
    if (!value.is_object()) refuse(key, "must be an object of names and values");
    return value;
}

void check_field(const std::string& field, const char* where) {
    if (!is_mapping_field(field)) refuse(fmt::format("{}.{}", where, field), "is no field of Bearing's");
}

std::map<std::string, std::string> texts_by_field(const Json& json, const char* key) {
    std::map<std::string, std::string> texts;
    for (const auto& [field, value] : object_of(json, key).items()) {
        check_field(field, key);
        texts[field] = text_of(value, fmt::format("{}.{}", key, field));
    }
    return texts;
}

std::map<std::string, std::map<std::string, std::string>> values_of(const Json& json) {
    std::map<std::string, std::map<std::string, std::string>> values;
    for (const auto& [field, words] : object_of(json, "values").items()) {
        check_field(field, "values");
        for (const auto& [word, code] : object_of(words, "values." + field).items())
            values[field][word] = text_of(code, fmt::format("values.{}.{}", field, word));
    }
    return values;
}

template <std::size_t N>
std::string one_of(const Json& value, const char* key, const std::array<std::string_view, N>& allowed) {
    const std::string text = text_of(value, key);
    for (const auto word : allowed)
        if (text == word) return text;
    std::string list;
    for (const auto word : allowed) list += fmt::format("{}\"{}\"", list.empty() ? "" : ", ", word);
    refuse(key, "must be one of " + list);
}

}  // namespace

Mapping mapping_from_json(std::string_view text) {
    Json json = parse_json(text);
    if (json.is_object() && json.contains("schema") && json["schema"] == kImportSchema) {
        if (!json.contains("mapping"))
            throw FormatError("this is the result of an import that needed no mapping; leave --mapping out");
        json = Json(json["mapping"]);
    }
    if (!json.is_object())
        throw FormatError(
            "the mapping is not a JSON object; `bearing import --dry-run` proposes one to start from");
    Mapping mapping;
    for (const auto& [key, value] : json.items()) {
        if (key == "schema") {
            if (value != kSchema) refuse(key, fmt::format("must be \"{}\"", kSchema));
        } else if (key == "columns") {
            mapping.columns = texts_by_field(value, "columns");
        } else if (key == "constants") {
            mapping.constants = texts_by_field(value, "constants");
        } else if (key == "values") {
            mapping.values = values_of(value);
        } else if (key == "date_order") {
            mapping.date_order =
                one_of(value, "date_order", std::array<std::string_view, 4>{"ymd", "dmy", "mdy", ""});
        } else if (key == "decimal") {
            mapping.decimal = one_of(value, "decimal", std::array<std::string_view, 3>{".", ",", ""});
        } else if (key == "crs") {
            mapping.crs = text_of(value, "crs");
        } else {
            refuse(key, "is no part of a mapping");
        }
    }
    return mapping;
}

std::string to_json_text(const Mapping& mapping) {
    Json json{{"schema", kSchema}};
    json["columns"] = mapping.columns;
    if (!mapping.constants.empty()) json["constants"] = mapping.constants;
    if (!mapping.values.empty()) json["values"] = mapping.values;
    // Said even where it is open, because it is what a person has to fill in most often.
    if (!mapping.date_order.empty() || mapping.columns.contains("date_first"))
        json["date_order"] = mapping.date_order;
    if (!mapping.decimal.empty()) json["decimal"] = mapping.decimal;
    if (!mapping.crs.empty()) json["crs"] = mapping.crs;
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace bearing
