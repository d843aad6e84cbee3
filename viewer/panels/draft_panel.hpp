#pragma once

#include <map>
#include <optional>
#include <string>

#include "panels/context.hpp"

namespace bearing {

/// Text that a person has typed into fields and that means nothing yet ("2020-1"), by field, so that it is
/// not lost from sight.
using UnfinishedTexts = std::map<std::string, std::string, std::less<>>;

/// The drafts of a report in their trays, the one being read with everything that was read, its buttons
/// below.
class DraftPanel {
  public:
    void draw(const PanelContext& context);

  private:
    void notes(const PanelContext& context);
    void cards(const PanelContext& context, bool reveal);
    void folded_card(const PanelContext& context, std::size_t index);
    void open_card(const PanelContext& context);
    void reason_row(const PanelContext& context);
    void buttons(const PanelContext& context);

    std::optional<std::uint64_t> seen_choice_;
    UnfinishedTexts texts_;
};

/// A draft's number in a disc that says what was decided: filled (accepted), crossed out (refused), a ring
/// (pending), with a dot where it was corrected.
void draft_badge(const PanelContext& context, ImVec2 center, std::size_t draft);

/// Everything that was read of the draft, with what a person made of it.
void draw_draft(const PanelContext& context);
/// The draft's fields to correct.
void draw_draft_fields(const PanelContext& context, UnfinishedTexts& texts);
void draw_place_fields(const PanelContext& context, UnfinishedTexts& texts);
void draw_claim_fields(const PanelContext& context, UnfinishedTexts& texts);
/// The places considered, the chosen one first; a click on another chooses it.
void draw_considered_places(const PanelContext& context);

/// On the map: where the chosen draft may have been, and the places considered.
void draw_draft_on_map(const PanelContext& context, ImVec2 at, ImVec2 size);

}  // namespace bearing
