#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "incident/box_test.hpp"

namespace bearing {

/// Whether incidents lie where a query asks: most are decided by their columns, those on the edge by their
/// exact footprint.
class PlaceTest {
  public:
    PlaceTest(const Dataset& dataset, const Query& query);

    /// At most so many rows are asked at once.
    static constexpr std::size_t kMostRows = 4096;

    bool is_asked() const { return asked_; }
    /// Takes rows begin + rows[i], and puts the answer (of Match, or kUnlocatedPlace) in `out[i]`.
    void answer(std::uint32_t begin, std::span<const std::uint16_t> rows, std::uint8_t* out) const;

  private:
    std::uint8_t quickly(std::uint32_t row) const;
    std::uint8_t exactly(std::uint32_t row) const;
    void ask_one_box(std::uint32_t begin, std::span<const std::uint16_t> rows, std::uint8_t* out) const;

    const Dataset& dataset_;
    const Query& query_;
    bool asked_ = false;
    bool one_box_ = false;  ///< nothing but one box is asked for
    std::vector<BoxTest> boxes_;
    std::vector<BoxTest> circles_;                 ///< boxes around the circles of Query::places
    std::array<std::uint8_t, 256> radius_fits_{};  ///< by class: Match::none, Match::certain or undecided
};

}  // namespace bearing
