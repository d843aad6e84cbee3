#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/country_codes.hpp"
#include "io/date_text.hpp"
#include "io/row_mapper.hpp"

namespace bearing {

/// Cells of a schema's own columns, whatever their order in the table. A column that the table lacks is empty
/// in every row.
class SchemaCells {
  public:
    /// `columns`: names by the schema's own numbering; a name may have other spellings after a '|'.
    SchemaCells(const TableHeader& header, std::span<const std::string_view> columns);

    bool has(std::size_t column) const { return positions_[column].has_value(); }
    /// Trimmed; "" for what tables write where they have nothing (is_missing).
    std::string_view at(const Row& row, std::size_t column) const;
    std::string text(const Row& row, std::size_t column) const { return std::string(at(row, column)); }
    /// As it stands in the file, for faults and issues; the schema's name if the table lacks the column.
    const std::string& name(std::size_t column) const { return names_[column]; }

  private:
    std::vector<std::optional<std::size_t>> positions_;
    std::vector<std::string> names_;
};

/// Throws FormatError, naming the columns, if the table lacks one of those that the schema cannot do without.
void require_columns(const TableHeader& header, const SchemaCells& cells,
                     std::initializer_list<std::size_t> needed, std::string_view schema);

/// The day in the cell, with the time of day where it has one. Throws RowFault if there is none.
DateReading require_date(std::string_view cell, const std::string& column,
                         DateOrder order = DateOrder::unknown);

/// Minutes after midnight of "14:30", "14:30:15" or "2:30 PM"; nothing for anything else.
std::optional<int> read_minute_of_day(std::string_view cell);

/// A whole number, also as programs write it ("3.0"); nothing for anything else.
std::optional<long long> read_whole(std::string_view cell);

/// Number with a decimal point or comma.
std::optional<double> read_decimal(std::string_view cell);

/// The point; nothing if both cells are empty. Throws RowFault with the name of the column for half a point,
/// for what is no number and for what is out of range.
std::optional<LonLat> read_point(std::string_view latitude, std::string_view longitude,
                                 const std::string& latitude_name, const std::string& longitude_name);

/// Throws RowFault with the name of the column if latitude and longitude look exchanged: what is wrong with
/// them is not known for sure, so they are not put right in silence. Null is an unknown country.
void refuse_swapped(LonLat point, const CountryCode* country, const std::string& column);

/// A figure of people; nothing if the cell is empty or no count.
std::optional<int> read_people(std::string_view cell);
/// A figure with its bounds: "3-5", "5+", "at least 5", "up to 5", "> 5"; a plain figure is the best one. Nothing
/// if the cell is empty or none of these.
std::optional<Count> read_people_range(std::string_view cell);
/// What is said of a figure that is none.
inline constexpr std::string_view kNoCount = "casualty figure is not a count; kept as unknown";

/// Parts between separators that stand outside double quotes; trimmed, unquoted, empty ones left out. A cell
/// whose quotes do not pair is cut at every separator.
std::vector<std::string> split_quoted_list(std::string_view cell, char separator = ';');

/// "row-" and a hash of the row's content: the id of a row that has none.
std::string content_id(std::string_view record);

/// The circle about a point that is known to the precision's usual radius.
Footprint footprint_of(LonLat point, Precision precision);

/// A web address.
bool is_url(std::string_view text);

}  // namespace bearing
