#include "report/frame_claims.hpp"

#include <algorithm>

#include "report/mentions.hpp"

namespace bearing::report {

namespace {

class ClaimReader {
  public:
    ClaimReader(const Document& document, const Reading& reading, const std::vector<Statement>& statements)
        : document_(document), reading_(reading), statements_(statements) {}

    /// One claim for each statement that governs events of the frame, and one for those that none governs.
    void add_event_claims(Frame& frame) {
        std::vector<const Statement*> seen;
        for (const std::size_t i : frame.events) {
            const Statement* statement = governing(statements_, reading_.events[i].tokens.first);
            const auto at = std::find(seen.begin(), seen.end(), statement);
            const Who agent = agent_of(document_, reading_, reading_.events[i]);
            if (at == seen.end()) {
                seen.push_back(statement);
                frame.claims.push_back(event_claim(frame, reading_.events[i], statement, agent));
            } else if (FrameClaim& claim = frame.claims[static_cast<std::size_t>(at - seen.begin())];
                       !claim.actor.known() && agent.known()) {
                FrameClaim better = event_claim(frame, reading_.events[i], statement, agent);
                if (better.hedge.empty()) better.hedge = claim.hedge;
                claim = std::move(better);
            }
        }
    }

    /// "said it did not fire at": a denial, if it is about what happened and not about what is always so.
    void add_denied_events(Frame& frame) {
        for (const EventMention& event : reading_.events) {
            if (!event.negated || event.hypothetical || !event.tokens.overlaps(frame.tokens)) continue;
            const Statement* statement = governing(statements_, event.tokens.first);
            if (statement == nullptr || (statement->kind != "say" && statement->kind != "source")) continue;
            const Who agent = agent_of(document_, reading_, event);
            if (!agent.known() || !is_past(event)) continue;
            FrameClaim claim;
            claim.stance = Stance::denies;
            claim.claimant = statement->claimant;
            claim.actor = agent;
            claim.own_side = is_own(agent);
            claim.tokens = claim_tokens(frame, statement);
            frame.claims.push_back(std::move(claim));
            frame.denied.push_back(static_cast<std::size_t>(&event - reading_.events.data()));
        }
    }

    /// Accusations, denials and admissions that stand beside the event: "blaming Armenian forces".
    void add_statement_claims(Frame& frame) {
        for (const Statement& statement : statements_) {
            if (!statement.verb.overlaps(frame.tokens) || statement.negated) continue;
            const std::string& kind = statement.kind;
            FrameClaim claim;
            claim.claimant = statement.claimant;
            claim.other_claimant = statement.other_claimant;
            claim.tokens = claim_tokens(frame, &statement);
            claim.hedge = hedge_of(statement);
            if (kind == "accuse" || kind == "hold" || kind == "attribute") {
                if (governs_event(frame, statement) || (!statement.accused.known() && !statement.mutual))
                    continue;
                claim.stance = Stance::alleges;
                claim.actor = statement.accused;
                claim.mutual = statement.mutual;
                frame.claims.push_back(std::move(claim));
            } else if (kind == "deny" || kind == "admit") {
                if (const Who accuser = accuser_in(statement); accuser.known() && kind == "deny") {
                    FrameClaim accusation;
                    accusation.tokens = claim.tokens;
                    accusation.stance = Stance::alleges;
                    accusation.claimant = accuser;
                    accusation.actor = statement.claimant;
                    frame.claims.push_back(std::move(accusation));
                }
                if (governs_event(frame, statement)) continue;
                claim.stance = kind == "deny" ? Stance::denies : Stance::acknowledges;
                claim.own_side = true;
                claim.of_earlier = stands_before_events(frame, statement);
                frame.claims.push_back(std::move(claim));
            } else if (kind == "identify" && !frame.weapons.empty()) {
                claim.identifies = true;
                claim.weapons = frame.weapons;
                frame.claims.push_back(std::move(claim));
            }
        }
    }

