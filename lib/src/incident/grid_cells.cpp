#include "incident/grid_cells.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "bearing/base/error.hpp"
#include "incident/dataset_index.hpp"
#include "incident/fixed_point.hpp"

namespace bearing {

GridCells::GridCells(const Dataset& dataset, const Grid& grid) : dataset_(dataset), grid_(grid) {
    if (grid.columns < 1 || grid.rows < 1 || !(grid.box.width() > 0) || !(grid.box.height() > 0))
        throw ArgumentError("a grid needs at least one column and one row, and a box with an area");
    cell_width_ = grid.box.width() / grid.columns;
    cell_height_ = grid.box.height() / grid.rows;
    least_margin_.fill(0);
    most_margin_.fill(std::numeric_limits<double>::infinity());
    const auto& radii = dataset.index().class_radius_cm;
    for (std::size_t i = 0; i < radii.size(); ++i) {
        const double dlat = metres_from_cm(radii[i]) / 110574;
        const double farthest =
            std::max(std::abs(grid.box.south), std::abs(grid.box.north)) + 2 * dlat + 1e-5;
        least_margin_[i] = dlat - 1e-6;
        if (farthest < 89.9) most_margin_[i] = dlat / std::cos(farthest * std::numbers::pi / 180) + 1e-6;
    }
}

bool GridCells::holds_footprint(const Extent& cell, LonLat point, std::uint32_t row,
                                std::uint8_t radius) const {
    const double dy = std::min(point.lat - cell.south, cell.north - point.lat);
    const double dx = std::min(std::abs(point.lon - cell.west), std::abs(cell.east - point.lon));
    // Beyond a pole and all around the earth there is no edge to cross.
    const bool has_edges = cell.south > -89.9 && cell.north < 89.9 && cell_width_ < 360;
    if (has_edges && std::min(dx, dy) < least_margin_[radius]) return false;
    if (!cell.crosses_antimeridian() && std::min(dx, dy) > most_margin_[radius]) return true;
    return containment(dataset_.footprint(row), cell) == Containment::inside;
}

std::optional<GridCells::Cell> GridCells::cell_of(std::uint32_t row, std::uint8_t radius,
                                                  bool ask_whole) const {
    if (!dataset_.is_located(row)) return std::nullopt;
    const LonLat point = dataset_.point(row);
    if (!grid_.box.contains(point)) return std::nullopt;
    const double east_of = point.lon - grid_.box.west;
    const auto step = [](double share, int count) {
        return std::clamp(static_cast<int>(share), 0, count - 1);
    };
    const int column = step((east_of < 0 ? east_of + 360 : east_of) / cell_width_, grid_.columns);
    const int line = step((point.lat - grid_.box.south) / cell_height_, grid_.rows);
    Cell out{static_cast<std::size_t>(line) * static_cast<std::size_t>(grid_.columns) +
                 static_cast<std::size_t>(column),
             false};
    if (!ask_whole) return out;
    const auto longitude = [&](int at) {
        if (at == grid_.columns) return grid_.box.east;
        const double lon = grid_.box.west + at * cell_width_;
        return lon > 180 ? lon - 360 : lon;
    };
    const Extent cell{longitude(column), grid_.box.south + line * cell_height_, longitude(column + 1),
                      line + 1 == grid_.rows ? grid_.box.north : grid_.box.south + (line + 1) * cell_height_};
    out.whole = holds_footprint(cell, point, row, radius);
    return out;
}

}  // namespace bearing
