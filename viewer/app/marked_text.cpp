#include "app/marked_text.hpp"

#include <algorithm>

namespace bearing {
namespace {

constexpr std::size_t kStride = 256;

bool begins_code_point(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

}  // namespace

MarkedText::MarkedText(const std::string& text, const std::vector<Mention>& mentions) : text_(&text) {
    std::size_t code_point = 0;
    for (std::size_t byte = 0; byte < text.size(); ++byte)
        if (begins_code_point(text[byte]) && code_point++ % kStride == 0) landmarks_.push_back(byte);
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        const MarkedRun run{byte_of(mentions[i].span.begin), byte_of(mentions[i].span.end), i};
        if (run.begin < run.end && (runs_.empty() || run.begin >= runs_.back().end)) runs_.push_back(run);
    }
}

std::size_t MarkedText::byte_of(std::size_t code_point) const {
    if (code_point / kStride >= landmarks_.size()) return text_->size();
    std::size_t byte = landmarks_[code_point / kStride];
    for (std::size_t left = code_point % kStride; left > 0 && byte < text_->size(); --left) do
            ++byte;
        while (byte < text_->size() && !begins_code_point((*text_)[byte]));
    return byte;
}

std::size_t MarkedText::run_at(std::size_t byte) const {
    return static_cast<std::size_t>(
        std::partition_point(runs_.begin(), runs_.end(),
                             [&](const MarkedRun& run) { return run.end <= byte; }) -
        runs_.begin());
}

}  // namespace bearing
