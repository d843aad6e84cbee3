#include "bearing/incident/footprint.hpp"

#include <algorithm>
#include <array>

#include "bearing/geo/geodesy.hpp"

namespace bearing {
namespace {

struct PrecisionRow {
    std::string_view code;
    double radius_m;
    int acled;
    int ucdp;
};

/// In the order of the enum.
constexpr std::array<PrecisionRow, 8> kPrecisions{{
    {"exact", 100, 1, 1},
    {"vicinity", 1000, 1, 1},
    {"town", 5000, 1, 1},
    {"near", 25000, 2, 2},
    {"district", 30000, 2, 3},
    {"province", 60000, 3, 4},
    {"line", 50000, 3, 5},
    {"country", 300000, 3, 6},
}};

const PrecisionRow& row(Precision precision) {
    return kPrecisions[static_cast<std::size_t>(precision)];
}

std::vector<LonLat> outer_points(const MultiPolygon& area) {
    std::vector<LonLat> points;
    for (const auto& polygon : area) points.insert(points.end(), polygon.outer.begin(), polygon.outer.end());
    return points;
}

/// distance_m(a, b) <= limit_m, by the quick distance where that decides it: it is within 0.6 %.
bool is_within(LonLat a, LonLat b, double limit_m) {
    const double quick = quick_distance_m(a, b);
    if (quick * 1.01 < limit_m) return true;
    return quick * 0.99 <= limit_m && distance_m(a, b) <= limit_m;
}

/// Distance to the farthest corner of the area.
double farthest_m(const MultiPolygon& area, LonLat from) {
    double most = 0;
    for (const LonLat p : outer_points(area)) most = std::max(most, distance_m(from, p));
    return most;
}

}  // namespace

std::string to_string(Precision precision) {
    return std::string(row(precision).code);
}

std::optional<Precision> parse_precision(std::string_view code) {
    for (std::size_t i = 0; i < kPrecisions.size(); ++i)
        if (kPrecisions[i].code == code) return static_cast<Precision>(i);
    return std::nullopt;
}

double default_radius_m(Precision precision) {
    return row(precision).radius_m;
}

std::optional<Precision> precision_from_acled(int code) {
    switch (code) {
        case 1:
            return Precision::town;
        case 2:
            return Precision::near;
        case 3:
            return Precision::province;
        default:
            return std::nullopt;
    }
}

std::optional<Precision> precision_from_ucdp(int code) {
    switch (code) {
        case 1:
            return Precision::town;
        case 2:
            return Precision::near;
        case 3:
            return Precision::district;
        case 4:
            return Precision::province;
        case 5:
            return Precision::line;
        case 6:
        case 7:
            return Precision::country;
        default:
            return std::nullopt;
    }
}

int acled_precision(Precision precision) {
    return row(precision).acled;
}
int ucdp_precision(Precision precision) {
    return row(precision).ucdp;
}

Extent extent_of(const Footprint& footprint) {
    const std::vector<LonLat> corners = outer_points(footprint.area);
    return corners.empty() ? extent_around(footprint.point, footprint.radius_m) : extent_of(corners);
}

Containment containment(const Footprint& footprint, const Extent& box) {
    const Extent around = extent_of(footprint);
    if (box.contains(around)) return Containment::inside;
    if (!box.intersects(around)) return Containment::outside;
    if (!footprint.area.empty() || box.contains(footprint.point)) return Containment::partly;
    // The corner of a circle's box may touch what the circle itself does not reach.
    const LonLat nearest{
        std::clamp(footprint.point.lon, std::min(box.west, box.east), std::max(box.west, box.east)),
        std::clamp(footprint.point.lat, box.south, box.north)};
    if (box.crosses_antimeridian()) return Containment::partly;
    return is_within(footprint.point, nearest, footprint.radius_m) ? Containment::partly
                                                                   : Containment::outside;
}

Containment containment(const Footprint& footprint, LonLat center, double radius_m) {
    if (!footprint.area.empty()) {
        if (farthest_m(footprint.area, center) <= radius_m) return Containment::inside;
        return distance_m(footprint.area, center) <= radius_m ? Containment::partly : Containment::outside;
    }
    if (is_within(footprint.point, center, radius_m - footprint.radius_m)) return Containment::inside;
    return is_within(footprint.point, center, radius_m + footprint.radius_m) ? Containment::partly
                                                                             : Containment::outside;
}

}  // namespace bearing
