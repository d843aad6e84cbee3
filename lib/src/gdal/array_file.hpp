#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace bearing::gdal {

/// One-dimensional arrays of a netCDF (or other multidimensional) file. For one thread at a time.
class ArrayFile {
  public:
    /// Throws FileError if it cannot be opened, FormatError if it holds no arrays.
    explicit ArrayFile(const std::filesystem::path& path);
    ~ArrayFile();
    ArrayFile(ArrayFile&&) noexcept;
    ArrayFile& operator=(ArrayFile&&) noexcept;

    const std::filesystem::path& path() const;
    std::vector<std::string> names() const;
    bool has(const std::string& name) const;

    /// All values of an array, converted as C does. T is std::int16_t, std::uint16_t, std::int32_t or double.
    /// Throws FormatError if there is no such array.
    template <class T>
    std::vector<T> read(const std::string& name) const;

    /// A numeric attribute of an array, whatever its type; nothing if it has none. Throws FormatError if
    /// there is no such array.
    std::optional<double> attribute(const std::string& array, const std::string& name) const;

    /// A text attribute of the file itself, "" if it has none.
    std::string file_attribute(const std::string& name) const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace bearing::gdal
