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
    /// Has the first few hundred of these rows fetched from memory.
    void prefetch(std::uint32_t begin, std::uint32_t end) const;
    /// Lowers answers (of Match) of the rows from `begin` on, all of one class of radius (DatasetIndex), to
    /// what their places allow, and adds kUnlocatedPlace where there is none.
    void answer(std::uint32_t begin, std::uint8_t radius, std::span<std::uint8_t> answers) const;

  private:
    /// Decides by whole numbers; what is not decided is kUndecidedPlace.
    void at_once(std::uint32_t begin, std::uint8_t radius, std::span<std::uint8_t> places) const;
    /// Asks more closely where answers are still wanted.
    void decide(std::uint32_t begin, std::uint8_t radius, std::span<std::uint8_t> places,
                std::span<const std::uint8_t> answers) const;
    std::uint8_t more_closely(std::uint32_t row, std::uint8_t radius) const;
    std::uint8_t exactly(std::uint32_t row) const;

    const Dataset& dataset_;
    const Query& query_;
    bool asked_ = false;
    std::vector<BoxTest> boxes_;
    std::vector<BoxTest> circles_;                 ///< boxes around the circles of Query::places
    std::array<std::uint8_t, 256> radius_fits_{};  ///< by class: Match::none, Match::certain or undecided
};

}  // namespace bearing
