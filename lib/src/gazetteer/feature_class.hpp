#pragma once

#include <string_view>

namespace bearing {

/// What sort of thing a feature code stands for, as far as names ask for it ("Tartar river", "Tartar city").
enum class PlaceKind { any, populated, area, water, relief, site };

/// Kind of a GeoNames feature code (https://www.geonames.org/export/codes.html).
PlaceKind kind_of(std::string_view feature);

/// How likely a bare name means a place of this feature, 0..1: a country before a capital before a town
/// before a river before a building.
double feature_weight(std::string_view feature);

/// "town", "river", "district": the feature in one or two words.
std::string_view feature_word(std::string_view feature);

/// How well a place of kind `found` answers a query for `wanted`, 0..1: a town for a district is a weak
/// answer, a river for a town is none.
double kind_fit(PlaceKind wanted, PlaceKind found);

/// "an area", "a town or village".
std::string_view with_article(PlaceKind kind);

}  // namespace bearing
