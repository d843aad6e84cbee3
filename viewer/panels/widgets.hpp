#pragma once

#include <string>

#include "app/standing.hpp"
#include "panels/context.hpp"

namespace bearing {

/// A section that folds, with an optional remark at its right. Returns whether it is open.
bool section(const PanelContext& context, const char* title, bool open_by_default,
             const std::string& remark = {});

/// Text that wraps, in the muted colour or the body's.
void muted_text(const Look& look, const std::string& text);
void wrapped_text(const std::string& text);
void bold_text(const Look& look, const std::string& text);
/// A muted name and a wrapped value beside it.
void field(const Look& look, const char* name, const std::string& value, float name_width);

/// What to do where there is nothing to show.
void empty_state(const Look& look, const std::string& title, const std::string& advice);

/// A row to tick, with counts at its right and a bar of how they compare with `most`. Returns true if
/// clicked.
struct TickRow {
    std::string name;  ///< for PanelContext::mark and the id
    std::string label;
    int depth = 0;
    bool ticked = false;
    std::size_t certain = 0;
    std::size_t possible = 0;
    std::size_t most = 0;  ///< 0: no counts
};
bool tick_row(const PanelContext& context, const TickRow& row);

/// A rounded label; with `closable`, a cross whose click is returned.
bool chip(const PanelContext& context, const std::string& id, const std::string& words, bool closable,
          ImU32 color = 0);
float chip_width(const PanelContext& context, const std::string& words, bool closable);

/// A small button with an icon drawn in lines.
enum class Icon { plus, minus, fit, cross, search, chevron_left, chevron_right };
bool icon_button(const PanelContext& context, const char* id, Icon icon, const char* tooltip,
                 float size = 30);
void draw_icon(ImDrawList* list, ImVec2 center, float size, Icon icon, ImU32 color, float thickness);

/// The map's symbols in a list: a disc where someone is accused, half a disc where that is contested, a ring
/// with a dot where nobody is accused; pale where the match is only possible.
void incident_mark(ImDrawList* list, ImVec2 center, float radius, ClaimStanding standing, bool certain,
                   const Look& look);

/// Slanted lines, clipped to the rectangle: what is only possible.
void hatch(ImDrawList* list, ImVec2 a, ImVec2 b, ImU32 color, float step, float thickness);

/// The width of text in the current font.
float text_width(const std::string& text);
/// The text, cut with an ellipsis to a width.
std::string fitted(const std::string& text, float width);

/// A tool tip for the last item, after a moment.
void tooltip(const std::string& text);

}  // namespace bearing
