#pragma once

#include <vector>

#include "basemap/detail.hpp"
#include "basemap/gshhg.hpp"
#include "bearing/geo/layer.hpp"

namespace bearing::basemap {

/// Lakes of more than this are seas to a reader: countries end at their shore.
inline constexpr double kSeaKm2 = 300'000;

/// The shores at which countries end: of the land (Antarctica by its ice front, closed by way of the pole),
/// of the lakes that are seas, and of the islands in these.
std::vector<Shore> country_shores(const std::vector<Shore>& shores);

/// True if the shore is around enough to be shown.
bool is_large_enough(const Shore& shore, const Detail& detail);

/// One feature for each piece of land among country_shores().
std::vector<Feature> land_features(const std::vector<Shore>& shores);

/// The lines of all country_shores(), in pieces short enough to be looked up by their boxes.
std::vector<Feature> coast_features(const std::vector<Shore>& shores);

/// Lakes with their islands as holes; kind "lake", "sea", or "river" for the wide parts of rivers.
std::vector<Feature> lake_features(const std::vector<Shore>& shores, const Detail& detail);

/// Rivers and canals; the coarser the detail at a place, the fewer. kind "river", "intermittent_river" or
/// "canal".
std::vector<Feature> river_features(const std::vector<GshhgLine>& rivers, const Detail& detail);

/// 1 most important .. 9, by size.
int rank_of_lake(double area_km2);
/// By the level of GSHHG.
int rank_of_river(int level);

}  // namespace bearing::basemap
