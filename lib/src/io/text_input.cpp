#include "io/text_input.hpp"

#include <algorithm>
#include <cstring>

namespace bearing {
namespace {

constexpr std::size_t kChunk = 1 << 20;

}  // namespace

TextInput::TextInput(ByteInput& bytes) : bytes_(bytes), encoding_(detect_encoding(bytes.head())) {
    if (encoding_.name != "UTF-8") decoder_.emplace(encoding_.name);
    std::string mark(encoding_.mark_bytes, '\0');
    for (std::size_t n = 0; n < mark.size();) n += bytes_.read(mark.data() + n, mark.size() - n);
}

void TextInput::make_room(std::size_t room) {
    if (begin_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    if (buffer_.size() < end_ + room) buffer_.resize(std::max(end_ + room, buffer_.size()));
}

std::size_t TextInput::append_raw(std::size_t room) {
    make_room(room);
    const std::size_t n = bytes_.read(buffer_.data() + end_, room);
    end_ += n;
    return n;
}

bool TextInput::more() {
    if (at_end_) return false;
    // A record that does not fit is met by windows twice as large, so that its length is read once or twice.
    const std::size_t room = bytes_.room_for_rest(std::max(kChunk, end_ - begin_));
    if (!decoder_) {
        at_end_ = append_raw(room) == 0;
        return !at_end_;
    }
    undecoded_.resize(room);
    const std::size_t n = bytes_.read(undecoded_.data(), room);
    at_end_ = n == 0;
    decoded_.clear();
    decoder_->append({undecoded_.data(), n}, at_end_, decoded_);
    make_room(decoded_.size());
    std::memcpy(buffer_.data() + end_, decoded_.data(), decoded_.size());
    end_ += decoded_.size();
    return !at_end_ || !decoded_.empty();
}

}  // namespace bearing
