#pragma once

#include <optional>
#include <string>
#include <vector>

#include "io/row_mapper.hpp"

namespace bearing {

/// A row as its source hands it on.
struct SourceRow {
    Row row;
    std::optional<RowFault> fault;  ///< the row itself is broken: there are no values
    std::string note;               ///< kept, but worth a look; "" if all is well
};

/// The rows of a table, a layer or a JSON array, one after the other.
class RowSource {
  public:
    virtual ~RowSource() = default;

    /// What the mapper is told.
    virtual const TableHeader& header() const = 0;
    /// The columns of the last row: those of the header, and others where rows of JSON bring more.
    virtual Verbatim::Columns columns() const { return header().columns; }
    /// Rows at the start, without taking them.
    virtual TableSample sample() = 0;
    /// The next row, false at the end; the views hold until the next call.
    virtual bool next(SourceRow& row) = 0;
    virtual std::string encoding() const = 0;
    /// Part that was read, 0..1, where the source knows better than the bytes read; else nothing.
    virtual std::optional<double> progress() const { return std::nullopt; }
    /// What is to be said about the file as a whole.
    virtual std::vector<Issue> warnings() const { return {}; }
};

}  // namespace bearing
