#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "bearing/geo/polygon.hpp"
#include "store/database.hpp"

namespace bearing {

/// Makes the tables that every GeoPackage has (OGC 12-128r18, GeoPackage 1.2), in an empty database.
void create_geopackage(Database& database);

/// Enters a table of the given geometry type (POINT, MULTIPOLYGON) in WGS 84 into the package's contents.
void register_features(Database& database, const std::string& table, const std::string& geometry_type,
                       const std::string& description);
/// Enters a table without geometry.
void register_attributes(Database& database, const std::string& table, const std::string& description);

/// Enters the time of a change, and widens the box in the contents so that it holds the points' box as well.
void update_contents(Database& database, const std::string& table, const std::string& time,
                     const std::optional<Extent>& box = std::nullopt);

/// Geometries as GeoPackage binary.
inline constexpr std::size_t kPointBlobSize = 29;
std::array<char, kPointBlobSize> point_blob(LonLat point);
std::string area_blob(const MultiPolygon& area);
/// The area back. Throws FormatError if it is no multipolygon as area_blob() writes it.
MultiPolygon area_of_blob(std::string_view blob);

}  // namespace bearing
