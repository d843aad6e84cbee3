#pragma once

#include <string>

namespace bearing {

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

    // Asked for by an action, taken up by the panel concerned in the next frame.
    bool focus_search = false;
    bool open_palette = false;
    bool open_help = false;
    bool open_figure = false;
    bool open_file = false;
    bool fit_timeline = false;
    int step = 0;  ///< incidents to move on in the list: +1, -1
    bool quit = false;
};

}  // namespace bearing
