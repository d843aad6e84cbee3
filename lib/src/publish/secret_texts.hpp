#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "publish/hash_index.hpp"

namespace bearing::publish {

/// Texts that must not be in an output, found by their words, whatever these are quoted and punctuated by and
/// however ASCII letters are capitalised. Long ones are looked for piece by piece, so that a part of one is
/// found too. Only hashes of them are kept.
class SecretTexts {
  public:
    enum class Kind { text, place };

    /// `incident` is what find() gives back. Texts of less than `least` letters and digits say nothing and
    /// are left out, and so are pieces that stand in `published`: they are in the output by right.
    void add(Kind kind, std::string_view text, std::uint32_t incident, std::size_t least,
             std::string_view published = {});
    /// Texts (not names of places) that were added more than `most` times are secrets no longer. After all of
    /// add(), before any of allow().
    void forget_shared(std::size_t most);
    /// Secrets that stand in a text by right are none, but for names of places equal to one of `but`.
    void allow(std::string_view text, const std::vector<std::string>& but = {});
    bool empty() const { return pieces_.size() == 0; }
    /// Each secret in the text.
    void find(std::string_view text,
              const std::function<void(Kind kind, std::uint32_t incident)>& take) const;

  private:
    struct Value {
        std::uint32_t incident = 0;
        std::uint32_t times : 31 = 0;
        std::uint32_t is_place : 1 = 0;
    };
    struct Piece {
        std::uint32_t value : 30 = 0;
        std::uint32_t is_known : 1 = 0;
        std::uint32_t is_allowed : 1 = 0;
    };

    template <class Take>
    void each_match(std::string_view text, const Take& take) const;
    void add_piece(std::uint64_t hash, std::uint64_t last_word, std::size_t words, std::uint32_t value);
    bool is_shared(std::uint32_t value, std::size_t most) const;

    std::vector<Value> values_;
    HashIndex<std::uint32_t> value_of_;  ///< by the whole text: one more than the index
    HashIndex<Piece> pieces_;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> also_of_;  ///< pieces that a further value has
    HashIndex<std::uint64_t> lengths_;      ///< by the last word: bit n is set where a piece has n words
    HashFilter last_words_, piece_filter_;  ///< pass over nearly all words and runs of words
};

}  // namespace bearing::publish
