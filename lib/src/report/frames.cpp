#include "report/frames.hpp"

#include <algorithm>
#include <utility>

#include "report/mentions.hpp"

namespace bearing::report {

namespace {

bool is_live(const EventMention& event) {
    return !event.negated && !event.hypothetical;
}

class FrameBuilder {
  public:
    FrameBuilder(const Document& document, const Reading& reading)
        : document_(document), reading_(reading), statements_(find_statements(document, reading)) {}

    std::vector<Frame> build() {
        std::vector<Frame> frames;
        for (const TokenRange& clause : find_clauses(document_, reading_)) {
            Frame frame = build(clause);
            frame.continues = !frames.empty();
            if (!frame.events.empty() || !frame.claims.empty() || !frame.speakers.empty())
                frames.push_back(std::move(frame));
        }
        return frames;
    }

  private:
    Frame build(TokenRange clause) {
        Frame frame;
        frame.reading = &reading_;
        frame.tokens = clause;
        for (std::size_t i = 0; i < reading_.events.size(); ++i)
            if (reading_.events[i].tokens.overlaps(clause) && is_live(reading_.events[i]))
                frame.events.push_back(i);
        for (std::size_t i = 0; i < reading_.weapons.size(); ++i)
            if (reading_.weapons[i].tokens.overlaps(clause)) frame.weapons.push_back(i);
        if (is_peaceful(frame)) frame.events.clear();
        if (!frame.events.empty()) frame.places = choose_places(document_, reading_, clause);
        choose_time(frame);
        read_cues(frame);
        if (frame.events.empty()) add_places_in_wait(clause, frame.weapons);
        if (!frame.events.empty()) {
            if (frame.places.empty() && !places_in_wait_.empty()) {
                frame.places = std::exchange(places_in_wait_, {});
                frame.weapons.insert(frame.weapons.begin(), weapons_in_wait_.begin(), weapons_in_wait_.end());
            }
            frame.type = type_of(document_, frame);
            add_event_claims(frame);
        }
        add_denied_events(frame);
        if (frame.events.empty() && !frame.denied.empty()) {
            frame.events = frame.denied;  // the denial tells of it: "said it had not struck Stepanakert"
            frame.places = choose_places(document_, reading_, clause);
            frame.type = type_of(document_, frame);
            if (frame.places.empty()) frame.events.clear();
        }
        add_statement_claims(frame);
        add_casualties(frame);
        for (const Statement& statement : statements_)
            if (statement.verb.overlaps(clause) && statement.claimant.known())
                frame.speakers.push_back(statement.claimant);
        return frame;
    }

    /// Fighting as a noun beside a meeting or aid, and nothing that says that it happened: "talks on the
    /// war".
    bool is_peaceful(const Frame& frame) const {
        const bool only_general = std::all_of(frame.events.begin(), frame.events.end(), [&](std::size_t i) {
            return reading_.events[i].kind == "general" || reading_.events[i].kind == "protest";
        });
        return only_general && has_cue(frame.tokens, "peaceful");
    }

    bool has_cue(TokenRange range, std::string_view kind) const {
        for (std::size_t at = range.first; at < range.last; ++at)
            if (const Hit* hit = reading_.hit_at(at, Category::cue, kind); hit != nullptr) return true;
        return false;
    }

    /// "a second strike", but not "in the second strike", which is one of those told.
    bool tells_of_another(TokenRange range) const {
        for (std::size_t at = range.first; at < range.last; ++at) {
            if (reading_.hit_at(at, Category::cue, "another") == nullptr) continue;
            const bool definite = at >= range.first + 2 && document_.tokens.is(at - 1, "the") &&
                                  reading_.has(at - 2, Category::grammar, "preposition");
            if (!definite) return true;
        }
        return false;
    }

