#include "basemap/linework.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <numbers>
#include <unordered_map>

#include "basemap/stitch.hpp"

namespace bearing::basemap {
namespace {

std::size_t mixed(std::size_t a, std::size_t b) {
    return (a ^ (b + 0x9e3779b97f4a7c15 + (a << 6) + (a >> 2))) * 0xff51afd7ed558ccd;
}

struct Segment {
    LonLat a, b;
    bool operator==(const Segment&) const = default;
};
struct SegmentHash {
    std::size_t operator()(const Segment& s) const { return mixed(PointHash{}(s.a), PointHash{}(s.b)); }
};

Segment undirected(LonLat a, LonLat b) {
    return std::pair(a.lon, a.lat) <= std::pair(b.lon, b.lat) ? Segment{a, b} : Segment{b, a};
}

double length_deg(const LineString& line) {
    double length = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i)
        length += std::hypot(line[i + 1].lon - line[i].lon, line[i + 1].lat - line[i].lat);
    return length;
}

/// Where on a line, and how far away from the point asked about.
struct Foot {
    std::size_t segment = 0;
    double t = 0;
    LonLat point;
    double distance_deg = 1e9;
};

Foot foot_on(LonLat p, LonLat a, LonLat b, std::size_t segment) {
    const double shrink = std::cos(p.lat * std::numbers::pi / 180);
    const double dx = (b.lon - a.lon) * shrink, dy = b.lat - a.lat;
    const double px = (p.lon - a.lon) * shrink, py = p.lat - a.lat;
    const double length2 = dx * dx + dy * dy;
    const double t = length2 > 0 ? std::clamp((px * dx + py * dy) / length2, 0.0, 1.0) : 0;
    Foot foot{segment,
              t,
              {a.lon + t * (b.lon - a.lon), a.lat + t * (b.lat - a.lat)},
              std::hypot(px - t * dx, py - t * dy)};
    if (t == 1) foot.point = b;
    return foot;
}

/// The segments that pass near some points of interest, found in one walk over all lines.
class NearSegments {
  public:
    explicit NearSegments(double reach_deg) : cell_deg_(reach_deg) {}

    /// Longitudes shrink towards the poles, so boxes of interest are wider there.
    void add_interest(LonLat p) {
        const long spread = std::min(
            20L, std::lround(std::ceil(1 / std::max(0.05, std::cos(p.lat * std::numbers::pi / 180)))));
        for (long dx = -spread; dx <= spread; ++dx)
            for (long dy = -1; dy <= 1; ++dy) cells_[cell(p, dx, dy)];
    }
    void add_line(std::size_t line, const LineString& points) {
        for (std::size_t i = 0; i + 1 < points.size(); ++i) {
            const LonLat a = points[i], b = points[i + 1];
            const long steps =
                1 + std::lround(std::max(std::abs(b.lon - a.lon), std::abs(b.lat - a.lat)) / cell_deg_ * 2);
            std::uint64_t previous = ~std::uint64_t{0};
            for (long k = 0; k <= steps; ++k) {
                const double t = static_cast<double>(k) / static_cast<double>(steps);
                const auto where = cell({a.lon + t * (b.lon - a.lon), a.lat + t * (b.lat - a.lat)}, 0, 0);
                if (where == previous) continue;
                previous = where;
                if (const auto found = cells_.find(where); found != cells_.end())
                    found->second.emplace_back(line, i);
            }
        }
    }
    /// (line, segment) pairs near p, a segment possibly more than once.
    std::vector<std::pair<std::size_t, std::size_t>> near(LonLat p) const {
        std::vector<std::pair<std::size_t, std::size_t>> found;
        const long spread = std::min(
            20L, std::lround(std::ceil(1 / std::max(0.05, std::cos(p.lat * std::numbers::pi / 180)))));
        for (long dx = -spread; dx <= spread; ++dx)
            for (long dy = -1; dy <= 1; ++dy)
                if (const auto at = cells_.find(cell(p, dx, dy)); at != cells_.end())
                    found.insert(found.end(), at->second.begin(), at->second.end());
        return found;
    }

