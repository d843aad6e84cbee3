#include "io/country_codes.hpp"

#include <cmath>
#include <unordered_map>
#include <vector>

#include "bearing/base/csv.hpp"
#include "bearing/base/data_files.hpp"
#include "bearing/base/text.hpp"
#include "bearing/geo/geodesy.hpp"

namespace bearing {
namespace {

class CountryCodes {
  public:
    CountryCodes() {
        const Table names = Table::read(data_file("countries.csv"));
        const Table codes = Table::read(data_file("country_codes.csv"));
        countries_.reserve(codes.size());
        for (std::size_t row = 0; row < codes.size(); ++row) add_codes(codes, row);
        for (std::size_t row = 0; row < names.size(); ++row) add_names(names, row);
    }

    const CountryCode* find(std::string_view cell) const {
        const auto found = by_key_.find(simple_lower(trim(cell)));
        return found == by_key_.end() ? nullptr : &countries_[found->second];
    }

  private:
    void add_codes(const Table& codes, std::size_t row) {
        const std::string& numeric = codes.at(row, "numeric");
        const auto number = parse_integer(numeric).value_or(0);
        const std::size_t index = countries_.size();
        countries_.push_back(
            {codes.at(row, "code"), codes.at(row, "alpha3"), static_cast<int>(number), std::string(), {}, 0});
        by_key_.emplace(ascii_lower(countries_.back().code), index);
        by_key_.emplace(ascii_lower(countries_.back().alpha3), index);
        if (number > 0) {
            by_key_.emplace(numeric, index);
            by_key_.emplace(std::string(3 - numeric.size(), '0') + numeric, index);
        }
        add_spellings(codes.at(row, "spellings"), index);
    }

    void add_names(const Table& names, std::size_t row) {
        const auto known = by_key_.find(ascii_lower(names.at(row, "code")));
        if (known == by_key_.end()) return;
        const std::size_t index = known->second;
        countries_[index].name = names.at(row, "name");
        const auto number = [&](const char* column) {
            return parse_number(names.at(row, column)).value_or(0);
        };
        countries_[index].centre = {number("lon"), number("lat")};
        countries_[index].radius_m = 1000 * number("radius_km");
        by_key_.emplace(simple_lower(countries_[index].name), index);
        add_spellings(names.at(row, "aliases"), index);
    }

    void add_spellings(std::string_view list, std::size_t index) {
        for (const auto& spelling : split_list(list)) by_key_.emplace(simple_lower(spelling), index);
    }

    std::vector<CountryCode> countries_;
    std::unordered_map<std::string, std::size_t> by_key_;
};

}  // namespace

const CountryCode* find_country(std::string_view cell) {
    static const CountryCodes codes;
    // Programs write numbers so where some cells of a column are empty.
    if (cell.ends_with(".0")) cell.remove_suffix(2);
    if (const CountryCode* country = codes.find(cell)) return country;
    const auto bracket = cell.rfind(" (");
    return bracket == std::string_view::npos || cell.back() != ')' ? nullptr
                                                                   : codes.find(cell.substr(0, bracket));
}

bool looks_swapped(LonLat point, const CountryCode& country) {
    // The circles leave out parts of some countries, and events lie beyond borders: what is far is far
    // beyond.
    constexpr double kFarFactor = 2, kFarM = 100'000, kNearFactor = 1.5;
    if (country.radius_m <= 0 || std::abs(point.lon) > 90) return false;
    return quick_distance_m(point, country.centre) > kFarFactor * country.radius_m + kFarM &&
           quick_distance_m({point.lat, point.lon}, country.centre) < kNearFactor * country.radius_m;
}

}  // namespace bearing
