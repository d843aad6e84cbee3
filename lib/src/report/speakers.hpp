#pragma once

#include <string_view>
#include <vector>

#include "report/statements.hpp"

namespace bearing::report {

/// Finds who speaks, and who stands around a verb.
class SpeakerFinder {
  public:
    /// `told`: the statements of the sentence read so far, whose speaker "and" and "it" may go on with.
    SpeakerFinder(const Document& document, const Reading& reading, const std::vector<Statement>& told)
        : document_(document), reading_(reading), told_(told) {}

    Who party_at(std::size_t at) const;
    /// The first party behind a token, past articles and small words, before the clause ends.
    Who party_after(std::size_t from, std::size_t reach) const;
    /// The first party behind a word that stands within reach.
    Who party_after_word(std::string_view word, std::size_t from, std::size_t reach) const;
    /// The subject of an active verb.
    Who subject_before(std::size_t verb) const;
    /// "…, said the ministry": of a verb that stands first.
    Who subject_after(const StanceMention& stance) const;
    /// Does the verb stand in front of its subject, behind what is said?
    bool is_inverted(const StanceMention& stance) const;
    bool is_pronoun(std::size_t at) const;

  private:
    bool is(std::size_t at, std::string_view low) const {
        return at < reading_.tokens.last && document_.tokens.is(at, low);
    }
    bool is_name_word(std::size_t at) const;
    Who name_of(TokenRange tokens) const;
    Who unknown_name_from(std::size_t first) const;
    Who unknown_name_before(std::size_t last) const;
    Who previous_claimant() const { return told_.empty() ? Who{} : told_.back().claimant; }
    std::size_t behind_relative_clause(std::size_t comma) const;
    std::size_t behind_apposition(std::size_t comma) const;
    bool is_participle(std::size_t verb) const { return document_.tokens.low(verb).ends_with("ing"); }

    const Document& document_;
    const Reading& reading_;
    const std::vector<Statement>& told_;
};

}  // namespace bearing::report
