#include "io/mapping_fields.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "bearing/base/csv.hpp"
#include "bearing/base/data_files.hpp"
#include "bearing/base/text.hpp"
#include "io/csv_columns.hpp"

namespace bearing {

bool is_mapping_field(std::string_view field) {
    static constexpr std::array<std::string_view, 9> kMore{
        "coordinates", "wkt", "time",    "first_participants", "second_participants", "year",
        "month",       "day", "utm_zone"};
    const auto named = [field](const auto& column) { return column.name == field; };
    return std::find(kMore.begin(), kMore.end(), field) != kMore.end() ||
           std::any_of(incident_columns().begin(), incident_columns().end(), named) ||
           std::any_of(claim_columns().begin(), claim_columns().end(), named);
}

std::span<const FieldNames> field_names() {
    static const std::vector<FieldNames> names = [] {
        std::vector<FieldNames> fields;
        const Table table = Table::read(data_file("tables/column_names.csv"));
        for (std::size_t row = 0; row < table.size(); ++row) {
            FieldNames field{table.at(row, "field"), {}};
            for (const auto& name : split_list(table.at(row, "names")))
                field.names.push_back(comparable_name(name));
            fields.push_back(std::move(field));
        }
        // A field goes by its own name too, unless the table has it for another: an "actor" is a party.
        for (auto& field : fields) {
            const std::string own = comparable_name(field.field);
            const bool is_taken = std::any_of(fields.begin(), fields.end(), [&](const FieldNames& other) {
                return std::find(other.names.begin(), other.names.end(), own) != other.names.end();
            });
            if (!is_taken) field.names.insert(field.names.begin(), own);
        }
        return fields;
    }();
    return names;
}

std::string comparable_name(std::string_view column) {
    std::string name;
    for (const char c : simple_lower(column.substr(0, column.find_first_of("([{")))) {
        const bool word = std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0 || c == '\'';
        if (word)
            name += c;
        else if (!name.empty() && name.back() != ' ')
            name += ' ';
    }
    return std::string(trim(name));
}

}  // namespace bearing
