#include "carto/geodesic_circle.hpp"

#include <array>
#include <cmath>
#include <numbers>
#include <span>

#include "bearing/geo/geodesy.hpp"
#include "carto/scene_items.hpp"

namespace bearing {
namespace {

constexpr std::size_t kSamples = 8;
constexpr std::size_t kCirclePoints = 96;

/// Weights of the samples in each point of the curve: the Dirichlet kernel of eight samples.
const std::array<std::array<double, kSamples>, kCirclePoints>& interpolation_weights() {
    static const auto weights = [] {
        std::array<std::array<double, kSamples>, kCirclePoints> w{};
        for (std::size_t i = 0; i < kCirclePoints; ++i) {
            for (std::size_t k = 0; k < kSamples; ++k) {
                const double x = 2 * std::numbers::pi *
                                 (static_cast<double>(i) / kCirclePoints - static_cast<double>(k) / kSamples);
                const double half = std::sin(x / 2);
                w[i][k] = std::abs(half) < 1e-9 ? 1 : std::sin(4 * x) * std::cos(x / 2) / (8 * half);
            }
        }
        return w;
    }();
    return weights;
}

/// So many points of the circle, clockwise from north.
std::optional<std::vector<ScenePoint>> samples_of(const Footprint& f, std::size_t count,
                                                  const Viewport& viewport) {
    std::vector<LonLat> ring;
    for (std::size_t k = 0; k < count; ++k)
        ring.push_back(
            destination(f.point, 360.0 * static_cast<double>(k) / static_cast<double>(count), f.radius_m));
    std::vector<ScenePoint> out;
    for (const MapPoint& p : viewport.projection->map_from_lonlat(std::span<const LonLat>(ring))) {
        if (!std::isfinite(p.x)) return std::nullopt;
        out.push_back(viewport.screen_from_map(p));
    }
    return out;
}

SubPath path_of(const ScreenEllipse& ellipse) {
    const double radius = std::hypot(ellipse.north.x, ellipse.north.y);
    SubPath path = circle({0, 0}, radius);
    for (ScenePoint& p : path.points) {
        const double sine = p.x / radius;
        const double cosine = -p.y / radius;
        p = {ellipse.center.x + sine * ellipse.east.x + cosine * ellipse.north.x,
             ellipse.center.y + sine * ellipse.east.y + cosine * ellipse.north.y};
    }
    return path;
}

/// The curve through eight points by trigonometric interpolation.
SubPath interpolated(const std::vector<ScenePoint>& known) {
    SubPath path{{}, true};
    for (const auto& weights : interpolation_weights()) {
        ScenePoint sum;
        for (std::size_t k = 0; k < kSamples; ++k) {
            sum.x += weights[k] * known[k].x;
            sum.y += weights[k] * known[k].y;
        }
        path.points.push_back(sum);
    }
    return path;
}

}  // namespace

std::optional<ScreenEllipse> screen_ellipse(const Footprint& footprint, const Viewport& viewport) {
    const auto known = samples_of(footprint, 4, viewport);
    if (!known) return std::nullopt;
    const ScenePoint north = (*known)[0], east = (*known)[1], south = (*known)[2], west = (*known)[3];
    return ScreenEllipse{
        {(north.x + east.x + south.x + west.x) / 4, (north.y + east.y + south.y + west.y) / 4},
        {(north.x - south.x) / 2, (north.y - south.y) / 2},
        {(east.x - west.x) / 2, (east.y - west.y) / 2}};
}

std::optional<SubPath> geodesic_circle(const Footprint& footprint, const Viewport& viewport) {
    constexpr double kEllipse_m = 12e3;
    constexpr double kSmooth_m = 400e3;
    if (footprint.radius_m <= kEllipse_m) {
        const auto ellipse = screen_ellipse(footprint, viewport);
        return ellipse ? std::optional(path_of(*ellipse)) : std::nullopt;
    }
    const bool is_smooth = footprint.radius_m <= kSmooth_m;
    auto known = samples_of(footprint, is_smooth ? kSamples : 180, viewport);
    if (!known) return std::nullopt;
    return is_smooth ? interpolated(*known) : SubPath{std::move(*known), true};
}

}  // namespace bearing
