#include "io/table_place.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "bearing/geo/coordinates.hpp"
#include "io/country_codes.hpp"
#include "io/field_values.hpp"

namespace bearing {
namespace {

/// The closest class that a table without precisions can be taken for: a town, or what a geometry or a grid
/// reference of this reach needs.
Precision closest_precision(double reach_m) {
    for (const Precision precision :
         {Precision::town, Precision::near, Precision::district, Precision::province})
        if (reach_m <= default_radius_m(precision)) return precision;
    return Precision::country;
}

/// Degrees in any notation as decimals; what is no angle stays, to be refused.
std::string as_decimal(const std::string& cell, bool is_latitude) {
    if (cell.empty() || read_decimal(cell)) return cell;
    const auto degrees = is_latitude ? parse_latitude(cell) : parse_longitude(cell);
    return degrees ? fmt::format("{}", *degrees) : cell;
}

}  // namespace

TablePlace::TablePlace(TableFields& fields, const std::string& crs,
                       std::optional<Precision> default_precision)
    : fields_(fields), default_precision_(default_precision) {
    if (crs.empty() || crs == "EPSG:4326") return;
    try {
        projection_.emplace(crs);
    } catch (const ArgumentError& error) {
        throw FormatError(fmt::format("the mapping's crs cannot be used: {}", error.what()));
    }
}

std::optional<LonLat> TablePlace::read_projected(const std::string& northing,
                                                 const std::string& easting) const {
    if (northing.empty() && easting.empty()) return std::nullopt;
    const auto y = read_decimal(northing), x = read_decimal(easting);
    if (!x || !y) throw RowFault{fields_.name(x ? "lat" : "lon"), "coordinate is not a number"};
    const auto point = projection_->lonlat_from_map({*x, *y});
    if (!point || !is_valid(*point)) throw RowFault{fields_.name("lat"), "coordinates outside their system"};
    return point;
}

std::optional<LonLat> TablePlace::read_utm(const std::string& zone, const std::string& northing,
                                           const std::string& easting) const {
    if (northing.empty() && easting.empty()) return std::nullopt;
    const auto y = read_decimal(northing), x = read_decimal(easting);
    if (!x || !y) throw RowFault{fields_.name(x ? "lat" : "lon"), "coordinate is not a number"};
    const auto position = parse_position(fmt::format("{} {:.2f} {:.2f}", zone, *x, *y));
    if (!position.value) throw RowFault{fields_.name("utm_zone"), "coordinates not understood"};
    return position.value->point;
}

std::optional<LonLat> TablePlace::read_point_columns(const Row& row) const {
    const std::string latitude = fields_.text(row, "lat"), longitude = fields_.text(row, "lon");
    if (projection_) return read_projected(latitude, longitude);
    if (const std::string zone = fields_.text(row, "utm_zone"); !zone.empty())
        return read_utm(zone, latitude, longitude);
    return read_point(as_decimal(latitude, true), as_decimal(longitude, false), fields_.name("lat"),
                      fields_.name("lon"));
}

/// Both coordinates in one cell, in any notation; a bare pair has the latitude first.
std::optional<LonLat> TablePlace::read_coordinates(const Row& row, double& radius_m) const {
    const std::string cell = fields_.text(row, "coordinates");
    if (cell.empty()) return std::nullopt;
    if (const auto pair = ambiguous_position(cell)) return pair->latitude_first.point;
    const auto position = parse_position(cell);
    if (!position.value) throw RowFault{fields_.name("coordinates"), "coordinates not understood"};
    radius_m = position.value->radius_m;
    return position.value->point;
}

RowGeometry TablePlace::read_wkt(const Row& row) const {
    const std::string cell = fields_.text(row, "wkt");
    if (cell.empty()) return {};
    try {
        return row_geometry(gdal::geometry_from_wkt(cell));
    } catch (const FormatError&) {
        throw RowFault{fields_.name("wkt"), "geometry is not WKT"};
    }
}

/// Columns win over geometries: a person wrote them.
RowGeometry TablePlace::read_geometry(const Row& row, double& cell_m) const {
    RowGeometry geometry;
    if (const auto point = read_point_columns(row)) {
        geometry.point = point;
    } else if (const auto written = read_coordinates(row, cell_m)) {
        geometry.point = written;
    } else if (geometry = read_wkt(row); !geometry.point && row.point) {
        geometry.point = row.point;
        if (row.area != nullptr) geometry.area = *row.area;
        geometry.reach_m = row.reach_m;
        geometry.is_line = row.is_line;
    }
    return geometry;
}

std::optional<Location> TablePlace::read(const Row& row, std::vector<Issue>& warnings) {
    double cell_m = 0;
    const RowGeometry geometry = read_geometry(row, cell_m);
    if (!geometry.point) {
        if (fields_.has("lat") || fields_.has("coordinates"))
            fields_.warn(row, warnings, fields_.has("lat") ? "lat" : "coordinates",
                         "no coordinates; kept without a place");
        return std::nullopt;
    }
    Location where;
    where.name = fields_.text(row, "place");
    where.admin = fields_.text(row, "admin");
    if (const std::string country = fields_.text(row, "country"); !country.empty())
        if (const CountryCode* known = find_country(country)) {
            refuse_swapped(*geometry.point, known, fields_.has("lat") ? fields_.name("lat") : std::string());
            where.country = known->code;
        }
    set_footprint(row, geometry, cell_m, where.footprint, warnings);
    return where;
}

/// False if the row states none that is known.
bool TablePlace::read_precision(const Row& row, Footprint& footprint, std::vector<Issue>& warnings) {
    const std::string code = fields_.text(row, "precision");
    if (code.empty()) return false;
    if (const auto precision = parse_precision(ascii_lower(code))) {
        footprint.precision = *precision;
        return true;
    }
    fields_.warn_once(row, warnings, "precision",
                      fmt::format("unknown precision \"{}\", here and in other rows", code));
    return false;
}

void TablePlace::set_footprint(const Row& row, const RowGeometry& geometry, double cell_m,
                               Footprint& footprint, std::vector<Issue>& warnings) {
    footprint.point = *geometry.point;
    const double least_m = std::max(cell_m, geometry.reach_m);
    footprint.precision =
        geometry.is_line ? Precision::line : default_precision_.value_or(closest_precision(least_m));
    const bool is_stated = read_precision(row, footprint, warnings) || default_precision_;
    footprint.radius_m =
        std::max(default_radius_m(is_stated ? footprint.precision : Precision::town), least_m);
    if (geometry.is_line)
        footprint.radius_m = std::max(geometry.reach_m, default_radius_m(Precision::vicinity));
    footprint.area = geometry.area;
    if (const std::string radius = fields_.text(row, "radius_m"); !radius.empty()) {
        const auto metres = read_decimal(radius);
        constexpr double kEarth = 2e7;
        if (metres && *metres >= 0 && *metres <= kEarth)
            footprint.radius_m = *metres;
        else
            fields_.warn(row, warnings, "radius_m", "radius is not a number of metres; left out");
    }
}

}  // namespace bearing
