#include "report/lexicon.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "bearing/base/csv.hpp"
#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"

namespace bearing::report {

namespace {

constexpr std::array<std::pair<std::string_view, Category>, 17> kFiles = {{
    {"events", Category::event},
    {"stances", Category::stance},
    {"hedges", Category::hedge},
    {"party_nouns", Category::party_noun},
    {"party_adjectives", Category::party_adjective},
    {"cues", Category::cue},
    {"casualties", Category::casualty},
    {"people", Category::person},
    {"numbers", Category::number},
    {"months", Category::month},
    {"weekdays", Category::weekday},
    {"time_words", Category::time_word},
    {"grammar", Category::grammar},
    {"place_words", Category::place_word},
    {"common_words", Category::common_word},
    {"structure", Category::structure},
    {"name_words", Category::name_word},
}};

std::optional<Category> category_of(std::string_view stem) {
    for (const auto& [name, category] : kFiles)
        if (name == stem) return category;
    return std::nullopt;
}

/// The tokens of a phrase, which may hold "*" at the end of words.
struct PhraseWords {
    std::vector<std::string> words;
    std::vector<bool> open;  ///< ends in "*"
    bool capital = false;
    bool all_caps = false;
};

PhraseWords words_of_phrase(std::string_view phrase) {
    const Text text(phrase);
    const Tokens tokens(text, Markup(text.size(), 0));
    PhraseWords result;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens.low(i) == "*" && !tokens[i].space_before && !result.words.empty()) {
            result.open.back() = true;
            continue;
        }
        if (result.words.empty()) result.capital = tokens[i].capital;
        result.words.emplace_back(tokens.low(i));
        result.open.push_back(false);
    }
    result.all_caps = result.words.size() == 1 && tokens[0].all_caps;
    return result;
}

}  // namespace

void Lexicon::read_language(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& file : std::filesystem::directory_iterator(folder))
        if (file.path().extension() == ".csv") files.push_back(file.path());
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
        const auto category = category_of(file.stem().string());
        if (!category)
            throw ArgumentError(file.string() + ": no kind of lexicon has this name; see docs/lexicon.md");
        const Table table = Table::read(file);
        for (std::size_t row = 0; row < table.size(); ++row) {
            Entry entry;
            entry.category = *category;
            entry.kind = table.at(row, "kind");
            entry.value = table.at(row, "value");
            if (*category == Category::event)
                entry.event_type = parse_event_type(entry.value).value_or(EventType::unknown);
            entry.language = folder.filename().string();
            for (const std::string& phrase : split_list(table.at(row, "words"))) add(phrase, entry);
        }
    }
}

std::int32_t Lexicon::id_of(WordIds& ids, std::string_view word) {
    const auto [it, fresh] = ids.try_emplace(std::string(word), next_word_);
    if (fresh) ++next_word_;
    return it->second;
}

void Lexicon::add(std::string_view phrase, Entry entry) {
    const PhraseWords words = words_of_phrase(phrase);
    if (words.words.empty()) return;
    entry.all_caps_only = entry.all_caps_only || words.all_caps;
    std::int32_t node = 0;
    for (std::size_t i = 0; i < words.words.size(); ++i) {
        const std::string& word = words.words[i];
        if (words.open[i]) {
            shortest_beginning_ = std::min(shortest_beginning_, word.size());
            longest_beginning_ = std::max(longest_beginning_, word.size());
        }
        const std::int32_t id = id_of(words.open[i] ? beginnings_ : words_, word);
        const std::uint64_t key = (static_cast<std::uint64_t>(node) << 32) | static_cast<std::uint32_t>(id);
        const auto [it, fresh] = steps_.try_emplace(key, static_cast<std::int32_t>(entries_at_.size()));
        if (fresh) entries_at_.emplace_back();
        node = it->second;
        if (categories_.size() < static_cast<std::size_t>(next_word_))
            categories_.resize(static_cast<std::size_t>(next_word_), 0);
        if (i == 0) categories_[static_cast<std::size_t>(id)] |= bit_of(entry.category);
    }
    entries_at_[static_cast<std::size_t>(node)].push_back(static_cast<std::uint32_t>(entries_.size()));
    entries_.push_back(std::move(entry));
}

