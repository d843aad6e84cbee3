#include "figure/scale_bar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "bearing/geo/geodesy.hpp"
#include "figure/words.hpp"

namespace bearing::figure {
namespace {

std::string length_number(double length_m, bool in_km) {
    return plain_number(in_km ? length_m / 1000 : length_m);
}

/// Ground metres in a unit around a point of the frame (shares 0..1 of its width and height).
double ground_metres_at(const Viewport& viewport, double share_x, double share_y) {
    const double half = std::min(viewport.width, viewport.height) / 50;
    const ScenePoint at{viewport.origin.x + share_x * viewport.width,
                        viewport.origin.y + share_y * viewport.height};
    const auto west = viewport.lonlat_from_screen({at.x - half, at.y});
    const auto east = viewport.lonlat_from_screen({at.x + half, at.y});
    return west && east ? distance_m(*west, *east) / (2 * half) : 0;
}

/// True if the scale differs by more than 3 % within the frame.
bool scale_varies(const Viewport& viewport) {
    const double middle = ground_metres_at(viewport, 0.5, 0.5);
    for (const double x : {0.05, 0.5, 0.95})
        for (const double y : {0.05, 0.5, 0.95})
            if (const double here = ground_metres_at(viewport, x, y);
                middle > 0 && std::abs(here / middle - 1) > 0.03)
                return true;
    return false;
}

/// Two digits of the denominator: it is as much as a print of unknown size is worth.
std::string ratio_in_words(const Viewport& viewport, double metres_per_unit, bool brief) {
    const double denominator = metres_per_unit / (viewport.unit_mm / 1000);
    const double digit = std::pow(10, std::floor(std::log10(denominator)) - 1);
    std::string text =
        "About 1\u00a0:\u00a0" + grouped(std::llround(std::round(denominator / digit) * digit));
    return scale_varies(viewport) ? text + (brief ? " (centre)" : " at the centre") : text;
}

}  // namespace

double ground_metres_per_unit(const Viewport& viewport) {
    return ground_metres_at(viewport, 0.5, 0.5);
}

ScaleBar fitting_scale_bar(double metres_per_unit, double room_pt) {
    const double most_m = metres_per_unit * room_pt;
    const double power = std::pow(10, std::floor(std::log10(most_m)));
    double length = power;
    for (const double factor : {2.0, 5.0})
        if (factor * power <= most_m) length = factor * power;
    return {length, length / metres_per_unit};
}

double scale_bar_height(const PageMetrics& metrics) {
    return metrics.small.size * (1.1 + 0.5 + 1.35);
}

void draw_scale_bar(std::vector<SceneItem>& items, const SceneRect& box, const Viewport& viewport,
                    const FontSet& fonts, const PageMetrics& metrics, const Style& style) {
    const double metres = ground_metres_per_unit(viewport);
    if (metres <= 0) return;
    const TextLook& look = metrics.small;
    const ShapedText zero = fonts.shape("0", look.size);
    const ShapedText widest = fonts.shape("5000 km", look.size);
    const double left = box.x + zero.width / 2;
    const ScaleBar bar = fitting_scale_bar(metres, box.width - zero.width / 2 - widest.width / 2 - 2);
    const bool in_km = bar.length_m >= 1000;

    const double numbers_baseline = box.y + 0.85 * look.size;
    const double bar_top = box.y + 1.15 * look.size;
    const double bar_height = 0.42 * look.size;
    const Stroke line{style.text, metrics.hairline, {}, LineCap::butt, LineJoin::miter};
    for (int i = 0; i < 4; ++i)
        items.push_back(rectangle({left + bar.length_pt * i / 4, bar_top, bar.length_pt / 4, bar_height},
                                  i % 2 == 0 ? style.text : style.background, line));
    const auto number = [&](double share, const std::string& unit) {
        ShapedText text = fonts.shape(length_number(bar.length_m * share, in_km), look.size);
        const double x = left + bar.length_pt * share - text.width / 2;
        if (!unit.empty())
            text = fonts.shape(length_number(bar.length_m * share, in_km) + "\u00a0" + unit, look.size);
        items.push_back(line_of_text(std::move(text), style.text, {x, numbers_baseline}));
    };
    number(0, "");
    if (bar.length_pt > 8 * look.size) number(0.5, "");
    number(1, in_km ? "km" : "m");
    ShapedText ratio = fonts.shape(ratio_in_words(viewport, metres, false), look.size);
    if (ratio.width > box.width) ratio = fonts.shape(ratio_in_words(viewport, metres, true), look.size);
    if (ratio.width > box.width)
        ratio = fonts.shape(ratio_in_words(viewport, metres, true), look.size * box.width / ratio.width);
    items.push_back(
        line_of_text(std::move(ratio), look.color, {box.x, box.y + box.height - 0.3 * look.size}));
}

double north_angle_deg(const Viewport& viewport) {
    const ScenePoint middle{viewport.origin.x + viewport.width / 2, viewport.origin.y + viewport.height / 2};
    const auto here = viewport.lonlat_from_screen(middle);
    if (!here) return 0;
    const double step_m = std::max(1.0, viewport.metres_per_unit);
    const bool near_pole = here->lat > 89.9;
    const auto there = viewport.screen_from_lonlat(destination(*here, near_pole ? 180 : 0, step_m));
    if (!there) return 0;
    const double angle = std::atan2(there->x - middle.x, middle.y - there->y) * 180 / std::numbers::pi;
    return near_pole ? angle + 180 : angle;
}

void draw_north_arrow(std::vector<SceneItem>& items, const SceneRect& box, const Viewport& viewport,
                      const FontSet& fonts, const PageMetrics& metrics, const Style& style) {
    const double angle = north_angle_deg(viewport) * std::numbers::pi / 180;
    const ScenePoint middle{box.x + box.width / 2, box.y + box.height / 2};
    const auto turned = [&](double x, double y) {
        return ScenePoint{middle.x + x * std::cos(angle) - y * std::sin(angle),
                          middle.y + x * std::sin(angle) + y * std::cos(angle)};
    };
    // Letter above, arrow below; the whole turns about the middle of the box.
    const double half = std::min(box.height / 2, box.width);
    const double letter = 0.62 * half;
    const double tip = -half + letter * 1.05, foot = half, notch = foot - 0.28 * (foot - tip);
    const double wing = 0.30 * (foot - tip);
    const Stroke line{style.text, metrics.hairline, {}, LineCap::butt, LineJoin::miter};
    items.push_back(polygon({turned(0, tip), turned(0, notch), turned(-wing, foot)}, style.text, line));
    items.push_back(polygon({turned(0, tip), turned(0, notch), turned(wing, foot)}, style.background, line));
    items.push_back(line_of_text(fonts.shape("N", letter, FontWeight::bold), style.text,
                                 turned(0, -half + 0.78 * letter), Align::center,
                                 angle * 180 / std::numbers::pi));
}

}  // namespace bearing::figure
