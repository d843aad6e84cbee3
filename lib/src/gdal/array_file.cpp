#include "gdal/array_file.hpp"

#include <fmt/format.h>
#include <gdal_priv.h>

#include "bearing/base/error.hpp"
#include "gdal/session.hpp"

namespace bearing::gdal {
namespace {

template <class T>
constexpr GDALDataType kType = GDT_Unknown;
template <>
constexpr GDALDataType kType<std::int16_t> = GDT_Int16;
template <>
constexpr GDALDataType kType<std::uint16_t> = GDT_UInt16;
template <>
constexpr GDALDataType kType<std::int32_t> = GDT_Int32;
template <>
constexpr GDALDataType kType<double> = GDT_Float64;

}  // namespace

struct ArrayFile::Impl {
    std::filesystem::path path;
    GDALDatasetUniquePtr dataset;
    std::shared_ptr<GDALGroup> root;

    /// Opening an array costs far more than reading it, and what is asked of one comes in a row.
    std::string latest_name;
    std::shared_ptr<GDALMDArray> latest;

    std::shared_ptr<GDALMDArray> find(const std::string& name) {
        if (name != latest_name) {
            latest = root->OpenMDArray(name);
            latest_name = name;
        }
        return latest;
    }
    std::shared_ptr<GDALMDArray> array(const std::string& name) {
        auto found = find(name);
        if (!found || found->GetDimensionCount() != 1)
            throw FormatError(fmt::format("{} has no one-dimensional array {}; is it the right file, whole?",
                                          path.string(), name));
        return found;
    }
};

ArrayFile::ArrayFile(const std::filesystem::path& path) : impl_(std::make_unique<Impl>()) {
    register_drivers();
    const Messages messages;
    impl_->path = path;
    impl_->dataset.reset(GDALDataset::Open(path.c_str(), GDAL_OF_MULTIDIM_RASTER));
    if (!impl_->dataset)
        throw FileError(fmt::format("cannot read {}: {}", path.string(),
                                    messages.reason("GDAL cannot open it as netCDF")));
    impl_->root = impl_->dataset->GetRootGroup();
    if (!impl_->root) throw FormatError(fmt::format("{} holds no arrays", path.string()));
}

ArrayFile::~ArrayFile() = default;
ArrayFile::ArrayFile(ArrayFile&&) noexcept = default;
ArrayFile& ArrayFile::operator=(ArrayFile&&) noexcept = default;

const std::filesystem::path& ArrayFile::path() const {
    return impl_->path;
}

std::vector<std::string> ArrayFile::names() const {
    const Messages messages;
    return impl_->root->GetMDArrayNames();
}

bool ArrayFile::has(const std::string& name) const {
    const Messages messages;
    return impl_->find(name) != nullptr;
}

template <class T>
std::vector<T> ArrayFile::read(const std::string& name) const {
    const Messages messages;
    const auto array = impl_->array(name);
    std::size_t count = array->GetDimensions()[0]->GetSize();
    std::vector<T> values(count);
    const GUInt64 start = 0;
    if (count > 0 &&
        !array->Read(&start, &count, nullptr, nullptr, GDALExtendedDataType::Create(kType<T>), values.data()))
        throw FormatError(fmt::format("cannot read the array {} of {}: {}", name, impl_->path.string(),
                                      messages.reason("the file may be damaged")));
    return values;
}

template std::vector<std::int16_t> ArrayFile::read(const std::string&) const;
template std::vector<std::uint16_t> ArrayFile::read(const std::string&) const;
template std::vector<std::int32_t> ArrayFile::read(const std::string&) const;
template std::vector<double> ArrayFile::read(const std::string&) const;

std::optional<double> ArrayFile::attribute(const std::string& array, const std::string& name) const {
    const Messages messages;
    const auto found = impl_->array(array)->GetAttribute(name);
    if (!found) return std::nullopt;
    return found->ReadAsDouble();
}

std::string ArrayFile::file_attribute(const std::string& name) const {
    const Messages messages;
    const auto found = impl_->root->GetAttribute(name);
    const char* text = found ? found->ReadAsString() : nullptr;
    return text != nullptr ? text : "";
}

}  // namespace bearing::gdal
