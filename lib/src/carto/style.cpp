#include "bearing/carto/style.hpp"

#include <array>
#include <utility>

namespace bearing {
namespace {

constexpr std::array<std::pair<std::string_view, Theme>, 4> kThemes{{{"print", Theme::print},
                                                                     {"light", Theme::light},
                                                                     {"dark", Theme::dark},
                                                                     {"greyscale", Theme::greyscale}}};

/// Warm paper land and quiet water, so that the symbols alone are strong. Vermilion and violet stay apart
/// under protanopia, deuteranopia and tritanopia, and are the colours of no party to the conflicts shown.
Style print_style() {
    Style s;
    s.theme = Theme::print;
    s.background = rgb(0xffffff);
    s.water = rgb(0xd9e6ee);
    s.land = rgb(0xf8f5ee);
    s.land_alt = rgb(0xece6d9);
    s.coast = rgb(0x93aebf);
    s.river = rgb(0xa9c4d4);
    s.border = rgb(0x8e887d);
    s.border_disputed = rgb(0x857c74);
    s.control_line = rgb(0x4d4843);
    s.graticule = rgb(0xd3d2cb);
    s.text = rgb(0x23211e);
    s.text_muted = rgb(0x6a655c);
    s.text_water = rgb(0x3d6480);
    s.halo = rgb(0xfdfbf7);
    s.frame = rgb(0x4a4640);
    s.incident = rgb(0xb3321c);
    s.incident_contested = rgb(0x553a8c);
    s.incident_possible = rgb(0xb3321c);
    s.footprint = rgb(0xb3321c);
    s.selected = rgb(0x0b0b0b);
    s.symbol_size = 7;
    return s;
}

/// On a screen: a little cooler and lighter than paper.
Style light_style() {
    Style s = print_style();
    s.theme = Theme::light;
    s.background = rgb(0xf4f5f6);
    s.water = rgb(0xd3e2ea);
    s.land = rgb(0xf6f6f3);
    s.land_alt = rgb(0xe8e8e2);
    s.halo = rgb(0xfbfbf9);
    s.text_muted = rgb(0x625e57);
    s.graticule = rgb(0xcbd0d1);
    s.selected = rgb(0x101418);
    return s;
}

Style dark_style() {
    Style s;
    s.theme = Theme::dark;
    s.background = rgb(0x15191d);
    s.water = rgb(0x161f27);
    s.land = rgb(0x262b30);
    s.land_alt = rgb(0x30363b);
    s.coast = rgb(0x4c6271);
    s.river = rgb(0x3b5566);
    s.border = rgb(0x6f767b);
    s.border_disputed = rgb(0x868b8d);
    s.control_line = rgb(0xc6c3bb);
    s.graticule = rgb(0x3a4147);
    s.text = rgb(0xeceae4);
    s.text_muted = rgb(0xa5a7a5);
    s.text_water = rgb(0x86afc9);
    s.halo = rgb(0x1d2226);
    s.frame = rgb(0x8b9195);
    s.incident = rgb(0xff8a5c);
    s.incident_contested = rgb(0xb9a2ff);
    s.incident_possible = rgb(0xff8a5c);
    s.footprint = rgb(0xff8a5c);
    s.selected = rgb(0xffffff);
    s.symbol_size = 7;
    return s;
}

/// The print style in tones; symbols are black, shape and filling tell them apart.
Style greyscale_style() {
    Style s = print_style();
    s.theme = Theme::greyscale;
    for (Color* color :
         {&s.background, &s.water, &s.land, &s.land_alt, &s.coast, &s.river, &s.border, &s.border_disputed,
          &s.control_line, &s.graticule, &s.text, &s.text_muted, &s.text_water, &s.halo, &s.frame})
        *color = to_grey(*color);
    s.land = rgb(0xfafafa);
    s.halo = rgb(0xfdfdfd);
    s.incident = rgb(0x1c1c1c);
    s.incident_contested = rgb(0x1c1c1c);
    s.incident_possible = rgb(0x1c1c1c);
    s.footprint = rgb(0x3a3a3a);
    return s;
}

}  // namespace

std::optional<Theme> parse_theme(std::string_view code) {
    for (const auto& [name, theme] : kThemes)
        if (name == code) return theme;
    return std::nullopt;
}

std::string_view to_string(Theme theme) {
    for (const auto& [name, value] : kThemes)
        if (value == theme) return name;
    return {};
}

Style style_for(Theme theme) {
    switch (theme) {
        case Theme::light:
            return light_style();
        case Theme::dark:
            return dark_style();
        case Theme::greyscale:
            return greyscale_style();
        case Theme::print:
            break;
    }
    return print_style();
}

}  // namespace bearing
