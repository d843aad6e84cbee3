#pragma once

#include <map>
#include <string>
#include <vector>

#include "bearing/incident/claim.hpp"
#include "report/frames.hpp"

namespace bearing::report {

/// Knows who "it", "both sides" and "their forces" are at each point of a document.
class ClaimResolver {
  public:
    ClaimResolver(const Document& document, const std::vector<Reading>& readings);

    /// The claims of a frame in full: one that two sides make against each other becomes two. `allegations`
    /// are those made so far about the incident, for denials that do not repeat them.
    std::vector<Claim> resolve(const Frame& frame, const FrameClaim& claim,
                               const std::vector<Claim>& allegations);

    /// Where the incident happened that the next claims are about: "the army" there is its country's.
    void set_place(const std::optional<Location>& place) { place_country_ = place ? place->country : ""; }

    /// Is the accused of a claim the speaker or of its side?
    bool speaks_for(const Who& speaker, const Claim& allegation) const;

    /// Who spoke or acted in a frame, for the pronouns behind it.
    void remember(const Frame& frame);

  private:
    struct Side {
        std::string name;
        std::string country;
    };

    Who named(const Who& who) const;
    Side side_of(const Who& who) const;
    /// The forces of a country as the table of actors names them.
    std::string own_forces(const Side& side) const;
    std::string state_country() const;
    bool is_of_last_speaker(const Who& who) const;
    std::vector<Side> both_sides(const FrameClaim& claim) const;
    Side cleared(const Side& claimant, const std::vector<Claim>& allegations) const;
    Side denier(const Side& pronoun, const std::vector<Claim>& allegations);
    Claim make(const Frame& frame, const FrameClaim& claim) const;

    const Document& document_;
    std::vector<std::string> main_countries_;  ///< the two that the document names most
    Who last_claimant_;
    Who last_actor_;
    Who last_organisation_;
    std::string place_country_;
    std::string last_state_;                   ///< country of the body named last
    std::size_t last_state_block_ = SIZE_MAX;  ///< where it was named
    std::size_t block_ = SIZE_MAX;
};

/// Adds a claim to those of an incident; one of the same claimant, stance and actor takes it in.
void add_claim(std::vector<Claim>& claims, Claim claim);

/// Drops what the document says in its own name where a named claimant says the same.
void tidy_claims(std::vector<Claim>& claims);

}  // namespace bearing::report
