#pragma once

#include <string>
#include <variant>
#include <vector>

#include "gdal/geometry.hpp"

namespace bearing::gdal {

/// Dates are text, YYYY-MM-DD; dates with a time YYYY-MM-DDTHH:MM:SS, with Z or +HH:MM where the zone is
/// known.
enum class FieldType { text, integer, real, date, date_time };

struct Field {
    std::string name;
    FieldType type = FieldType::text;

    bool operator==(const Field&) const = default;
};

/// Null, or a value of the field's type; lists are text with ";" between the items.
using Value = std::variant<std::monostate, long long, double, std::string>;

/// One feature of a layer.
struct Record {
    long long id = -1;          ///< the file's own feature id
    std::vector<Value> values;  ///< as many as the layer has fields
    Geometry geometry;
    std::string geometry_type;  ///< OGR's name of what stood in the file ("GEOMETRYCOLLECTION"), "" if none
};

/// The value as text, "" for null; numbers in their shortest exact form.
std::string to_text(const Value& value);

}  // namespace bearing::gdal
