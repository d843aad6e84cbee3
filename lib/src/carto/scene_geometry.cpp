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
    // The edges were sampled: a little more, so that nothing between the samples is cut off.
    return box ? std::optional(Extent{std::max(-180.0, box->west - box->width() * 0.01),
                                      std::max(-90.0, box->south - box->height() * 0.01),
                                      std::min(180.0, box->east + box->width() * 0.01),
                                      std::min(90.0, box->north + box->height() * 0.01)})
               : std::nullopt;
}

}  // namespace

SceneGeometry::SceneGeometry(const Viewport& view, double tolerance)
    : view_(view), tolerance_(tolerance), box_(padded_extent(view)) {
    if (!box_) return;
    finest_ = 0.5 * tolerance * std::min(box_->width() / view.width, box_->height() / view.height);
    longest_segment_ = std::max({box_->width() / 24, box_->height() / 24, 1e-9});
    sample_grid();
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
        return LonLat{box_->west + box_->width() * i / cells, box_->south + box_->height() * j / cells};
    };
    std::vector<LonLat> nodes, middles;
    for (int j = 0; j <= cells; ++j)
        for (int i = 0; i <= cells; ++i) nodes.push_back(at(i, j));
    for (int j = 0; j < cells; ++j)
        for (int i = 0; i < cells; ++i) middles.push_back(at(i + 0.5, j + 0.5));
    grid_.clear();
    for (const MapPoint& p : view_.projection->map_from_lonlat(std::span<const LonLat>(nodes)))
        grid_.push_back(view_.screen_from_map(p));
    cells_ = cells;
    const auto exact = view_.projection->map_from_lonlat(std::span<const LonLat>(middles));
    for (std::size_t i = 0; i < middles.size(); ++i) {
        const ScenePoint want = view_.screen_from_map(exact[i]);
        const ScenePoint have = from_grid(middles[i]);
        if (!(std::hypot(want.x - have.x, want.y - have.y) <= kGridError)) return false;
    }
    return true;
}

ScenePoint SceneGeometry::from_grid(LonLat point) const {
    const double x = (point.lon - box_->west) / box_->width() * cells_;
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
    for (const MapPoint& p : view_.projection->map_from_lonlat(std::span<const LonLat>(points)))
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

void SceneGeometry::add(const MultiPolygon& polygons, std::vector<SubPath>& out) const {
    if (!box_) return;
    for (const Polygon& polygon : polygons) {
        add_simplified(clip_ring(thinned(polygon.outer), *box_), true, out);
        for (const Ring& hole : polygon.holes) add_simplified(clip_ring(thinned(hole), *box_), true, out);
    }
}

void SceneGeometry::add(const LineString& line, std::vector<SubPath>& out) const {
    if (!box_) return;
    for (const LineString& part : clip_line(thinned(line), *box_)) add_simplified(part, false, out);
}

void SceneGeometry::add(const LineStrings& lines, std::vector<SubPath>& out) const {
    for (const LineString& line : lines) add(line, out);
}

}  // namespace bearing
