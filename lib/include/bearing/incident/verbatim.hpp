#pragma once

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bearing {

/// The columns of an imported row, word for word and in their order. The rows of a file share the names of
/// its columns, and the values of a row are one string, because a file may have millions of rows.
class Verbatim {
  public:
    using Cell = std::pair<std::string, std::string>;  ///< column name, value
    using Columns = std::shared_ptr<const std::vector<std::string>>;

    Verbatim() = default;
    Verbatim(std::initializer_list<Cell> cells);
    /// `record` holds the values as one line of comma-separated text (RFC 4180) under `columns`; missing
    /// values at its end are empty.
    Verbatim(Columns columns, std::string record);

    bool empty() const { return size() == 0; }
    std::size_t size() const { return columns_ ? columns_->size() : 0; }
    /// Never null after the first cell; null while empty.
    const Columns& columns() const { return columns_; }
    const std::string& record() const { return record_; }

    std::vector<Cell> cells() const;
    /// Cells with a value, without copying them: the views hold until `take` returns.
    void each_value(const std::function<void(const std::string& column, std::string_view value)>& take) const;
    /// Value of the first column of that name, "" if there is none.
    std::string value(std::string_view column) const;
    /// Appends a cell; costs a copy of the names.
    void add(std::string_view column, std::string_view value);

    /// Same names and values in the same order, however they are quoted; an empty cell is as good as none,
    /// because a table that joins rows of several files cannot tell the two apart.
    bool operator==(const Verbatim& other) const;

  private:
    Columns columns_;
    std::string record_;
};

/// The cells with their columns in the order of `order`; columns that it lacks follow, and of several with one
/// name each keeps its place among them. The same cells if `order` has the same columns in the same order.
Verbatim in_order_of(const Verbatim& order, const Verbatim& cells);

}  // namespace bearing
