#include "publish/drawing_test.hpp"

#include <algorithm>
#include <cmath>

#include "publish/drawn_points.hpp"

namespace bearing::publish {

void DrawingTest::Places::sort() {
    std::sort(places_.begin(), places_.end());
}

std::optional<std::uint32_t> DrawingTest::Places::at(double x, double y) const {
    // Less than a symbol, more than writers round coordinates to.
    constexpr double kSame = 0.03;
    auto place = std::lower_bound(places_.begin(), places_.end(), Entry{{x - kSame, -1e9}, 0});
    for (; place != places_.end() && place->first.first <= x + kSame; ++place)
        if (std::abs(place->first.second - y) <= kSame) return place->second;
    return std::nullopt;
}

DrawingTest::DrawingTest(const std::vector<std::pair<LonLat, std::uint32_t>>& secrets,
                         const std::vector<LonLat>& allowed, const PageFromLonLat& page_from_lonlat,
                         double page_height)
    : page_height_(page_height) {
    for (const auto& [place, incident] : secrets)
        if (const auto at = page_from_lonlat(place)) secrets_.add(*at, incident);
    for (const LonLat place : allowed)
        if (const auto at = page_from_lonlat(place)) allowed_.add(*at, 0);
    secrets_.sort();
    allowed_.sort();
}

void DrawingTest::look_at(std::string_view bytes, bool is_pdf,
                          const std::function<void(std::uint32_t incident)>& tell) const {
    const TakePoint take = [&](double x, double y) {
        const auto incident = secrets_.at(x, y);
        if (incident && !allowed_.at(x, y)) tell(*incident);
    };
    if (bytes.find("<svg") != std::string_view::npos) svg_symbols(bytes, take);
    if (is_pdf && bytes.find(" cm\n") != std::string_view::npos) pdf_symbols(bytes, page_height_, take);
}

}  // namespace bearing::publish
