#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bearing/base/csv.hpp"
#include "io/row_mapper.hpp"

namespace bearing::test {

/// What a mapper made of a table.
struct MappedTable {
    std::vector<Incident> incidents;
    std::vector<RowFault> faults;
    std::vector<Issue> warnings;
};

using MapperFactory = std::unique_ptr<RowMapper> (*)(const TableHeader&);

/// Maps a comma-separated text row by row, without the readers of files. `hashtags`: the line after the
/// header is HXL's.
inline MappedTable map_table(MapperFactory make, std::string_view csv, bool hashtags = false) {
    CsvParser parser(csv);
    TableHeader header{"t.csv", std::make_shared<const std::vector<std::string>>(parser.next()->fields), {}};
    if (hashtags) header.hashtags = parser.next()->fields;
    const auto mapper = make(header);
    MappedTable table;
    while (const auto record = parser.next()) {
        const std::vector<std::string_view> values(record->fields.begin(), record->fields.end());
        try {
            table.incidents.push_back(
                mapper->map({record->line, values, record->raw, record->raw, {}, nullptr}, table.warnings));
        } catch (RowFault& fault) {
            table.faults.push_back(std::move(fault));
        }
    }
    return table;
}

/// A line of CSV from names and values: the header and a row in any order of columns.
using NamedCells = std::vector<std::pair<std::string, std::string>>;

inline std::string csv_of(const NamedCells& cells) {
    std::string names, values;
    for (const auto& [name, value] : cells) {
        names += (names.empty() ? "" : ",") + csv_field(name);
        values += (&name == &cells.front().first ? "" : ",") + csv_field(value);
    }
    return names + "\n" + values + "\n";
}

/// The cells with some of them changed.
inline NamedCells changed(NamedCells cells, const NamedCells& changes) {
    for (const auto& [name, value] : changes)
        for (auto& cell : cells)
            if (cell.first == name) cell.second = value;
    return cells;
}

inline std::vector<const Incident*> pointers(const std::vector<Incident>& incidents) {
    std::vector<const Incident*> out;
    for (const auto& incident : incidents) out.push_back(&incident);
    return out;
}

}  // namespace bearing::test
