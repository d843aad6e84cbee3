#include "figure/figure_extent.hpp"

#include <algorithm>

namespace bearing::figure {

Extent box_around(const std::vector<Extent>& boxes) {
    Extent box{0, 90, 0, -90};
    std::vector<std::pair<double, double>> spans;  // west, east; east may exceed 180
    for (const Extent& b : boxes) {
        box.south = std::min(box.south, b.south);
        box.north = std::max(box.north, b.north);
        spans.emplace_back(b.west, b.west + b.width());
    }
    std::sort(spans.begin(), spans.end());
    // The widest gap between the spans, around the earth, is what the box leaves out.
    double reach = spans.front().second, gap = -1, gap_begin = 0, gap_end = 0;
    for (std::size_t i = 1; i <= spans.size(); ++i) {
        const double next = i < spans.size() ? spans[i].first : spans.front().first + 360;
        if (next - reach > gap) gap = next - reach, gap_begin = reach, gap_end = next;
        if (i < spans.size()) reach = std::max(reach, spans[i].second);
    }
    if (gap <= 0) return {-180, box.south, 180, box.north};
    box.west = wrap_longitude(gap_end);
    box.east = gap_begin > 180 ? gap_begin - 360 : gap_begin;
    return box;
}

Extent extent_shown(const Viewport& viewport, const Extent& fitted) {
    const auto shown = viewport.lonlat_extent();
    if (!shown) return fitted;
    // Seen across the antimeridian, the earth's longitudes run from end to end and say nothing.
    if (fitted.crosses_antimeridian()) return {fitted.west, shown->south, fitted.east, shown->north};
    return *shown;
}

Extent extent_of_selection(const Map& map) {
    std::vector<Extent> boxes;
    if (map.dataset) {
        for (const auto* indices : {&map.selection.certain, &map.selection.possible})
            for (const std::uint32_t index : *indices)
                if (map.dataset->is_located(index)) boxes.push_back(extent_of(map.dataset->footprint(index)));
    }
    if (boxes.empty()) return kDefaultRegion;
    constexpr double kPadding = 0.05;
    constexpr double kLeastHalf_m = 20000;
    const Extent box = box_around(boxes);
    return box_around({box.grown(kPadding), extent_around(box.center(), kLeastHalf_m)});
}

}  // namespace bearing::figure
