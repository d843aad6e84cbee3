#pragma once

#include <memory>

#include "io/row_source.hpp"

namespace bearing {

/// True if the table has a column that holds whole incidents as JSON, as Bearing's KML and FlatGeobuf have.
bool has_incident_texts(RowSource& rows);

/// Mapper of such a table: nothing but that column counts.
std::unique_ptr<RowMapper> incident_text_mapper(const TableHeader& header);

}  // namespace bearing
