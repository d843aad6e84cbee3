#pragma once

#include "bearing/carto/fonts.hpp"
#include "panels/look.hpp"

namespace bearing {

/// Puts the fonts of the set into ImGui's atlas at so many window units a logical pixel: Latin, Greek and
/// Cyrillic with the Armenian and Georgian companions merged in. ImGui joins no letters and sets none from
/// right to left, so that Arabic and Hebrew are left to the map's own text. The atlas is built, not uploaded.
UiFonts build_ui_fonts(const FontSet& fonts, double scale);

}  // namespace bearing
