#include "bearing/incident/incident_json.hpp"
#include "bearing/io/read_incidents.hpp"

namespace bearing {

using Json = nlohmann::ordered_json;

std::string to_geojson(const std::vector<const Incident*>& incidents) {
    Json features = Json::array();
    for (const Incident* incident : incidents) {
        Json geometry = nullptr;
        if (incident->where) {
            const LonLat p = incident->where->footprint.point;
            geometry = {{"type", "Point"}, {"coordinates", {p.lon, p.lat}}};
        }
        features.push_back({{"type", "Feature"},
                            {"id", incident->id},
                            {"geometry", std::move(geometry)},
                            {"properties", to_json(*incident)}});
    }
    return Json{{"type", "FeatureCollection"}, {"features", std::move(features)}}.dump(1) + "\n";
}

}  // namespace bearing
