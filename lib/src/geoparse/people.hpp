#pragma once

#include <string_view>
#include <unordered_set>
#include <vector>

#include "geoparse/name_chunks.hpp"

namespace bearing::geoparse {

/// Words that are the names of people in a document: "Keller" once the text has said "Dr. Anna Keller".
class People {
  public:
    People(const report::Document& document, const WordClasses& classes, const std::vector<Chunk>& chunks,
           NameSource& names);

    /// The word is part of a person's name somewhere in the document.
    bool has(std::size_t token) const { return words_.contains(document_.tokens.low(token)); }

  private:
    /// First token of the person's name in a chunk; the chunk's end if it names none.
    std::size_t find_person(const Chunk& chunk, NameSource& names) const;

    const report::Document& document_;
    const WordClasses& classes_;
    std::unordered_set<std::string_view> words_;
};

}  // namespace bearing::geoparse