std::int32_t Lexicon::beginning_of(std::string_view low, std::size_t longest) const {
    for (std::size_t size = std::min(longest, longest_beginning_); size >= shortest_beginning_; --size)
        if (const auto it = beginnings_.find(low.substr(0, size)); it != beginnings_.end()) return it->second;
    return -1;
}

std::int32_t Lexicon::lookup(std::string_view low) const {
    if (const auto it = words_.find(low); it != words_.end()) return it->second;
    return beginning_of(low, low.size());
}

void Lexicon::finish() {
    shorter_.assign(static_cast<std::size_t>(next_word_), -1);
    std::vector<std::pair<std::size_t, std::int32_t>> by_length;
    const auto link = [&](std::string_view word, std::int32_t id, std::size_t longest) {
        shorter_[static_cast<std::size_t>(id)] = beginning_of(word, longest);
        by_length.emplace_back(longest, id);
    };
    for (const auto& [word, id] : words_) link(word, id, word.size());
    for (const auto& [word, id] : beginnings_) link(word, id, word.size() - 1);
    std::sort(by_length.begin(), by_length.end());
    for (const auto& [length, id] : by_length)
        if (const std::int32_t shorter = shorter_[static_cast<std::size_t>(id)]; shorter >= 0)
            categories_[static_cast<std::size_t>(id)] |= categories_[static_cast<std::size_t>(shorter)];
}

void Lexicon::number_words(Tokens& tokens) const {
    for (std::size_t i = 0; i < tokens.size(); ++i) tokens[i].word = lookup(tokens.low(i));
}

std::int32_t Lexicon::next_node(std::int32_t node, std::int32_t word) const {
    const std::uint64_t key = (static_cast<std::uint64_t>(node) << 32) | static_cast<std::uint32_t>(word);
    const auto it = steps_.find(key);
    return it == steps_.end() ? -1 : it->second;
}

bool Lexicon::fits(const Tokens& tokens, TokenRange range, const Entry& entry) const {
    if (entry.all_caps_only && !tokens[range.first].all_caps) return false;
    return !entry.capital_only || tokens[range.first].capital;
}

void Lexicon::walk(const Tokens& tokens, TokenRange range, std::size_t at, std::int32_t node,
                   std::vector<Hit>& hits) const {
    for (std::int32_t word = tokens[at].word; word >= 0; word = shorter_[static_cast<std::size_t>(word)]) {
        const std::int32_t next = next_node(node, word);
        if (next < 0) continue;
        for (const std::uint32_t index : entries_at_[static_cast<std::size_t>(next)])
            if (fits(tokens, {range.first, at + 1}, entries_[index]))
                hits.push_back({{range.first, at + 1}, &entries_[index]});
        if (at + 1 < range.last) walk(tokens, range, at + 1, next, hits);
    }
}

std::vector<Hit> Lexicon::find(const Tokens& tokens, TokenRange range, std::string_view without) const {
    std::vector<Hit> hits;
    if (range.last > range.first + 1) hits.reserve(range.last - range.first);
    for (std::size_t first = range.first; first < range.last; ++first) {
        if (tokens[first].word < 0) continue;
        const std::size_t before = hits.size();
        walk(tokens, {first, range.last}, first, 0, hits);
        if (!without.empty())
            hits.erase(std::remove_if(hits.begin() + static_cast<std::ptrdiff_t>(before), hits.end(),
                                      [&](const Hit& hit) { return hit.entry->language == without; }),
                       hits.end());
        // Few begin at one token: longer ones are moved to the front, others keep their order.
        for (std::size_t i = before + 1; i < hits.size(); ++i)
            for (std::size_t k = i; k > before && hits[k].tokens.last > hits[k - 1].tokens.last; --k)
                std::swap(hits[k], hits[k - 1]);
    }
    return hits;
}

}  // namespace bearing::report
