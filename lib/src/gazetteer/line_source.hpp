#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace bearing {

/// Lines of a text file, or of the largest text in a zip archive, one at a time, in constant memory.
class LineSource {
  public:
    /// Throws FileError, FormatError.
    explicit LineSource(const std::filesystem::path& path);
    ~LineSource();
    LineSource(const LineSource&) = delete;
    LineSource& operator=(const LineSource&) = delete;

    /// The next line without its end; false at the end. A line of more than kLongestLine bytes is cut there,
    /// and `cut` says so.
    bool next(std::string_view& line, bool& cut);
    std::size_t line() const { return line_; }
    /// Share of the bytes that has been read, 0..1.
    double done() const;

    static constexpr std::size_t kLongestLine = std::size_t{1} << 18;

  private:
    class Bytes;
    class PlainBytes;
    class ZippedBytes;
    bool fill();

    std::unique_ptr<Bytes> bytes_;
    std::string buffer_;
    std::size_t at_ = 0;
    std::size_t line_ = 0;
    std::uint64_t taken_ = 0;
};

}  // namespace bearing
