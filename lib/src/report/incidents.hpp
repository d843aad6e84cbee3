#pragma once

#include "bearing/report/report.hpp"
#include "report/linking.hpp"

namespace bearing::report {

/// Turns drafts into incidents with ids and sorts them into those that can be shown, the unlocated and the
/// undated. What lies well before the report becomes background.
void collect_incidents(Linked linked, const Metadata& metadata, Extraction& extraction);

/// All mentions of the readings, ascending by span.
std::vector<Mention> collect_mentions(const Document& document, const std::vector<Reading>& readings,
                                      PlaceResolver& places);

}  // namespace bearing::report
