#pragma once

#include <bitset>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bearing::publish {

/// Words of a text in lower case (ASCII letters only) with one space around each: the same for every way of
/// quoting and punctuating it. Other bytes stay.
std::string words_of(std::string_view text);

/// Texts that must not be in an output. Long ones are looked for piece by piece, so that a part of one is
/// found too.
class SecretTexts {
  public:
    /// `what` is an index that find() gives back. Texts of less than `least` letters and digits say nothing
    /// and are left out.
    void add(std::string_view text, std::uint32_t what, std::size_t least);
    /// Secrets that stand in a text by right are none, unless `but` says so of them. Call it after all add().
    void allow(std::string_view text, const std::function<bool(std::string_view words)>& but = {});
    bool empty() const { return pieces_.empty(); }
    /// Each secret in the text.
    void find(std::string_view text, const std::function<void(std::uint32_t what)>& take) const;

  private:
    struct Piece {
        std::string words;
        std::uint32_t what;
        bool allowed = false;
    };

    template <class Take>
    void each_match(const std::string& words, const Take& take) const;

    std::vector<Piece> pieces_;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_key_;
    std::bitset<1 << 20> keys_;
};

}  // namespace bearing::publish
