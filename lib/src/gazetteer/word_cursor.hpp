#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bearing/base/text.hpp"
#include "gazetteer/name_keys.hpp"

namespace bearing {

/// Moves over a text word by word.
class WordCursor {
  public:
    explicit WordCursor(std::string_view text);
    bool done() const { return at_ >= words_.size(); }
    const std::string& word() const { return done() ? kNone : plain_[at_]; }
    const std::string& raw() const { return done() ? kNone : words_[at_]; }
    std::size_t at() const { return at_; }
    void go(std::size_t at) { at_ = at; }

    /// Takes the words of one of the alternatives ("in the vicinity of"), if they come next.
    template <std::size_t N>
    bool take(const std::array<std::string_view, N>& alternatives) {
        return std::any_of(alternatives.begin(), alternatives.end(), [&](auto a) { return take(a); });
    }
    bool take(std::string_view phrase) {
        std::size_t i = at_;
        for (const std::string& word : words_of(phrase)) {
            if (i >= plain_.size() || plain_[i] != word) return false;
            ++i;
        }
        at_ = i;
        return true;
    }
    /// Takes up to three words as one, the longest first, if `read` understands them.
    template <class Read>
    auto take_joined(Read read) -> decltype(read(std::string())) {
        for (std::size_t n = 3; n > 0; --n) {
            if (at_ + n > plain_.size()) continue;
            std::string joined;
            for (std::size_t i = 0; i < n; ++i) joined += plain_[at_ + i];
            if (auto value = read(joined)) {
                at_ += n;
                return value;
            }
        }
        return std::nullopt;
    }
    std::string rest() const {
        return join({words_.begin() + static_cast<std::ptrdiff_t>(at_), words_.end()}, " ");
    }
    std::string between(std::size_t from, std::size_t to) const {
        return join({words_.begin() + static_cast<std::ptrdiff_t>(from),
                     words_.begin() + static_cast<std::ptrdiff_t>(to)},
                    " ");
    }
    std::size_t size() const { return words_.size(); }

  private:
    static inline const std::string kNone;
    std::vector<std::string> words_;
    std::vector<std::string> plain_;  ///< folded, hyphens gone
    std::size_t at_ = 0;
};

}  // namespace bearing
