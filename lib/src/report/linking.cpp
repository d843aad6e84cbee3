#include "report/linking.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/claimants.hpp"
#include "report/tables.hpp"

namespace bearing::report {

namespace {

using std::chrono::days;

constexpr std::size_t kDraftsLookedAt = 300;  // further back nothing is taken up again

class Linker {
  public:
    Linker(const Document& document, const Metadata& metadata, const std::vector<Reading>& readings,
           PlaceResolver& places, const std::string& file)
        : document_(document),
          metadata_(metadata),
          readings_(readings),
          places_(places),
          file_(file),
          claims_(document, readings),
          drafts_(document, claims_) {}

    Linked link() {
        for (const Reading& reading : readings_) {
            enter(reading);
            const std::vector<Frame> frames = frames_of(reading);
            for (const Frame& frame : frames) take(frame);
            remember_place(reading, frames);
            for (const TimeMention& time : reading.times)
                if (time.value && !time.future && frames.empty()) remember_time(*time.value);
        }
        return {drafts_.take(), std::move(issues_)};
    }

  private:
    std::vector<Frame> frames_of(const Reading& reading) {
        const Block& block = document_.blocks[reading.sentence->block];
        if (block.kind == BlockKind::table_head) columns_ = read_columns(document_, block);
        if (block.kind == BlockKind::table_row)
            if (auto row = build_row_frame(document_, reading, block, columns_)) return {std::move(*row)};
        return build_frames(document_, reading);
    }

    /// Where a frame happened, as far as it says.
    struct Where {
        std::optional<ResolvedPlace> place;
        const PlaceMention* mention = nullptr;
    };

    void enter(const Reading& reading) {
        const std::size_t index = reading.sentence->block;
        const Block& block = document_.blocks[index];
        if (block.section != section_) {
            section_ = block.section;
            heading_place_ = {};
            heading_time_.reset();
        }
        if (index != block_) {
            paragraph_draft_.reset();
            label_place_ = {};
            if (is_label(reading))
                label_place_ = {places_.resolve(reading.places.front()), &reading.places.front()};
        }
        block_ = index;
        if (block.kind != BlockKind::heading) return;
        for (const PlaceMention& place : reading.places)
            if (!heading_place_.place && !is_letterhead(reading, index))
                heading_place_ = {places_.resolve(place), &place};
        for (const TimeMention& time : reading.times)
            if (time.value && !time.future) heading_time_ = time.value;
        if (heading_time_) last_time_ = heading_time_;
    }

    /// "Kramatorsk." in front of what happened there: nothing but a place.
    static bool is_label(const Reading& reading) {
        constexpr std::size_t kLongestLabel = 5;
        return reading.places.size() == 1 && reading.events.empty() && reading.stances.empty() &&
               reading.tokens.last - reading.tokens.first <= kLongestLabel;
    }

    /// "Kyiv, 25 July 2022" near the top: where and when the report was written.
    bool is_letterhead(const Reading& reading, std::size_t index) const {
        constexpr std::size_t kNearTop = 6;
        if (index > kNearTop || reading.places.empty() || !reading.events.empty() || !metadata_.published)
            return false;
        return std::any_of(reading.times.begin(), reading.times.end(), [&](const TimeMention& time) {
            return time.names_year && time.value && time.value->first == *metadata_.published;
        });
    }

    bool in_list() const {
        const BlockKind kind = document_.blocks[block_].kind;
        return kind == BlockKind::item || kind == BlockKind::table_row;
    }

    void take(const Frame& frame) {
        if (document_.blocks[block_].kind == BlockKind::heading) return;
        const auto time = time_of(frame);
        if (frame.time && time && metadata_.published && time->first > *metadata_.published)
            return;  // planned
        if (frame.events.empty()) {
            if (!frame.claims.empty()) comment(frame);
        } else {
            const auto rest = without_earlier(frame);
            tell(rest ? *rest : frame, time);
        }
        claims_.remember(frame);
        if (time && frame.time) remember_time(*time);
    }

