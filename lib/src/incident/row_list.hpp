#pragma once

#include <tuple>
#include <utility>

#include "bearing/incident/columns.hpp"

namespace bearing {

/// Every column of IncidentRows, in the order in which they stand in files.
inline constexpr auto kRowColumns =
    std::tuple(&IncidentRows::first_day, &IncidentRows::last_day, &IncidentRows::lon, &IncidentRows::lat,
               &IncidentRows::radius_cm, &IncidentRows::claim_set, &IncidentRows::involved_set,
               &IncidentRows::place, &IncidentRows::key, &IncidentRows::weapons, &IncidentRows::type,
               &IncidentRows::precision, &IncidentRows::time_precision, &IncidentRows::flags);

/// visit(member pointer) for each column.
template <class Visit>
void each_row_column(Visit&& visit) {
    std::apply([&](auto... member) { (visit(member), ...); }, kRowColumns);
}

}  // namespace bearing
