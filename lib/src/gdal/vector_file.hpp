#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gdal/record.hpp"

namespace bearing::gdal {

/// A layer of an open VectorFile, read front to back. The file must outlive it, and of one file only one
/// layer may be read at a time.
class VectorLayer {
  public:
    ~VectorLayer();
    VectorLayer(VectorLayer&&) noexcept;
    VectorLayer& operator=(VectorLayer&&) noexcept;

    const std::string& name() const;
    const std::vector<Field>& fields() const;
    /// Index of a field by its exact name.
    std::optional<std::size_t> field(std::string_view name) const;
    std::size_t feature_count() const;
    /// The box that the file itself states; nothing if it is empty or without geometry.
    std::optional<Extent> extent() const;

    /// Starts over.
    void rewind();
    /// The next feature into `record` (its memory is used again), false at the end. Coordinates are WGS 84
    /// longitude and latitude, transformed where the layer states another system. Throws FormatError where
    /// the file is damaged or a geometry cannot be transformed.
    bool next(Record& record);

  private:
    friend class VectorFile;
    struct Impl;
    explicit VectorLayer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// A file of features that GDAL can read: GeoPackage, GeoJSON, shapefile, KML, ….
class VectorFile {
  public:
    /// Tries only the named drivers, or all. `options` are GDAL's open options, "NAME=value". Throws
    /// FileError if there is no such file, FormatError if no driver takes it.
    explicit VectorFile(const std::filesystem::path& path, const std::vector<std::string>& drivers = {},
                        const std::vector<std::string>& options = {});
    ~VectorFile();
    VectorFile(VectorFile&&) noexcept;
    VectorFile& operator=(VectorFile&&) noexcept;

    const std::filesystem::path& path() const;
    std::string driver() const;
    std::vector<std::string> layer_names() const;
    /// Nothing if there is no such layer.
    std::optional<VectorLayer> layer(const std::string& name) const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace bearing::gdal
