#include "bearing/incident/incident_json.hpp"
#include "incident/json_values.hpp"
#include "io/export_names.hpp"
#include "io/footprint_area.hpp"
#include "io/incident_sink.hpp"
#include "io/text_file.hpp"

namespace bearing {
namespace {

std::string dumped(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json geometry_json(const Incident& incident, ExportGeometry geometry) {
    if (!incident.where) return nullptr;
    const Footprint& footprint = incident.where->footprint;
    if (geometry == ExportGeometry::area)
        return {{"type", "MultiPolygon"}, {"coordinates", area_json(footprint_area(footprint))}};
    return {{"type", "Point"}, {"coordinates", {footprint.point.lon, footprint.point.lat}}};
}

class GeoJsonSink : public IncidentSink {
  public:
    GeoJsonSink(const std::filesystem::path& path, const ExportPlan& plan)
        : file_(path), geometry_(plan.options.geometry) {
        Json notes = Json::array();
        for (const auto& note : plan.options.notes) notes.push_back(note);
        file_.write("{\"type\":\"FeatureCollection\",\"name\":" + dumped(plan.options.title) +
                    ",\"notes\":" + dumped(notes) + ",\"features\":[");
    }

    void add(const Incident& incident, Match match) override {
        Json properties = to_json(incident);
        properties[std::string(kMatchColumn)] = match == Match::possible ? "possible" : "certain";
        const Json feature{{"type", "Feature"},
                           {"id", incident.id},
                           {"geometry", geometry_json(incident, geometry_)},
                           {"properties", std::move(properties)}};
        file_.write((is_first_ ? "\n" : ",\n") + dumped(feature));
        is_first_ = false;
    }

    std::vector<std::string> finish() override {
        file_.write("\n]}\n");
        file_.close();
        return {};
    }

  private:
    TextFile file_;
    ExportGeometry geometry_;
    bool is_first_ = true;
};

}  // namespace

std::unique_ptr<IncidentSink> geojson_sink(const std::filesystem::path& path, const ExportPlan& plan) {
    return std::make_unique<GeoJsonSink>(path, plan);
}

}  // namespace bearing
