#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace bearing {

/// Where a build keeps what does not fit into memory, and how much it may keep there.
struct SpoolPlace {
    std::filesystem::path folder;                ///< "": everything stays in memory
    std::size_t memory = std::size_t{64} << 20;  ///< bytes kept before a file is used
};

/// Bytes that are appended, then read. The first ones stay in memory; more go to a file that has no name, so
/// that nothing is left behind however the program ends.
class Spool {
  public:
    explicit Spool(SpoolPlace place = {});
    ~Spool();
    Spool(Spool&& other) noexcept;
    Spool(const Spool&) = delete;
    Spool& operator=(const Spool&) = delete;

    /// Throws FileError if the disk is full.
    void append(std::string_view bytes);
    template <class T>
    void append_value(const T& value) {
        append({reinterpret_cast<const char*>(&value), sizeof value});
    }
    std::uint64_t size() const { return written_ + buffer_.size(); }

    /// Copies up to out.size() bytes from `offset`; returns how many there were.
    std::size_t read(std::uint64_t offset, char* out, std::size_t count) const;
    /// All bytes; nothing may be appended afterwards.
    std::string_view view();

  private:
    void flush();

    SpoolPlace place_;
    std::string buffer_;
    int file_ = -1;
    std::uint64_t written_ = 0;  ///< bytes in the file
    void* mapped_ = nullptr;
};

}  // namespace bearing
