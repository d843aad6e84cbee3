#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "io/text_file.hpp"

namespace bearing {

/// Writes a zip archive front to back, each entry deflated as it comes. The same content gives the same
/// bytes: entries are dated 1980-01-01. Throws FileError where it cannot be written or an entry grows beyond
/// 4 GiB.
class ZipWriter {
  public:
    explicit ZipWriter(const std::filesystem::path& path);
    ~ZipWriter();

    /// Ends the entry before, if any.
    void begin_entry(const std::string& name);
    void write(std::string_view bytes);
    /// Ends the archive.
    void close();

  private:
    struct Deflater;
    struct Entry {
        std::string name;
        std::uint32_t crc = 0;
        std::uint64_t packed = 0;
        std::uint64_t size = 0;
        std::uint64_t offset = 0;
    };

    void end_entry();
    void deflate_on(std::string_view bytes, bool ends);
    void put(std::string_view bytes);

    TextFile file_;
    std::uint64_t offset_ = 0;
    std::vector<Entry> entries_;
    std::unique_ptr<Deflater> deflater_;
    bool is_open_ = false;
};

}  // namespace bearing
