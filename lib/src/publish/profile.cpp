#include "bearing/publish/profile.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "bearing/base/error.hpp"
#include "bearing/base/files.hpp"
#include "bearing/base/text.hpp"
#include "incident/parse_json.hpp"
#include "publish/fields.hpp"

namespace bearing {
namespace {

using Json = nlohmann::ordered_json;

template <class T, std::size_t N>
T code_of(const Json& value, const char* key, const std::array<std::pair<std::string_view, T>, N>& codes) {
    std::vector<std::string> known;
    for (const auto& [code, meaning] : codes) {
        if (value.is_string() && value.get<std::string>() == code) return meaning;
        known.emplace_back(code);
    }
    throw FormatError(fmt::format("{}: {} is none of {}", key, value.dump(), join(known, ", ")));
}

constexpr std::array<std::pair<std::string_view, CoarsenBy>, 4> kCoarsen{{{"none", CoarsenBy::none},
                                                                          {"grid", CoarsenBy::grid},
                                                                          {"admin", CoarsenBy::admin},
                                                                          {"radius", CoarsenBy::radius}}};
constexpr std::array<std::pair<std::string_view, TimeGrain>, 4> kTimes{{{"time", TimeGrain::time},
                                                                        {"day", TimeGrain::day},
                                                                        {"week", TimeGrain::week},
                                                                        {"month", TimeGrain::month}}};
constexpr std::array<std::pair<std::string_view, TextRule>, 3> kTexts{
    {{"keep", TextRule::keep}, {"scrub", TextRule::scrub}, {"strip", TextRule::strip}}};

double size_of(const Json& value, const char* key, double least) {
    constexpr double kMost = 500;
    if (!value.is_number() || value.get<double>() < least || value.get<double>() > kMost)
        throw FormatError(
            fmt::format("{}: {} is no size; write {} to {} km", key, value.dump(), least, kMost));
    return value.get<double>();
}

bool flag_of(const Json& value, const char* key) {
    if (!value.is_boolean())
        throw FormatError(fmt::format("{}: {} is neither true nor false", key, value.dump()));
    return value.get<bool>();
}

std::string text_of(const Json& value, const char* key) {
    if (!value.is_string()) throw FormatError(fmt::format("{}: {} is no text", key, value.dump()));
    return value.get<std::string>();
}

std::vector<std::string> fields_of(const Json& value, const char* key) {
    if (!value.is_array()) throw FormatError(fmt::format("{}: {} is no list", key, value.dump()));
    std::vector<std::string> fields;
    for (const Json& field : value) {
        fields.push_back(text_of(field, key));
        const auto& known = strippable_fields();
        if (std::find(known.begin(), known.end(), fields.back()) == known.end())
            throw FormatError(
                fmt::format("{}: there is no field \"{}\"; use {}", key, fields.back(), join(known, ", ")));
    }
    return fields;
}

void read_key(PublishProfile& profile, const std::string& key, const Json& value) {
    const char* name = key.c_str();
    if (key == "name")
        profile.name = text_of(value, name);
    else if (key == "coarsen")
        profile.coarsen = code_of(value, name, kCoarsen);
    else if (key == "grid_km")
        profile.grid_km = size_of(value, name, 1);
    else if (key == "radius_km")
        profile.radius_km = size_of(value, name, 0.5);
    else if (key == "admin_file")
        profile.admin_file = text_of(value, name);
    else if (key == "admin_layer")
        profile.admin_layer = text_of(value, name);
    else if (key == "admin_name_field")
        profile.admin_name_field = text_of(value, name);
    else if (key == "keep_place_names")
        profile.keep_place_names = flag_of(value, name);
    else if (key == "texts")
        profile.texts = code_of(value, name, kTexts);
    else if (key == "times")
        profile.times = code_of(value, name, kTimes);
    else if (key == "keyed_ids")
        profile.keyed_ids = flag_of(value, name);
    else if (key == "hold_back_unverified")
        profile.hold_back_unverified = flag_of(value, name);
    else if (key == "strip")
        profile.strip = fields_of(value, name);
    else if (key == "key_file")
        profile.key_file = text_of(value, name);
    else if (key != "schema")
        throw FormatError(fmt::format("unknown key \"{}\"; docs/formats.md lists those of a profile", key));
}

std::string place_in_words(const PublishProfile& profile) {
    switch (profile.coarsen) {
        case CoarsenBy::grid:
            return fmt::format(
                "Places are coarsened: each is shown as the cell of a {:g} km equal-area grid (EPSG:6933) "
                "that "
                "holds the reported place, widened by that place's own uncertainty.",
                profile.grid_km);
        case CoarsenBy::admin:
            return "Places are coarsened: each is shown as the administrative area that holds the reported "
                   "place.";
        case CoarsenBy::radius:
            return fmt::format(
                "Places are coarsened: each is shown as a circle of {:g} km, widened by the reported place's "
                "own "
                "uncertainty, that holds it; the centre of the circle is not the place.",
                profile.radius_km);
        case CoarsenBy::none:
            break;
    }
    return {};
}

}  // namespace

bool PublishProfile::changes_anything() const {
    return coarsen != CoarsenBy::none || texts != TextRule::keep || times != TimeGrain::time || keyed_ids ||
           hold_back_unverified || !strip.empty();
}

PublishProfile internal_profile() {
    PublishProfile profile;
    profile.name = "internal";
    profile.coarsen = CoarsenBy::none;
    profile.keep_place_names = true;
    profile.texts = TextRule::keep;
    profile.times = TimeGrain::time;
    profile.hold_back_unverified = false;
    profile.strip.clear();
    return profile;
}

PublishProfile publish_profile() {
    return {};
}

PublishProfile profile_from_json(std::string_view text) {
    const Json json = parse_json(text);
    if (!json.is_object()) throw FormatError("a profile is a JSON object, such as {\"coarsen\": \"grid\"}");
    PublishProfile profile;
    for (const auto& [key, value] : json.items()) read_key(profile, key, value);
    return profile;
}

PublishProfile read_profile(const std::string& name_or_path) {
    if (name_or_path.empty() || name_or_path == "internal") return internal_profile();
    if (name_or_path == "publish") return publish_profile();
    const std::filesystem::path path = name_or_path;
    try {
        PublishProfile profile = profile_from_json(read_file(path));
        for (auto* file : {&profile.admin_file, &profile.key_file})
            if (!file->empty() && file->is_relative()) *file = path.parent_path() / *file;
        return profile;
    } catch (const FormatError& error) {
        throw FormatError(fmt::format("{}: {}", name_or_path, error.what()));
    }
}

const std::vector<std::string>& strippable_fields() {
    static const auto names = [] {
        std::vector<std::string> all;
        for (const auto& field : publish::fields()) all.emplace_back(field.name);
        return all;
    }();
    return names;
}

std::vector<std::string> in_words(const PublishProfile& profile) {
    std::vector<std::string> words;
    if (auto place = place_in_words(profile); !place.empty()) words.push_back(std::move(place));
    if (profile.coarsen != CoarsenBy::none && !profile.keep_place_names)
        words.emplace_back("Names of places smaller than these areas are withheld.");
    if (profile.texts == TextRule::strip) words.emplace_back("Texts are left out.");
    if (profile.times == TimeGrain::week) words.emplace_back("Dates are coarsened to whole weeks.");
    if (profile.times == TimeGrain::month) words.emplace_back("Dates are coarsened to whole months.");
    if (profile.hold_back_unverified)
        words.emplace_back("Incidents that their source calls unverified are held back.");
    if (!profile.strip.empty()) {
        std::string list = join(profile.strip, ", ");
        std::replace(list.begin(), list.end(), '_', ' ');
        words.push_back(fmt::format("Left out: {}.", list));
    }
    return words;
}

}  // namespace bearing
