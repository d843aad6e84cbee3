#include "gdal/vector_writer.hpp"

#include <cpl_string.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "bearing/base/error.hpp"
#include "gdal/convert.hpp"
#include "gdal/session.hpp"

namespace bearing::gdal {
namespace {

OGRFieldType ogr_type(FieldType type) {
    switch (type) {
        case FieldType::integer:
            return OFTInteger64;
        case FieldType::real:
            return OFTReal;
        case FieldType::date:
            return OFTDate;
        case FieldType::date_time:
            return OFTDateTime;
        case FieldType::text:
            break;
    }
    return OFTString;
}

OGRwkbGeometryType ogr_type(GeometryKind kind) {
    switch (kind) {
        case GeometryKind::point:
            return wkbPoint;
        case GeometryKind::lines:
            return wkbMultiLineString;
        case GeometryKind::polygons:
            return wkbMultiPolygon;
        case GeometryKind::none:
            break;
    }
    return wkbNone;
}

CPLStringList string_list(const std::vector<std::string>& texts) {
    CPLStringList list;
    for (const auto& text : texts) list.AddString(text.c_str());
    return list;
}

void set_value(OGRFeature& feature, int i, const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value))
        feature.SetField(i, text->c_str());
    else if (const auto* whole = std::get_if<long long>(&value))
        feature.SetField(i, static_cast<GIntBig>(*whole));
    else if (const auto* real = std::get_if<double>(&value))
        feature.SetField(i, *real);
    else
        feature.SetFieldNull(i);
}

}  // namespace

struct VectorWriter::Impl {
    std::string path;
    GDALDatasetUniquePtr dataset;
    OGRLayer* layer = nullptr;
    bool in_transaction = false;
    OGRSpatialReference wgs84;
    ConfigOption date{"OGR_CURRENT_DATE", "1970-01-01T00:00:00.000Z"};

    [[noreturn]] void fail(const Messages& messages) const {
        throw FileError(fmt::format("cannot write {}: {}", path,
                                    messages.reason("GDAL gave no reason; is the disk full?")));
    }
};

VectorWriter::VectorWriter(const std::filesystem::path& path, const std::string& driver,
                           const std::vector<std::string>& options)
    : impl_(std::make_unique<Impl>()) {
    register_drivers();
    const Messages messages;
    impl_->path = path.string();
    impl_->wgs84.importFromEPSG(4326);
    impl_->wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    GDALDriver* found = GetGDALDriverManager()->GetDriverByName(driver.c_str());
    if (found == nullptr)
        throw FileError(fmt::format("cannot write {}: this GDAL has no driver {}", impl_->path, driver));
    auto creation = string_list(options);
    impl_->dataset.reset(found->Create(impl_->path.c_str(), 0, 0, 0, GDT_Unknown, creation.List()));
    if (!impl_->dataset) impl_->fail(messages);
    // One transaction: tens of thousands of features in a second instead of minutes.
    impl_->in_transaction =
        impl_->dataset->TestCapability(ODsCTransactions) && impl_->dataset->StartTransaction() == OGRERR_NONE;
}

VectorWriter::~VectorWriter() {
    const Messages messages;
    impl_.reset();
}

void VectorWriter::add_layer(const std::string& name, GeometryKind kind, const std::vector<Field>& fields,
                             const std::vector<std::string>& options) {
    const Messages messages;
    auto creation = string_list(options);
    impl_->layer = impl_->dataset->CreateLayer(
        name.c_str(), kind == GeometryKind::none ? nullptr : &impl_->wgs84, ogr_type(kind), creation.List());
    if (impl_->layer == nullptr) impl_->fail(messages);
    for (const auto& field : fields) {
        OGRFieldDefn definition(field.name.c_str(), ogr_type(field.type));
        if (impl_->layer->CreateField(&definition) != OGRERR_NONE) impl_->fail(messages);
    }
}

void VectorWriter::write(const std::vector<Value>& values, const Geometry& geometry) {
    const Messages messages;
    const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(impl_->layer->GetLayerDefn()));
    for (std::size_t i = 0; i < values.size(); ++i) set_value(*feature, static_cast<int>(i), values[i]);
    if (auto shape = to_ogr(geometry)) {
        if (const auto* lines = std::get_if<LineStrings>(&geometry); lines != nullptr && lines->empty())
            shape.reset();
        if (shape) feature->SetGeometryDirectly(shape.release());
    }
    if (impl_->layer->CreateFeature(feature.get()) != OGRERR_NONE) impl_->fail(messages);
}

void VectorWriter::close() {
    const Messages messages;
    if (impl_->in_transaction && impl_->dataset->CommitTransaction() != OGRERR_NONE) impl_->fail(messages);
    impl_->in_transaction = false;
    impl_->layer = nullptr;
    impl_->dataset.reset();
    if (!messages.errors().empty()) impl_->fail(messages);
}

}  // namespace bearing::gdal
