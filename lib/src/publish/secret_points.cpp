#include "publish/secret_points.hpp"

#include <algorithm>
#include <cmath>

namespace bearing::publish {
namespace {

std::int64_t bucket(double value, double per_degree) {
    return static_cast<std::int64_t>(std::floor(value * per_degree));
}

LonLat unsigned_point(LonLat point) {
    return {std::abs(point.lon), std::abs(point.lat)};
}

}  // namespace

std::uint64_t SecretPoints::cell(LonLat point) {
    return static_cast<std::uint64_t>(bucket(point.lat, kCellsPerDegree)) << 32 |
           static_cast<std::uint64_t>(bucket(point.lon, kCellsPerDegree));
}

void SecretPoints::add_secret(LonLat point, std::uint32_t incident) {
    point = unsigned_point(point);
    auto& here = secret_cells_[cell(point)];
    for (const std::uint32_t i : here)
        if (secrets_[i].point == point) return;
    here.push_back(static_cast<std::uint32_t>(secrets_.size()));
    secrets_.push_back({point, incident});
    latitudes_.set(static_cast<std::size_t>(bucket(point.lat, kCellsPerDegree)));
    longitudes_.set(static_cast<std::size_t>(bucket(point.lon, kCellsPerDegree)));
}

void SecretPoints::add_allowed(LonLat point) {
    point = unsigned_point(point);
    auto& here = allowed_cells_[cell(point)];
    for (const std::uint32_t i : here)
        if (allowed_[i].point == point) return;
    here.push_back(static_cast<std::uint32_t>(allowed_.size()));
    allowed_.push_back({point, 0});
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

const SecretPoints::Entry* SecretPoints::nearest(const std::vector<Entry>& entries, const Cells& cells,
                                                 Measure lat, Measure lon) const {
    const double y = std::abs(lat.value), x = std::abs(lon.value);
    for (auto row = bucket(y - lat.tolerance, kCellsPerDegree);
         row <= bucket(y + lat.tolerance, kCellsPerDegree); ++row)
        for (auto column = bucket(x - lon.tolerance, kCellsPerDegree);
             column <= bucket(x + lon.tolerance, kCellsPerDegree); ++column) {
            const auto found =
                cells.find(static_cast<std::uint64_t>(row) << 32 | static_cast<std::uint64_t>(column));
            if (row < 0 || column < 0 || found == cells.end()) continue;
            for (const std::uint32_t i : found->second)
                if (std::abs(entries[i].point.lat - y) <= lat.tolerance &&
                    std::abs(entries[i].point.lon - x) <= lon.tolerance)
                    return &entries[i];
        }
    return nullptr;
}

std::optional<std::uint32_t> SecretPoints::match(Measure latitude, Measure longitude) const {
    if (!may_be_latitude(latitude) || !may_be_longitude(longitude)) return std::nullopt;
    const Entry* secret = nearest(secrets_, secret_cells_, latitude, longitude);
    // Outputs write what is in them by right with at least four decimals.
    constexpr double kWritten = 0.6e-4;
    latitude.tolerance = std::min(latitude.tolerance, kWritten);
    longitude.tolerance = std::min(longitude.tolerance, kWritten);
    if (secret == nullptr || nearest(allowed_, allowed_cells_, latitude, longitude) != nullptr)
        return std::nullopt;
    return secret->incident;
}

}  // namespace bearing::publish
