#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bearing/incident/incident.hpp"
#include "io/date_text.hpp"
#include "io/row_mapper.hpp"
#include "io/table_fields.hpp"

namespace bearing {

/// When the rows of a table say that it was: dates in one or two columns, or year, month and day in columns
/// of their own, with a time of day.
class TableTime {
  public:
    TableTime(const TableFields& fields, DateOrder order) : fields_(fields), order_(order) {}

    void set_order(DateOrder order) { order_ = order; }
    DateOrder order() const { return order_; }

    /// Nothing where the row has no date. Throws RowFault for one that cannot be read.
    std::optional<Occurrence> read(const Row& row, std::vector<Issue>& warnings) const;

  private:
    std::optional<TimeSpan> read_span(const std::string& cell, std::string_view field) const;
    std::optional<TimeSpan> read_parts(const Row& row) const;

    const TableFields& fields_;
    DateOrder order_;
};

}  // namespace bearing
