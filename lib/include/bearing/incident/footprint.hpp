#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bearing/geo/extent.hpp"
#include "bearing/geo/lonlat.hpp"
#include "bearing/geo/polygon.hpp"

namespace bearing {

/// How closely a place is known, best first: exact (<= 100 m), vicinity (<= 1 km), town, near (<= 25 km),
/// district, province, line (a road, a river, a front), country.
enum class Precision { exact, vicinity, town, near, district, province, line, country };

/// Where something may have been: within radius_m of the point, or inside the area where one is known.
struct Footprint {
    LonLat point;
    double radius_m = 0;
    Precision precision = Precision::town;
    MultiPolygon area;  ///< empty: the circle holds

    bool operator==(const Footprint&) const = default;
};

std::string to_string(Precision precision);
std::optional<Precision> parse_precision(std::string_view code);

/// Radius used where a source gives none: 100 m, 1 km, 5 km, 25 km, 30 km, 60 km, 50 km, 300 km.
/// Town and near are ACLED's and UCDP's footprints; the areas are typical of the South Caucasus.
double default_radius_m(Precision precision);

/// Precision classes of the field's files. ACLED geo_precision: 1 town, 2 near, 3 province.
/// UCDP where_prec: 1 town, 2 near, 3 district, 4 province, 5 line, 6 and 7 country.
std::optional<Precision> precision_from_acled(int code);
std::optional<Precision> precision_from_ucdp(int code);
int acled_precision(Precision precision);
int ucdp_precision(Precision precision);

Extent extent_of(const Footprint& footprint);

/// Does the place lie inside the box: surely (the whole footprint), maybe (part of it), or not?
enum class Containment { inside, partly, outside };
Containment containment(const Footprint& footprint, const Extent& box);
/// The same for a circle.
Containment containment(const Footprint& footprint, LonLat center, double radius_m);

}  // namespace bearing
