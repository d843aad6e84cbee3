#pragma once

#include <optional>
#include <vector>

#include "bearing/geoparse/toponym.hpp"
#include "geoparse/resolver.hpp"

namespace bearing::geoparse {

/// The place that name `i` was taken for, with the reason; for a name that the gazetteer does not have, the
/// wider place that the text gives for it, if any.
std::optional<ResolvedPlace> describe_place(const Gazetteer& gazetteer, const std::vector<NameMention>& names,
                                            const std::vector<Resolved>& resolved, std::size_t i);

/// How sure it is that the name is a place's and that this place is meant, 0..1.
double describe_score(const NameMention& name, const Resolved& resolved);

}  // namespace bearing::geoparse
