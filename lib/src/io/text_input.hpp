#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bearing/base/encoding.hpp"
#include "io/byte_input.hpp"

namespace bearing {

/// A window over a text file as UTF-8: what has been read and not been dropped. It grows only where its user
/// asks for more without dropping anything.
class TextInput {
  public:
    /// Detects the encoding unless one is given, and skips the byte order mark.
    explicit TextInput(ByteInput& bytes);

    const TextEncoding& encoding() const { return encoding_; }
    /// True if the bytes are handed on as they are, so that they may be anything.
    bool is_raw() const { return !decoder_; }

    std::string_view text() const { return {buffer_.data() + begin_, end_ - begin_}; }
    void drop(std::size_t n) { begin_ += n; }
    /// Reads on; false at the end of the input. Views into text() end here.
    bool more();

  private:
    std::size_t append_raw(std::size_t room);
    void make_room(std::size_t room);

    ByteInput& bytes_;
    TextEncoding encoding_;
    std::optional<Utf8Decoder> decoder_;
    std::string buffer_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::string undecoded_;
    std::string decoded_;
    bool at_end_ = false;
};

}  // namespace bearing
