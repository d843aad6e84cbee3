#pragma once

#include <optional>
#include <string>
#include <unordered_set>

#include "geoparse/name_chunks.hpp"

namespace bearing::geoparse {

/// Names that the gazetteer does not have but the words around them show to be places': "the village of
/// X", "Monroe County", "in X". Once shown, a name is one wherever the document has it.
class UnlistedNames {
  public:
    UnlistedNames(const report::Document& document, const WordClasses& classes)
        : document_(document), classes_(classes) {}

    /// Learns from a chunk that the gazetteer has nothing of.
    void learn(const Chunk& chunk);
    /// The tokens of a place's name in such a chunk; nothing unless it has been shown to be one, or
    /// `in_list`: a place's name and a comma stand before it.
    std::optional<report::TokenRange> find(const Chunk& chunk, bool in_list) const;

  private:
    /// The name proper; nothing for names that look like a person's, a body's or a time's.
    std::optional<report::TokenRange> trimmed(const Chunk& chunk) const;
    bool is_shown(report::TokenRange name) const;
    bool has_kind_inside(report::TokenRange name) const;

    const report::Document& document_;
    const WordClasses& classes_;
    std::unordered_set<std::string> shown_;
};

}  // namespace bearing::geoparse
