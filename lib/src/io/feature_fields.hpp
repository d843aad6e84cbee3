#pragma once

#include <functional>
#include <string>
#include <vector>

#include "bearing/incident/incident.hpp"
#include "bearing/incident/query.hpp"
#include "gdal/record.hpp"

namespace bearing {

/// A field of an incident on a map, for people who open the layer elsewhere: names and units of Bearing's CSV
/// where it has the same, and the claims put together in a line.
struct FeatureField {
    std::string name;
    gdal::FieldType type = gdal::FieldType::text;
    std::function<gdal::Value(const Incident&, Match)> value;
};

const std::vector<FeatureField>& feature_fields();

/// The whole incident as JSON in plain ASCII, which every format keeps as it is.
std::string incident_text(const Incident& incident);

}  // namespace bearing
