#pragma once

#include <optional>
#include <vector>

#include "bearing/incident/incident.hpp"
#include "report/frames.hpp"
#include "report/metadata.hpp"
#include "report/resolve.hpp"

namespace bearing::report {

/// Where a frame happened, as far as it says.
struct Where {
    std::optional<ResolvedPlace> place;
    const PlaceMention* mention = nullptr;
};

/// What a document has told up to a point: where and when the next words are set if they do not say so.
class Context {
  public:
    Context(const Document& document, const Metadata& metadata, PlaceResolver& places)
        : document_(document), metadata_(metadata), places_(places) {}

    /// To be called with each sentence before its frames are taken. True if a new paragraph or item begins.
    bool enter(const Reading& reading);
    /// To be called when they are taken.
    void leave(const Reading& reading, const std::vector<Frame>& frames);
    void remember_time(const TimeSpan& time) {
        last_time_ = time;
        last_time_block_ = block_;
    }

    std::size_t block() const { return block_; }
    bool in_heading() const { return document_.blocks[block_].kind == BlockKind::heading; }
    bool in_list() const;
    /// Under a heading such as "Background".
    bool in_background() const { return metadata_.background[block_]; }

    const Where& heading() const { return heading_place_; }
    const Where& label() const { return label_place_; }     ///< in front of the paragraph's or item's text
    const Where& last_town() const { return last_place_; }  ///< what "the town" and "there" stand for
    /// The town was named in this paragraph or item.
    bool town_is_named_here() const { return last_place_.place && last_place_block_ == block_; }
    Where dateline() const;
    /// "The mayor of Kharkiv said the city had been shelled": Kharkiv.
    Where seat_of_speaker(const Frame& frame) const;

    /// The frame's own time, counted from what was told before where it says so.
    std::optional<TimeSpan> time_of(const Frame& frame) const;
    /// A time later than the report is of something planned.
    bool is_planned(const Frame& frame, const std::optional<TimeSpan>& time) const;
    /// When a frame happened. If it gives no time: as told before (`told_here`: in this paragraph), else, if
    /// `may_default`, in the days up to publication.
    std::optional<Occurrence> occurrence(const Frame& frame, const std::optional<TimeSpan>& time,
                                         bool told_here, bool may_default) const;

  private:
    void read_heading(const Reading& reading);
    bool is_letterhead(const Reading& reading) const;
    bool is_history(const TimeSpan& time) const;

    const Document& document_;
    const Metadata& metadata_;
    PlaceResolver& places_;
    std::size_t block_ = SIZE_MAX;
    std::size_t section_ = SIZE_MAX;
    Where heading_place_;
    Where label_place_;
    Where last_place_;
    std::size_t last_place_block_ = SIZE_MAX;
    std::optional<TimeSpan> heading_time_;
    std::optional<TimeSpan> last_time_;
    std::size_t last_time_block_ = SIZE_MAX;
};

}  // namespace bearing::report
