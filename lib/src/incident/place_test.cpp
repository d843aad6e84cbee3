#include "incident/place_test.hpp"

#include <algorithm>

#include "incident/dataset_index.hpp"
#include "incident/fixed_point.hpp"

namespace bearing {
namespace {

constexpr std::uint8_t kNone = static_cast<std::uint8_t>(Match::none);
constexpr std::uint8_t kPossible = static_cast<std::uint8_t>(Match::possible);
constexpr std::uint8_t kCertain = static_cast<std::uint8_t>(Match::certain);

std::uint8_t match_of(Containment containment) {
    if (containment == Containment::inside) return kCertain;
    return containment == Containment::partly ? kPossible : kNone;
}

}  // namespace

PlaceTest::PlaceTest(const Dataset& dataset, const Query& query) : dataset_(dataset), query_(query) {
    asked_ = !query.boxes.empty() || !query.places.empty() || query.max_radius_km;
    one_box_ = query.boxes.size() == 1 && query.places.empty() && !query.max_radius_km;
    for (const Extent& box : query.boxes) boxes_.emplace_back(dataset, box);
    for (const Footprint& place : query.places)
        circles_.emplace_back(dataset, extent_around(place.point, place.radius_m));
    radius_fits_.fill(kUndecidedPlace);
    const auto& radii = dataset_.index().class_radius_cm;
    for (std::size_t i = 0; i < radii.size(); ++i) {
        const double over =
            query_.max_radius_km ? metres_from_cm(radii[i]) - *query_.max_radius_km * 1000 : -1;
        radius_fits_[i] = over > 0.02 ? kNone : over < -0.02 ? kCertain : kUndecidedPlace;
    }
}

std::uint8_t PlaceTest::quickly(std::uint32_t row) const {
    const std::uint8_t radius = dataset_.index().radius_classes[row];
    if (radius_fits_[radius] != kCertain) return radius_fits_[radius];
    const IncidentRows& rows = dataset_.columns().rows();
    const auto best = [&](const std::vector<BoxTest>& boxes) {
        std::uint8_t any = kNone;
        for (const BoxTest& box : boxes) {
            std::uint8_t match = box.at_once(rows.lon[row], rows.lat[row], radius);
            if (match == kUndecidedPlace) match = box.more_closely(rows.lon[row], rows.lat[row], radius);
            if (match == kCertain) return match;
            any = std::max(any, match);
        }
        return any;
    };
    const std::uint8_t in_box = boxes_.empty() ? kCertain : best(boxes_);
    // A box around a circle says what is outside the circle, never what is inside.
    if (in_box == kNone || circles_.empty()) return in_box;
    return best(circles_) == kNone ? kNone : kUndecidedPlace;
}

std::uint8_t PlaceTest::exactly(std::uint32_t row) const {
    if (!dataset_.is_located(row)) return kUnlocatedPlace;
    const Footprint footprint = dataset_.footprint(row);
    if (query_.max_radius_km && footprint.radius_m > *query_.max_radius_km * 1000) return kNone;
    std::uint8_t match = kCertain;
    if (!query_.boxes.empty()) {
        match = kNone;
        for (const Extent& box : query_.boxes) match = std::max(match, match_of(containment(footprint, box)));
    }
    if (!query_.places.empty() && match != kNone) {
        std::uint8_t any = kNone;
        for (const Footprint& place : query_.places)
            any = std::max(any, match_of(containment(footprint, place.point, place.radius_m)));
        match = std::min(match, any);
    }
    return match;
}

void PlaceTest::ask_one_box(std::uint32_t begin, std::span<const std::uint16_t> rows,
                            std::uint8_t* __restrict out) const {
    const std::int32_t* const lon = dataset_.columns().rows().lon.data() + begin;
    const std::int32_t* const lat = dataset_.columns().rows().lat.data() + begin;
    const std::uint8_t* const radius = dataset_.index().radius_classes.data() + begin;
    const BoxTest& box = boxes_.front();
    std::array<std::uint16_t, kMostRows> undecided;
    std::size_t left = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::uint16_t k = rows[i];
        const std::uint8_t match = box.at_once(lon[k], lat[k], radius[k]);
        out[i] = match;
        undecided[left] = static_cast<std::uint16_t>(i);
        left += match == kUndecidedPlace;
    }
    for (std::size_t u = 0; u < left; ++u) {
        const std::uint16_t i = undecided[u];
        const std::uint16_t k = rows[i];
        out[i] = box.more_closely(lon[k], lat[k], radius[k]);
        if (out[i] == kUndecidedPlace) out[i] = exactly(begin + k);
    }
}

void PlaceTest::answer(std::uint32_t begin, std::span<const std::uint16_t> rows, std::uint8_t* out) const {
    if (one_box_) return ask_one_box(begin, rows, out);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::uint32_t row = begin + rows[i];
        out[i] = quickly(row);
        if (out[i] == kUndecidedPlace) out[i] = exactly(row);
    }
}

}  // namespace bearing
