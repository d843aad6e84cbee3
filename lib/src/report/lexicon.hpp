#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bearing/incident/taxonomy.hpp"
#include "report/tokens.hpp"

namespace bearing::report {

/// What a phrase of the lexicon is. The first ones are files of geodata/lexicon/<language>/, by their names;
/// the last three come from the tables of actors, weapons and countries.
enum class Category : std::uint8_t {
    event,
    stance,
    hedge,
    party_noun,
    party_adjective,
    cue,
    casualty,
    person,
    number,
    month,
    weekday,
    time_word,
    grammar,
    place_word,
    common_word,
    structure,
    name_word,
    actor,
    weapon,
    country,
};

/// A category as one bit of a set of them.
inline std::uint32_t bit_of(Category category) {
    return std::uint32_t{1} << static_cast<unsigned>(category);
}

/// One meaning of a phrase. `kind` and `value` mean what docs/lexicon.md says for the category.
struct Entry {
    Category category = Category::grammar;
    std::string kind;
    std::string value;
    EventType event_type = EventType::unknown;  ///< of an event word
    std::string language;                       ///< of the folder it came from, "" for the tables
    std::size_t index = 0;                      ///< row of the table of actors, weapons or countries
    bool capital_only = false;                  ///< holds only if the text writes it with a capital
    bool all_caps_only = false;                 ///< an abbreviation: only if the text has it in capitals
};

/// A phrase met in a text.
struct Hit {
    TokenRange tokens;
    const Entry* entry = nullptr;
};

/// Phrases by their words. Immutable once built.
class Lexicon {
  public:
    /// Adds every table of a language's folder. Throws FileError, FormatError, ArgumentError for a file whose
    /// name is no category.
    void read_language(const std::filesystem::path& folder);
    /// Adds a phrase as texts write it; a "*" at the end of a word stands for any ending.
    void add(std::string_view phrase, Entry entry);
    /// To be called when everything is added and before anything is looked up.
    void finish();

    /// Numbers each token with its word in the lexicon.
    void number_words(Tokens& tokens) const;
    /// The categories of the phrases that begin with a word, as bits.
    std::uint32_t categories_from(std::int32_t word) const {
        return word < 0 ? 0 : categories_[static_cast<std::size_t>(word)];
    }
    /// All phrases met in the tokens of a range, ascending by first token, longer ones first. `without`: a
    /// language whose words are not meant.
    std::vector<Hit> find(const Tokens& tokens, TokenRange range, std::string_view without = {}) const;

  private:
    struct StringHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    using WordIds = std::unordered_map<std::string, std::int32_t, StringHash, std::equal_to<>>;

    std::int32_t id_of(WordIds& ids, std::string_view word);
    std::int32_t lookup(std::string_view low) const;
    /// The longest listed beginning of a word that has at most so many bytes, or -1.
    std::int32_t beginning_of(std::string_view low, std::size_t longest) const;
    void walk(const Tokens& tokens, TokenRange range, std::size_t at, std::int32_t node,
              std::vector<Hit>& hits) const;
    std::int32_t next_node(std::int32_t node, std::int32_t word) const;
    bool fits(const Tokens& tokens, TokenRange range, const Entry& entry) const;

    WordIds words_;
    WordIds beginnings_;
    std::int32_t next_word_ = 0;
    std::size_t shortest_beginning_ = SIZE_MAX;
    std::size_t longest_beginning_ = 0;
    std::unordered_map<std::uint64_t, std::int32_t> steps_;  ///< (node, word) -> node
    std::vector<std::vector<std::uint32_t>> entries_at_ = {{}};
    std::vector<Entry> entries_;
    std::vector<std::uint32_t> categories_;  ///< by word
    std::vector<std::int32_t> shorter_;      ///< by word: the next shorter beginning that it has, or -1
};

}  // namespace bearing::report
