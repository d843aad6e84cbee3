#include "publish/coarsen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "bearing/base/error.hpp"
#include "bearing/geo/circle.hpp"
#include "bearing/geo/geodesy.hpp"
#include "gdal/vector_file.hpp"

namespace bearing::publish {
namespace {

/// Rounded, because a centre known to the millimetre looks like a place that is known to it.
LonLat rounded(LonLat point) {
    constexpr double kPerDegree = 1e4;
    return {std::round(point.lon * kPerDegree) / kPerDegree, std::round(point.lat * kPerDegree) / kPerDegree};
}

double farthest_m(const MultiPolygon& area, LonLat from) {
    double most = 0;
    for (const Polygon& polygon : area)
        for (const LonLat p : polygon.outer) most = std::max(most, distance_m(from, p));
    return most;
}

/// The class whose usual radius covers the area, and never a closer one than before.
Precision widened(Precision before, double radius_m) {
    for (const Precision p : {Precision::exact, Precision::vicinity, Precision::town, Precision::near,
                              Precision::district, Precision::province})
        if (radius_m <= default_radius_m(p)) return std::max(before, p);
    return Precision::country;
}

Footprint footprint_of(MultiPolygon area, LonLat center, double radius_m, Precision before) {
    radius_m = std::ceil(radius_m);
    return {center, radius_m, widened(before, radius_m), std::move(area)};
}

/// A box as polygons, with corners every half degree so that it keeps its shape on any map.
MultiPolygon box_polygon(double west, double south, double east, double north) {
    constexpr double kStep = 0.5;
    const auto ring_of = [&](double from, double to) {
        Ring ring;
        const int steps = std::max(1, static_cast<int>(std::ceil((to - from) / kStep)));
        for (int i = 0; i <= steps; ++i) ring.push_back({from + (to - from) * i / steps, south});
        for (int i = steps; i >= 0; --i) ring.push_back({from + (to - from) * i / steps, north});
        ring.push_back(ring.front());
        return ring;
    };
    if (east - west >= 360) return {{ring_of(-180, 180), {}}};
    if (west < -180) return {{ring_of(west + 360, 180), {}}, {ring_of(-180, east), {}}};
    if (east > 180) return {{ring_of(west, 180), {}}, {ring_of(-180, east - 360), {}}};
    return {{ring_of(west, east), {}}};
}

}  // namespace

double reach_m(const Footprint& footprint) {
    return footprint.area.empty() ? footprint.radius_m : farthest_m(footprint.area, footprint.point);
}

Grid::Grid(double size_km) : size_m_(size_km * 1000) {}

CoarsePlace Grid::coarsened(const Footprint& footprint) const {
    const auto at = projection_.map_from_lonlat(footprint.point);
    if (!at) throw ArgumentError("a place lies outside of the grid; its coordinates are impossible");
    const double column = std::floor(at->x / size_m_), row = std::floor(at->y / size_m_);
    constexpr double kEdge_m = 17367530;
    const auto corner = [&](double x, double y) {
        const auto p = projection_.lonlat_from_map({std::clamp(x, -kEdge_m, kEdge_m), y});
        return p.value_or(LonLat{footprint.point.lon, y > 0 ? 90.0 : -90.0});
    };
    const LonLat low = corner(column * size_m_, row * size_m_);
    const LonLat high = corner((column + 1) * size_m_, (row + 1) * size_m_);
    const LonLat center = rounded({(low.lon + high.lon) / 2, (low.lat + high.lat) / 2});
    const double reach = reach_m(footprint);
    constexpr double kMetresPerDegree = 110574;  // of latitude, where it is shortest
    const double south = std::max(-90.0, low.lat - reach / kMetresPerDegree);
    const double north = std::min(90.0, high.lat + reach / kMetresPerDegree);
    const double shrink =
        std::max(0.02, std::cos(std::max(std::abs(south), std::abs(north)) * std::numbers::pi / 180));
    const double side = std::min(180.0, reach / (kMetresPerDegree * shrink));
    const MultiPolygon area = box_polygon(low.lon - side, south, high.lon + side, north);
    const std::string name = fmt::format("{:g} km grid cell {:.0f}/{:.0f}", size_m_ / 1000, column, row);
    return {footprint_of(area, center, farthest_m(area, center), footprint.precision), name};
}

CoarsePlace displaced_circle(const Footprint& footprint, double radius_km, std::string_view key) {
    const LonLat point = footprint.point;
    const std::string hash =
        hmac_sha256_hex(key, fmt::format("bearing/displace/1|{:.6f}|{:.6f}", point.lon, point.lat));
    const auto share = [&](std::size_t from) {
        constexpr std::size_t kDigits = 12;
        return static_cast<double>(std::stoull(hash.substr(from, kDigits), nullptr, 16)) /
               std::pow(16.0, kDigits);
    };
    constexpr double kLeast = 0.05, kMost = 0.98;
    const double radius_m = radius_km * 1000;
    const double off = radius_m * std::sqrt(kLeast * kLeast + share(0) * (kMost * kMost - kLeast * kLeast));
    const LonLat center = rounded(destination(point, 360 * share(12), off));
    const double wide_m = radius_m + reach_m(footprint);
    return {footprint_of(circle_polygon(center, wide_m), center, wide_m, footprint.precision),
            fmt::format("within {:g} km", std::ceil(wide_m / 100) / 10)};
}

AdminIndex::AdminIndex(std::vector<AdminArea> areas) {
    for (AdminArea& area : areas) {
        std::vector<LonLat> points;
        for (const Polygon& polygon : area.polygons)
            points.insert(points.end(), polygon.outer.begin(), polygon.outer.end());
        if (!points.empty()) entries_.push_back({std::move(area), bearing::extent_of(points)});
    }
}

std::optional<CoarsePlace> AdminIndex::coarsened(const Footprint& footprint) const {
    for (const Entry& entry : entries_) {
        if (!entry.extent.contains(footprint.point) || !contains(entry.area.polygons, footprint.point))
            continue;
        const LonLat center = rounded(entry.extent.center());
        const double radius = farthest_m(entry.area.polygons, center) + reach_m(footprint);
        return CoarsePlace{footprint_of(entry.area.polygons, center, radius, footprint.precision),
                           entry.area.name};
    }
    return std::nullopt;
}

std::vector<AdminArea> read_admin_areas(const PublishProfile& profile) {
    const gdal::VectorFile file(profile.admin_file);
    const auto names = file.layer_names();
    const std::string wanted =
        profile.admin_layer.empty() && !names.empty() ? names.front() : profile.admin_layer;
    auto layer = file.layer(wanted);
    if (!layer) throw FormatError(fmt::format("{} has no layer \"{}\"", profile.admin_file.string(), wanted));
    const auto name = layer->field(profile.admin_name_field);
    if (!name)
        throw FormatError(
            fmt::format("{}: layer {} has no field \"{}\"; say in admin_name_field which one holds the "
                        "names",
                        profile.admin_file.string(), wanted, profile.admin_name_field));
    std::vector<AdminArea> areas;
    gdal::Record record;
    while (layer->next(record))
        if (auto* polygons = std::get_if<MultiPolygon>(&record.geometry))
            areas.push_back({gdal::to_text(record.values[*name]), std::move(*polygons)});
    if (areas.empty())
        throw FormatError(fmt::format("{}: layer {} has no polygons", profile.admin_file.string(), wanted));
    return areas;
}

}  // namespace bearing::publish