    /// Figures go to whoever states them.
    void add_casualties(Frame& frame) {
        for (const CasualtyMention& casualty : reading_.casualties) {
            if (!casualty.tokens.overlaps(frame.tokens)) continue;
            const Statement* statement = governing(statements_, casualty.tokens.first);
            if (statement != nullptr && (statement->kind == "deny" || statement->negated)) continue;
            const Who claimant = statement != nullptr ? statement->claimant : Who{};
            FrameClaim& claim = claim_by(frame, claimant, statement);
            (casualty.killed ? claim.killed : claim.injured) = casualty.count;
        }
    }

  private:
    std::string hedge_in(std::size_t first, std::size_t last) const {
        for (const HedgeMention& hedge : reading_.hedges)
            if (hedge.tokens.first >= first && hedge.tokens.last <= last)
                return document_.words(hedge.tokens);
        return {};
    }

    std::string hedge_of(const Statement& statement) const {
        return hedge_in(verb_group_begin(reading_, statement.verb.first), statement.verb.first);
    }

    /// Is the party "their forces", "its army"?
    bool is_own(const Who& who) const {
        if (who.kind == Who::Kind::pronoun) return true;
        if (who.kind != Who::Kind::party || who.tokens.first == reading_.tokens.first) return false;
        for (std::string_view word : {"their", "its", "our", "his"})
            if (document_.tokens.is(who.tokens.first - 1, word)) return true;
        return false;
    }

    TokenRange claim_tokens(const Frame& frame, const Statement* statement) const {
        if (statement == nullptr) return frame.tokens;
        TokenRange tokens = statement->verb;
        for (const Who* who : {&statement->claimant, &statement->accused})
            if (who->known())
                tokens = {std::min(tokens.first, who->tokens.first), std::max(tokens.last, who->tokens.last)};
        tokens.first = std::min(tokens.first, std::max(statement->scope.first, frame.tokens.first));
        tokens.last = std::max(tokens.last, std::min(statement->scope.last, frame.tokens.last));
        return tokens;
    }

    FrameClaim event_claim(const Frame& frame, const EventMention& event, const Statement* statement,
                           const Who& agent) const {
        FrameClaim claim;
        claim.tokens = claim_tokens(frame, statement);
        claim.actor = agent;
        const std::size_t hedge_from =
            statement != nullptr && !statement->trailing ? statement->verb.last : frame.tokens.first;
        claim.hedge = hedge_in(hedge_from, event.tokens.last);
        claim.stance = agent.known() ? Stance::alleges : Stance::reports;
        if (statement == nullptr) {
            if (agent.kind == Who::Kind::pronoun) claim.stance = Stance::alleges;
            return claim;
        }
        claim.claimant = statement->claimant;
        claim.other_claimant = statement->other_claimant;
        claim.own_side = is_own(agent);
        const std::string& kind = statement->kind;
        if (kind == "deny") {
            claim.stance = Stance::denies;
            if (!agent.known()) claim.own_side = true;
            if (const std::string hedge = hedge_of(*statement); !hedge.empty()) claim.hedge = hedge;
        } else if (kind == "admit") {
            claim.stance = Stance::acknowledges;
            if (!agent.known()) claim.own_side = true;
        } else if (kind == "accuse" || kind == "hold" || kind == "attribute") {
            claim.stance = Stance::alleges;
            claim.mutual = statement->mutual;
            if (statement->accused.known()) claim.actor = statement->accused;
            claim.own_side = false;
        } else if (kind == "silence" || kind == "appeal") {
            claim.claimant = {};
            claim.stance = agent.known() ? Stance::alleges : Stance::reports;
        } else if (claim.own_side && is_habit(event)) {
            claim.stance = Stance::reports;  // "its forces strike only military targets"
            claim.actor = {};
        } else if (claim.own_side) {
            claim.stance = Stance::acknowledges;  // "said its forces struck"
        }
        if (statement->negated && kind != "silence") claim.stance = Stance::reports, claim.actor = {};
        return claim;
    }

    /// The plain present says what is always so, and of nothing that happened.
    bool is_habit(const EventMention& event) const {
        if (!event.verb || verb_group_begin(reading_, event.tokens.first) != event.tokens.first) return false;
        const std::string_view low = document_.tokens.low(event.tokens.first);
        for (std::string_view word : {"strike", "target", "attack", "shell", "bomb", "use", "fire", "strikes",
                                      "targets", "attacks", "shells", "bombs", "uses", "fires", "hits"})
            if (low == word) return true;
        return false;
    }

