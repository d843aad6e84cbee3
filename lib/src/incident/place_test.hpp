#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "bearing/incident/dataset.hpp"

namespace bearing {

/// Whether incidents lie where a query asks. Most are decided by whole numbers in the columns, with margins
/// that are a little too wide; those on the edge by their exact footprint.
class PlaceTest {
  public:
    PlaceTest(const Dataset& dataset, const Query& query);

    /// Answers besides those of Match.
    static constexpr std::uint8_t kUnlocated = 4;

    bool is_asked() const { return asked_; }
    /// Takes rows begin + k for each k in `rows`, and puts the answer (of Match, or kUnlocated) in `out[k]`.
    void answer(std::uint32_t begin, std::span<const std::uint16_t> rows, std::uint8_t* out) const;

  private:
    static constexpr std::uint8_t kUndecided = 8;

    /// Margins in 1e-7 degree: inside the box by more than that, the whole circle is; outside by more, none
    /// of it.
    struct Box {
        std::int64_t west = 0, south = 0, east = 0, north = 0;
        std::array<std::int64_t, 256> lon_margin{}, lat_margin{};
    };

    Box box_of(const Extent& extent) const;
    void sort_out_radii();
    std::uint8_t quickly(const Box& box, std::uint32_t row) const;
    std::uint8_t quickly(std::uint32_t row) const;
    std::uint8_t exactly(std::uint32_t row) const;

    const Dataset& dataset_;
    const Query& query_;
    bool asked_ = false;
    bool one_box_ = false;  ///< nothing but one box is asked for
    std::vector<Box> boxes_;
    std::vector<Box> circles_;                     ///< boxes around the circles of Query::places
    std::array<std::uint8_t, 256> radius_fits_{};  ///< by class: Match::none, Match::certain or kUndecided
};

}  // namespace bearing
