#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/incident_reader.hpp"

namespace bearing {

/// One or two may be missing for whatever reason.
inline constexpr std::size_t kLeastToExplain = 3;

/// Whether so many incidents, taken out by chance, would be those that one of the choices leaves out with at
/// most the probability `at_most`. `log_choices` is the logarithm of the number of choices.
bool is_hardly_chance(double log_choices, std::size_t brought, std::size_t missing, double at_most);

/// Tells an extract of a source from a release that takes incidents back: people choose what they export by
/// types, parties, sources, regions or any other column. The release is such a choice of a field's values if
/// each of its incidents has a value that no missing one has, or each missing one a value that the release
/// has nowhere, and this would hardly be so had as many incidents been taken out by chance. Returns what the
/// values are of, in words ("types", "values of \"actor1\""), or nothing. `brought` and `missing` are fids.
std::optional<std::string> chosen_by(IncidentReader& reader, const std::vector<long long>& brought,
                                     const std::vector<long long>& missing);

}  // namespace bearing
