#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "bearing/incident/difference.hpp"
#include "incident/difference_words.hpp"

namespace bearing {

/// By what a claim is known: claimant, stance and actor, and which of several alike it is.
struct ClaimKey {
    std::string claimant;
    Stance stance = Stance::reports;
    std::string actor;
    std::size_t ordinal = 0;

    auto operator<=>(const ClaimKey&) const = default;
};

std::vector<ClaimKey> claim_keys(const std::vector<Claim>& claims);

/// Claims by their keys; the claims must outlive it.
using ClaimsByKey = std::map<ClaimKey, const Claim*>;
ClaimsByKey by_key(const std::vector<Claim>& claims);

/// "claims[Amnesty International]"; with stance and actor where one of the two speaks more than once.
std::string claim_label(const ClaimKey& key, const ClaimsByKey& some, const ClaimsByKey& others);

/// A verbatim column, and which of several of that name it is.
using CellKey = std::pair<std::string, std::size_t>;
/// Of all cells, in their order.
std::vector<CellKey> cell_keys(const Verbatim& verbatim);
/// Cells that hold something.
std::map<CellKey, std::string> cells_by_key(const Verbatim& verbatim);
std::string cell_label(const CellKey& key);

/// Appends how two values of a field differ; nothing if they are equal.
template <class T>
void append_difference(const std::string& name, const T& before, const T& after,
                       std::vector<FieldChange>& out) {
    if (!(before == after)) out.push_back({name, in_words(before), in_words(after)});
}
void append_difference(const std::string& name, const std::optional<Occurrence>& before,
                       const std::optional<Occurrence>& after, std::vector<FieldChange>& out);
/// Footprints differ in the parts that people know: "where.point" for "where.footprint".
void append_difference(const std::string& name, const Footprint& before, const Footprint& after,
                       std::vector<FieldChange>& out);
void append_difference(const std::string& name, const std::optional<Location>& before,
                       const std::optional<Location>& after, std::vector<FieldChange>& out);
/// Of one and the same claim.
void append_difference(const std::string& name, const Claim& before, const Claim& after,
                       std::vector<FieldChange>& out);
void append_difference(const std::string& name, const Verbatim& before, const Verbatim& after,
                       std::vector<FieldChange>& out);

}  // namespace bearing
