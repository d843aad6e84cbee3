#include "bearing/geo/circle.hpp"

#include <algorithm>
#include <cmath>

#include "bearing/geo/geodesy.hpp"

namespace bearing {
namespace {

Ring closed(Ring ring) {
    if (!ring.empty()) ring.push_back(ring.front());
    return ring;
}

/// The part of an open convex ring on one side of a meridian; longitudes run on beyond 180.
Ring cut(const Ring& ring, double meridian, bool east) {
    Ring out;
    const auto inside = [&](LonLat p) { return east ? p.lon >= meridian : p.lon <= meridian; };
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const LonLat a = ring[i], b = ring[(i + 1) % ring.size()];
        if (inside(a)) out.push_back(a);
        if (inside(a) != inside(b)) {
            const double t = (meridian - a.lon) / (b.lon - a.lon);
            out.push_back({meridian, a.lat + t * (b.lat - a.lat)});
        }
    }
    return out;
}

MultiPolygon cap(LonLat center, double radius_m) {
    const double pole = center.lat > 0 ? 90 : -90;
    const double edge = std::clamp(destination(center, center.lat > 0 ? 180 : 0, radius_m).lat, -90.0, 90.0);
    return {{closed({{-180, edge}, {180, edge}, {180, pole}, {-180, pole}}), {}}};
}

}  // namespace

MultiPolygon circle_polygon(LonLat center, double radius_m, int corners) {
    if (distance_m(center, {center.lon, center.lat > 0 ? 90.0 : -90.0}) <= radius_m)
        return cap(center, radius_m);
    Ring ring;
    for (int i = 0; i < corners; ++i) {
        // Anticlockwise, as GeoJSON wants outer rings.
        LonLat p = destination(center, 360.0 * (corners - i) / corners, radius_m);
        p.lon = center.lon + std::remainder(p.lon - center.lon, 360);
        ring.push_back(p);
    }
    MultiPolygon parts;
    for (const double turn : {-360.0, 0.0, 360.0}) {
        Ring part = cut(cut(ring, turn - 180, true), turn + 180, false);
        if (part.size() < 3) continue;
        for (LonLat& p : part) p.lon = std::clamp(p.lon - turn, -180.0, 180.0);
        parts.push_back({closed(std::move(part)), {}});
    }
    return parts;
}

}  // namespace bearing
