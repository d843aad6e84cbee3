#include "io/csv_values.hpp"

#include <fmt/format.h>

#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "incident/json_values.hpp"
#include "incident/parse_json.hpp"
#include "io/field_values.hpp"

namespace bearing {

std::string write_span(const std::optional<TextSpan>& span) {
    return span ? fmt::format("{}-{}", span->begin, span->end) : std::string();
}

TextSpan read_span(const std::string& cell) {
    const auto dash = cell.find('-');
    const auto begin = parse_integer(cell.substr(0, dash));
    const auto end = dash == std::string::npos ? std::nullopt : parse_integer(cell.substr(dash + 1));
    if (!begin || !end || *begin < 0 || *end < *begin) throw FormatError("impossible text span");
    return {static_cast<std::size_t>(*begin), static_cast<std::size_t>(*end)};
}

namespace {

std::string escape(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == ';' || c == '\\' || c == '@') out += '\\';
        out += c;
    }
    return out;
}

/// Cuts a cell at unescaped separators and takes the escapes away.
std::vector<std::string> split_escaped(std::string_view cell, char separator) {
    std::vector<std::string> parts(1);
    for (std::size_t i = 0; i < cell.size(); ++i) {
        if (cell[i] == '\\' && i + 1 < cell.size()) {
            if (separator == ';') parts.back() += '\\';  // kept for the second cut
            parts.back() += cell[++i];
        } else if (cell[i] == separator) {
            parts.emplace_back();
        } else {
            parts.back() += cell[i];
        }
    }
    return parts;
}

Weapon read_weapon(const std::string& part) {
    const auto halves = split_escaped(part, '@');
    const std::string& head = halves[0];
    const auto colon = head.find(':');
    const auto weapon_class = parse_weapon_class(head.substr(0, colon));
    if (!weapon_class) throw FormatError("unknown weapon class");
    Weapon weapon{*weapon_class, colon == std::string::npos ? "" : head.substr(colon + 1), {}};
    if (halves.size() > 1) weapon.span = read_span(halves[1]);
    return weapon;
}

}  // namespace

std::string write_weapons(const std::vector<Weapon>& weapons) {
    std::string out;
    for (const auto& weapon : weapons) {
        if (!out.empty()) out += "; ";
        out += fmt::format("{}:{}", code(weapon.weapon_class), escape(weapon.name));
        if (weapon.span) out += "@" + write_span(weapon.span);
    }
    return out;
}

std::string write_participants(const std::vector<Participant>& participants) {
    std::string out;
    for (const auto& participant : participants) {
        if (!out.empty()) out += "; ";
        out += fmt::format("{}:{}", to_string(participant.side), escape(participant.name));
    }
    return out;
}

std::vector<Participant> read_participants(const std::string& cell) {
    std::vector<Participant> participants;
    for (const auto& part : split_escaped(cell, ';')) {
        const auto start = part.find_first_not_of(' ');
        if (start == std::string::npos) continue;
        const std::string text = split_escaped(part.substr(start), '@')[0];
        const auto colon = text.find(':');
        const auto side = parse_side(text.substr(0, colon));
        if (!side || colon == std::string::npos) throw FormatError("unknown side of a participant");
        participants.push_back({text.substr(colon + 1), *side});
    }
    return participants;
}

std::vector<Weapon> read_weapons(const std::string& cell) {
    std::vector<Weapon> weapons;
    for (const auto& part : split_escaped(cell, ';')) {
        const auto start = part.find_first_not_of(' ');
        if (start != std::string::npos) weapons.push_back(read_weapon(part.substr(start)));
    }
    return weapons;
}

std::string write_number(double value) {
    return fmt::format("{}", value);
}

double read_number(const std::string& cell, const char* what) {
    const auto value = read_decimal(cell);
    if (!value) throw FormatError(fmt::format("{} is not a number", what));
    return *value;
}

int read_count(const std::string& cell) {
    const auto value = parse_integer(cell);
    if (!value || *value < 0 || *value > 10'000'000) throw FormatError("casualty figure is not a count");
    return static_cast<int>(*value);
}

std::string write_minute(const std::optional<int>& minute) {
    return minute ? fmt::format("{:02}:{:02}", *minute / 60, *minute % 60) : std::string();
}

int read_minute(const std::string& cell) {
    const auto colon = cell.find(':');
    const auto hours = parse_integer(cell.substr(0, colon));
    const auto minutes = colon == std::string::npos ? std::nullopt : parse_integer(cell.substr(colon + 1));
    if (!hours || !minutes || *hours < 0 || *hours > 24 || *minutes < 0 || *minutes > 59 ||
        *hours * 60 + *minutes > 24 * 60)
        throw FormatError("impossible time of day");
    return static_cast<int>(*hours * 60 + *minutes);
}

Day read_day(const std::string& cell) {
    const auto day = parse_day(trim(cell));
    if (!day) throw FormatError("impossible date");
    return *day;
}

namespace {

Json parse_array(const std::string& cell, const char* what) {
    Json json = parse_json(cell);
    if (!json.is_array()) throw FormatError(fmt::format("{} is not a JSON array", what));
    return json;
}

}  // namespace

std::string write_area(const MultiPolygon& area) {
    return area.empty() ? std::string() : area_json(area).dump();
}

MultiPolygon read_area(const std::string& cell) {
    return area_of(parse_array(cell, "area"));
}

std::string write_candidates(const std::vector<RejectedPlace>& candidates) {
    return candidates.empty() ? std::string() : candidates_json(candidates).dump();
}

std::vector<RejectedPlace> read_candidates(const std::string& cell) {
    return candidates_of(parse_array(cell, "place_candidates"));
}

}  // namespace bearing
