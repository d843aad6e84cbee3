#pragma once

#include <array>
#include <cstddef>
#include <optional>

namespace bearing {

/// What a person wants to leave while work on a report is not committed.
enum class Leave { nothing, report, program };

/// What is open and how wide, on this screen; no part of the document and not undone. Lengths in logical
/// pixels before scaling.
struct ViewState {
    bool filters_open = true;
    bool incidents_open = true;
    bool timeline_open = true;
    float filters_width = 264;
    float incidents_width = 400;
    float timeline_height = 168;
    float list_share = 0.42F;  ///< of the right column

    bool report_open = true;                   ///< the review takes the window, where a report is open
    float report_share = 0.5F;                 ///< of the window without the map: the report's text
    bool correcting = false;                   ///< the draft's fields are open
    bool refusing = false;                     ///< the reason of a refusal is being given
    std::array<bool, 9> hidden_kinds{};        ///< by MentionKind: not highlighted
    std::optional<std::size_t> hovered_draft;  ///< in the list of drafts, in the last frame
    std::optional<std::size_t> mention;        ///< the one that was clicked

    // Asked for by an action, taken up by the panel concerned in the next frame.
    bool focus_search = false;
    bool open_palette = false;
    bool open_help = false;
    bool open_figure = false;
    bool open_file = false;
    bool open_report = false;
    bool paste_report = false;
    bool commit_review = false;
    bool focus_reason = false;
    Leave leave = Leave::nothing;
    bool fit_timeline = false;
    int step = 0;  ///< incidents to move on in the list: +1, -1
    bool quit = false;
};

}  // namespace bearing
