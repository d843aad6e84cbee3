#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "bearing/incident/tally.hpp"

namespace bearing {

/// Which cell of a grid incidents fall into, and whether it holds all of their footprint.
class GridCells {
  public:
    GridCells(const Dataset& dataset, const Grid& grid);

    struct Cell {
        std::size_t index = 0;
        bool whole = false;
    };
    /// Nothing for a row without a place or outside the box. `radius` is its class (DatasetIndex).
    std::optional<Cell> cell_of(std::uint32_t row, std::uint8_t radius, bool ask_whole) const;
    std::size_t size() const {
        return static_cast<std::size_t>(grid_.columns) * static_cast<std::size_t>(grid_.rows);
    }

  private:
    bool holds_footprint(const Extent& cell, LonLat point, std::uint32_t row, std::uint8_t radius) const;

    const Dataset& dataset_;
    Grid grid_;
    double cell_width_ = 0, cell_height_ = 0;
    std::array<double, 256> least_margin_{}, most_margin_{};  ///< degrees, by class of radius
};

}  // namespace bearing
