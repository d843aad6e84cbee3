#include "carto/scene_geometry.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "carto/clip.hpp"

namespace bearing {
namespace {

/// Strokes reach into the frame from this far outside.
constexpr double kPadding = 8;
/// Largest error of the interpolated projection, in scene units.
constexpr double kGridError = 0.1;

std::optional<Extent> padded_extent(const Viewport& view) {
    const SceneRect frame = view.frame();
    const auto box = lonlat_extent(
        *view.projection, view.map_from_screen({frame.x - kPadding, frame.y + frame.height + kPadding}),
        view.map_from_screen({frame.x + frame.width + kPadding, frame.y - kPadding}));
    if (!box) return std::nullopt;
    // The view was sampled: a little more, so that nothing between the samples is cut off; much more where
    // its edges may lie off the earth.
    const double share = box->width() > 120 ? 0.15 : 0.01;
    return Extent{std::max(-180.0, box->west - box->width() * share),
                  std::max(-90.0, box->south - box->height() * share),
                  std::min(180.0, box->east + box->width() * share),
                  std::min(90.0, box->north + box->height() * share)};
}

/// The meridian at which a projection cuts the globe open, if it is not the 180th: there x jumps from one end
/// of the map to the other.
std::optional<double> seam(const Projection& projection, double lat) {
    constexpr int kSteps = 360;
    std::vector<LonLat> parallel;
    for (int i = 0; i <= kSteps; ++i) parallel.push_back({-179.999 + 359.998 * i / kSteps, lat});
    const auto x_of = [&](double lon) {
        const auto p = projection.map_from_lonlat(LonLat{lon, lat});
        return p ? p->x : INFINITY;
    };
    const auto points = projection.map_from_lonlat(std::span<const LonLat>(parallel));
    double least = INFINITY, most = -INFINITY;
    for (const MapPoint& p : points) {
        if (!std::isfinite(p.x)) continue;
        least = std::min(least, p.x);
        most = std::max(most, p.x);
    }
    const double jump = (most - least) / 2;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        if (!(std::abs(points[i + 1].x - points[i].x) > jump)) continue;
        double west = parallel[i].lon;
        double east = parallel[i + 1].lon;
        for (int k = 0; k < 40; ++k) {
            const double middle = (west + east) / 2;
            (std::abs(x_of(middle) - points[i].x) > jump ? east : west) = middle;
        }
        return (west + east) / 2;
    }
    return std::nullopt;
}

}  // namespace

SceneGeometry::SceneGeometry(const Viewport& view, double tolerance)
    : view_(view), tolerance_(tolerance), box_(padded_extent(view)) {
    if (!box_) return;
    finest_ = 0.5 * tolerance * std::min(box_->width() / view.width, box_->height() / view.height);
    longest_segment_ = std::max({box_->width() / 24, box_->height() / 24, 1e-9});
    find_windows();
    sample_grid();
}

void SceneGeometry::find_windows() {
    windows_ = {{*box_, 0}};
    if (box_->width() <= 180) return;
    const auto cut = seam(*view_.projection, std::clamp(0.0, box_->south, box_->north));
    if (!cut) return;
    const Extent west_part{-180, box_->south, *cut, box_->north};
    const Extent east_part{*cut, box_->south, 180, box_->north};
    windows_ = {{east_part, 0}, {west_part, 360}};
    box_ = Extent{*cut, box_->south, *cut + 360, box_->north};
}

bool SceneGeometry::sees(const Extent& extent) const {
    return std::any_of(windows_.begin(), windows_.end(),
                       [&](const Window& w) { return w.box.intersects(extent); });
}

std::vector<MapPoint> SceneGeometry::map_from_box(const std::vector<LonLat>& points) const {
    // Just inside the edges, where the meridian of the seam could come out at either end of the map.
    constexpr double kInside = 1e-7;
    std::vector<LonLat> plain;
    plain.reserve(points.size());
    for (const LonLat& p : points) {
        const double lon =
            windows_.size() > 1 ? std::clamp(p.lon, box_->west + kInside, box_->east - kInside) : p.lon;
        plain.push_back({lon > 180 ? lon - 360 : lon, p.lat});
    }
    return view_.projection->map_from_lonlat(std::span<const LonLat>(plain));
}

void SceneGeometry::sample_grid() {
    for (const int cells : {16, 32, 64, 128})
        if (try_grid(cells)) return;
    cells_ = 0;
    grid_.clear();
}

/// Samples the projection at the nodes and checks the interpolation at the middle of every cell.
bool SceneGeometry::try_grid(int cells) {
    const auto at = [&](double i, double j) {
        return LonLat{box_->west + (box_->east - box_->west) * i / cells,
                      box_->south + box_->height() * j / cells};
    };
    std::vector<LonLat> nodes, middles;
    for (int j = 0; j <= cells; ++j)
        for (int i = 0; i <= cells; ++i) nodes.push_back(at(i, j));
    for (int j = 0; j < cells; ++j)
        for (int i = 0; i < cells; ++i) middles.push_back(at(i + 0.5, j + 0.5));
    grid_.clear();
    for (const MapPoint& p : map_from_box(nodes)) grid_.push_back(view_.screen_from_map(p));
    cells_ = cells;
    const auto exact = map_from_box(middles);
    for (std::size_t i = 0; i < middles.size(); ++i) {
        const ScenePoint want = view_.screen_from_map(exact[i]);
        const ScenePoint have = from_grid(middles[i]);
        if (!(std::hypot(want.x - have.x, want.y - have.y) <= kGridError)) return false;
    }
    return true;
}

