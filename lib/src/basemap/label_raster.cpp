#include "basemap/label_raster.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace bearing::basemap {

LabelRaster::LabelRaster(double cell_deg)
    : cell_deg_(cell_deg),
      columns_(std::lround(360 / cell_deg)),
      rows_(std::lround(180 / cell_deg)),
      cells_(static_cast<std::size_t>(columns_ * rows_), kNone) {}

std::size_t LabelRaster::index(long column, long row) const {
    const long wrapped = ((column % columns_) + columns_) % columns_;
    return static_cast<std::size_t>(std::clamp(row, 0L, rows_ - 1) * columns_ + wrapped);
}

/// Calls back for each cell whose middle lies inside the rings (even-odd): for each row of cells, the edges
/// that cross its middle line, in order of longitude, bound the insides.
void LabelRaster::visit(const Polygon& polygon, const std::function<void(std::size_t)>& cell) const {
    std::vector<const Ring*> rings{&polygon.outer};
    for (const auto& hole : polygon.holes) rings.push_back(&hole);
    double south = 90, north = -90;
    for (const Ring* ring : rings)
        for (const LonLat p : *ring) {
            south = std::min(south, p.lat);
            north = std::max(north, p.lat);
        }
    const auto row_above = [&](double lat) {  // first row whose middle is at or above lat
        return static_cast<long>(std::ceil((lat + 90) / cell_deg_ - 0.5));
    };
    const long first = std::max(0L, row_above(south));
    const long last = std::min(rows_, row_above(north));
    if (first >= last) return;
    std::vector<std::vector<double>> crossings(static_cast<std::size_t>(last - first));
    for (const Ring* ring : rings)
        for (std::size_t i = 0; i + 1 < ring->size(); ++i) {
            LonLat a = (*ring)[i], b = (*ring)[i + 1];
            if (a.lat > b.lat) std::swap(a, b);
            for (long row = std::max(first, row_above(a.lat)); row < std::min(last, row_above(b.lat));
                 ++row) {
                const double lat = (static_cast<double>(row) + 0.5) * cell_deg_ - 90;
                crossings[static_cast<std::size_t>(row - first)].push_back(
                    a.lon + (lat - a.lat) / (b.lat - a.lat) * (b.lon - a.lon));
            }
        }
    for (long row = first; row < last; ++row) {
        auto& xs = crossings[static_cast<std::size_t>(row - first)];
        std::sort(xs.begin(), xs.end());
        for (std::size_t i = 0; i + 1 < xs.size(); i += 2) {
            const auto column = [&](double lon) {
                return static_cast<long>(std::ceil((lon + 180) / cell_deg_ - 0.5));
            };
            for (long c = column(xs[i]); c < column(xs[i + 1]); ++c) cell(index(c, row));
        }
    }
}

void LabelRaster::paint(const Polygon& polygon, Label label) {
    visit(polygon, [&](std::size_t i) { cells_[i] = label; });
}

LabelRaster::Label LabelRaster::majority(const Polygon& polygon) const {
    std::map<Label, std::size_t> counts;
    visit(polygon, [&](std::size_t i) { ++counts[cells_[i]]; });
    if (counts.empty())
        for (const LonLat p : polygon.outer) ++counts[at(p)];
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == counts.end() ? kNone : most->first;
}

LabelRaster::Label LabelRaster::at(LonLat p) const {
    return cells_[index(static_cast<long>(std::floor((p.lon + 180) / cell_deg_)),
                        static_cast<long>(std::floor((p.lat + 90) / cell_deg_)))];
}

LabelRaster::Label LabelRaster::nearest(LonLat p, int cells) const {
    const long column = static_cast<long>(std::floor((p.lon + 180) / cell_deg_));
    const long row = static_cast<long>(std::floor((p.lat + 90) / cell_deg_));
    for (long away = 0; away <= cells; ++away)
        for (long dy = -away; dy <= away; ++dy) {
            const long step = std::abs(dy) == away ? 1 : std::max(1L, 2 * away);
            for (long dx = -away; dx <= away; dx += step)
                if (const Label label = cells_[index(column + dx, row + dy)]; label != kNone) return label;
        }
    return kNone;
}

}  // namespace bearing::basemap
