#include "gdal/vector_file.hpp"

#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <system_error>

#include "bearing/base/error.hpp"
#include "gdal/convert.hpp"
#include "gdal/session.hpp"

namespace bearing::gdal {
namespace {

FieldType field_type(OGRFieldType type) {
    switch (type) {
        case OFTInteger:
        case OFTInteger64:
            return FieldType::integer;
        case OFTReal:
            return FieldType::real;
        case OFTDate:
            return FieldType::date;
        case OFTDateTime:
            return FieldType::date_time;
        default:
            return FieldType::text;
    }
}

/// OGR's zone flags: 0 unknown, 1 local, 100 UTC, each step of one 15 minutes.
std::string zone_suffix(int flag) {
    if (flag < 2) return {};
    if (flag == 100) return "Z";
    const int minutes = (flag - 100) * 15;
    return fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', std::abs(minutes) / 60,
                       std::abs(minutes) % 60);
}

std::string date_text(const OGRFeature& feature, int i, bool with_time) {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, zone = 0;
    float second = 0;
    feature.GetFieldAsDateTime(i, &year, &month, &day, &hour, &minute, &second, &zone);
    std::string text = fmt::format("{:04}-{:02}-{:02}", year, month, day);
    if (with_time)
        text +=
            fmt::format("T{:02}:{:02}:{:02}{}", hour, minute, static_cast<int>(second), zone_suffix(zone));
    return text;
}

std::string list_text(const OGRFeature& feature, int i) {
    std::string text;
    const char* const* items = feature.GetFieldAsStringList(i);
    for (; items != nullptr && *items != nullptr; ++items) {
        if (!text.empty()) text += ';';
        text += *items;
    }
    return text;
}

Value value_of(OGRFeature& feature, int i, OGRFieldType type) {
    if (!feature.IsFieldSetAndNotNull(i)) return {};
    switch (type) {
        case OFTInteger:
        case OFTInteger64:
            return static_cast<long long>(feature.GetFieldAsInteger64(i));
        case OFTReal:
            return feature.GetFieldAsDouble(i);
        case OFTDate:
            return date_text(feature, i, false);
        case OFTDateTime:
            return date_text(feature, i, true);
        case OFTStringList:
            return list_text(feature, i);
        default:
            return std::string(feature.GetFieldAsString(i));
    }
}

std::vector<const char*> c_strings(const std::vector<std::string>& texts) {
    std::vector<const char*> pointers;
    for (const auto& text : texts) pointers.push_back(text.c_str());
    pointers.push_back(nullptr);
    return pointers;
}

}  // namespace

std::string to_text(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* whole = std::get_if<long long>(&value)) return fmt::format("{}", *whole);
    if (const auto* real = std::get_if<double>(&value)) return fmt::format("{}", *real);
    return {};
}

struct VectorLayer::Impl {
    std::string path;
    OGRLayer* layer = nullptr;  // owned by the file
    std::string name;
    std::vector<Field> fields;
    std::vector<OGRFieldType> types;
    std::unique_ptr<OGRCoordinateTransformation> to_wgs84;

    void set_up_transformation() {
        const OGRSpatialReference* stated = layer->GetSpatialRef();
        if (stated == nullptr) return;
        OGRSpatialReference source(*stated);
        source.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        OGRSpatialReference wgs84;
        wgs84.importFromEPSG(4326);
        wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        if (source.IsSame(&wgs84)) return;
        const Messages messages;
        to_wgs84.reset(OGRCreateCoordinateTransformation(&source, &wgs84));
        if (!to_wgs84)
            throw FormatError(fmt::format("cannot transform the layer {} of {} to WGS 84: {}", name, path,
                                          messages.reason("its coordinate system is unknown")));
    }

    void read_geometry(OGRFeature& feature, Record& record) const {
        record.geometry = {};
        record.geometry_type.clear();
        OGRGeometry* geometry = feature.GetGeometryRef();
        if (geometry == nullptr) return;
        record.geometry_type = geometry->getGeometryName();
        if (to_wgs84 && geometry->transform(to_wgs84.get()) != OGRERR_NONE)
            throw FormatError(fmt::format("feature {} of the layer {} in {} cannot be transformed to WGS 84",
                                          record.id, name, path));
        record.geometry = from_ogr(*geometry);
    }
};

