#include "carto/line_styles.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "bearing/base/text.hpp"

namespace bearing {
namespace {

bool mentions(const std::string& text, std::string_view word) {
    return text.find(word) != std::string::npos;
}

std::vector<Stroke> river_strokes(const Feature& feature, const Style& style, double fineness) {
    const double width = std::clamp(1.15 - 0.12 * feature.rank, 0.3, 1.1) * fineness * fineness;
    return {{style.river, std::max(0.22, width) * style.scale, {}, LineCap::round, LineJoin::round}};
}

LineLook disputed_look(const Feature& feature, const std::string& worldview) {
    if (worldview.empty() || feature.country.empty()) return LineLook::disputed_border;
    return ascii_lower(feature.country) == ascii_lower(worldview) ? LineLook::border : LineLook::hidden;
}

}  // namespace

LineLook look_of(const Feature& feature, LayerKind kind, const std::string& worldview) {
    if (kind != LayerKind::border && kind != LayerKind::line) return LineLook::none;
    if (feature.kind == "river") return LineLook::none;
    if (mentions(feature.kind, "control") || mentions(feature.kind, "contact") ||
        mentions(feature.kind, "front"))
        return LineLook::control_line;
    if (mentions(feature.kind, "historical")) return LineLook::historical_boundary;
    if (mentions(feature.kind, "disputed") || mentions(feature.status, "disputed"))
        return disputed_look(feature, worldview);
    if (mentions(feature.kind, "admin") || mentions(feature.kind, "internal") ||
        mentions(feature.kind, "province"))
        return LineLook::internal_border;
    return kind == LayerKind::border || mentions(feature.kind, "border") ? LineLook::border : LineLook::other;
}

const char* label(LineLook look) {
    switch (look) {
        case LineLook::disputed_border:
            return "Disputed border";
        case LineLook::control_line:
            return "Line of control";
        case LineLook::historical_boundary:
            return "Historical boundary";
        case LineLook::border:
            return "International border";
        case LineLook::internal_border:
            return "Administrative boundary";
        case LineLook::hidden:
        case LineLook::other:
        case LineLook::none:
            break;
    }
    return "";
}

double line_fineness(double scale_denominator) {
    return std::clamp(1 - 0.24 * std::log(scale_denominator / 5e6), 0.45, 1.0);
}

std::vector<Stroke> line_strokes(LineLook look, const Style& style, double fineness) {
    const double s = style.scale * fineness;
    const auto dashed = [s](Color color, double width, std::vector<double> dash) {
        for (double& length : dash) length *= s;
        return Stroke{color, width * s, std::move(dash), LineCap::butt, LineJoin::round};
    };
    switch (look) {
        case LineLook::border:
            if (fineness < 0.8) return {dashed(style.border, 0.7, {})};
            return {dashed(style.border.with_alpha(46), 2.6, {}), dashed(style.border, 0.7, {})};
        case LineLook::internal_border:
            return {dashed(style.border.with_alpha(150), 0.35, {2.2, 1.4})};
        case LineLook::disputed_border:
            return {dashed(style.border_disputed, 0.7, {3.2, 1.8})};
        case LineLook::control_line:
            return {dashed(style.halo.with_alpha(150), 2.4, {}),
                    dashed(style.control_line, 1.1, {4.5, 1.4, 1.1, 1.4})};
        case LineLook::historical_boundary:
            return {dashed(style.border_disputed, 0.8, {0.9, 1.5})};
        case LineLook::hidden:
        case LineLook::other:
        case LineLook::none:
            break;
    }
    return {dashed(style.border, 0.5, {})};
}

std::vector<Stroke> line_strokes(const Feature& feature, LayerKind kind, const Style& style,
                                 double fineness) {
    if (kind == LayerKind::river || feature.kind == "river") return river_strokes(feature, style, fineness);
    if (kind == LayerKind::lake || kind == LayerKind::coast)
        return {{style.coast, 0.5 * fineness * style.scale, {}, LineCap::round, LineJoin::round}};
    const LineLook look = look_of(feature, kind, style.worldview);
    if (look == LineLook::hidden) return {};
    return line_strokes(look, style, fineness);
}

}  // namespace bearing
