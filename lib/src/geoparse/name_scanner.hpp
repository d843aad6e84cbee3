#pragma once

#include <vector>

#include "geoparse/spotter.hpp"

namespace bearing::geoparse {

/// Finds the names of the gazetteer in chunks, the longest ones, with the words around them that belong to
/// them.
class NameScanner {
  public:
    /// `turkic`: the text is in a Turkic language, so names may have its endings.
    NameScanner(const report::Document& document, const WordClasses& classes, bool turkic, NameSource& names)
        : document_(document), classes_(classes), turkic_(turkic), names_(names) {}

    /// Names of a chunk, ascending, without overlaps.
    std::vector<NameMention> scan(const Chunk& chunk) const;

  private:
    std::string words(std::size_t first, std::size_t last) const { return document_.words({first, last}); }
    bool is(std::size_t at, WordClass one) const { return classes_.is(at, one); }
    bool is_word(std::size_t at) const { return document_.tokens[at].kind == report::TokenKind::word; }

    std::size_t longest_known(const Chunk& chunk, std::size_t first) const;
    bool may_begin(const Chunk& chunk, std::size_t at) const;
    bool ends_name(const Chunk& chunk, std::size_t last) const;
    bool is_known(std::size_t first, std::size_t last) const;
    bool has_turkic_letter(std::size_t at) const;
    bool has_two_letters(std::size_t first, std::size_t last) const;
    bool begins_with_other_word(const Chunk& chunk, std::size_t first, std::size_t last) const;
    bool begins_with_article(const Chunk& chunk, std::size_t at) const;
    bool is_demonym(const NameMention& name) const;
    bool is_russian_adjective(const NameMention& name) const;
    void extend(NameMention& name, const Chunk& chunk, std::size_t from) const;
    bool belongs_in_front(const Chunk& chunk, std::size_t at) const;

    const report::Document& document_;
    const WordClasses& classes_;
    bool turkic_;
    NameSource& names_;
};

}  // namespace bearing::geoparse