VectorLayer::VectorLayer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
VectorLayer::~VectorLayer() = default;
VectorLayer::VectorLayer(VectorLayer&&) noexcept = default;
VectorLayer& VectorLayer::operator=(VectorLayer&&) noexcept = default;

const std::string& VectorLayer::name() const {
    return impl_->name;
}
const std::vector<Field>& VectorLayer::fields() const {
    return impl_->fields;
}

std::optional<std::size_t> VectorLayer::field(std::string_view name) const {
    for (std::size_t i = 0; i < impl_->fields.size(); ++i)
        if (impl_->fields[i].name == name) return i;
    return std::nullopt;
}

std::size_t VectorLayer::feature_count() const {
    const Messages messages;
    return static_cast<std::size_t>(std::max<GIntBig>(0, impl_->layer->GetFeatureCount()));
}

std::optional<Extent> VectorLayer::extent() const {
    const Messages messages;
    OGREnvelope box;
    if (impl_->layer->GetExtent(&box) != OGRERR_NONE || !box.IsInit()) return std::nullopt;
    return Extent{box.MinX, box.MinY, box.MaxX, box.MaxY};
}

void VectorLayer::rewind() {
    impl_->layer->ResetReading();
}

bool VectorLayer::next(Record& record) {
    const Messages messages;
    const OGRFeatureUniquePtr feature(impl_->layer->GetNextFeature());
    if (!feature) {
        if (messages.errors().empty()) return false;
        throw FormatError(fmt::format("the layer {} of {} cannot be read to its end: {}", impl_->name,
                                      impl_->path, messages.reason("it is damaged")));
    }
    record.id = feature->GetFID();
    record.values.resize(impl_->types.size());
    for (std::size_t i = 0; i < impl_->types.size(); ++i)
        record.values[i] = value_of(*feature, static_cast<int>(i), impl_->types[i]);
    impl_->read_geometry(*feature, record);
    return true;
}

struct VectorFile::Impl {
    std::filesystem::path path;
    GDALDatasetUniquePtr dataset;
};

VectorFile::VectorFile(const std::filesystem::path& path, const std::vector<std::string>& drivers,
                       const std::vector<std::string>& options)
    : impl_(std::make_unique<Impl>()) {
    register_drivers();
    std::error_code error;
    const bool in_memory = path.string().rfind("/vsi", 0) == 0;
    if (!in_memory && !std::filesystem::exists(path, error))
        throw FileError(fmt::format("cannot read {}: there is no such file", path.string()));
    const Messages messages;
    impl_->path = path;
    const auto allowed = c_strings(drivers);
    const auto open_options = c_strings(options);
    impl_->dataset.reset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY,
                                           drivers.empty() ? nullptr : allowed.data(), open_options.data()));
    if (!impl_->dataset)
        throw FormatError(fmt::format("cannot read {}: {}", path.string(),
                                      messages.reason("it is in no format that is known here")));
}

VectorFile::~VectorFile() {
    const Messages messages;
    if (impl_) impl_->dataset.reset();
}
VectorFile::VectorFile(VectorFile&&) noexcept = default;
VectorFile& VectorFile::operator=(VectorFile&&) noexcept = default;

const std::filesystem::path& VectorFile::path() const {
    return impl_->path;
}
std::string VectorFile::driver() const {
    return impl_->dataset->GetDriverName();
}

std::vector<std::string> VectorFile::layer_names() const {
    std::vector<std::string> names;
    for (const OGRLayer* layer : impl_->dataset->GetLayers())
        names.emplace_back(const_cast<OGRLayer*>(layer)->GetName());
    return names;
}

std::optional<VectorLayer> VectorFile::layer(const std::string& name) const {
    const Messages messages;
    OGRLayer* found = impl_->dataset->GetLayerByName(name.c_str());
    if (found == nullptr) return std::nullopt;
    auto impl = std::make_unique<VectorLayer::Impl>();
    impl->path = impl_->path.string();
    impl->layer = found;
    impl->name = found->GetName();
    const OGRFeatureDefn* definition = found->GetLayerDefn();
    for (int i = 0; i < definition->GetFieldCount(); ++i) {
        const OGRFieldDefn* field = definition->GetFieldDefn(i);
        impl->types.push_back(field->GetType());
        impl->fields.push_back({field->GetNameRef(), field_type(field->GetType())});
    }
    impl->set_up_transformation();
    found->ResetReading();
    return VectorLayer(std::move(impl));
}

}  // namespace bearing::gdal