ScenePoint SceneGeometry::from_grid(LonLat point) const {
    const double x = (point.lon - box_->west) / (box_->east - box_->west) * cells_;
    const double y = (point.lat - box_->south) / box_->height() * cells_;
    const int i = std::clamp(static_cast<int>(x), 0, cells_ - 1);
    const int j = std::clamp(static_cast<int>(y), 0, cells_ - 1);
    const double u = x - i;
    const double v = y - j;
    const ScenePoint* row = &grid_[static_cast<std::size_t>(j * (cells_ + 1) + i)];
    const ScenePoint* above = row + cells_ + 1;
    return {(1 - v) * ((1 - u) * row[0].x + u * row[1].x) + v * ((1 - u) * above[0].x + u * above[1].x),
            (1 - v) * ((1 - u) * row[0].y + u * row[1].y) + v * ((1 - u) * above[0].y + u * above[1].y)};
}

std::vector<LonLat> SceneGeometry::thinned(const std::vector<LonLat>& points) const {
    std::vector<LonLat> out;
    if (points.empty()) return out;
    out.push_back(points.front());
    LonLat last = points.front();
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
        const LonLat p = points[i];
        if (std::abs(p.lon - last.lon) < finest_ && std::abs(p.lat - last.lat) < finest_) continue;
        out.push_back(p);
        last = p;
    }
    if (points.size() > 1) out.push_back(points.back());
    return out;
}

std::vector<LonLat> SceneGeometry::densified(const std::vector<LonLat>& points, bool closed) const {
    std::vector<LonLat> out;
    out.reserve(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        out.push_back(points[i]);
        if (i + 1 == points.size() && !closed) break;
        const LonLat& a = points[i];
        const LonLat& b = points[(i + 1) % points.size()];
        const double length = std::max(std::abs(b.lon - a.lon), std::abs(b.lat - a.lat));
        if (length <= longest_segment_) continue;
        const int steps = static_cast<int>(std::ceil(length / longest_segment_));
        for (int s = 1; s < steps; ++s) {
            const double share = static_cast<double>(s) / steps;
            out.push_back({a.lon + (b.lon - a.lon) * share, a.lat + (b.lat - a.lat) * share});
        }
    }
    return out;
}

std::vector<ScenePoint> SceneGeometry::projected(const std::vector<LonLat>& points) const {
    std::vector<ScenePoint> out;
    out.reserve(points.size());
    if (cells_ > 0) {
        for (const LonLat& p : points) out.push_back(from_grid(p));
        return out;
    }
    for (const MapPoint& p : map_from_box(points))
        if (std::isfinite(p.x)) out.push_back(view_.screen_from_map(p));
    return out;
}

void SceneGeometry::add_simplified(const std::vector<LonLat>& points, bool closed,
                                   std::vector<SubPath>& out) const {
    SubPath path;
    path.closed = closed;
    const std::vector<ScenePoint> all = projected(densified(points, closed));
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool last_of_line = !closed && i + 1 == all.size();
        if (!path.points.empty() && !last_of_line) {
            const ScenePoint& last = path.points.back();
            if (std::abs(all[i].x - last.x) < tolerance_ && std::abs(all[i].y - last.y) < tolerance_)
                continue;
        }
        path.points.push_back(all[i]);
    }
    if (path.points.size() >= (closed ? 3U : 2U)) out.push_back(std::move(path));
}

namespace {

std::vector<LonLat> shifted(std::vector<LonLat> points, double shift_deg) {
    if (shift_deg != 0)
        for (LonLat& p : points) p.lon += shift_deg;
    return points;
}

}  // namespace

void SceneGeometry::add(const MultiPolygon& polygons, std::vector<SubPath>& out) const {
    const auto add_ring = [&](const Ring& ring) {
        const std::vector<LonLat> thin = thinned(ring);
        for (const Window& w : windows_)
            add_simplified(shifted(clip_ring(thin, w.box), w.shift_deg), true, out);
    };
    for (const Polygon& polygon : polygons) {
        add_ring(polygon.outer);
        for (const Ring& hole : polygon.holes) add_ring(hole);
    }
}

void SceneGeometry::add(const LineString& line, std::vector<SubPath>& out) const {
    const std::vector<LonLat> thin = thinned(line);
    for (const Window& w : windows_)
        for (LineString& part : clip_line(thin, w.box))
            add_simplified(shifted(std::move(part), w.shift_deg), false, out);
}

void SceneGeometry::add(const LineStrings& lines, std::vector<SubPath>& out) const {
    for (const LineString& line : lines) add(line, out);
}

}  // namespace bearing
