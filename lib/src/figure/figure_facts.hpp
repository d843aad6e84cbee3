#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bearing/carto/map.hpp"
#include "bearing/figure/figure.hpp"

namespace bearing::figure {

using Tally = std::vector<std::pair<std::string, std::size_t>>;  ///< most frequent first, then by name

/// What the selection of a map says, counted once for the page, the alt text and the manifest.
struct FigureFacts {
    std::size_t certain = 0;
    std::size_t possible = 0;
    std::size_t contested = 0;       ///< of both
    std::size_t without_place = 0;   ///< of both: counted, but not on the map
    std::size_t undated = 0;         ///< fit the filter but for their missing time
    std::size_t unlocated = 0;       ///< fit the filter but for their missing place
    std::optional<Day> first, last;  ///< of the incidents shown
    Tally places;                    ///< incidents by place name
    Tally claimants;                 ///< claims by claimant
    std::size_t claims = 0;

    std::size_t shown() const { return certain + possible; }
    std::size_t on_map() const { return shown() - without_place; }
};

FigureFacts gather_facts(const Map& map);

/// "58 reported incidents: 55 certain, 3 possible; 14 contested; 2 without a known place". The same words on
/// the page and in the alt text.
std::string counts_in_words(const FigureFacts& facts);

/// "Incidents of 27 September – 10 November 2020", or nothing without dated incidents.
std::string dates_in_words(const FigureFacts& facts);

/// What the figure shows, for those who cannot see it: several plain sentences, one paragraph.
std::string alt_text(const FigureSpec& spec, const std::string& title, const FigureFacts& facts,
                     const Extent& shown);

}  // namespace bearing::figure
