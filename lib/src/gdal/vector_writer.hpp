#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "gdal/record.hpp"

namespace bearing::gdal {

enum class GeometryKind { none, point, lines, polygons };

/// Writes a new file of features, WGS 84. What is in it depends on what is written only: dates of creation
/// are those of the Unix epoch.
class VectorWriter {
  public:
    /// `driver` is GDAL's name, e.g. "GPKG"; `options` are its creation options. Throws FileError.
    explicit VectorWriter(const std::filesystem::path& path, const std::string& driver = "GPKG",
                          const std::vector<std::string>& options = {});
    /// Closes without saying whether that worked; call close() to know.
    ~VectorWriter();
    VectorWriter(const VectorWriter&) = delete;
    VectorWriter& operator=(const VectorWriter&) = delete;

    /// Begins a layer; write() goes to the latest one. Throws FileError.
    void add_layer(const std::string& name, GeometryKind kind, const std::vector<Field>& fields,
                   const std::vector<std::string>& options = {});
    /// One feature: values in the order of the fields. Throws FileError if it cannot be written.
    void write(const std::vector<Value>& values, const Geometry& geometry);
    /// Finishes the file. Throws FileError if anything is lost.
    void close();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace bearing::gdal