    /// Gives the claims about what was told before to that, and returns the rest of the frame; nothing if it
    /// has no such claims.
    std::optional<Frame> without_earlier(const Frame& frame) {
        const auto is_earlier = [](const FrameClaim& claim) { return claim.of_earlier; };
        if (!current_draft() || std::none_of(frame.claims.begin(), frame.claims.end(), is_earlier))
            return std::nullopt;
        Frame earlier = frame;
        std::erase_if(earlier.claims, [](const FrameClaim& claim) { return !claim.of_earlier; });
        earlier.weapons.clear();
        comment(earlier);
        Frame rest = frame;
        std::erase_if(rest.claims, is_earlier);
        return rest;
    }

    /// The town that "the town" and "there" stand for in what follows.
    void remember_place(const Reading& reading, const std::vector<Frame>& frames) {
        const PlaceMention* last = nullptr;
        for (const Frame& frame : frames)
            for (const std::size_t i : frame.places) last = &reading.places[i];
        if (frames.empty() || (last == nullptr && reading.events.empty()))
            for (const PlaceMention& place : reading.places)
                if (place.locative && !place.origin && !place.relative) last = &place;
        if (last == nullptr) return;
        Where where{places_.resolve(*last), last};
        if (where.place && (!where.place->area || !frames.empty())) last_place_ = std::move(where);
    }

    void remember_time(const TimeSpan& time) { last_time_ = time; }

    /// The frame's own time, counted from what was told before where it says so.
    std::optional<TimeSpan> time_of(const Frame& frame) const {
        if (!frame.time) return std::nullopt;
        if (!frame.time->counts_from_context) return frame.time->value;
        std::optional<TimeSpan> base = last_time_;
        if (!base && metadata_.published)
            base = TimeSpan{*metadata_.published, *metadata_.published, TimePrecision::day, {}, {}, {}};
        if (!base) return std::nullopt;
        const int shift = frame.time->context_days;
        if (shift == 0) return base;
        const Day day = (shift > 0 ? base->last : base->first) + days{shift};
        return TimeSpan{day, day, TimePrecision::day, {}, {}, {}};
    }

    /// A frame without events: somebody's word on what was told before.
    void comment(const Frame& frame) {
        if (drafts_.size() == 0) return;
        std::vector<std::size_t> about;
        if (const auto current = current_draft()) about.push_back(*current);
        if (about.empty()) return;
        if (frame.both_events && about.front() > 0) about.insert(about.begin(), about.front() - 1);
        if (const auto accused = accused_draft(frame); accused && about.size() == 1) about.front() = *accused;
        if (about.size() == 1 &&
            std::find(siblings_.begin(), siblings_.end(), about.front()) != siblings_.end())
            about = siblings_;  // "Rockets hit A and B. X blamed Y."
        for (const std::size_t index : about) drafts_.add_claims(index, frame);
    }

    /// A denial is about the last incident of which the denier's side was accused.
    std::optional<std::size_t> accused_draft(const Frame& frame) const {
        constexpr std::size_t kLookedBack = 6;
        const auto denial =
            std::find_if(frame.claims.begin(), frame.claims.end(), [](const FrameClaim& claim) {
                return claim.stance == Stance::denies || claim.stance == Stance::acknowledges;
            });
        if (denial == frame.claims.end() || in_list() || !current_) return std::nullopt;
        const bool told_here =
            drafts_[*current_].block == block_;  // else the paragraph comments on earlier ones
        for (std::size_t i = *current_ + 1; i-- > 0 && i + kLookedBack > *current_;) {
            if (told_here && drafts_[i].block != block_) break;
            for (const Claim& claim : drafts_[i].incident.claims)
                if (claim.stance == Stance::alleges && claims_.speaks_for(denial->claimant, claim)) return i;
        }
        return std::nullopt;
    }

    /// The incident being discussed: the last one told in the same list item, else in the document.
    std::optional<std::size_t> current_draft() const {
        if (!current_ || drafts_.size() == 0) return std::nullopt;
        if (in_list() && drafts_[*current_].block != block_) return std::nullopt;
        return current_;
    }

