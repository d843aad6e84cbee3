#include <fmt/format.h>

#include "bearing/base/error.hpp"
#include "bearing/incident/incident_json.hpp"
#include "bearing/io/read_incidents.hpp"

namespace bearing {
namespace {

using Json = nlohmann::ordered_json;

Json parse_document(std::string_view text, const std::string& name) {
    try {
        return Json::parse(text);
    } catch (const Json::parse_error& error) {
        throw FormatError(
            fmt::format("{} is not complete JSON (it breaks off or goes wrong near byte {}); get the "
                        "file again or mend it there",
                        name, error.byte));
    } catch (const Json::exception&) {
        throw FormatError(fmt::format("{} holds a number that is too large; mend it", name));
    }
}

}  // namespace

IncidentFile parse_geojson(std::string_view text, const std::string& name) {
    const Json document = parse_document(text, name);
    const auto features = document.is_object() ? document.find("features") : document.end();
    if (!document.is_object() || features == document.end() || !features->is_array())
        throw FormatError(
            fmt::format("{} holds no GeoJSON FeatureCollection; Bearing reads its own GeoJSON, as "
                        "written by `bearing export -o FILE.geojson`",
                        name));
    IncidentFile file;
    file.format = "bearing-geojson";
    for (const Json& feature : *features) {
        ++file.rows;
        try {
            const Json& properties = feature.is_object() ? feature.value("properties", Json()) : Json();
            Incident incident = incident_from_json(properties);
            if (incident.id.empty()) throw FormatError("no id");
            file.incidents.push_back(std::move(incident));
        } catch (const std::exception& error) {
            Issue issue{name, file.rows, "", Severity::error, error.what()};
            file.rejected.push_back({std::move(issue), feature.dump()});
        }
    }
    return file;
}

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
