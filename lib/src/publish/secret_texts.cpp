#include "publish/secret_texts.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "publish/word_hash.hpp"

namespace bearing::publish {
namespace {

constexpr std::size_t kPiece = 48;  ///< bytes, words counted with a space each
constexpr std::size_t kLeastOfWords = 4;

/// Words of a text with what runs of them need: words[i] ends at runs[i + 1].
struct Words {
    std::vector<std::uint64_t> words;
    std::vector<std::size_t> sizes;
    std::vector<std::uint64_t> runs{0};
    std::size_t size = 0;  ///< with a space after each word

    explicit Words(std::string_view text) {
        each_word(text, [&](std::uint64_t hash, std::size_t bytes) {
            words.push_back(hash);
            sizes.push_back(bytes);
            runs.push_back(RunHash::next(runs.back(), hash));
            size += bytes + 1;
        });
    }
    std::uint64_t run(std::size_t begin, std::size_t end) const {
        return RunHash::run(runs[begin], runs[end], end - begin);
    }
    bool has_run(std::uint64_t hash, std::size_t count) const {
        for (std::size_t end = count; end < runs.size(); ++end)
            if (run(end - count, end) == hash) return true;
        return false;
    }
};

std::uint64_t hash_of(const Words& text) {
    std::uint64_t hash = 0;
    for (const std::uint64_t word : text.words) hash = mixed(hash + word);
    return hash;
}

/// Pieces follow each other, of at least kPiece bytes; the last one ends with the text.
template <class Take>
void each_piece(const Words& text, const Take& take) {
    std::size_t left = text.size;
    for (std::size_t begin = 0; begin < text.words.size();) {
        std::size_t end = begin, bytes = 0;
        const bool is_last = left <= 2 * kPiece;
        while (end < text.words.size() && (is_last || bytes < kPiece) && end - begin < RunHash::kMostWords)
            bytes += text.sizes[end++] + 1;
        take(begin, end);
        left -= bytes;
        begin = end;
    }
}

}  // namespace

void SecretTexts::add(Kind kind, std::string_view text, std::uint32_t incident, std::size_t least,
                      std::string_view published) {
    const Words secret(text);
    if (secret.size < std::max(least, kLeastOfWords) + 1) return;
    std::uint32_t& known = value_of_.at(hash_of(secret));
    if (known != 0 && (kind == Kind::text || values_[known - 1].is_place)) {
        ++values_[known - 1].times;
        return;
    }
    if (known == 0) {
        values_.push_back({});
        known = static_cast<std::uint32_t>(values_.size());
    }
    const std::uint32_t value = known - 1;
    values_[value].incident = incident;
    values_[value].times = 1;
    values_[value].is_place = kind == Kind::place;
    const Words by_right(published);
    each_piece(secret, [&](std::size_t begin, std::size_t end) {
        const std::uint64_t hash = secret.run(begin, end);
        if (!by_right.has_run(hash, end - begin)) add_piece(hash, secret.words[end - 1], end - begin, value);
    });
}

void SecretTexts::add_piece(std::uint64_t hash, std::uint64_t last_word, std::size_t words,
                            std::uint32_t value) {
    Piece& piece = pieces_.at(hash);
    if (piece.is_known) {
        also_of_.emplace_back(hash, value);
        return;
    }
    piece.is_known = 1;
    piece.value = value & 0x3FFFFFFF;
    lengths_.at(last_word) |= std::uint64_t{1} << words;
    last_words_.add(last_word);
    piece_filter_.add(hash);
}

bool SecretTexts::is_shared(std::uint32_t value, std::size_t most) const {
    return !values_[value].is_place && values_[value].times > most;
}

void SecretTexts::forget_shared(std::size_t most) {
    // Places first, so that a name is told as one.
    for (const bool is_place : {false, true})
        for (const auto& [hash, value] : also_of_) {
            if (values_[value].is_place != is_place || is_shared(value, most)) continue;
            Piece& piece = *pieces_.find(hash);
            if (is_place || is_shared(piece.value, most)) piece.value = value & 0x3FFFFFFF;
        }
    also_of_ = {};
    pieces_.each([&](Piece& piece) {
        if (is_shared(piece.value, most)) piece.is_allowed = 1;
    });
    value_of_ = {};
}

template <class Take>
void SecretTexts::each_match(std::string_view text, const Take& take) const {
    constexpr std::size_t kRing = RunHash::kMostWords + 1;
    std::array<std::uint64_t, kRing> runs{};  // of the text up to each of the latest words
    std::uint64_t run = 0;
    std::size_t count = 0;
    each_word(text, [&](std::uint64_t word, std::size_t) {
        runs[count % kRing] = run;
        run = RunHash::next(run, word);
        ++count;
        if (!last_words_.may_have(word)) return;
        const std::uint64_t* lengths = lengths_.find(word);
        if (lengths == nullptr) return;
        for (std::uint64_t left = *lengths; left != 0; left &= left - 1) {
            const auto words = static_cast<std::size_t>(std::countr_zero(left));
            if (words > count) break;
            const std::uint64_t hash = RunHash::run(runs[(count - words) % kRing], run, words);
            if (!piece_filter_.may_have(hash)) continue;
            if (const Piece* piece = pieces_.find(hash)) take(hash, *piece);
        }
    });
}

void SecretTexts::allow(std::string_view text, const std::vector<std::string>& but) {
    if (empty()) return;
    std::vector<std::uint64_t> found, own;
    each_match(text, [&](std::uint64_t hash, const Piece& piece) {
        if (!piece.is_allowed) found.push_back(hash);
    });
    if (found.empty()) return;
    for (const std::string& name : but)
        each_piece(Words(name), [&, words = Words(name)](std::size_t begin, std::size_t end) {
            own.push_back(words.run(begin, end));
        });
    for (const std::uint64_t hash : found) {
        Piece& piece = *pieces_.find(hash);
        const bool is_own = std::find(own.begin(), own.end(), hash) != own.end();
        if (!(values_[piece.value].is_place && is_own)) piece.is_allowed = 1;
    }
}

void SecretTexts::find(std::string_view text,
                       const std::function<void(Kind kind, std::uint32_t incident)>& take) const {
    if (empty()) return;
    each_match(text, [&](std::uint64_t, const Piece& piece) {
        if (piece.is_allowed) return;
        const Value& value = values_[piece.value];
        take(value.is_place ? Kind::place : Kind::text, value.incident);
    });
}

}  // namespace bearing::publish
