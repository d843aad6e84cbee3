#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "bearing/gazetteer/place.hpp"

namespace bearing {

/// Which countries hold that a place lies in another country than by default.
class WorldviewTable {
  public:
    /// geodata/worldviews.csv and tables of its shape. Throws FileError, FormatError.
    static WorldviewTable read(const std::filesystem::path& path);
    static const WorldviewTable& bundled();

    /// By the country of a place and the code or name of its first-order division.
    std::vector<CountryView> views_of(std::string_view country, std::string_view division_code,
                                      std::string_view division_name) const;

  private:
    struct Rule {
        std::string country;
        std::set<std::string, std::less<>> codes;  ///< empty, with `names`: the whole country
        std::set<std::string, std::less<>> names;  ///< folded
        CountryView view;
    };
    std::vector<Rule> rules_;
};

}  // namespace bearing
