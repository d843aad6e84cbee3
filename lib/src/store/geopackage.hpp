#pragma once

#include <string>

#include "bearing/geo/polygon.hpp"
#include "bearing/incident/footprint.hpp"
#include "store/database.hpp"

namespace bearing {

/// Makes the tables that every GeoPackage has (OGC 12-128r18, GeoPackage 1.2), in an empty database.
void create_geopackage(Database& database);

/// Enters a table of the given geometry type (POINT, MULTIPOLYGON) in WGS 84 into the package's contents.
void register_features(Database& database, const std::string& table, const std::string& geometry_type,
                       const std::string& description);
/// Enters a table without geometry.
void register_attributes(Database& database, const std::string& table, const std::string& description);

/// Writes the box around a layer's points into the contents, and the time of the change.
void update_contents(Database& database, const std::string& table, const std::string& time);

/// Geometries as GeoPackage binary.
std::string point_blob(LonLat point);
std::string area_blob(const MultiPolygon& area);

/// The footprint as an area: its own, or the circle as 48 points on the geodesic circle.
MultiPolygon footprint_area(const Footprint& footprint);

}  // namespace bearing
