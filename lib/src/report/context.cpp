#include "report/context.hpp"

#include <algorithm>

namespace bearing::report {

namespace {

using std::chrono::days;

/// "Kramatorsk." in front of what happened there: nothing but a place.
bool is_label(const Reading& reading) {
    constexpr std::size_t kLongestLabel = 5;
    return reading.places.size() == 1 && reading.events.empty() && reading.stances.empty() &&
           reading.tokens.last - reading.tokens.first <= kLongestLabel;
}

}  // namespace

bool Context::enter(const Reading& reading) {
    const std::size_t index = reading.sentence->block;
    const Block& block = document_.blocks[index];
    if (block.section != section_) {
        section_ = block.section;
        heading_place_ = {};
        heading_time_.reset();
    }
    const bool fresh = index != block_;
    block_ = index;
    if (fresh) {
        label_place_ = {};
        if (is_label(reading))
            label_place_ = {places_.resolve(reading.places.front()), &reading.places.front()};
    }
    if (block.kind == BlockKind::heading) read_heading(reading);
    return fresh;
}

void Context::read_heading(const Reading& reading) {
    for (const PlaceMention& place : reading.places)
        if (!heading_place_.place && !is_letterhead(reading))
            heading_place_ = {places_.resolve(place), &place};
    for (const TimeMention& time : reading.times)
        if (time.value && !time.future) heading_time_ = time.value;
    if (heading_time_) last_time_ = heading_time_;
}

/// "Kyiv, 25 July 2022" near the top: where and when the report was written.
bool Context::is_letterhead(const Reading& reading) const {
    constexpr std::size_t kNearTop = 6;
    if (block_ > kNearTop || reading.places.empty() || !reading.events.empty() || !metadata_.published)
        return false;
    return std::any_of(reading.times.begin(), reading.times.end(), [&](const TimeMention& time) {
        return time.names_year && time.value && time.value->first == *metadata_.published;
    });
}

void Context::leave(const Reading& reading, const std::vector<Frame>& frames) {
    if (frames.empty())
        for (const TimeMention& time : reading.times)
            if (time.value && !time.future) remember_time(*time.value);
    const PlaceMention* last = nullptr;
    for (const Frame& frame : frames)
        for (const std::size_t i : frame.places) last = &reading.places[i];
    if (frames.empty() || (last == nullptr && reading.events.empty()))
        for (const PlaceMention& place : reading.places)
            if ((place.locative || place.tokens.first == reading.tokens.first) && !place.origin &&
                !place.relative && !is_elsewhere(document_, reading, place))
                last = &place;
    if (last == nullptr) return;
    Where where{places_.resolve(*last), last};
    if (!where.place || (where.place->area && frames.empty())) return;
    last_place_ = std::move(where);
    last_place_block_ = block_;
}

bool Context::in_list() const {
    const BlockKind kind = document_.blocks[block_].kind;
    return kind == BlockKind::item || kind == BlockKind::table_row;
}

Where Context::dateline() const {
    if (metadata_.dateline_place.empty()) return {};
    return {places_.resolve(metadata_.dateline_place), nullptr};
}

Where Context::seat_of_speaker(const Frame& frame) const {
    for (const Who& speaker : frame.speakers)
        for (const std::string_view word : {" of ", " in "})
            if (const std::size_t at = speaker.name.find(word); at != std::string::npos)
                if (auto place = places_.resolve(speaker.name.substr(at + word.size()));
                    place && !place->area)
                    return {place, nullptr};
    return {};
}

std::optional<TimeSpan> Context::time_of(const Frame& frame) const {
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

bool Context::is_planned(const Frame& frame, const std::optional<TimeSpan>& time) const {
    return frame.time && time && metadata_.published && time->first > *metadata_.published;
}

bool Context::is_history(const TimeSpan& time) const {
    constexpr int kLongAgo_days = 45;
    return metadata_.published && time.last < *metadata_.published - days{kLongAgo_days};
}

std::optional<Occurrence> Context::occurrence(const Frame& frame, const std::optional<TimeSpan>& time,
                                              bool told_here, bool may_default) const {
    if (time && frame.time) {
        Occurrence when;
        when.span = *time;
        when.text = document_.text.slice(document_.span(frame.time->tokens));
        when.text_span = document_.span(frame.time->tokens);
        return when;
    }
    if (frame.time && !frame.time->value && !frame.time->counts_from_context) return std::nullopt;
    if (frame.background && !frame.time) return std::nullopt;  // "has flared before"
    if (frame.weak && last_time_) return std::nullopt;         // which of the times told it was is not said
    if (heading_time_) return Occurrence{*heading_time_, {}, {}};
    const bool of_other_item = in_list() && last_time_block_ != block_ &&
                               last_time_block_ < document_.blocks.size() &&
                               document_.blocks[last_time_block_].kind == document_.blocks[block_].kind;
    if (last_time_ && !of_other_item && (told_here || !is_history(*last_time_)))
        return Occurrence{*last_time_, {}, {}};
    if (!may_default || !metadata_.published) return std::nullopt;
    // UCDP, codebook 22.1, appendix 2: no date given, three days counted back from the report.
    return Occurrence{
        {*metadata_.published - days{2}, *metadata_.published, TimePrecision::days, {}, {}, {}}, {}, {}};
}

}  // namespace bearing::report
