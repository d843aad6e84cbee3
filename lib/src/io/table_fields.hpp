#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "io/row_mapper.hpp"

namespace bearing {

/// The cells of a table by the fields that a mapping gives them.
class TableFields {
  public:
    /// Throws FormatError if the table lacks a column of the mapping.
    TableFields(const TableHeader& header, const Mapping& mapping);

    /// True if a column or a constant is mapped to the field.
    bool has(std::string_view field) const { return sources_.contains(field); }
    /// The field's text, "" where there is none; words of the table made codes as the mapping says.
    std::string text(const Row& row, std::string_view field) const;
    /// The column mapped to the field, if one is.
    std::optional<std::size_t> column(std::string_view field) const;
    /// The table's own name for the field.
    std::string name(std::string_view field) const;

    void warn(const Row& row, std::vector<Issue>& warnings, std::string_view field,
              std::string message) const;
    /// Only the first of its kind is told: a table may have a million rows of it.
    void warn_once(const Row& row, std::vector<Issue>& warnings, std::string_view field,
                   const std::string& message);

  private:
    struct Source {
        std::size_t column = static_cast<std::size_t>(-1);
        std::string name;      ///< of the column, for faults
        std::string constant;  ///< where no column is mapped, or its cell is empty
        std::map<std::string, std::string> values;
    };

    void add_column(const TableHeader& header, const std::string& field, const std::string& column);

    std::string file_;
    std::map<std::string, Source, std::less<>> sources_;
    std::set<std::string> said_;
};

}  // namespace bearing
