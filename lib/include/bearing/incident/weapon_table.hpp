#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "bearing/incident/taxonomy.hpp"

namespace bearing {

/// A named weapon and its class: "M095 DPICM", "BM-30 Smerch".
struct WeaponName {
    std::string name;
    WeaponClass weapon_class = WeaponClass::unknown;
    std::vector<std::string> aliases;
    std::string note;
};

/// The weapons Bearing knows by name. Immutable.
class WeaponTable {
  public:
    WeaponTable() = default;
    explicit WeaponTable(std::vector<WeaponName> weapons);

    /// Columns name,class,aliases (separated by ';'),note.
    static WeaponTable read(const std::filesystem::path& path);
    static const WeaponTable& bundled();

    const std::vector<WeaponName>& weapons() const { return weapons_; }
    /// Classes named anywhere in free text ("Smerch with cluster warhead" -> rocket, cluster_munition), by
    /// whole words, in the order of the taxonomy.
    std::vector<WeaponClass> classes_in(std::string_view text) const;

  private:
    std::vector<WeaponName> weapons_;
};

}  // namespace bearing
