#include "report/linking.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/claimants.hpp"
#include "report/context.hpp"
#include "report/tables.hpp"

namespace bearing::report {

namespace {

constexpr std::size_t kDraftsLookedAt = 300;  // further back nothing is taken up again

/// A month or a year: not the days told beside it.
bool is_vague(const TimeSpan& span) {
    return span.precision == TimePrecision::month || span.precision == TimePrecision::year;
}

class Linker {
  public:
    Linker(const Document& document, const Metadata& metadata, const std::vector<Reading>& readings,
           PlaceResolver& places, const std::string& file)
        : document_(document),
          readings_(readings),
          places_(places),
          file_(file),
          context_(document, metadata, places),
          claims_(document, readings),
          drafts_(document, claims_) {}

    Linked link() {
        for (const Reading& reading : readings_) {
            if (context_.enter(reading)) paragraph_draft_.reset();
            const std::vector<Frame> frames = frames_of(reading);
            for (const Frame& frame : frames) take(frame);
            context_.leave(reading, frames);
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

    void take(const Frame& frame) {
        if (context_.in_heading()) return;
        const auto time = context_.time_of(frame);
        if (context_.is_planned(frame, time)) return;
        if (frame.events.empty()) {
            if (!frame.claims.empty()) comment(frame);
        } else {
            const auto rest = without_earlier(frame);
            tell(rest ? *rest : frame, time);
        }
        claims_.remember(frame);
        if (time && frame.time) context_.remember_time(*time);
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
        if (denial == frame.claims.end() || context_.in_list() || !current_) return std::nullopt;
        const bool told_here =
            drafts_[*current_].block == context_.block();  // else the paragraph comments on earlier ones
        for (std::size_t i = *current_ + 1; i-- > 0 && i + kLookedBack > *current_;) {
            if (told_here && drafts_[i].block != context_.block()) break;
            for (const Claim& claim : drafts_[i].incident.claims)
                if (claim.stance == Stance::alleges && claims_.speaks_for(denial->claimant, claim)) return i;
        }
        return std::nullopt;
    }

    /// The incident being discussed: the last one told in the same list item, else in the document.
    std::optional<std::size_t> current_draft() const {
        if (!current_ || drafts_.size() == 0) return std::nullopt;
        if (context_.in_list() && drafts_[*current_].block != context_.block()) return std::nullopt;
        return current_;
    }

    bool current_in_paragraph() const { return current_ && drafts_[*current_].block == context_.block(); }

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
        const bool any_town = std::any_of(wheres.begin(), wheres.end(), [](const Where& w) {
            return !w.place->area && !w.mention->terrain;
        });
        if (any_town)
            std::erase_if(wheres, [](const Where& w) {
                return w.mention->terrain ||
                       (w.place->area && w.place->location.footprint.precision == Precision::country);
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
        const Where& town = context_.last_town();
        if (frame.same_place && town.place && current && drafts_[*current].incident.where &&
            drafts_[*current].place_id != town.place->location.place_id) {
            tell_at(frame, town, time);
            return;
        }
        if (current && fits_current(frame, time, *current)) {
            join(frame, *current, time);
            if (std::find(siblings_.begin(), siblings_.end(), *current) != siblings_.end())
                accuse_siblings(frame, *current);
            return;
        }
        if (context_.label().place) {
            tell_at(frame, context_.label(), time);
            return;
        }
        if (!current_in_paragraph() && !frame.weak && context_.town_is_named_here()) {
            tell_at(frame, context_.last_town(), time);
            return;
        }
        const bool counted_on = frame.time && frame.time->counts_from_context;
        if (current && (frame.same_place || frame.another || counted_on || frame.continues) &&
            drafts_[*current].incident.where) {
            create_beside(frame, *current, time);
            return;
        }
        if (context_.heading().place) {
            tell_at(frame, context_.heading(), time);
            return;
        }
        if (frame.same_place)
            for (const Where& where : {context_.dateline(), context_.seat_of_speaker(frame)})
                if (where.place) {
                    tell_at(frame, where, time);
                    return;
                }
        if (!frame.weak) create(frame, {}, time, std::nullopt, false);
    }

    /// Does a frame that names no place go on telling of an incident?
    bool fits_current(const Frame& frame, const std::optional<TimeSpan>& time, std::size_t index) const {
        const Draft& draft = drafts_[index];
        const bool only_figures = std::all_of(frame.events.begin(), frame.events.end(), [&](std::size_t i) {
            const std::string& kind = frame.reading->events[i].kind;
            return kind == "casualty" || kind == "effect" || kind == "found";
        });
        if (frame.another && !frame.same_event && !only_figures) return false;
        if (frame.time && frame.time->counts_from_context && frame.time->context_days != 0 &&
            !frame.same_event)
            return false;  // "a day earlier"
        const bool same_paragraph = draft.block == context_.block() || paragraph_draft_ == index;
        const bool accuses =
            std::any_of(frame.claims.begin(), frame.claims.end(), [](const FrameClaim& claim) {
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
            if (context_.in_list() && draft.in_list && draft.block != context_.block()) continue;
            if (frame.another && draft.block == context_.block() && !frame.same_event && !frame.weak)
                continue;
            if (own_time && (!draft.incident.when || !overlap(*time, draft.incident.when->span))) continue;
            if (own_time && !frame.same_event && !frame.weak && !draft.weak &&
                is_vague(*time) != is_vague(draft.incident.when->span))
                continue;  // "earlier this month" is not the day told before
            if (!own_time && draft.background_word != frame.background) continue;
            if (!may_be_same_type(frame.type, draft.incident.type) && !frame.weak && !draft.weak) {
                if (own_time || draft.block == context_.block()) continue;
            }
            if (same_place(frame, *where.place, draft, own_time)) return i;
        }
        return std::nullopt;
    }

    /// Another incident at the place of one told before.
    void create_beside(const Frame& frame, std::size_t other, std::optional<TimeSpan> time) {
        const std::string place_id = drafts_[other].place_id;
        create(frame, {}, time, drafts_[other].incident.where, drafts_[other].area, place_id);
    }

    void create(const Frame& frame, const Where& where, std::optional<TimeSpan> time,
                std::optional<Location> location, bool area, std::string place_id = {}) {
        Draft draft;
        draft.place_id = std::move(place_id);
        draft.area = area;
        draft.weak = frame.weak;
        draft.time_stated = time.has_value();
        draft.background_word = frame.background || context_.in_background();
        draft.block = context_.block();
        draft.in_list = context_.in_list();
        Incident& incident = draft.incident;
        incident.type = frame.type;
        incident.where = std::move(location);
        if (where.place) draft.place_id = where.place->location.place_id;
        const bool told_here = current_ && drafts_[*current_].block == context_.block();
        incident.when =
            context_.occurrence(frame, time, told_here, incident.where.has_value() && !(frame.weak && area));
        if (frame.weak && area && !time) incident.when.reset();
        incident.span = document_.span(frame.tokens);
        current_ = drafts_.add(std::move(draft), frame);
        paragraph_draft_ = current_;
    }

    void join(const Frame& frame, std::size_t index, const std::optional<TimeSpan>& time) {
        const bool own_time = time && !frame.time_of_saying;
        drafts_.join(index, frame, own_time ? context_.occurrence(frame, time, false, false) : std::nullopt);
        current_ = index;
        if (drafts_[index].block == context_.block()) paragraph_draft_ = index;
    }

    const Document& document_;
    const std::vector<Reading>& readings_;
    PlaceResolver& places_;
    const std::string& file_;
    Context context_;
    ClaimResolver claims_;
    DraftBook drafts_;
    std::vector<Issue> issues_;
    std::optional<std::size_t> current_;
    std::optional<std::size_t> paragraph_draft_;
    std::vector<std::size_t> siblings_;  ///< told by one sentence of several places: the last such
    std::vector<std::string> columns_;
};

}  // namespace

Linked link_frames(const Document& document, const Metadata& metadata, const std::vector<Reading>& readings,
                   PlaceResolver& places, const std::string& file) {
    return Linker(document, metadata, readings, places, file).link();
}

}  // namespace bearing::report
