#include <algorithm>

#include "report/frames.hpp"

namespace bearing::report {

namespace {

/// Chooses which of a sentence's times is that of a frame.
class TimeChooser {
  public:
    TimeChooser(const Document& document, const Reading& reading, const std::vector<Statement>& statements)
        : document_(document), reading_(reading), statements_(statements) {}

    void choose(Frame& frame) const {
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

  private:
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
            if (about_known && leads && reading_.has_cue(reading_.tokens, "same_event"))
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

    const Document& document_;
    const Reading& reading_;
    const std::vector<Statement>& statements_;
};

}  // namespace

void choose_time(const Document& document, const std::vector<Statement>& statements, Frame& frame) {
    TimeChooser(document, *frame.reading, statements).choose(frame);
}

}  // namespace bearing::report
