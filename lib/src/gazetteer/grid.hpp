#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace bearing {

/// Cells of equal degrees over the whole earth, rows from south to north.
class Grid {
  public:
    explicit Grid(std::uint32_t cells_per_degree)
        : per_degree_(static_cast<int>(cells_per_degree)),
          columns_(360 * per_degree_),
          rows_(180 * per_degree_) {}
    std::size_t cells() const { return static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_); }
    int columns() const { return columns_; }
    int column_of(double lon) const { return clamped((lon + 180) * per_degree_, columns_); }
    int row_of(double lat) const { return clamped((lat + 90) * per_degree_, rows_); }
    std::size_t cell(int column, int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
               static_cast<std::size_t>(column);
    }
    std::size_t cell_of(double lon, double lat) const { return cell(column_of(lon), row_of(lat)); }

  private:
    static int clamped(double at, int count) {
        return std::clamp(static_cast<int>(std::floor(at)), 0, count - 1);
    }
    int per_degree_, columns_, rows_;
};

/// Some ten places a cell on land, and few cells for few places.
inline std::uint32_t cells_per_degree_for(std::size_t places) {
    return places < 100'000 ? 1 : places < 1'500'000 ? 3 : 8;
}

}  // namespace bearing
