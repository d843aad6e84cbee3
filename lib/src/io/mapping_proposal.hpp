#pragma once

#include "io/row_source.hpp"

namespace bearing {

/// Which column of a table is likely to mean what: by the names of its columns in many languages, and by what
/// stands in them (dates, numbers that can be degrees, positions, addresses).
Mapping propose_mapping(const TableHeader& header, const TableSample& sample);

}  // namespace bearing
