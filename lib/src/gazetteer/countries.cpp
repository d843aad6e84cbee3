#include "bearing/gazetteer/countries.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bearing/base/csv.hpp"
#include "bearing/base/data_files.hpp"
#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "bearing/gazetteer/gazetteer.hpp"
#include "gazetteer/name_keys.hpp"

namespace bearing {
namespace {

std::string key_of(std::string_view name) {
    return is_abbreviation(name) ? abbreviation_key(name) : fold_name(name);
}

double number(const Table& table, std::size_t row, std::string_view column) {
    if (const auto value = parse_number(table.at(row, column))) return *value;
    throw FormatError(fmt::format("{}:{}: {} is not a number; mend the table", table.path().string(),
                                  table.line(row), column));
}

Country read_country(const Table& table, std::size_t row) {
    Country c;
    c.code = table.at(row, "code");
    c.name = table.at(row, "name");
    c.names.push_back({c.name, "en", ""});
    for (const char* column : {"aliases", "az", "hy", "ka", "ru", "tr", "fa"})
        for (std::string& name : split_list(table.at(row, column)))
            c.names.push_back({std::move(name), column == std::string_view("aliases") ? "en" : column, ""});
    c.demonyms = split_list(table.at(row, "demonyms"));
    c.capital_names = split_list(table.at(row, "capital"));
    if (!c.capital_names.empty()) {
        c.capital = c.capital_names.front();
        c.capital_point = {number(table, row, "capital_lon"), number(table, row, "capital_lat")};
    }
    c.point = {number(table, row, "lon"), number(table, row, "lat")};
    c.radius_m = number(table, row, "radius_km") * 1000;
    return c;
}

}  // namespace

CountryTable::CountryTable(std::vector<Country> countries) : countries_(std::move(countries)) {
    for (std::size_t i = 0; i < countries_.size(); ++i) {
        const Country& c = countries_[i];
        by_code_.emplace(c.code, i);
        for (const Name& name : c.names) by_name_.emplace(key_of(name.text), i);
        for (const std::string& word : c.demonyms) by_demonym_.emplace(fold_name(word), i);
        for (const std::string& name : c.capital_names) by_capital_.emplace(key_of(name), i);
    }
}

CountryTable CountryTable::read(const std::filesystem::path& path) {
    const Table table = Table::read(path);
    std::vector<Country> countries;
    for (std::size_t row = 0; row < table.size(); ++row) countries.push_back(read_country(table, row));
    return CountryTable(std::move(countries));
}

const CountryTable& CountryTable::bundled() {
    static const CountryTable kTable = read(data_file("countries.csv"));
    return kTable;
}

const Country* CountryTable::at(const Index& index, std::string_view key) const {
    const auto found = index.find(key);
    return found == index.end() ? nullptr : &countries_[found->second];
}

const Country* CountryTable::by_code(std::string_view code) const {
    std::string upper(code);
    std::transform(upper.begin(), upper.end(), upper.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return at(by_code_, upper);
}

const Country* CountryTable::by_name(std::string_view name) const {
    return at(by_name_, key_of(name));
}

const Country* CountryTable::by_demonym(std::string_view word) const {
    const std::string key = fold_name(word);
    if (const Country* found = at(by_demonym_, key)) return found;
    return key.size() > 3 && key.ends_with('s') ? at(by_demonym_, key.substr(0, key.size() - 1)) : nullptr;
}

const Country* CountryTable::by_capital(std::string_view name) const {
    return at(by_capital_, key_of(name));
}

}  // namespace bearing
