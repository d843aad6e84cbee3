#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bearing {

/// sRGB with straight alpha, 0..255 each.
struct Color {
    std::uint8_t r = 0;
    std::uint8_t g = 0;
    std::uint8_t b = 0;
    std::uint8_t a = 255;

    bool operator==(const Color&) const = default;
    constexpr Color with_alpha(std::uint8_t alpha) const { return {r, g, b, alpha}; }
};

/// 0xRRGGBB.
constexpr Color rgb(std::uint32_t hex) {
    return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8),
            static_cast<std::uint8_t>(hex)};
}

/// "#rrggbb"; alpha is not part of it.
std::string to_hex(Color color);

/// The grey of the same relative luminance (Rec. 709 weights, linear light).
Color to_grey(Color color);

/// Relative luminance 0..1 of WCAG 2 (sRGB, Rec. 709 weights); alpha plays no part.
double relative_luminance(Color color);

/// Contrast ratio of WCAG 2, 1..21.
double contrast_ratio(Color a, Color b);

/// From a (0) to b (1), channel by channel.
Color mix(Color a, Color b, double share_of_b);

}  // namespace bearing
