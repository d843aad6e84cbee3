#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "bearing/base/sha256.hpp"

namespace bearing {

/// The bytes of a file, of standard input ("-") or of memory, front to back, hashed as they pass.
class ByteInput {
  public:
    /// Throws FileError if the file cannot be read.
    explicit ByteInput(const std::filesystem::path& path);
    /// Bytes at hand, which must outlive this; `name` is for messages.
    ByteInput(std::string_view bytes, std::string name);

    const std::string& name() const { return name_; }
    /// Nothing for standard input and for memory.
    const std::optional<std::filesystem::path>& path() const { return path_; }
    /// The first bytes without taking them, as many as there are up to kHead.
    std::string_view head();
    /// True if head() is all there is.
    bool head_is_all();
    /// Up to `room` bytes; 0 at the end. Throws FileError if the read fails half way.
    std::size_t read(char* into, std::size_t room);
    /// Reads and forgets the rest, so that the hash is of everything.
    void drain();

    std::uint64_t bytes() const { return bytes_; }
    /// How many bytes to ask for at once: enough for the rest, if its length is known, but at most `most`.
    std::size_t room_for_rest(std::size_t most) const;
    /// Part of the file that was read, 0..1; of standard input 0 until its end.
    double progress() const;
    /// Hexadecimal SHA-256 of all that was read; "" before the end.
    const std::string& sha256() const { return sha256_; }

    static constexpr std::size_t kHead = 1 << 20;

  private:
    std::size_t read_raw(char* into, std::size_t room);

    struct Close {
        void operator()(std::FILE* file) const;
    };
    std::string name_;
    std::optional<std::filesystem::path> path_;
    std::unique_ptr<std::FILE, Close> file_;
    std::string_view memory_;
    std::string head_;
    std::size_t head_taken_ = 0;
    bool head_read_ = false;
    bool head_is_all_ = false;
    std::uint64_t size_ = 0;
    std::uint64_t bytes_ = 0;
    Sha256 hash_;
    std::string sha256_;
};

}  // namespace bearing
