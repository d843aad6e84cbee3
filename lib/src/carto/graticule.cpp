#include "bearing/carto/graticule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "carto/scene_geometry.hpp"

namespace bearing {
namespace {

constexpr std::array kSteps_deg{1.0 / 60, 2.0 / 60, 5.0 / 60, 10.0 / 60, 15.0 / 60, 0.5,
                                1.0,      2.0,      5.0,      10.0,      15.0,      30.0};

double choose_step(const Extent& box, const Viewport& view) {
    // Degrees along the longer side, whichever way they run; east-west ones count by their length.
    const double per_unit = std::max(box.height() / view.height, box.width() / view.width);
    const double along = per_unit * std::max(view.width, view.height);
    for (const double step : kSteps_deg)
        if (along / step <= 9) return step;
    return kSteps_deg.back();
}

std::string degrees(double value, const char* positive, const char* negative) {
    const long minutes = std::lround(std::abs(value) * 60);
    const char* side = minutes == 0 ? "" : value > 0 ? positive : negative;
    if (minutes % 60 == 0) return fmt::format("{}°{}{}", minutes / 60, *side != 0 ? "\u00a0" : "", side);
    return fmt::format("{}°{:02}′\u00a0{}", minutes / 60, minutes % 60, side);
}

/// Adds a label wherever a line crosses one of two opposite edges of the frame.
void label_crossings(const SubPath& line, const SceneRect& frame, bool meridian, const std::string& text,
                     std::vector<GraticuleLabel>& labels) {
    const double right = frame.x + frame.width;
    const double bottom = frame.y + frame.height;
    for (std::size_t i = 0; i + 1 < line.points.size(); ++i) {
        const ScenePoint& a = line.points[i];
        const ScenePoint& b = line.points[i + 1];
        for (const bool far : {false, true}) {
            const double edge = meridian ? (far ? bottom : frame.y) : (far ? right : frame.x);
            const double from = meridian ? a.y : a.x;
            const double to = meridian ? b.y : b.x;
            if ((from < edge) == (to < edge)) continue;
            const double share = (edge - from) / (to - from);
            const ScenePoint at{a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
            if (meridian && at.x > frame.x && at.x < right)
                labels.push_back({{at.x, edge}, far ? MapEdge::bottom : MapEdge::top, text});
            if (!meridian && at.y > frame.y && at.y < bottom)
                labels.push_back({{edge, at.y}, far ? MapEdge::right : MapEdge::left, text});
        }
    }
}

}  // namespace

Graticule graticule(const Viewport& viewport) {
    Graticule out;
    const SceneGeometry geometry(viewport);
    if (!geometry.box()) return out;
    const Extent& box = *geometry.box();
    out.step_deg = choose_step(box, viewport);
    const auto add = [&](LonLat from, LonLat to, bool meridian, const std::string& text) {
        LineString line;
        constexpr int kParts = 48;
        for (int i = 0; i <= kParts; ++i)
            line.push_back(
                {from.lon + (to.lon - from.lon) * i / kParts, from.lat + (to.lat - from.lat) * i / kParts});
        std::vector<SubPath> parts;
        geometry.add(line, parts);
        for (SubPath& part : parts) {
            label_crossings(part, viewport.frame(), meridian, text, out.labels);
            out.lines.push_back(std::move(part));
        }
    };
    const auto first = [&](double edge) { return static_cast<long>(std::ceil(edge / out.step_deg)); };
    for (long i = first(box.west); i * out.step_deg <= box.east; ++i) {
        const double lon = i * out.step_deg;
        const double plain = lon > 180 ? lon - 360 : lon;
        add({plain, box.south}, {plain, box.north}, true, degrees(plain, "E", "W"));
    }
    for (long i = first(box.south); i * out.step_deg <= box.north; ++i) {
        const double lat = i * out.step_deg;
        const bool all_around = box.east > 180;
        add({all_around ? -180 : box.west, lat}, {all_around ? 180 : box.east, lat}, false,
            degrees(lat, "N", "S"));
    }
    return out;
}

}  // namespace bearing
