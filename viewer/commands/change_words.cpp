#include "commands/change_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bearing/base/utf8.hpp"

namespace bearing {
namespace {

std::string shortened(const std::string& text) {
    constexpr std::size_t kMostCharacters = 120;
    if (text.empty()) return "nothing";
    std::u32string characters = to_utf32(text);
    const bool cut = characters.size() > kMostCharacters;
    if (cut) characters.resize(kMostCharacters);
    // Control characters would break the line or do worse to a terminal.
    std::replace_if(
        characters.begin(), characters.end(), [](char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); },
        U' ');
    return "\"" + to_utf8(characters) + (cut ? "…\"" : "\"");
}

}  // namespace

nlohmann::ordered_json to_json(const FieldChange& change) {
    return {{"field", change.field}, {"before", change.before}, {"after", change.after}};
}

nlohmann::ordered_json to_json(const IncidentChange& change) {
    nlohmann::ordered_json json{{"id", change.incident_id}, {"kind", to_string(change.kind)}};
    if (!change.other_id.empty()) json["other"] = change.other_id;
    if (change.fields.empty()) return json;
    auto& fields = json["fields"] = nlohmann::ordered_json::array();
    for (const auto& field : change.fields) fields.push_back(to_json(field));
    return json;
}

std::string one_line(const FieldChange& change) {
    return fmt::format("{}: {} -> {}", change.field, shortened(change.before), shortened(change.after));
}

}  // namespace bearing
