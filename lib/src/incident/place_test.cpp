#include "incident/place_test.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "incident/dataset_index.hpp"
#include "incident/fixed_point.hpp"

namespace bearing {
namespace {

constexpr std::uint8_t kNone = static_cast<std::uint8_t>(Match::none);
constexpr std::uint8_t kPossible = static_cast<std::uint8_t>(Match::possible);
constexpr std::uint8_t kCertain = static_cast<std::uint8_t>(Match::certain);
/// Larger than any difference of coordinates, and small enough to be added to them.
constexpr std::int64_t kNever = std::int64_t{1} << 40;

std::uint8_t match_of(Containment containment) {
    if (containment == Containment::inside) return kCertain;
    return containment == Containment::partly ? kPossible : kNone;
}

std::int64_t fixed(double degrees) {
    return std::llround(degrees * 1e7);
}

}  // namespace

PlaceTest::PlaceTest(const Dataset& dataset, const Query& query) : dataset_(dataset), query_(query) {
    asked_ = !query.boxes.empty() || !query.places.empty() || query.max_radius_km;
    one_box_ = query.boxes.size() == 1 && query.places.empty() && !query.max_radius_km;
    for (const Extent& box : query.boxes) boxes_.push_back(box_of(box));
    for (const Footprint& place : query.places)
        circles_.push_back(box_of(extent_around(place.point, place.radius_m)));
    sort_out_radii();
}

PlaceTest::Box PlaceTest::box_of(const Extent& extent) const {
    Box box{fixed(extent.west), fixed(extent.south), fixed(extent.east), fixed(extent.north), {}, {}};
    const bool all_around = extent.west <= -180 && extent.east >= 180;
    if (all_around) box = {-kNever, box.south, kNever, box.north, {}, {}};
    box.lon_margin.fill(kNever);
    box.lat_margin.fill(kNever);
    const auto& radii = dataset_.index().class_radius_cm;
    for (std::size_t i = 0; i < radii.size(); ++i) {
        // As extent_around() has it, about the farthest place from the equator that can be on the edge. What
        // is added covers rounded radii, coordinates and edges.
        const double dlat = metres_from_cm(radii[i]) / 110574 + 1e-7;
        const double farthest = std::max(std::abs(extent.south), std::abs(extent.north)) + 2 * dlat + 1e-5;
        const double dlon = farthest < 89.9 ? dlat / std::cos(farthest * std::numbers::pi / 180) : 360;
        box.lat_margin[i] = fixed(dlat) + 2;
        const bool wraps = extent.crosses_antimeridian() || extent.west - dlon < -179.99 ||
                           extent.east + dlon > 179.99 || dlon > 90;
        if (all_around)
            box.lon_margin[i] = 0;
        else if (!wraps)
            box.lon_margin[i] = fixed(dlon) + 2;
    }
    return box;
}

void PlaceTest::sort_out_radii() {
    radius_fits_.fill(kUndecided);
    const auto& radii = dataset_.index().class_radius_cm;
    for (std::size_t i = 0; i < radii.size(); ++i) {
        const double over =
            query_.max_radius_km ? metres_from_cm(radii[i]) - *query_.max_radius_km * 1000 : -1;
        radius_fits_[i] = over > 0.02 ? kNone : over < -0.02 ? kCertain : kUndecided;
    }
}

/// The answer by the columns, without a jump that depends on the data: what is common in a selection is rare
/// in the next.
inline std::uint8_t PlaceTest::quickly(const Box& box, std::uint32_t row) const {
    const IncidentRows& rows = dataset_.columns().rows();
    const std::uint8_t radius = dataset_.index().radius_classes[row];
    const std::int64_t lon = rows.lon[row], lat = rows.lat[row];
    const std::int64_t dx = std::min(lon - box.west, box.east - lon);
    const std::int64_t dy = std::min(lat - box.south, box.north - lat);
    const std::int64_t mx = box.lon_margin[radius], my = box.lat_margin[radius];
    const bool inside = (dx >= mx) & (dy >= my);
    const bool outside = (dx < -mx) | (dy < -my);
    return static_cast<std::uint8_t>(inside * kCertain | (!inside & !outside) * kUndecided);
}

std::uint8_t PlaceTest::quickly(std::uint32_t row) const {
    const std::uint8_t fits = radius_fits_[dataset_.index().radius_classes[row]];
    if (fits != kCertain) return fits;
    const auto best = [&](const std::vector<Box>& boxes) {
        std::uint8_t any = kNone;
        for (const Box& box : boxes) any = std::max(any, quickly(box, row));
        return any;
    };
    if (!boxes_.empty())
        if (const std::uint8_t in_box = best(boxes_); in_box != kCertain) return in_box;
    // A box around a circle says what is outside the circle, never what is inside.
    return circles_.empty() ? kCertain : best(circles_) == kNone ? kNone : kUndecided;
}

std::uint8_t PlaceTest::exactly(std::uint32_t row) const {
    if (!dataset_.is_located(row)) return kUnlocated;
    const Footprint footprint = dataset_.footprint(row);
    if (query_.max_radius_km && footprint.radius_m > *query_.max_radius_km * 1000) return kNone;
    std::uint8_t match = kCertain;
    if (!query_.boxes.empty()) {
        std::uint8_t any = kNone;
        for (const Extent& box : query_.boxes) any = std::max(any, match_of(containment(footprint, box)));
        match = any;
    }
    if (!query_.places.empty() && match != kNone) {
        std::uint8_t any = kNone;
        for (const Footprint& place : query_.places)
            any = std::max(any, match_of(containment(footprint, place.point, place.radius_m)));
        match = std::min(match, any);
    }
    return match;
}

void PlaceTest::answer(std::uint32_t begin, std::span<const std::uint16_t> rows, std::uint8_t* out) const {
    if (one_box_)
        for (const std::uint16_t k : rows) out[k] = quickly(boxes_.front(), begin + k);
    else
        for (const std::uint16_t k : rows) out[k] = quickly(begin + k);
    for (const std::uint16_t k : rows)
        if (out[k] == kUndecided) out[k] = exactly(begin + k);
}

}  // namespace bearing
