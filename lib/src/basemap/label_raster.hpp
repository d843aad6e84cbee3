#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "bearing/geo/polygon.hpp"

namespace bearing::basemap {

/// The earth in square cells, each with the number of the country that holds its middle: answers "whose is
/// most of this face?" in time proportional to its height and area, however many points the countries have.
class LabelRaster {
  public:
    using Label = std::uint16_t;
    static constexpr Label kNone = 0;

    explicit LabelRaster(double cell_deg);

    /// Gives the cells inside the polygon the label (even-odd). Longitudes may run beyond 180.
    void paint(const Polygon& polygon, Label label);

    /// The label of most cells in the polygon, kNone if most of it has none. A polygon too small to hold the
    /// middle of a cell is asked about the cells at its points.
    Label majority(const Polygon& polygon) const;

    /// The label met first in growing squares about a point, up to `cells` away; kNone if there is none.
    Label nearest(LonLat point, int cells) const;

    Label at(LonLat point) const;

  private:
    void visit(const Polygon& polygon, const std::function<void(std::size_t)>& cell) const;
    std::size_t index(long column, long row) const;

    double cell_deg_;
    long columns_, rows_;
    std::vector<Label> cells_;
};

}  // namespace bearing::basemap
