#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "bearing/geo/lonlat.hpp"

namespace bearing::publish {

/// Where a point of the world lies on a page, in PostScript points from the upper left corner.
using PageFromLonLat = std::function<std::optional<std::pair<double, double>>(LonLat)>;

/// Looks for shapes of a drawing that stand at places which were to be withheld.
class DrawingTest {
  public:
    DrawingTest(const std::vector<std::pair<LonLat, std::uint32_t>>& secrets,
                const std::vector<LonLat>& allowed, const PageFromLonLat& page_from_lonlat,
                double page_height);

    /// `bytes` is an SVG or, unpacked, what a page of a PDF is drawn with; other bytes are passed over.
    void look_at(std::string_view bytes, bool is_pdf,
                 const std::function<void(std::uint32_t incident)>& tell) const;

  private:
    /// Places on a page, found by where they are.
    class Places {
      public:
        void add(std::pair<double, double> at, std::uint32_t incident) { places_.push_back({at, incident}); }
        void sort();
        std::optional<std::uint32_t> at(double x, double y) const;

      private:
        using Entry = std::pair<std::pair<double, double>, std::uint32_t>;
        std::vector<Entry> places_;
    };

    Places secrets_, allowed_;
    double page_height_;
};

}  // namespace bearing::publish
