#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "bearing/geo/layer.hpp"

namespace bearing {

/// A country or territory of ISO 3166-1 (and Kosovo, XK), with what texts call it.
struct Country {
    std::string code;                        ///< ISO 3166-1 alpha-2
    std::string name;                        ///< common English name
    std::vector<Name> names;                 ///< all names, the common one included
    std::vector<std::string> demonyms;       ///< adjectives and people, singular: "Azerbaijani", "Swede"
    std::string capital;                     ///< seat of government in English, "" if none
    std::vector<std::string> capital_names;  ///< all its names, `capital` included
    LonLat capital_point;
    LonLat point;         ///< a point inside, near the middle
    double radius_m = 0;  ///< rough: a circle about the point that holds most of the country
};

/// Countries by name, demonym and capital. Names are compared folded (fold_name), so case, diacritics and
/// hyphens do not matter; two-letter abbreviations ("US", "UK") must be written in capitals. Immutable.
class CountryTable {
  public:
    CountryTable() = default;
    explicit CountryTable(std::vector<Country> countries);

    /// geodata/countries.csv and tables of its shape. Throws FileError, FormatError.
    static CountryTable read(const std::filesystem::path& path);
    /// The table that ships with Bearing.
    static const CountryTable& bundled();

    const std::vector<Country>& countries() const { return countries_; }
    /// By ISO 3166-1 alpha-2 code, any case.
    const Country* by_code(std::string_view code) const;
    /// By any of its names, in any language of the table; a leading "the" is ignored.
    const Country* by_name(std::string_view name) const;
    /// By demonym or adjective, also in the plural with -s: "Azerbaijani", "Armenians", "Turkish", "British".
    const Country* by_demonym(std::string_view word) const;
    /// By its capital: "Baku" -> AZ. The capital as a speaker is its government.
    const Country* by_capital(std::string_view name) const;

  private:
    using Index = std::map<std::string, std::size_t, std::less<>>;
    const Country* at(const Index& index, std::string_view key) const;

    std::vector<Country> countries_;
    Index by_code_, by_name_, by_demonym_, by_capital_;
};

}  // namespace bearing
