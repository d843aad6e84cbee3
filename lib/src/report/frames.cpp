#include "report/frames.hpp"

#include <algorithm>
#include <utility>

#include "report/frame_claims.hpp"

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
        choose_time(document_, statements_, frame);
        read_cues(frame);
        if (frame.events.empty()) add_places_in_wait(clause, frame.weapons);
        if (!frame.events.empty()) {
            if (frame.places.empty() && !places_in_wait_.empty()) {
                frame.places = std::exchange(places_in_wait_, {});
                frame.weapons.insert(frame.weapons.begin(), weapons_in_wait_.begin(), weapons_in_wait_.end());
            }
            frame.type = type_of(document_, frame);
            add_event_claims(document_, statements_, frame);
        }
        add_denied_events(document_, statements_, frame);
        if (frame.events.empty() && !frame.denied.empty()) {
            frame.events = frame.denied;  // the denial tells of it: "said it had not struck Stepanakert"
            frame.places = choose_places(document_, reading_, clause);
            frame.type = type_of(document_, frame);
            if (frame.places.empty()) frame.events.clear();
        }
        add_statement_claims(document_, statements_, frame);
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
        return only_general && reading_.has_cue(frame.tokens, "peaceful");
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
        frame.same_event = reading_.has_cue(frame.tokens, "same_event");
        frame.both_events = reading_.has_cue(frame.tokens, "same_events");
        frame.same_place = reading_.has_cue(frame.tokens, "same_place");
        frame.background = reading_.has_cue(frame.tokens, "background");
        frame.evidence = reading_.has_cue(frame.tokens, "evidence");
        frame.weak = !frame.events.empty() &&
                     std::all_of(frame.events.begin(), frame.events.end(), [&](std::size_t i) {
                         return reading_.events[i].kind == "use" || reading_.events[i].kind == "general";
                     });
        frame.war = frame.weak && std::all_of(frame.events.begin(), frame.events.end(), [&](std::size_t i) {
                        return reading_.events[i].kind == "general";
                    });
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