    void tell(const Frame& frame, std::optional<TimeSpan> time) {
        const std::vector<Where> wheres = resolve_places(frame);
        if (frame.war && (wheres.empty() || !time)) return;  // "the conflict": no single occurrence
        if (wheres.empty() && !frame.places.empty()) {
            create(frame, {}, time, std::nullopt, false);  // somewhere that the gazetteer does not have
            return;
        }
        if (wheres.empty()) {
            tell_without_place(frame, time);
            return;
        }
        siblings_.clear();
        for (const Where& where : wheres) {
            tell_at(frame, where, time);
            if (wheres.size() > 1 && current_) siblings_.push_back(*current_);
        }
    }

    std::vector<Where> resolve_places(const Frame& frame) {
        std::vector<Where> wheres;
        for (const std::size_t i : frame.places) {
            const PlaceMention& mention = frame.reading->places[i];
            Where where{places_.resolve(mention), &mention};
            if (!where.place) {
                issues_.push_back(
                    {file_, 0, "place", Severity::warning,
                     fmt::format("\"{}\" is not in the gazetteer; the incident is kept without a place",
                                 document_.words(mention.tokens))});
                continue;
            }
            if (where.place->guessed)
                issues_.push_back({file_, 0, "place", Severity::info,
                                   fmt::format("\"{}\" is not in the gazetteer; placed in {}",
                                               document_.words(mention.name), where.place->location.name)});
            const bool known = std::any_of(wheres.begin(), wheres.end(), [&](const Where& other) {
                return other.place->location.place_id == where.place->location.place_id &&
                       !where.mention->relative;
            });
            if (!known) wheres.push_back(std::move(where));
        }
        // A region beside a town tells where the town is.
        const bool any_town =
            std::any_of(wheres.begin(), wheres.end(), [](const Where& w) { return !w.place->area; });
        if (any_town)
            std::erase_if(wheres, [](const Where& w) {
                return w.place->area && w.place->location.footprint.precision == Precision::country;
            });
        return wheres;
    }

    /// "said its strike had targeted a missile crew": a strike told before, of which its side was accused.
    bool speaks_of_own(const Frame& frame) const {
        return (!frame.time || frame.time_of_saying) &&
               std::any_of(frame.claims.begin(), frame.claims.end(), [](const FrameClaim& claim) {
                   return claim.own_side &&
                          (claim.stance == Stance::acknowledges || claim.stance == Stance::denies);
               });
    }

    /// "Fighting broke out near A and B. Each accused the other of starting the clashes."
    void accuse_siblings(const Frame& frame, std::size_t told) {
        Frame accusation = frame;
        accusation.weapons.clear();
        std::erase_if(accusation.claims, [](const FrameClaim& claim) {
            return claim.stance == Stance::reports || claim.killed.known() || claim.injured.known();
        });
        if (!frame.same_event && !frame.both_events) return;
        for (const std::size_t index : siblings_)
            if (index != told) drafts_.add_claims(index, accusation);
    }

    void tell_without_place(const Frame& frame, std::optional<TimeSpan> time) {
        if (speaks_of_own(frame))
            if (const auto accused = accused_draft(frame)) {
                drafts_.add_claims(*accused, frame);
                return;
            }
        const auto current = paragraph_draft_ ? paragraph_draft_ : current_draft();
        if (frame.same_place && last_place_.place && current && drafts_[*current].incident.where &&
            drafts_[*current].place_id != last_place_.place->location.place_id) {
            tell_at(frame, last_place_, time);
            return;
        }
        if (current && fits_current(frame, time, *current)) {
            join(frame, *current, time);
            if (std::find(siblings_.begin(), siblings_.end(), *current) != siblings_.end())
                accuse_siblings(frame, *current);
            return;
        }
        if (label_place_.place) {
            tell_at(frame, label_place_, time);
            return;
        }
        const bool counted_on = frame.time && frame.time->counts_from_context;
        if (current && (frame.same_place || frame.another || counted_on || frame.continues) &&
            drafts_[*current].incident.where) {
            create(frame, {}, time, drafts_[*current].incident.where, drafts_[*current].area);
            return;
        }
        if (heading_place_.place) {
            tell_at(frame, heading_place_, time);
            return;
        }
        if (frame.same_place && !metadata_.dateline_place.empty())
            if (auto place = places_.resolve(metadata_.dateline_place)) {
                tell_at(frame, {place, nullptr}, time);
                return;
            }
        if (frame.same_place)
            if (Where seat = seat_of_speaker(frame); seat.place) {
                tell_at(frame, seat, time);
                return;
            }
        if (!frame.weak) create(frame, {}, time, std::nullopt, false);
    }

