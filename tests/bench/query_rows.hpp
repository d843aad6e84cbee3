#pragma once

#include "bearing/incident/tally.hpp"

namespace bearing::bench {

/// How closely the rows know their days and places.
enum class Rows {
    exact,      ///< every one to the day and to the point: what databases can be asked, too
    uncertain,  ///< as ACLED codes them: 12 % to the week, 3 % to the month; towns, surroundings, provinces
};

/// Rows of six years in the default region: 40 actors and 300 towns of very different weight, 120 sources,
/// four escalations in which many incidents fall into few days. As many as BEARING_BENCH_ROWS says (10
/// million), or those of the file that BEARING_BENCH_CSV names: columns day (since 2018-01-01), lon, lat,
/// actor (0..39), type (0..24).
const Dataset& dataset(Rows rows);

/// The first day that rows have.
inline constexpr int kFirstDay = 17532;
inline constexpr int kDays = 2191;

/// The name that actor 0..39 is accused under.
std::string actor_name(int actor);

}  // namespace bearing::bench
