#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bearing/incident/claim.hpp"

namespace bearing {

/// Lists in one readable cell, "first:Name; second:Other name": a `;` or `\` in a name stands after a `\`.
/// Nothing of a name is lost. Weapons' spans are kept elsewhere (details.hpp).
void append_participants(std::string& cell, const std::vector<Participant>& participants);
std::vector<Participant> participants_of_cell(std::string_view cell);

void append_weapons(std::string& cell, const std::vector<Weapon>& weapons);
std::vector<Weapon> weapons_of_cell(std::string_view cell);

}  // namespace bearing