    /// "The mayor of Kharkiv said the city had been shelled".
    Where seat_of_speaker(const Frame& frame) {
        for (const Who& speaker : frame.speakers)
            for (const std::string_view word : {" of ", " in "})
                if (const std::size_t at = speaker.name.find(word); at != std::string::npos)
                    if (auto place = places_.resolve(speaker.name.substr(at + word.size())); place && !place->area)
                        return {place, nullptr};
        return {};
    }

    /// Does a frame that names no place go on telling of an incident?
    bool fits_current(const Frame& frame, const std::optional<TimeSpan>& time, std::size_t index) const {
        const Draft& draft = drafts_[index];
        const bool only_figures = std::all_of(frame.events.begin(), frame.events.end(), [&](std::size_t i) {
            const std::string& kind = frame.reading->events[i].kind;
            return kind == "casualty" || kind == "effect" || kind == "found";
        });
        if (frame.another && !frame.same_event && !only_figures) return false;
        if (frame.time && frame.time->counts_from_context && frame.time->context_days != 0 && !frame.same_event)
            return false;  // "a day earlier"
        const bool same_paragraph = draft.block == block_ || paragraph_draft_ == index;
        const bool accuses = std::any_of(frame.claims.begin(), frame.claims.end(), [](const FrameClaim& claim) {
            return claim.stance == Stance::alleges || claim.stance == Stance::denies;
        });
        const bool own_time =
            time && !frame.time_of_saying && !(frame.same_event && same_paragraph && accuses) &&
            !(frame.time && frame.time->counts_from_context && frame.time->context_days == 0);
        if (own_time && draft.incident.when && !overlap(*time, draft.incident.when->span)) return false;
        if (own_time && !draft.incident.when) return false;
        if (own_time && !frame.same_event && is_vague(*time) != is_vague(draft.incident.when->span))
            return false;  // "earlier this month"
        if (same_paragraph && !own_time && draft.incident.type == EventType::armed_clash)
            return true;  // its details
        if (frame.same_event || frame.weak || same_paragraph)
            return may_be_same_type(frame.type, draft.incident.type) || frame.weak;
        return only_figures || (!own_time && may_be_same_type(frame.type, draft.incident.type));
    }

    void tell_at(const Frame& frame, const Where& where, std::optional<TimeSpan> time) {
        if (const auto known = find_same(frame, where, time)) {
            join(frame, *known, time);
            return;
        }
        std::optional<Location> location = where.place->location;
        if (where.mention != nullptr) {
            location->text = document_.text.slice(document_.span(where.mention->tokens));
            location->span = document_.span(where.mention->tokens);
        }
        create(frame, where, time, std::move(location), where.place->area);
    }

    std::optional<std::size_t> find_same(const Frame& frame, const Where& where,
                                         const std::optional<TimeSpan>& time) const {
        const bool own_time = time && !frame.time_of_saying;
        const std::size_t stop = drafts_.size() > kDraftsLookedAt ? drafts_.size() - kDraftsLookedAt : 0;
        for (std::size_t i = drafts_.size(); i-- > stop;) {
            const Draft& draft = drafts_[i];
            if (!draft.incident.where) continue;
            if (in_list() && draft.in_list && draft.block != block_) continue;
            if (frame.another && draft.block == block_ && !frame.same_event && !frame.weak) continue;
            if (own_time && (!draft.incident.when || !overlap(*time, draft.incident.when->span))) continue;
            if (own_time && !frame.same_event && !frame.weak && !draft.weak &&
                is_vague(*time) != is_vague(draft.incident.when->span))
                continue;  // "earlier this month" is not the day told before
            if (!own_time && draft.background_word != frame.background) continue;
            if (!may_be_same_type(frame.type, draft.incident.type) && !frame.weak && !draft.weak) {
                if (own_time || draft.block == block_) continue;
            }
            if (same_place(frame, *where.place, draft, own_time)) return i;
        }
        return std::nullopt;
    }

