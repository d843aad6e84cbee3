#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bearing/incident/incident.hpp"
#include "bearing/io/incident_file.hpp"
#include "io/date_text.hpp"

namespace bearing {

/// One row of a table or feature of a layer, valid until the next one is read. Text is UTF-8.
struct Row {
    std::size_t line = 0;                      ///< 1-based line or feature number
    std::span<const std::string_view> values;  ///< one for each column
    std::string_view raw;                      ///< the row as it stood, for the rejects
    /// The row's values as one RFC 4180 record with commas, for Verbatim.
    std::string_view record;
    std::optional<LonLat> point;  ///< of the layer's geometry, if it has any
    const MultiPolygon* area = nullptr;
    double reach_m = 0;  ///< of areas, lines and several points: how far the farthest is from `point`
    bool is_line = false;
};

/// Why a row cannot be used. Thrown by mappers, caught by the reader, which rejects the row.
struct RowFault {
    std::string field;   ///< the file's own name of the column
    std::string reason;  ///< short and without the value, so that equal reasons can be counted
};

/// What a mapper is told about the table before the first row.
struct TableHeader {
    std::string file;                   ///< for messages
    Verbatim::Columns columns;          ///< names as they stand in the file
    std::vector<std::string> hashtags;  ///< of HXL, one for each column, else empty

    /// Index of the first column of that name, ignoring case and outer space.
    std::optional<std::size_t> find(std::string_view name) const;
};

/// Some of a table's first rows.
struct TableSample {
    std::vector<std::vector<std::string>> rows;
    bool has_geometry = false;
};

/// Turns the rows of one schema into incidents. The reader has checked the number of fields, UTF-8 and NUL
/// bytes, and rejects second uses of an id.
class RowMapper {
  public:
    virtual ~RowMapper() = default;
    /// Columns of dates whose order of day and month the schema leaves open.
    virtual std::vector<std::size_t> date_columns() const { return {}; }
    /// What the dates of the file say about it.
    virtual void set_date_order(DateOrder) {}
    /// The incident of a row. Throws RowFault. `warnings` takes what is kept but worth a look.
    virtual Incident map(const Row& row, std::vector<Issue>& warnings) = 0;
    /// The table's own name of the column that ids are read from; "" if it has none.
    virtual std::string id_column() const { return {}; }
};

/// One factory for each schema, each in a file of its name. They throw FormatError if the header lacks what
/// the schema cannot do without, naming the columns.
/// The point of a layer's features may stand in for columns with coordinates: a sample tells.
std::unique_ptr<RowMapper> acled_mapper(const TableHeader& header);
std::unique_ptr<RowMapper> acled_mapper(const TableHeader& header, const TableSample& sample);
std::unique_ptr<RowMapper> ucdp_mapper(const TableHeader& header);
std::unique_ptr<RowMapper> ucdp_mapper(const TableHeader& header, const TableSample& sample);
std::unique_ptr<RowMapper> hxl_mapper(const TableHeader& header);
std::unique_ptr<RowMapper> atlos_mapper(const TableHeader& header);
std::unique_ptr<RowMapper> table_mapper(const TableHeader& header, const Mapping& mapping,
                                        std::optional<Precision> default_precision);

}  // namespace bearing
