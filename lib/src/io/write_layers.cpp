#include <fmt/format.h>

#include "bearing/base/text.hpp"
#include "gdal/vector_writer.hpp"
#include "io/export_names.hpp"
#include "io/feature_fields.hpp"
#include "io/footprint_area.hpp"
#include "io/incident_sink.hpp"

namespace bearing {
namespace {

using gdal::GeometryKind;

gdal::Geometry geometry_of(const Incident& incident, ExportGeometry geometry) {
    if (!incident.where) return {};
    if (geometry == ExportGeometry::area) return footprint_area(incident.where->footprint);
    return incident.where->footprint.point;
}

GeometryKind kind_of(ExportGeometry geometry) {
    return geometry == ExportGeometry::area ? GeometryKind::polygons : GeometryKind::point;
}

/// FlatGeobuf: fields to read, and the incident itself in one more.
class FlatGeobufSink : public IncidentSink {
  public:
    FlatGeobufSink(const std::filesystem::path& path, const ExportPlan& plan)
        : writer_(path, "FlatGeobuf"), geometry_(plan.options.geometry) {
        std::vector<gdal::Field> fields;
        for (const FeatureField& field : feature_fields()) fields.push_back({field.name, field.type});
        fields.push_back({std::string(kIncidentField), gdal::FieldType::text});
        writer_.add_layer("incidents", kind_of(geometry_), fields);
    }

    void add(const Incident& incident, Match match) override {
        // GDAL would drop a feature without geometry and say nothing.
        if (!incident.where) {
            ++without_place_;
            return;
        }
        std::vector<gdal::Value> values;
        for (const FeatureField& field : feature_fields()) values.push_back(field.value(incident, match));
        values.emplace_back(incident_text(incident));
        writer_.write(values, geometry_of(incident, geometry_));
    }

    std::vector<std::string> finish() override {
        writer_.close();
        if (without_place_ == 0) return {};
        return {
            fmt::format("{} without a place left out, which a FlatGeobuf cannot hold; use .gpkg, .geojson or "
                        ".csv to keep them",
                        counted(without_place_, "incident"))};
    }

  private:
    gdal::VectorWriter writer_;
    ExportGeometry geometry_;
    std::size_t without_place_ = 0;
};

/// The text cut to what a dBASE cell holds, between characters.
std::string cut(std::string text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
    text.resize(bytes);
    return text;
}

/// Shapefile: the fields only, under short names, texts cut.
class ShapefileSink : public IncidentSink {
  public:
    ShapefileSink(const std::filesystem::path& path, const ExportPlan& plan)
        : writer_(path, "ESRI Shapefile"), geometry_(plan.options.geometry) {
        std::vector<gdal::Field> fields;
        for (const FeatureField& field : feature_fields())
            fields.push_back({field.name.substr(0, kShapefileName), field.type});
        writer_.add_layer(path.stem().string(), kind_of(geometry_), fields,
                          {"ENCODING=UTF-8", "2GB_LIMIT=YES"});
    }

    void add(const Incident& incident, Match match) override {
        constexpr std::size_t kMostBytes = 254;
        std::vector<gdal::Value> values;
        for (const FeatureField& field : feature_fields()) {
            gdal::Value value = field.value(incident, match);
            if (auto* text = std::get_if<std::string>(&value); text != nullptr && text->size() > kMostBytes) {
                // Half a list would be a wrong list: weapons are left out rather than cut.
                value = field.name == "weapons" ? gdal::Value() : gdal::Value(cut(*text, kMostBytes));
                ++cut_;
            }
            values.push_back(std::move(value));
        }
        writer_.write(values, geometry_of(incident, geometry_));
        claims_ += incident.claims.size();
    }

    std::vector<std::string> finish() override {
        writer_.close();
        std::vector<std::string> warnings{fmt::format(
            "a shapefile has no room for {} with their dates and figures, nor for columns of the source: it "
            "names claimants and accused only, under names of ten characters; use .gpkg, .geojson or .csv to "
            "keep everything",
            counted(claims_, "claim"))};
        if (cut_ > 0) warnings.push_back(fmt::format("{} longer than 254 bytes cut", counted(cut_, "text")));
        return warnings;
    }

  private:
    gdal::VectorWriter writer_;
    ExportGeometry geometry_;
    std::size_t cut_ = 0;
    std::size_t claims_ = 0;
};

}  // namespace

std::unique_ptr<IncidentSink> flatgeobuf_sink(const std::filesystem::path& path, const ExportPlan& plan) {
    return std::make_unique<FlatGeobufSink>(path, plan);
}

std::unique_ptr<IncidentSink> shapefile_sink(const std::filesystem::path& path, const ExportPlan& plan) {
    return std::make_unique<ShapefileSink>(path, plan);
}

}  // namespace bearing
