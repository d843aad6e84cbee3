#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace bearing::publish {

/// A byte of a word in lower case (ASCII letters only), 0 for all that stands between words.
constexpr std::array<unsigned char, 256> kWordBytes = [] {
    std::array<unsigned char, 256> bytes{};
    for (int c = 0; c < 256; ++c)
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c > 0x7F)
            bytes[static_cast<std::size_t>(c)] = static_cast<unsigned char>(c);
        else if (c >= 'A' && c <= 'Z')
            bytes[static_cast<std::size_t>(c)] = static_cast<unsigned char>(c + 'a' - 'A');
    return bytes;
}();

inline std::uint64_t mixed(std::uint64_t hash) {
    hash = (hash ^ hash >> 32) * 0xD6E8FEB86659FD93ull;
    hash = (hash ^ hash >> 32) * 0xD6E8FEB86659FD93ull;
    return hash ^ hash >> 32;
}

/// The words of a text, whatever they are quoted and punctuated by: take(hash, bytes) of each in its order.
template <class Take>
void each_word(std::string_view text, const Take& take) {
    for (std::size_t at = 0; at < text.size();) {
        unsigned char c = kWordBytes[static_cast<unsigned char>(text[at])];
        if (c == 0) {
            ++at;
            continue;
        }
        const std::size_t begin = at;
        std::uint64_t hash = 0, eight = 0;
        do {
            eight = eight << 8 | c;
            ++at;
            if (((at - begin) & 7) == 0) {
                hash = mixed(hash ^ eight);
                eight = 0;
            }
            c = at < text.size() ? kWordBytes[static_cast<unsigned char>(text[at])] : 0;
        } while (c != 0);
        take(mixed(hash ^ eight ^ (static_cast<std::uint64_t>(at - begin) << 56)), at - begin);
    }
}

/// Hashes of word after word: the hash of any run of words is had from two of them (Karp and Rabin 1987).
class RunHash {
  public:
    static constexpr std::uint64_t kBase = 0x9E3779B97F4A7C17ull;  ///< kBase - 1 is 2 times an odd number

    static std::uint64_t next(std::uint64_t before, std::uint64_t word) { return before * kBase + word; }
    /// Of the `count` words before `after`, at most kMostWords.
    static std::uint64_t run(std::uint64_t before, std::uint64_t after, std::size_t count) {
        return mixed(after - before * powers()[count] + count);
    }
    static constexpr std::size_t kMostWords = 63;

  private:
    static const std::array<std::uint64_t, kMostWords + 1>& powers() {
        static constexpr auto kPowers = [] {
            std::array<std::uint64_t, kMostWords + 1> powers{1};
            for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * kBase;
            return powers;
        }();
        return kPowers;
    }
};

}  // namespace bearing::publish
