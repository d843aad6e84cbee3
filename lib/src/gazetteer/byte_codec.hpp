#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bearing {

/// Appends numbers seven bits a byte, low ones first, and strings with their length before them.
class ByteWriter {
  public:
    void number(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7) bytes_ += static_cast<char>(value | 0x80);
        bytes_ += static_cast<char>(value);
    }
    void text(std::string_view value) {
        number(value.size());
        bytes_ += value;
    }
    const std::string& bytes() const { return bytes_; }

  private:
    std::string bytes_;
};

/// Reads what ByteWriter wrote. Past the end, and after anything that makes no sense, it gives zeros and
/// empty strings, and `failed` is true.
class ByteReader {
  public:
    explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}
    std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (at_ >= bytes_.size()) break;
            const auto byte = static_cast<unsigned char>(bytes_[at_++]);
            value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
            if (byte < 0x80) return value;
        }
        fail();
        return 0;
    }
    std::string_view text() {
        const std::uint64_t length = number();
        if (length > bytes_.size() - at_) {
            fail();
            return {};
        }
        at_ += length;
        return bytes_.substr(at_ - length, length);
    }
    bool failed() const { return failed_; }

  private:
    void fail() {
        failed_ = true;
        at_ = bytes_.size();
    }

    std::string_view bytes_;
    std::size_t at_ = 0;
    bool failed_ = false;
};

}  // namespace bearing
