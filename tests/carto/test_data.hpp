#pragma once

#include <memory>
#include <string>
#include <vector>

#include "bearing/carto/map.hpp"

namespace bearing::test {

/// The system's fonts, loaded once.
std::shared_ptr<const FontSet> fonts();

/// A view of the South Caucasus: 500 x 320 units around Stepanakert at about 1 : 2 million on paper.
Viewport karabakh_view(double metres_per_unit = 700);

Day day(const char* iso);

/// An incident at a point with claims by code: "a" alleged, "d" denied, "c" another actor accused, "r"
/// reported.
Incident incident(const std::string& name, LonLat at, const std::string& claims,
                  Precision precision = Precision::town);

/// A map of these incidents, all certain.
Map map_of(std::vector<Incident> incidents);

Feature place(const std::string& name, LonLat at, int rank, std::vector<Name> names = {});
Feature line(const std::string& name, const std::string& kind, LineString points);
Feature area(const std::string& name, const Ring& outer);
std::shared_ptr<const Layer> layer(const std::string& id, LayerKind kind, std::vector<Feature> features);

const SceneLayer& layer_of(const Scene& scene, const std::string& id);
/// All texts of a layer in order.
std::vector<std::string> texts(const SceneLayer& layer);

inline constexpr LonLat kStepanakert{46.75, 39.82};

}  // namespace bearing::test
