#include "carto/clip.hpp"

#include <utility>

namespace bearing {
namespace {

enum Side : unsigned { kWest = 1, kEast = 2, kSouth = 4, kNorth = 8 };

unsigned sides_outside(LonLat p, const Extent& box) {
    return (p.lon < box.west ? kWest : 0U) | (p.lon > box.east ? kEast : 0U) |
           (p.lat < box.south ? kSouth : 0U) | (p.lat > box.north ? kNorth : 0U);
}

/// Drops points whose neighbours lie beyond the same edge: what they add cannot reach the box. Leaves few of
/// the points of a continent seen from close by.
std::vector<LonLat> near_box(const Ring& ring, const Extent& box, bool& leaves_box) {
    std::vector<LonLat> kept;
    const std::size_t count = ring.size() > 1 && ring.front() == ring.back() ? ring.size() - 1 : ring.size();
    if (count == 0) return kept;
    kept.reserve(count);
    unsigned last = sides_outside(ring[0], box);
    unsigned here = last;
    unsigned all = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const unsigned next = sides_outside(ring[(i + 1) % count], box);
        if (i == 0 || (last & here & next) == 0) {
            kept.push_back(ring[i]);
            last = here;
        }
        all |= here;
        here = next;
    }
    leaves_box = all != 0;
    return kept;
}

LonLat cut(LonLat a, LonLat b, Side side, const Extent& box) {
    if (side == kWest || side == kEast) {
        const double lon = side == kWest ? box.west : box.east;
        return {lon, a.lat + (b.lat - a.lat) * (lon - a.lon) / (b.lon - a.lon)};
    }
    const double lat = side == kSouth ? box.south : box.north;
    return {a.lon + (b.lon - a.lon) * (lat - a.lat) / (b.lat - a.lat), lat};
}

/// One step of Sutherland and Hodgman's polygon clipping.
std::vector<LonLat> clip_side(const std::vector<LonLat>& ring, Side side, const Extent& box) {
    std::vector<LonLat> out;
    out.reserve(ring.size() + 4);
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const LonLat& a = ring[i];
        const LonLat& b = ring[(i + 1) % ring.size()];
        const bool a_in = (sides_outside(a, box) & side) == 0;
        const bool b_in = (sides_outside(b, box) & side) == 0;
        if (a_in) out.push_back(a);
        if (a_in != b_in) out.push_back(cut(a, b, side, box));
    }
    return out;
}

/// Cohen and Sutherland's line clipping; false if the segment misses the box.
bool clip_segment(LonLat& a, LonLat& b, const Extent& box) {
    unsigned at_a = sides_outside(a, box);
    unsigned at_b = sides_outside(b, box);
    while ((at_a | at_b) != 0) {
        if ((at_a & at_b) != 0) return false;
        const unsigned out = at_a != 0 ? at_a : at_b;
        const Side side = (out & kWest) != 0    ? kWest
                          : (out & kEast) != 0  ? kEast
                          : (out & kSouth) != 0 ? kSouth
                                                : kNorth;
        (at_a != 0 ? a : b) = cut(a, b, side, box);
        at_a = sides_outside(a, box);
        at_b = sides_outside(b, box);
    }
    return true;
}

}  // namespace

std::vector<LonLat> clip_ring(const Ring& ring, const Extent& box) {
    bool leaves_box = false;
    std::vector<LonLat> points = near_box(ring, box, leaves_box);
    if (leaves_box)
        for (const Side side : {kWest, kEast, kSouth, kNorth}) points = clip_side(points, side, box);
    return points;
}

std::vector<LineString> clip_line(const LineString& line, const Extent& box) {
    std::vector<LineString> parts;
    bool joined = false;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        LonLat a = line[i];
        LonLat b = line[i + 1];
        if (!clip_segment(a, b, box)) {
            joined = false;
            continue;
        }
        if (!joined) parts.push_back({a});
        parts.back().push_back(b);
        joined = b == line[i + 1];
    }
    return parts;
}

}  // namespace bearing