    /// The time of a frame that gives none: what was told before, else the days up to publication.
    std::optional<Occurrence> occurrence(const Frame& frame, const std::optional<TimeSpan>& time,
                                         bool may_default) const {
        if (time && frame.time) {
            Occurrence when;
            when.span = *time;
            when.text = document_.text.slice(document_.span(frame.time->tokens));
            when.text_span = document_.span(frame.time->tokens);
            return when;
        }
        if (frame.time && !frame.time->value && !frame.time->counts_from_context) return std::nullopt;
        if (frame.background && !frame.time) return std::nullopt;  // "has flared before"
        if (frame.weak && last_time_) return std::nullopt;  // which of the times told it was is not said
        if (heading_time_) return Occurrence{*heading_time_, {}, {}};
        if (last_time_ && !is_history(*last_time_)) return Occurrence{*last_time_, {}, {}};
        if (last_time_ && current_ && drafts_[*current_].block == block_)
            return Occurrence{*last_time_, {}, {}};
        if (!may_default || !metadata_.published) return std::nullopt;
        // UCDP, codebook 22.1, appendix 2: no date given, three days counted back from the report.
        return Occurrence{
            {*metadata_.published - days{2}, *metadata_.published, TimePrecision::days, {}, {}, {}}, {}, {}};
    }

    static bool is_vague(const TimeSpan& span) {
        return span.precision == TimePrecision::month || span.precision == TimePrecision::year;
    }

    bool is_history(const TimeSpan& time) const {
        return metadata_.published && time.last < *metadata_.published - days{45};
    }

    void create(const Frame& frame, const Where& where, std::optional<TimeSpan> time,
                std::optional<Location> location, bool area) {
        Draft draft;
        draft.area = area;
        draft.weak = frame.weak;
        draft.time_stated = time.has_value();
        draft.background_word = frame.background || metadata_.background[block_];
        draft.block = block_;
        draft.section = section_;
        draft.in_list = in_list();
        Incident& incident = draft.incident;
        incident.type = frame.type;
        incident.where = std::move(location);
        if (where.place) draft.place_id = where.place->location.place_id;
        incident.when = occurrence(frame, time, incident.where.has_value() && !(frame.weak && area));
        if (frame.weak && area && !time) incident.when.reset();
        incident.span = document_.span(frame.tokens);
        current_ = drafts_.add(std::move(draft), frame);
        paragraph_draft_ = current_;
    }

    void join(const Frame& frame, std::size_t index, const std::optional<TimeSpan>& time) {
        const bool own_time = time && !frame.time_of_saying;
        drafts_.join(index, frame, own_time ? occurrence(frame, time, false) : std::nullopt);
        current_ = index;
        if (drafts_[index].block == block_) paragraph_draft_ = index;
    }

    const Document& document_;
    const Metadata& metadata_;
    const std::vector<Reading>& readings_;
    PlaceResolver& places_;
    const std::string& file_;
    ClaimResolver claims_;
    DraftBook drafts_;
    std::vector<Issue> issues_;
    std::size_t block_ = SIZE_MAX;
    std::size_t section_ = SIZE_MAX;
    std::optional<std::size_t> current_;
    std::optional<std::size_t> paragraph_draft_;
    std::optional<TimeSpan> last_time_;
    std::optional<TimeSpan> heading_time_;
    Where heading_place_;
    Where last_place_;                   ///< the last town named
    Where label_place_;                  ///< in front of the paragraph's or item's text
    std::vector<std::size_t> siblings_;  ///< told by one sentence of several places: the last such
    std::vector<std::string> columns_;
};

}  // namespace

Linked link_frames(const Document& document, const Metadata& metadata, const std::vector<Reading>& readings,
                   PlaceResolver& places, const std::string& file) {
    return Linker(document, metadata, readings, places, file).link();
}

}  // namespace bearing::report
