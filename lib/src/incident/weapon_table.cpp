#include "bearing/incident/weapon_table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bearing/base/csv.hpp"
#include "bearing/base/data_files.hpp"
#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"

namespace bearing {
WeaponTable::WeaponTable(std::vector<WeaponName> weapons) : weapons_(std::move(weapons)) {}

WeaponTable WeaponTable::read(const std::filesystem::path& path) {
    const Table table = Table::read(path);
    std::vector<WeaponName> weapons;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const auto weapon_class = parse_weapon_class(table.at(i, "class"));
        if (!weapon_class)
            throw FormatError(fmt::format("{}:{}: \"{}\" is no weapon class", path.string(), table.line(i),
                                          table.at(i, "class")));
        weapons.push_back(
            {table.at(i, "name"), *weapon_class, split_list(table.at(i, "aliases")), table.at(i, "note")});
    }
    return WeaponTable(std::move(weapons));
}

const WeaponTable& WeaponTable::bundled() {
    static const WeaponTable table = read(data_file("weapons.csv"));
    return table;
}

std::vector<WeaponClass> WeaponTable::classes_in(std::string_view text) const {
    const std::string lower = ascii_lower(text);
    std::vector<WeaponClass> found;
    for (const auto& weapon : weapons_) {
        const bool named = contains_words(lower, ascii_lower(weapon.name)) ||
                           std::any_of(weapon.aliases.begin(), weapon.aliases.end(), [&](const auto& alias) {
                               return contains_words(lower, ascii_lower(alias));
                           });
        if (named) found.push_back(weapon.weapon_class);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

}  // namespace bearing
