#include <fmt/format.h>

#include "bearing/base/text.hpp"
#include "io/csv_values.hpp"
#include "io/export_names.hpp"
#include "io/feature_fields.hpp"
#include "io/footprint_area.hpp"
#include "io/incident_sink.hpp"
#include "io/markup.hpp"
#include "io/text_file.hpp"

namespace bearing {
namespace {

std::string ring_text(const Ring& ring) {
    std::string out = "<LinearRing><coordinates>";
    for (const LonLat p : ring) out += write_number(p.lon) + ',' + write_number(p.lat) + ' ';
    return out + "</coordinates></LinearRing>";
}

std::string polygon_text(const Polygon& polygon) {
    std::string out = "<Polygon><outerBoundaryIs>" + ring_text(polygon.outer) + "</outerBoundaryIs>";
    for (const Ring& hole : polygon.holes)
        out += "<innerBoundaryIs>" + ring_text(hole) + "</innerBoundaryIs>";
    return out + "</Polygon>";
}

std::string geometry_text(const Incident& incident, ExportGeometry geometry) {
    if (!incident.where) return {};
    const Footprint& footprint = incident.where->footprint;
    if (geometry == ExportGeometry::point)
        return fmt::format("<Point><coordinates>{},{}</coordinates></Point>",
                           write_number(footprint.point.lon), write_number(footprint.point.lat));
    std::string out = "<MultiGeometry>";
    for (const Polygon& polygon : footprint_area(footprint)) out += polygon_text(polygon);
    return out + "</MultiGeometry>";
}

std::string data_text(std::string_view name, std::string_view value) {
    return fmt::format("<Data name=\"{}\"><value>{}</value></Data>", name, markup_text(value));
}

std::string placemark_name(const Incident& incident) {
    std::string name = incident.where ? incident.where->name : "";
    if (name.empty()) name = incident.id;
    if (incident.when) name += ", " + to_string(incident.when->span);
    return name;
}

class KmlSink : public IncidentSink {
  public:
    KmlSink(const std::filesystem::path& path, const ExportPlan& plan)
        : file_(path), geometry_(plan.options.geometry) {
        file_.write(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document id=\"incidents\">\n<name>" +
            markup_text(plan.options.title) + "</name>\n<description>" +
            markup_text(join(plan.options.notes, "\n")) + "</description>\n");
    }

    void add(const Incident& incident, Match match) override {
        std::string out = "<Placemark><name>" + markup_text(placemark_name(incident)) +
                          "</name><description>" + markup_text(incident.summary) + "</description>";
        if (incident.when)
            out += fmt::format("<TimeSpan><begin>{}</begin><end>{}</end></TimeSpan>",
                               to_string(incident.when->span.first), to_string(incident.when->span.last));
        out += "<ExtendedData>";
        for (const FeatureField& field : feature_fields()) {
            const std::string value = gdal::to_text(field.value(incident, match));
            if (!value.empty()) out += data_text(field.name, value);
        }
        out += data_text(kIncidentField, incident_text(incident));
        file_.write(out + "</ExtendedData>" + geometry_text(incident, geometry_) + "</Placemark>\n");
    }

    std::vector<std::string> finish() override {
        file_.write("</Document>\n</kml>\n");
        file_.close();
        return {};
    }

  private:
    TextFile file_;
    ExportGeometry geometry_;
};

}  // namespace

std::unique_ptr<IncidentSink> kml_sink(const std::filesystem::path& path, const ExportPlan& plan) {
    return std::make_unique<KmlSink>(path, plan);
}

}  // namespace bearing
