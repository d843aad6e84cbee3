#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bearing/carto/color.hpp"
#include "bearing/geo/layer.hpp"

namespace bearing {

enum class Theme { print, light, dark, greyscale };
std::optional<Theme> parse_theme(std::string_view code);
std::string_view to_string(Theme theme);

/// How names are chosen where a place has several.
struct NameChoice {
    std::vector<std::string> languages{"en"};  ///< first match wins; the default name otherwise
    bool both_sides = true;  ///< disputed places show both sides' names: "Stepanakert / Khankendi"
    std::string side = {};   ///< not empty: places are called as this side (Name::side) calls them
};

/// Colours and sizes of everything on a map. Lengths are in scene units at 72 dpi (points); `scale`
/// multiplies all of them.
struct Style {
    Theme theme = Theme::print;
    double scale = 1;
    NameChoice names;
    /// Whose view is drawn, an ISO 3166-1 alpha-2 code: of disputed borders those that it claims
    /// (Feature::country) as settled ones and no others', and disputed places under its names. "" = all
    /// views, each marked as disputed. Lines of control and historical boundaries are drawn in any view.
    std::string worldview;

    Color background, water, land, land_alt, coast, river, border, border_disputed, control_line, graticule;
    Color text, text_muted, text_water, halo, frame;
    Color incident, incident_contested, incident_possible, footprint, selected;
    double label_size = 7;
    double symbol_size = 6;
};

/// The built-in style of a theme. Colours keep a contrast of at least 4.5 : 1 for text and stay apart for
/// readers with colour vision deficiency; in greyscale symbols differ by shape and tone alone.
Style style_for(Theme theme);

/// The choice of names of a style, its worldview's side if it has one.
NameChoice names_for(const Style& style);

/// The text to print for a feature's names under a choice.
std::string label_for(const Feature& feature, const NameChoice& choice);

}  // namespace bearing
