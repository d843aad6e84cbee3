#include "basemap/layer_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "basemap/antimeridian.hpp"
#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "bearing/basemap/basemap.hpp"
#include "gdal/vector_file.hpp"
#include "gdal/vector_writer.hpp"

namespace bearing {
namespace basemap {
namespace {

using gdal::to_text;

constexpr const char* kIndex = "bearing_layers";

constexpr std::array<std::pair<LayerKind, const char*>, 9> kKinds{{{LayerKind::land, "land"},
                                                                   {LayerKind::country, "country"},
                                                                   {LayerKind::lake, "lake"},
                                                                   {LayerKind::river, "river"},
                                                                   {LayerKind::coast, "coast"},
                                                                   {LayerKind::border, "border"},
                                                                   {LayerKind::line, "line"},
                                                                   {LayerKind::place, "place"},
                                                                   {LayerKind::other, "other"}}};

const std::vector<gdal::Field>& index_fields() {
    using enum gdal::FieldType;
    static const std::vector<gdal::Field> fields{{"id", text},
                                                 {"table_name", text},
                                                 {"label", text},
                                                 {"kind", text},
                                                 {"credit", text},
                                                 {"licence", text},
                                                 {"min_scale_denominator", real},
                                                 {"max_scale_denominator", real}};
    return fields;
}

const std::vector<gdal::Field>& feature_fields() {
    using enum gdal::FieldType;
    static const std::vector<gdal::Field> fields{{"name", text},     {"names", text},   {"kind", text},
                                                 {"country", text},  {"rank", integer}, {"valid_from", date},
                                                 {"valid_to", date}, {"status", text},  {"source", text}};
    return fields;
}

gdal::GeometryKind geometry_kind(const Layer& layer) {
    if (layer.features.empty()) return gdal::GeometryKind::none;
    switch (layer.features.front().geometry.index()) {
        case 0:
            return gdal::GeometryKind::point;
        case 1:
            return gdal::GeometryKind::lines;
        default:
            return gdal::GeometryKind::polygons;
    }
}

gdal::Value text_or_null(const std::string& text) {
    if (text.empty()) return {};
    return text;
}

gdal::Value date_or_null(const std::optional<Day>& day) {
    if (!day) return {};
    return bearing::to_string(*day);
}

std::string table_name(const std::string& id) {
    std::string name = id;
    std::replace(name.begin(), name.end(), '.', '_');
    return name;
}

void write_feature(gdal::VectorWriter& writer, const Feature& f) {
    const gdal::Geometry geometry =
        std::visit([](const auto& shape) { return gdal::Geometry(shape); }, f.geometry);
    writer.write({text_or_null(f.name), text_or_null(pack_names(f.names)), text_or_null(f.kind),
                  text_or_null(f.country), static_cast<long long>(f.rank), date_or_null(f.valid_from),
                  date_or_null(f.valid_to), text_or_null(f.status), text_or_null(f.source)},
                 geometry);
}

std::optional<Day> day_of(const gdal::Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text != nullptr ? parse_day(*text) : std::nullopt;
}

/// Where each of feature_fields() stands in a table; a table may lack some.
std::vector<std::optional<std::size_t>> columns_of(const gdal::VectorLayer& table) {
    std::vector<std::optional<std::size_t>> columns;
    for (const auto& field : feature_fields()) columns.push_back(table.field(field.name));
    return columns;
}

bool take_geometry(Feature& feature, gdal::Geometry& geometry) {
    if (auto* point = std::get_if<LonLat>(&geometry))
        feature.geometry = *point;
    else if (auto* lines = std::get_if<LineStrings>(&geometry))
        feature.geometry = std::move(*lines);
    else if (auto* polygons = std::get_if<MultiPolygon>(&geometry))
        feature.geometry = std::move(*polygons);
    else
        return false;
    feature.extent = extent_of_parts(feature.geometry);
    return true;
}

void read_features(gdal::VectorLayer& table, Layer& layer) {
    const auto columns = columns_of(table);
    const gdal::Value null;
    layer.features.reserve(table.feature_count());
    for (gdal::Record record; table.next(record);) {
        const auto value = [&](std::size_t i) -> const gdal::Value& {
            return columns[i] ? record.values[*columns[i]] : null;
        };
        Feature feature;
        feature.name = to_text(value(0));
        feature.names = unpack_names(to_text(value(1)));
        feature.kind = to_text(value(2));
        feature.country = to_text(value(3));
        if (const auto* rank = std::get_if<long long>(&value(4))) feature.rank = static_cast<int>(*rank);
        feature.valid_from = day_of(value(5));
        feature.valid_to = day_of(value(6));
        feature.status = to_text(value(7));
        feature.source = to_text(value(8));
        if (take_geometry(feature, record.geometry)) layer.features.push_back(std::move(feature));
    }
}

/// A row of bearing_layers.
struct IndexRow {
    Layer layer;  ///< without features
    std::string table;
};

std::vector<IndexRow> read_index(const gdal::VectorFile& file) {
    auto table = file.layer(kIndex);
    if (!table)
        throw FormatError(
            fmt::format("{} is no basemap of Bearing (it has no table {}); build one with "
                        "\"bearing basemap build -o {}\"",
                        file.path().string(), kIndex, file.path().string()));
    std::vector<IndexRow> rows;
    for (gdal::Record record; table->next(record);) {
        const auto text = [&](const char* name) {
            const auto column = table->field(name);
            return column ? to_text(record.values[*column]) : std::string();
        };
        IndexRow row;
        row.layer.id = text("id");
        row.table = text("table_name");
        row.layer.label = text("label");
        row.layer.kind = parse_layer_kind(text("kind"));
        row.layer.credit = text("credit");
        row.layer.min_scale_denominator = parse_number(text("min_scale_denominator")).value_or(0);
        row.layer.max_scale_denominator = parse_number(text("max_scale_denominator")).value_or(1e12);
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace

std::string to_string(LayerKind kind) {
    for (const auto& [k, text] : kKinds)
        if (k == kind) return text;
    return "other";
}

LayerKind parse_layer_kind(const std::string& text) {
    for (const auto& [kind, name] : kKinds)
        if (name == text) return kind;
    return LayerKind::other;
}

std::string pack_names(const std::vector<Name>& names) {
    std::vector<std::string> lines;
    for (const auto& name : names)
        lines.push_back(fmt::format("{}|{}|{}", name.text, name.language, name.side));
    return join(lines, "\n");
}

std::vector<Name> unpack_names(const std::string& packed) {
    std::vector<Name> names;
    for (const auto& line : split_list(packed, '\n')) {
        const auto side = line.rfind('|');
        const auto language =
            side == std::string::npos || side == 0 ? std::string::npos : line.rfind('|', side - 1);
        if (language == std::string::npos) {
            names.push_back({line, "", ""});
            continue;
        }
        names.push_back({line.substr(0, language), line.substr(language + 1, side - language - 1),
                         line.substr(side + 1)});
    }
    return names;
}

void write_layer_file(const std::filesystem::path& path, const std::vector<LicensedLayer>& layers,
                      const Progress& progress) {
    gdal::VectorWriter writer(path);
    double done = 0;
    for (const auto& [layer, licence] : layers) {
        if (progress) progress(done++ / static_cast<double>(layers.size()), "writing " + layer.label);
        writer.add_layer(table_name(layer.id), geometry_kind(layer), feature_fields());
        for (const auto& feature : layer.features) write_feature(writer, feature);
    }
    writer.add_layer(kIndex, gdal::GeometryKind::none, index_fields());
    for (const auto& [layer, licence] : layers)
        writer.write({layer.id, table_name(layer.id), layer.label, to_string(layer.kind), layer.credit,
                      licence, layer.min_scale_denominator, layer.max_scale_denominator},
                     {});
    writer.close();
}

}  // namespace basemap

Outcome<Layers> read_basemap(const std::filesystem::path& path) {
    const gdal::VectorFile file(path, {"GPKG"});
    Outcome<Layers> outcome;
    for (auto& [header, table_name] : basemap::read_index(file)) {
        auto layer = std::make_shared<Layer>(std::move(header));
        try {
            auto table = file.layer(table_name);
            if (!table) throw FormatError(fmt::format("the table {} is missing", table_name));
            basemap::read_features(*table, *layer);
            outcome.value.push_back(std::move(layer));
        } catch (const Error& error) {
            outcome.issues.push_back({path.string(), 0, layer->id, Severity::warning, error.what()});
        }
    }
    return outcome;
}

std::vector<BasemapLayerInfo> list_basemap(const std::filesystem::path& path) {
    const gdal::VectorFile file(path, {"GPKG"});
    std::vector<BasemapLayerInfo> infos;
    for (const auto& [header, table_name] : basemap::read_index(file)) {
        BasemapLayerInfo info{header.id, header.label, 0, {}, header.credit};
        if (const auto table = file.layer(table_name)) {
            info.features = table->feature_count();
            info.extent = table->extent().value_or(Extent{});
        }
        infos.push_back(std::move(info));
    }
    return infos;
}

}  // namespace bearing
