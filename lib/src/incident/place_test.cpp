#include "incident/place_test.hpp"

#include <algorithm>
#include <cstring>

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

void PlaceTest::prefetch(std::uint32_t begin, std::uint32_t end) const {
    constexpr std::uint32_t kMost = 512, kInCacheLine = 16;
    const IncidentRows& rows = dataset_.columns().rows();
    for (std::uint32_t row = begin; row < std::min(end, begin + kMost); row += kInCacheLine) {
        __builtin_prefetch(&rows.lon[row]);
        __builtin_prefetch(&rows.lat[row]);
    }
}

void PlaceTest::at_once(std::uint32_t begin, std::uint8_t radius, std::span<std::uint8_t> places) const {
    std::fill(places.begin(), places.end(), radius_fits_[radius]);
    if (radius_fits_[radius] != kCertain) return;
    const std::int32_t* const lon = dataset_.columns().rows().lon.data() + begin;
    const std::int32_t* const lat = dataset_.columns().rows().lat.data() + begin;
    const std::size_t count = places.size();
    const auto in_any = [&](const std::vector<BoxTest>& boxes, std::uint8_t* any) {
        std::array<std::uint8_t, kMostRows> next;
        boxes.front().at_once(lon, lat, count, radius, any);
        for (std::size_t i = 1; i < boxes.size(); ++i) {
            boxes[i].at_once(lon, lat, count, radius, next.data());
            for (std::size_t k = 0; k < count; ++k)
                any[k] = any[k] == kCertain || next[k] == kCertain ? kCertain : std::max(any[k], next[k]);
        }
    };
    if (!boxes_.empty()) in_any(boxes_, places.data());
    if (circles_.empty()) return;
    // A box around a circle says what is outside the circle, never what is inside.
    std::array<std::uint8_t, kMostRows> circle;
    in_any(circles_, circle.data());
    for (std::size_t k = 0; k < count; ++k)
        places[k] = places[k] == kNone || circle[k] == kNone ? kNone : kUndecidedPlace;
}

std::uint8_t PlaceTest::more_closely(std::uint32_t row, std::uint8_t radius) const {
    if (!circles_.empty() || radius_fits_[radius] != kCertain) return exactly(row);
    const IncidentRows& rows = dataset_.columns().rows();
    std::uint8_t match = kNone;
    for (const BoxTest& box : boxes_) {
        const std::uint8_t in_box = box.more_closely(rows.lon[row], rows.lat[row], radius);
        if (in_box == kUndecidedPlace) return exactly(row);
        match = std::max(match, in_box);
    }
    return match;
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

void PlaceTest::answer(std::uint32_t begin, std::uint8_t radius, std::span<std::uint8_t> answers) const {
    std::array<std::uint8_t, kMostRows> all_places;
    const std::span places(all_places.data(), answers.size());
    at_once(begin, radius, places);
    decide(begin, radius, places, answers);
    std::uint8_t* __restrict const out = answers.data();
    for (std::size_t k = 0; k < answers.size(); ++k) out[k] = std::min(out[k], places[k]);
    if (radius != DatasetIndex::kAskExactly) return;
    for (std::size_t k = 0; k < answers.size(); ++k)
        if (out[k] != kNone) out[k] |= places[k] & kUnlocatedPlace;
}

void PlaceTest::decide(std::uint32_t begin, std::uint8_t radius, std::span<std::uint8_t> places,
                       std::span<const std::uint8_t> answers) const {
    constexpr std::uint64_t kEight = kUndecidedPlace * std::uint64_t{0x0101010101010101};
    std::array<std::uint16_t, kMostRows> undecided;
    std::size_t left = 0;
    for (std::size_t first = 0; first < places.size(); first += sizeof kEight) {
        const std::size_t end = std::min(places.size(), first + sizeof kEight);
        std::uint64_t eight = 0;
        std::memcpy(&eight, &places[first], end - first);
        if ((eight & kEight) == 0) continue;
        for (std::size_t k = first; k < end; ++k) {
            undecided[left] = static_cast<std::uint16_t>(k);
            left += (places[k] == kUndecidedPlace) & (answers[k] != kNone);
        }
    }
    for (std::size_t i = 0; i < left; ++i) places[undecided[i]] = more_closely(begin + undecided[i], radius);
}

}  // namespace bearing