  private:
    std::uint64_t cell(LonLat p, long dx, long dy) const {
        const auto x = static_cast<std::int64_t>(std::floor(p.lon / cell_deg_)) + dx + (1 << 24);
        const auto y = static_cast<std::int64_t>(std::floor(p.lat / cell_deg_)) + dy + (1 << 24);
        return static_cast<std::uint64_t>(x) << 32 | static_cast<std::uint64_t>(y);
    }
    double cell_deg_;
    std::unordered_map<std::uint64_t, std::vector<std::pair<std::size_t, std::size_t>>> cells_;
};

/// Puts the feet into a line as new points.
void insert_points(LineString& line, std::vector<Foot> feet) {
    std::sort(feet.begin(), feet.end(), [](const Foot& a, const Foot& b) {
        return std::pair(a.segment, a.t) < std::pair(b.segment, b.t);
    });
    LineString out;
    auto foot = feet.begin();
    for (std::size_t i = 0; i < line.size(); ++i) {
        out.push_back(line[i]);
        for (; foot != feet.end() && foot->segment == i; ++foot)
            if (!(foot->point == out.back()) && i + 1 < line.size() && !(foot->point == line[i + 1]))
                out.push_back(foot->point);
    }
    line = std::move(out);
}

/// Closes borders around an enclave whose ends nearly meet.
void close_rings(LineStrings& borders, double reach_deg) {
    for (auto& line : borders)
        if (!(line.front() == line.back()) && length_deg(line) > 2 * reach_deg &&
            foot_on(line.front(), line.back(), line.back(), 0).distance_deg < reach_deg)
            line.push_back(line.front());
}

/// Points at which other than two stretches of border meet.
void add_forks(const LineStrings& borders, PointSet& junctions) {
    std::unordered_map<LonLat, int, PointHash> degree;
    for (const auto& line : borders)
        for (std::size_t i = 0; i < line.size(); ++i) degree[line[i]] += (i > 0) + (i + 1 < line.size());
    for (const auto& [point, stretches] : degree)
        if (stretches != 2) junctions.insert(point);
}

/// Length of the line from its first point to each, in degrees.
std::vector<double> lengths_along(const LineString& line) {
    std::vector<double> along{0};
    for (std::size_t i = 0; i + 1 < line.size(); ++i)
        along.push_back(along.back() +
                        std::hypot(line[i + 1].lon - line[i].lon, line[i + 1].lat - line[i].lat));
    return along;
}

/// An open end of a border.
struct LooseEnd {
    std::size_t line = 0;
    bool at_front = false;
    LonLat point;
    std::vector<double> along;
};

/// The nearest foot on each line near the end. Of its own line only what lies well away along the line
/// counts: a border may come back to itself.
std::map<std::size_t, Foot> nearest_feet(const LooseEnd& end, double reach_deg, const NearSegments& near,
                                         const std::vector<LineString*>& lines) {
    std::map<std::size_t, Foot> feet;
    for (const auto& [line, segment] : near.near(end.point)) {
        if (line == end.line) {
            const double away = end.at_front ? end.along[segment] : end.along.back() - end.along[segment + 1];
            if (away < 4 * reach_deg) continue;
        }
        const auto foot = foot_on(end.point, (*lines[line])[segment], (*lines[line])[segment + 1], segment);
        auto& best = feet[line];
        if (foot.distance_deg < best.distance_deg) best = foot;
    }
    return feet;
}

}  // namespace

std::size_t PointHash::operator()(LonLat p) const {
    return mixed(std::bit_cast<std::uint64_t>(p.lon), std::bit_cast<std::uint64_t>(p.lat));
}

LineStrings unique_lines(const LineStrings& lines) {
    std::unordered_set<Segment, SegmentHash> seen;
    LineStrings runs;
    for (const auto& line : lines) {
        LineString run;
        for (std::size_t i = 0; i + 1 < line.size(); ++i) {
            if (line[i] == line[i + 1]) continue;
            const bool is_new = seen.insert(undirected(line[i], line[i + 1])).second;
            if (!is_new) {
                if (run.size() > 1) runs.push_back(run);
                run.clear();
                continue;
            }
            if (run.empty()) run.push_back(line[i]);
            run.push_back(line[i + 1]);
        }
        if (run.size() > 1) runs.push_back(std::move(run));
    }
    return merge_lines(std::move(runs));
}

Linework connect(LineStrings borders, std::vector<Shore> shores, double reach_deg) {
    close_rings(borders, reach_deg);
    Linework work{std::move(borders), std::move(shores), {}, {}};
    add_forks(work.borders, work.junctions);
    std::vector<LineString*> lines;
    for (auto& line : work.borders) lines.push_back(&line);
    for (auto& shore : work.shores) lines.push_back(&shore.line);

    NearSegments near(reach_deg);
    for (const auto& line : work.borders)
        for (const LonLat end : {line.front(), line.back()}) near.add_interest(end);
    for (std::size_t i = 0; i < lines.size(); ++i) near.add_line(i, *lines[i]);

    std::map<std::size_t, std::vector<Foot>> new_points;
    for (std::size_t i = 0; i < work.borders.size(); ++i) {
        const auto& line = work.borders[i];
        if (line.front() == line.back()) {
            work.junctions.insert(line.front());
            continue;
        }
        const auto along = lengths_along(line);
        for (const bool at_front : {true, false}) {
            const LooseEnd end{i, at_front, at_front ? line.front() : line.back(), along};
            work.junctions.insert(end.point);
            const auto feet = nearest_feet(end, reach_deg, near, lines);
            const bool met = std::any_of(feet.begin(), feet.end(),
                                         [&](const auto& foot) { return foot.second.point == end.point; });
            for (const auto& [other, foot] : feet) {
                if (foot.distance_deg >= reach_deg || (met && !(foot.point == end.point))) continue;
                work.junctions.insert(foot.point);
                new_points[other].push_back(foot);
                if (!met) work.stubs.push_back({end.point, foot.point});
            }
        }
    }
    for (auto& [line, feet] : new_points) insert_points(*lines[line], std::move(feet));
    return work;
}

}  // namespace bearing::basemap
