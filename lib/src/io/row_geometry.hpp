#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "gdal/geometry.hpp"
#include "io/row_mapper.hpp"

namespace bearing {

/// What a geometry says about where a row's incident was.
struct RowGeometry {
    std::optional<LonLat> point;  ///< a point of it, near its middle
    MultiPolygon area;            ///< of polygons
    double reach_m = 0;           ///< of lines and several points: how far the farthest is from `point`
    bool is_line = false;

    /// Hands it to the row; it must outlive the row.
    void give_to(Row& row) const;
};

/// Throws RowFault if a coordinate is out of range.
RowGeometry row_geometry(const gdal::Geometry& geometry);

/// Of a GeoJSON geometry object; of a collection what covers most: polygons, else lines, else points. Throws
/// RowFault if it is none.
RowGeometry geojson_geometry(const nlohmann::ordered_json& json);

}  // namespace bearing
