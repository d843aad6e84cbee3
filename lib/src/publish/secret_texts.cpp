#include "publish/secret_texts.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace bearing::publish {
namespace {

constexpr std::size_t kPiece = 48;

/// Pieces are looked up by as many of their first bytes as they have of these: reports of one source begin
/// alike.
constexpr std::array<std::size_t, 3> kKeys{6, 24, 48};

std::uint64_t key_of(const char* bytes, std::size_t size) {
    std::uint64_t key = size;
    for (std::size_t at = 0; at < size; at += sizeof key) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, bytes + at, std::min(sizeof eight, size - at));
        key = (key ^ eight) * 0x9E3779B97F4A7C15ull;
        key ^= key >> 29;
    }
    return key * 0x9E3779B97F4A7C15ull;
}

std::size_t key_size(std::size_t piece) {
    return *(std::upper_bound(kKeys.begin(), kKeys.end(), piece) - 1);
}

std::size_t bit_of(std::uint64_t key) {
    return key >> 44;
}

}  // namespace

std::string words_of(std::string_view text) {
    std::string out = " ";
    out.reserve(text.size() + 2);
    for (const char c : text) {
        if (c >= 'A' && c <= 'Z')
            out += static_cast<char>(c + 'a' - 'A');
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) > 0x7F)
            out += c;
        else if (out.back() != ' ')
            out += ' ';
    }
    if (out.back() != ' ') out += ' ';
    return out;
}

void SecretTexts::add(std::string_view text, std::uint32_t what, std::size_t least) {
    const std::string words = words_of(text);
    if (words.size() < std::max(least + 2, kKeys.front())) return;
    for (std::size_t from = 0; from + kKeys.front() <= words.size();) {
        std::size_t end = words.size();
        if (end - from > 2 * kPiece) end = std::min(words.size(), words.find(' ', from + kPiece) + 1);
        const auto index = static_cast<std::uint32_t>(pieces_.size());
        pieces_.push_back({words.substr(from, end - from), what, false});
        const std::string& piece = pieces_.back().words;
        const std::uint64_t key = key_of(piece.data(), key_size(piece.size()));
        auto& same = by_key_[key];
        const bool known =
            std::any_of(same.begin(), same.end(), [&](std::uint32_t i) { return pieces_[i].words == piece; });
        if (known)
            pieces_.pop_back();
        else
            same.push_back(index);
        keys_.set(bit_of(key));
        from = end == words.size() ? end : end - 1;
    }
}

template <class Take>
void SecretTexts::each_match(const std::string& words, const Take& take) const {
    const auto match_at = [&](std::size_t at, std::size_t size) {
        const std::uint64_t key = key_of(words.data() + at, size);
        if (!keys_[bit_of(key)]) return;
        const auto found = by_key_.find(key);
        if (found == by_key_.end()) return;
        for (const std::uint32_t i : found->second)
            if (words.compare(at, pieces_[i].words.size(), pieces_[i].words) == 0) take(i);
    };
    for (std::size_t at = words.find(' '); at != std::string::npos; at = words.find(' ', at + 1))
        for (const std::size_t size : kKeys)
            if (at + size <= words.size()) match_at(at, size);
}

void SecretTexts::allow(std::string_view text, const std::function<bool(std::string_view)>& but) {
    if (pieces_.empty()) return;
    std::vector<std::uint32_t> allowed;
    each_match(words_of(text), [&](std::uint32_t i) { allowed.push_back(i); });
    for (const std::uint32_t i : allowed)
        if (!but || !but(pieces_[i].words)) pieces_[i].allowed = true;
}

void SecretTexts::find(std::string_view text, const std::function<void(std::uint32_t)>& take) const {
    if (pieces_.empty()) return;
    each_match(words_of(text), [&](std::uint32_t i) {
        if (!pieces_[i].allowed) take(pieces_[i].what);
    });
}

}  // namespace bearing::publish
