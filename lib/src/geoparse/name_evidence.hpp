#pragma once

#include "geoparse/spotter.hpp"

namespace bearing::geoparse {

/// Weighs what speaks for and against names being places' names. Weights are set by hand and round.
class NameEvidence {
  public:
    NameEvidence(const report::Document& document, const WordClasses& classes, const People& people,
                 NameSource& names)
        : document_(document), classes_(classes), people_(people), names_(names) {}

    /// Fills evidence, part_of and located of a name of the chunk, in the sentence.
    void weigh(NameMention& name, const Chunk& chunk, report::TokenRange sentence) const;

  private:
    bool is_in_code(const NameMention& name) const;
    double weigh_name(const NameMention& name, const Chunk& chunk) const;
    double weigh_left(NameMention& name, const Chunk& chunk) const;
    double weigh_right(NameMention& name, const Chunk& chunk) const;
    double weigh_before(NameMention& name, report::TokenRange sentence) const;
    bool is_hit(std::size_t at, report::TokenRange sentence) const;
    double weigh_after(NameMention& name, report::TokenRange sentence) const;

    const report::Document& document_;
    const WordClasses& classes_;
    const People& people_;
    NameSource& names_;
};

}  // namespace bearing::geoparse
