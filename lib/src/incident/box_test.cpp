#include "incident/box_test.hpp"

#include <cmath>
#include <numbers>

#include "incident/dataset_index.hpp"
#include "incident/fixed_point.hpp"

namespace bearing {
namespace {

/// Larger than any difference of coordinates, and small enough to be added to them.
constexpr std::int64_t kNever = std::int64_t{1} << 40;
constexpr double kUnit = 1e-7;
/// For coordinates, edges and radii that are rounded, in units and metres.
constexpr std::int64_t kSlack = 2;
constexpr double kRadiusSlack_m = 0.02;

/// Metres in a degree on WGS 84: of latitude at the equator and the pole; of longitude, times the cosine of
/// the latitude, with the least and the greatest radius of curvature.
constexpr double kLeastNorth_m = 110574, kMostNorth_m = 111695;
constexpr double kLeastEast_m = 111319, kMostEast_m = 111695;

double cosine(double degrees) {
    return std::cos(degrees * std::numbers::pi / 180);
}

double square(double x) {
    return x * x;
}

std::int64_t units(double degrees) {
    return std::llround(degrees / kUnit);
}

}  // namespace

BoxTest::BoxTest(const Dataset& dataset, const Extent& extent)
    : west_(units(extent.west)),
      south_(units(extent.south)),
      east_(units(extent.east)),
      north_(units(extent.north)),
      all_around_(extent.west <= -180 && extent.east >= 180),
      has_poles_(extent.south < -89.9 || extent.north > 89.9) {
    if (all_around_) {
        west_ = -kNever;
        east_ = kNever;
    }
    margins_.fill(margins(kNever, kNever));
    const auto& radii = dataset.index().class_radius_cm;
    closer_.resize(256);
    for (std::size_t i = 0; i < radii.size(); ++i) set_margins(extent, i, metres_from_cm(radii[i]));
}

void BoxTest::set_margins(const Extent& extent, std::size_t radius_class, double radius_m) {
    // As extent_around() has it, about the places of most and of least latitude that can be on the edge.
    const double dlat = radius_m / kLeastNorth_m + kUnit;
    const double most = std::max(std::abs(extent.south), std::abs(extent.north)) + 2 * dlat + 1e-5;
    const bool on_equator = extent.south <= 0 && extent.north >= 0;
    const double least = on_equator ? 0 : std::min(std::abs(extent.south), std::abs(extent.north));
    const double dlon = most < 89.9 ? dlat / cosine(most) : 360;
    const bool wraps = !all_around_ && (extent.crosses_antimeridian() || extent.west - dlon < -179.99 ||
                                        extent.east + dlon > 179.99 || dlon > 90);
    margins_[radius_class] = margins(all_around_ ? 0
                                     : wraps     ? kNever
                                                 : units(dlon) + kSlack,
                                     units(dlat) + kSlack);
    if (wraps || has_poles_ || most >= 89.9) return;
    Closer& closer = closer_[radius_class];
    closer.lat = units(radius_m / kLeastNorth_m) - kSlack;
    closer.lon = all_around_ ? 0 : units(radius_m / kLeastNorth_m / cosine(least)) - kSlack;
    closer.least_squared = radius_m > kRadiusSlack_m ? square(radius_m - kRadiusSlack_m) : -1;
    closer.most_squared = square(radius_m + kRadiusSlack_m);
    closer.least_east = kLeastEast_m * kUnit * cosine(most);
    closer.most_east = kMostEast_m * kUnit * cosine(std::max(0.0, least - 2 * dlat));
}

BoxTest::Margins BoxTest::margins(std::int64_t lon, std::int64_t lat) const {
    const auto fixed = [](std::int64_t value) {
        return static_cast<std::int32_t>(std::clamp<std::int64_t>(value, INT32_MIN, INT32_MAX));
    };
    const auto widened = [&](std::int64_t dx, std::int64_t dy) {
        return Bounds{fixed(west_ - dx), fixed(south_ - dy), fixed(east_ + dx), fixed(north_ + dy)};
    };
    return {widened(-lon, -lat), widened(lon, lat)};
}

void BoxTest::at_once(const std::int32_t* lon, const std::int32_t* lat, std::size_t count,
                      std::uint8_t radius, std::uint8_t* __restrict out) const {
    constexpr std::uint8_t kCertain = static_cast<std::uint8_t>(Match::certain);
    const auto [in, around] = margins_[radius];
    for (std::size_t k = 0; k < count; ++k) {
        const bool inside =
            (lon[k] >= in.west) & (lon[k] <= in.east) & (lat[k] >= in.south) & (lat[k] <= in.north);
        const bool outside = (lon[k] < around.west) | (lon[k] > around.east) | (lat[k] < around.south) |
                             (lat[k] > around.north);
        out[k] = static_cast<std::uint8_t>(inside * kCertain | (!inside & !outside) * kUndecidedPlace);
    }
}

std::uint8_t BoxTest::more_closely(std::int32_t lon, std::int32_t lat, std::uint8_t radius) const {
    constexpr auto kPossible = static_cast<std::uint8_t>(Match::possible);
    constexpr auto kNone = static_cast<std::uint8_t>(Match::none);
    const Closer& c = closer_[radius];
    const std::int64_t dx = std::min(lon - west_, east_ - lon);
    const std::int64_t dy = std::min(lat - south_, north_ - lat);
    // How far the box is: no way there is longer than the straight one on a plane stretched the most, and
    // none shorter than that on a plane stretched the least.
    const auto length = [&](std::int64_t slack, double east_m, double north_m) {
        const double x = static_cast<double>(std::max<std::int64_t>(0, slack - dx)) * east_m;
        const double y = static_cast<double>(std::max<std::int64_t>(0, slack - dy)) * north_m;
        return x * x + y * y;
    };
    const bool inside = (dx >= kSlack) & (dy >= kSlack);
    const bool crosses = inside & ((dx < c.lon) | (dy < c.lat));
    const bool reaches = !inside & (length(kSlack, c.most_east, kMostNorth_m * kUnit) <= c.least_squared);
    const bool is_far = length(-kSlack, c.least_east, kLeastNorth_m * kUnit) > c.most_squared;
    // Chosen without jumps: on the edge all three are common.
    const std::uint8_t not_reached = is_far ? kNone : kUndecidedPlace;
    return crosses | reaches ? kPossible : not_reached;
}

}  // namespace bearing
