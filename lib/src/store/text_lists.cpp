#include "store/text_lists.hpp"

#include <utility>

#include "bearing/base/error.hpp"

namespace bearing {
namespace {

void append_item(std::string& cell, std::string_view code, std::string_view name) {
    if (!cell.empty()) cell += "; ";
    cell += code;
    cell += ':';
    if (name.find_first_of(";\\") == std::string_view::npos) {
        cell += name;
        return;
    }
    for (const char c : name) {
        if (c == ';' || c == '\\') cell += '\\';
        cell += c;
    }
}

/// Takes the first item off the cell: its code and its name.
std::pair<std::string_view, std::string> take_item(std::string_view& cell) {
    const std::size_t colon = cell.find(':');
    if (colon == std::string_view::npos) throw FormatError("the project is damaged: a list has no code");
    std::pair<std::string_view, std::string> item{cell.substr(0, colon), {}};
    std::size_t i = colon + 1;
    for (; i < cell.size() && cell[i] != ';'; ++i) {
        if (cell[i] == '\\' && i + 1 < cell.size()) ++i;
        item.second += cell[i];
    }
    cell.remove_prefix(std::min(cell.size(), i + 2));  // "; "
    return item;
}

}  // namespace

void append_participants(std::string& cell, const std::vector<Participant>& participants) {
    for (const auto& participant : participants)
        append_item(cell, to_string(participant.side), participant.name);
}

std::vector<Participant> participants_of_cell(std::string_view cell) {
    std::vector<Participant> participants;
    while (!cell.empty()) {
        auto [code, name] = take_item(cell);
        const auto side = parse_side(code);
        if (!side) throw FormatError("the project is damaged: an unknown part of a participant");
        participants.push_back({std::move(name), *side});
    }
    return participants;
}

void append_weapons(std::string& cell, const std::vector<Weapon>& weapons) {
    for (const auto& weapon : weapons) append_item(cell, code(weapon.weapon_class), weapon.name);
}

std::vector<Weapon> weapons_of_cell(std::string_view cell) {
    std::vector<Weapon> weapons;
    while (!cell.empty()) {
        auto [code, name] = take_item(cell);
        const auto weapon = parse_weapon_class(code);
        if (!weapon) throw FormatError("the project is damaged: an unknown weapon");
        weapons.push_back({*weapon, std::move(name), std::nullopt});
    }
    return weapons;
}

}  // namespace bearing