    void read_cues(Frame& frame) const {
        frame.another = tells_of_another(frame.tokens);
        frame.same_event = has_cue(frame.tokens, "same_event");
        frame.both_events = has_cue(frame.tokens, "same_events");
        frame.same_place = has_cue(frame.tokens, "same_place");
        frame.background = has_cue(frame.tokens, "background");
        frame.evidence = has_cue(frame.tokens, "evidence");
        frame.weak = !frame.events.empty() &&
                     std::all_of(frame.events.begin(), frame.events.end(), [&](std::size_t i) {
                         return reading_.events[i].kind == "use" || reading_.events[i].kind == "general";
                     });
        frame.war = frame.weak && std::all_of(frame.events.begin(), frame.events.end(), [&](std::size_t i) {
                        return reading_.events[i].kind == "general";
                    });
    }

    /// "said on Monday": when it was said.
    bool is_time_of_saying(const TimeMention& time) const {
        for (const Statement& statement : statements_) {
            if (statement.kind == "deny" || statement.kind == "accuse" || statement.kind == "say") {
                std::size_t at = statement.verb.last;
                while (at < time.tokens.first &&
                       (document_.tokens.is(at, "on") || document_.tokens.is(at, "late") ||
                        document_.tokens.is(at, "early")))
                    ++at;
                if (at == time.tokens.first) return true;
                const bool between = statement.claimant.known() &&
                                     statement.claimant.tokens.last <= time.tokens.first &&
                                     time.tokens.last <= statement.verb.first;
                if (between) return true;
            }
            const bool about_known =
                statement.kind == "deny" || statement.kind == "admit" || statement.kind == "accuse";
            const bool leads = statement.claimant.known() &&
                               time.tokens.last <= statement.claimant.tokens.first &&
                               statement.claimant.tokens.first <= time.tokens.last + 2;
            if (about_known && leads && has_cue(reading_.tokens, "same_event"))
                return true;  // "On Sunday X admitted the strike"
        }
        return false;
    }

    static constexpr std::size_t kBesidePlace = 10;  // tokens that standing beside the place is worth

    /// "searched on Monday for victims of an attack in Chasiv Yar on Saturday": Saturday.
    bool stands_by_place(const Frame& frame, const TimeMention& time) const {
        return std::any_of(frame.places.begin(), frame.places.end(), [&](std::size_t i) {
            const TokenRange place = reading_.places[i].tokens;
            return (place.last <= time.tokens.first && time.tokens.first <= place.last + 2) ||
                   (time.tokens.last <= place.first && place.first <= time.tokens.last + 2);
        });
    }

    void choose_time(Frame& frame) const {
        const std::size_t anchor =
            frame.events.empty() ? frame.tokens.first : reading_.events[frame.events.front()].tokens.first;
        std::size_t nearest = SIZE_MAX;
        for (const bool of_saying : {false, true}) {
            for (const TimeMention& time : reading_.times) {
                if (!time.tokens.overlaps(frame.tokens) || is_time_of_saying(time) != of_saying ||
                    time.future)
                    continue;
                std::size_t gap =
                    time.tokens.first > anchor ? time.tokens.first - anchor : anchor - time.tokens.first;
                if (stands_by_place(frame, time)) gap = gap > kBesidePlace ? gap - kBesidePlace : 0;
                if ((!time.value && !time.counts_from_context) || time.part_of_day) gap += 1000;
                if (gap >= nearest) continue;
                nearest = gap;
                frame.time = time;
                frame.time_of_saying = of_saying;
            }
            if (frame.time) return;
        }
    }

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

    /// "Site A (39.75 N, 46.75 E): …; the house was hit": a clause without events tells where the next one
    /// was.
    void add_places_in_wait(TokenRange clause, const std::vector<std::size_t>& weapons) {
        const bool told = std::any_of(reading_.events.begin(), reading_.events.end(),
                                      [&](const EventMention& e) { return e.tokens.overlaps(clause); });
        if (told) return;
        places_in_wait_ = choose_places(document_, reading_, clause);
        weapons_in_wait_ = weapons;
    }

    const Document& document_;
    const Reading& reading_;
    std::vector<Statement> statements_;
    std::vector<std::size_t> places_in_wait_;
    std::vector<std::size_t> weapons_in_wait_;
};

}  // namespace

std::vector<Frame> build_frames(const Document& document, const Reading& reading) {
    return FrameBuilder(document, reading).build();
}

}  // namespace bearing::report
