#pragma once

#include <string>
#include <vector>

#include "report/reading.hpp"

namespace bearing::report {

/// Somebody in a sentence: a party of its reading, a pronoun, both sides, or a name that is not known.
struct Who {
    enum class Kind { nobody, party, pronoun, both, name };
    Kind kind = Kind::nobody;
    std::string name;
    std::string country;
    std::string party_kind;
    bool state_body = false;
    bool staff = false;
    TokenRange tokens;

    bool known() const { return kind != Kind::nobody; }
};

/// Somebody says something: the stance, who takes it, whom it accuses, and what it is about.
struct Statement {
    std::string kind;  ///< as in StanceMention
    TokenRange verb;
    Who claimant;
    Who other_claimant;  ///< of "Armenia and Azerbaijan accused each other"
    Who accused;
    bool mutual = false;
    bool negated = false;
    bool trailing = false;  ///< stands behind what is said: "…, the ministry said"
    TokenRange scope;       ///< what is said
};

/// Who a party mention is.
Who who_is(const Reading& reading, std::size_t party);

/// The statements of a sentence, in order.
std::vector<Statement> find_statements(const Document& document, const Reading& reading);

/// Sets what each statement says and whether it trails that; find_statements calls it.
void set_scopes(const Document& document, const Reading& reading, std::vector<Statement>& statements);

/// The statement that governs a token, or nothing: the nearest one before it whose scope holds it, else one
/// that trails it.
const Statement* governing(const std::vector<Statement>& statements, std::size_t token);

/// Who did it, as the sentence itself has it: "[Azerbaijani forces] shelled", "hit by [Russia]", "[Israeli]
/// airstrikes". A pronoun is left for the caller.
Who agent_of(const Document& document, const Reading& reading, const EventMention& event);

}  // namespace bearing::report