    bool is_past(const EventMention& event) const {
        for (std::size_t at = verb_group_begin(reading_, event.tokens.first); at < event.tokens.first; ++at)
            for (std::string_view word : {"did", "didn't", "had", "hadn't", "have", "haven't", "has",
                                          "hasn't", "was", "were", "wasn't", "weren't"})
                if (document_.tokens.is(at, word)) return true;
        return false;
    }

    bool governs_event(const Frame& frame, const Statement& statement) const {
        return std::any_of(frame.events.begin(), frame.events.end(), [&](std::size_t i) {
            return governing(statements_, reading_.events[i].tokens.first) == &statement;
        });
    }

    /// "rejected Baku's claim", "denied accusations by Kyiv": whose allegation is denied.
    Who accuser_in(const Statement& statement) const {
        constexpr std::size_t kReach = 6;
        if (!statement.claimant.known()) return {};
        const std::size_t end = std::min(reading_.tokens.last, statement.verb.last + kReach);
        for (std::size_t at = statement.verb.last; at < end; ++at) {
            const Hit* noun = reading_.hit_at(at, Category::cue, "allegation");
            if (noun == nullptr) continue;
            std::size_t party = at;
            if (party > statement.verb.last && document_.tokens[party - 1].kind == TokenKind::possessive)
                --party;
            if (party > statement.verb.last)
                if (Who who = party_ending_at(party); who.known()) return who;
            const std::size_t by = noun->tokens.last;
            for (std::string_view word : {"by", "of", "from"})
                if (by + 1 < reading_.tokens.last && document_.tokens.is(by, word)) {
                    const std::size_t next = document_.tokens.is(by + 1, "the") ? by + 2 : by + 1;
                    if (const Tag tag = reading_.tag(next); tag.kind == TagKind::party)
                        return who_is(reading_, tag.index);
                }
            return {};
        }
        return {};
    }

    /// The party, or the adjective of a country, that ends in front of a token.
    Who party_ending_at(std::size_t end) const {
        for (std::size_t i = 0; i < reading_.parties.size(); ++i)
            if (reading_.parties[i].tokens.last == end) return who_is(reading_, i);
        return {};
    }

    /// "denied it and said Y had shelled Z": the denial is not of what follows it.
    bool stands_before_events(const Frame& frame, const Statement& statement) const {
        return !frame.events.empty() &&
               std::all_of(frame.events.begin(), frame.events.end(), [&](std::size_t i) {
                   const std::size_t event = reading_.events[i].tokens.first;
                   const Statement* own = governing(statements_, event);
                   return statement.verb.last <= event && own != nullptr && own != &statement &&
                          !own->trailing;
               });
    }

    FrameClaim& claim_by(Frame& frame, const Who& claimant, const Statement* statement) {
        for (FrameClaim& claim : frame.claims)
            if (claim.claimant.tokens == claimant.tokens && claim.claimant.known() == claimant.known() &&
                claim.stance != Stance::denies && !claim.identifies)
                return claim;
        FrameClaim claim;
        claim.claimant = claimant;
        claim.tokens = claim_tokens(frame, statement);
        frame.claims.push_back(std::move(claim));
        return frame.claims.back();
    }

    const Document& document_;
    const Reading& reading_;
    const std::vector<Statement>& statements_;
};

}  // namespace

void add_event_claims(const Document& document, const std::vector<Statement>& statements, Frame& frame) {
    ClaimReader(document, *frame.reading, statements).add_event_claims(frame);
}

void add_denied_events(const Document& document, const std::vector<Statement>& statements, Frame& frame) {
    ClaimReader(document, *frame.reading, statements).add_denied_events(frame);
}

void add_statement_claims(const Document& document, const std::vector<Statement>& statements, Frame& frame) {
    ClaimReader(document, *frame.reading, statements).add_statement_claims(frame);
    ClaimReader(document, *frame.reading, statements).add_casualties(frame);
}

}  // namespace bearing::report
