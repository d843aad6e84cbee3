#include "basemap/detail.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace bearing::basemap {
namespace {

constexpr double kKmPerDegree = 111.2;

/// Distance in degrees between two intervals, 0 if they overlap.
double gap(double a_low, double a_high, double b_low, double b_high) {
    return std::max({0.0, b_low - a_high, a_low - b_high});
}

double degrees_between(const Extent& region, const Extent& box) {
    const double dy = gap(region.south, region.north, box.south, box.north);
    double dx = 360;
    for (const double turn : {-360.0, 0.0, 360.0})
        dx = std::min(dx, gap(region.west, region.east, box.west + turn, box.east + turn));
    const double lat = std::clamp((box.south + box.north) / 2, -89.0, 89.0);
    return std::hypot(dx * std::cos(lat * std::numbers::pi / 180), dy);
}

/// A point on the local plane with the reciprocal of the tolerance there.
struct Weighed {
    double x, y;
    double per_tolerance;
};

/// Square of the distance of p from the segment a-b, in tolerances at p.
double deviation2(const Weighed& p, const Weighed& a, const Weighed& b) {
    const double dx = b.x - a.x, dy = b.y - a.y;
    const double length2 = dx * dx + dy * dy;
    const double t = length2 > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0.0, 1.0) : 0;
    const double ex = a.x + t * dx - p.x, ey = a.y + t * dy - p.y;
    return (ex * ex + ey * ey) * p.per_tolerance * p.per_tolerance;
}

std::vector<Weighed> weighed(const LineString& line, const Detail& detail) {
    std::vector<Weighed> points;
    points.reserve(line.size());
    for (const LonLat p : line) {
        const double shrink = std::cos(std::clamp(p.lat, -89.0, 89.0) * std::numbers::pi / 180);
        points.push_back({p.lon * shrink, p.lat, 1 / std::max(detail.tolerance_deg(p), 1e-12)});
    }
    return points;
}

/// Marks the points to keep strictly between two kept ones.
void keep_between(const std::vector<Weighed>& points, std::size_t first, std::size_t last,
                  std::vector<bool>& keep) {
    std::vector<std::pair<std::size_t, std::size_t>> open{{first, last}};
    while (!open.empty()) {
        const auto [a, b] = open.back();
        open.pop_back();
        double most = 1;
        std::size_t at = 0;
        for (std::size_t i = a + 1; i < b; ++i)
            if (const double d = deviation2(points[i], points[a], points[b]); d > most) {
                most = d;
                at = i;
            }
        if (at == 0) continue;
        keep[at] = true;
        open.emplace_back(a, at);
        open.emplace_back(at, b);
    }
}

/// Points nearer than a fifth of the tolerance to the one before, left out beforehand: cheap, and most points
/// of a full-resolution coast go here.
LineString thinned(const LineString& line, const Detail& detail, const std::function<bool(LonLat)>& fixed) {
    LineString out{line.front()};
    for (std::size_t i = 1; i + 1 < line.size(); ++i) {
        const double near = detail.tolerance_deg(line[i]) / 5;
        const bool apart =
            std::abs(line[i].lat - out.back().lat) > near || std::abs(line[i].lon - out.back().lon) > near;
        if (apart || (fixed && fixed(line[i]))) out.push_back(line[i]);
    }
    out.push_back(line.back());
    return out;
}

/// For rings: the point farthest from the first, and the one farthest from the line between the two, so that
/// something with an area is left.
void keep_corners(const std::vector<Weighed>& points, std::vector<bool>& keep) {
    const auto farthest = [&](const Weighed& a, const Weighed& b) {
        std::size_t at = 1;
        double most = -1;
        for (std::size_t i = 1; i + 1 < points.size(); ++i) {
            Weighed p = points[i];
            p.per_tolerance = 1;
            if (const double d = deviation2(p, a, b); d > most && !keep[i]) {
                most = d;
                at = i;
            }
        }
        return at;
    };
    const std::size_t across = farthest(points[0], points[0]);
    keep[across] = true;
    keep[farthest(points[0], points[across])] = true;
}

}  // namespace

Detail Detail::around(const Extent& region, double growth, double most_deg) {
    Detail detail;
    detail.region_ = region;
    detail.growth_ = growth;
    detail.most_deg_ = most_deg;
    return detail;
}

Detail Detail::uniform(double tolerance_deg) {
    Detail detail;
    detail.most_deg_ = tolerance_deg;
    return detail;
}

double Detail::tolerance_deg(LonLat p) const {
    return least_tolerance_deg({p.lon, p.lat, p.lon, p.lat});
}

double Detail::least_tolerance_deg(const Extent& box) const {
    if (!region_) return most_deg_;
    return std::min(most_deg_, growth_ * degrees_between(*region_, box));
}

double Detail::least_area_km2(const Extent& box) const {
    const double side_km = 3 * least_tolerance_deg(box) * kKmPerDegree;
    return side_km * side_km;
}

LineString simplified(const LineString& line, const Detail& detail,
                      const std::function<bool(LonLat)>& fixed) {
    if (line.size() < 3) return line;
    LineString thin = thinned(line, detail, fixed);
    if (thin.size() < 5 && line.size() < 64) thin = line;
    const bool closed = thin.front() == thin.back();
    const auto points = weighed(thin, detail);
    std::vector<bool> keep(thin.size(), false);
    keep.front() = keep.back() = true;
    if (fixed)
        for (std::size_t i = 0; i < thin.size(); ++i)
            if (fixed(thin[i])) keep[i] = true;
    if (closed && thin.size() > 3) keep_corners(points, keep);
    for (std::size_t a = 0; a + 1 < thin.size();) {
        std::size_t b = a + 1;
        while (!keep[b]) ++b;
        keep_between(points, a, b, keep);
        a = b;
    }
    LineString out;
    for (std::size_t i = 0; i < thin.size(); ++i)
        if (keep[i]) out.push_back(thin[i]);
    return out;
}

}  // namespace bearing::basemap
