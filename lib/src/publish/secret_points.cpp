#include "publish/secret_points.hpp"

#include <algorithm>
#include <cmath>

#include "publish/word_hash.hpp"

namespace bearing::publish {
namespace {

std::int64_t bucket(double value, double per_degree) {
    return static_cast<std::int64_t>(std::floor(value * per_degree));
}

std::uint64_t cell_hash(std::int64_t row, std::int64_t column) {
    return mixed(static_cast<std::uint64_t>(row) << 32 | static_cast<std::uint64_t>(column));
}

LonLat unsigned_point(LonLat point) {
    return {std::abs(point.lon), std::abs(point.lat)};
}

/// Outputs write what is in them by right with at least four decimals.
constexpr double kWritten = 0.6e-4;

}  // namespace

bool SecretPoints::Cells::add(LonLat point, std::uint32_t incident) {
    std::uint32_t& first =
        first_.at(cell_hash(bucket(point.lat, kCellsPerDegree), bucket(point.lon, kCellsPerDegree)));
    for (std::uint32_t i = first; i != 0; i = points_[i - 1].next)
        if (points_[i - 1].point == point) return false;
    points_.push_back({point, incident, first});
    first = static_cast<std::uint32_t>(points_.size());
    return true;
}

std::optional<std::uint32_t> SecretPoints::Cells::near(Measure lat, Measure lon) const {
    const double y = std::abs(lat.value), x = std::abs(lon.value);
    for (auto row = std::max<std::int64_t>(0, bucket(y - lat.tolerance, kCellsPerDegree));
         row <= bucket(y + lat.tolerance, kCellsPerDegree); ++row)
        for (auto column = std::max<std::int64_t>(0, bucket(x - lon.tolerance, kCellsPerDegree));
             column <= bucket(x + lon.tolerance, kCellsPerDegree); ++column) {
            const std::uint32_t* first = first_.find(cell_hash(row, column));
            for (std::uint32_t i = first != nullptr ? *first : 0; i != 0; i = points_[i - 1].next) {
                const Entry& entry = points_[i - 1];
                if (std::abs(entry.point.lat - y) <= lat.tolerance &&
                    std::abs(entry.point.lon - x) <= lon.tolerance)
                    return entry.incident;
            }
        }
    return std::nullopt;
}

bool SecretPoints::add_secret(LonLat point, std::uint32_t incident) {
    point = unsigned_point(point);
    latitudes_.set(static_cast<std::size_t>(bucket(point.lat, kCellsPerDegree)));
    longitudes_.set(static_cast<std::size_t>(bucket(point.lon, kCellsPerDegree)));
    return secrets_.add(point, incident);
}

bool SecretPoints::add_allowed(LonLat point) {
    return allowed_.add(unsigned_point(point), 0);
}

void SecretPoints::add_allowed_corner(LonLat point) {
    // How far off a secret can be for which it may be taken: far only where it is written with few decimals.
    const auto beside = [](double value) {
        constexpr double kMany = 2 * kWritten + 1e-4, kFew = 0.11, kFewDecimals = 1e3;
        return std::abs(std::remainder(value * kFewDecimals, 1)) < 1e-6 ? kFew : kMany;
    };
    const Measure lat{point.lat, beside(point.lat)}, lon{point.lon, beside(point.lon)};
    if (may_be_latitude(lat) && may_be_longitude(lon) && secrets_.near(lat, lon)) add_allowed(point);
}

bool SecretPoints::any_bit(const Bits& bits, Measure measure) {
    const double value = std::abs(measure.value);
    const auto first = std::max<std::int64_t>(0, bucket(value - measure.tolerance, kCellsPerDegree));
    const auto last = std::min<std::int64_t>(static_cast<std::int64_t>(bits.size()) - 1,
                                             bucket(value + measure.tolerance, kCellsPerDegree));
    for (auto i = first; i <= last; ++i)
        if (bits[static_cast<std::size_t>(i)]) return true;
    return false;
}

std::optional<std::uint32_t> SecretPoints::match(Measure latitude, Measure longitude) const {
    if (!may_be_latitude(latitude) || !may_be_longitude(longitude)) return std::nullopt;
    const auto incident = secrets_.near(latitude, longitude);
    if (!incident) return std::nullopt;
    latitude.tolerance = std::min(latitude.tolerance, kWritten);
    longitude.tolerance = std::min(longitude.tolerance, kWritten);
    return allowed_.near(latitude, longitude) ? std::nullopt : incident;
}

}  // namespace bearing::publish
