#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace bearing {

using Records = std::vector<std::vector<std::string>>;

/// What the first records of a table say about the rest.
struct FoundHeader {
    std::vector<std::string> columns;
    std::vector<std::string> hashtags;  ///< of HXL, one for each column, else empty
    std::size_t rows_before_data = 1;   ///< records up to and with the header and its hashtags
};

/// True if the cells are hashtags of HXL, which allows cells without one.
bool is_hashtag_row(const std::vector<std::string>& cells);

/// Finds the names of the columns: in the row before the hashtags if there are any, else in the first row
/// that is no title above the table. A table without a header that is known by its values gets its schema's
/// names.
FoundHeader find_header(const Records& records);

}  // namespace bearing
