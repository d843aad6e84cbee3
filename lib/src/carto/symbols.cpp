#include "carto/symbols.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "carto/scene_items.hpp"

namespace bearing {
namespace {

/// The paper within symbols.
Color paper(const Style& style) {
    return style.theme == Theme::dark ? style.background : rgb(0xffffff);
}

Color ink_of(SymbolLook look, const Style& style) {
    if (look.standing == Standing::contested) return style.incident_contested;
    return look.possible ? style.incident_possible : style.incident;
}

Color fill_of(SymbolLook look, const Style& style) {
    const Color ink = ink_of(look, style);
    if (look.possible) return mix(ink, paper(style), 0.82);
    return look.vague ? mix(ink, paper(style), 0.55) : ink;
}

/// Dashes that go evenly around a circle.
std::vector<double> even_dashes(double radius, double unit) {
    const double around = 2 * std::numbers::pi * radius;
    const int pairs = std::max(5, static_cast<int>(std::lround(around / (2.9 * unit))));
    return {around / pairs * 0.58, around / pairs * 0.42};
}

SubPath half_disc(ScenePoint at, double radius) {
    SubPath half = arc(at, radius, 180, 360);
    half.closed = true;
    return half;
}

Stroke outline_of(SymbolLook look, double radius, const Style& style) {
    Stroke stroke{ink_of(look, style), (look.possible ? 0.9 : 0.8) * style.scale, {}, {}, LineJoin::round};
    if (look.possible) stroke.dash = even_dashes(radius, style.scale);
    return stroke;
}

}  // namespace

Standing standing_of(const Incident& incident, const ActorTable& actors) {
    if (is_contested(incident, actors)) return Standing::contested;
    bool denied = false;
    bool accused = false;
    for (const Claim& claim : incident.claims) {
        denied |= claim.stance == Stance::denies;
        accused |=
            (claim.stance == Stance::alleges || claim.stance == Stance::acknowledges) && !claim.actor.empty();
    }
    if (denied) return Standing::contested;
    return accused ? Standing::accused : Standing::reported;
}

bool is_vague(const Incident& incident) {
    return incident.where && incident.where->footprint.precision >= Precision::near;
}

const char* words(Standing standing) {
    switch (standing) {
        case Standing::accused:
            return "attributed, not contested";
        case Standing::contested:
            return "attribution contested";
        case Standing::reported:
            break;
    }
    return "reported, nobody accused";
}

double symbol_radius(int incidents, const Style& style) {
    const double one = style.symbol_size / 2 * style.scale;
    return one * std::sqrt(static_cast<double>(std::clamp(incidents, 1, kMostBySize)));
}

void add_symbol(ScenePoint at, double radius, SymbolLook look, const Style& style,
                std::vector<SceneItem>& out) {
    const Stroke outline = outline_of(look, radius, style);
    const double edge = radius - outline.width / 2;
    out.push_back(filled({circle(at, radius + 0.7 * style.scale)}, style.halo.with_alpha(220)));
    switch (look.standing) {
        case Standing::accused:
            out.push_back({PathItem{{circle(at, edge)}, fill_of(look, style), outline}, {}, {}, {}});
            break;
        case Standing::contested:
            out.push_back(filled({circle(at, edge)}, paper(style)));
            out.push_back(filled({half_disc(at, edge)}, fill_of(look, style)));
            out.push_back({PathItem{{circle(at, edge)}, std::nullopt, outline}, {}, {}, {}});
            break;
        case Standing::reported: {
            Stroke ring = outline;
            ring.width = (look.possible || look.vague ? 0.9 : 1.5) * style.scale;
            out.push_back({PathItem{{circle(at, radius - ring.width / 2)}, paper(style), ring}, {}, {}, {}});
            out.push_back(filled({circle(at, radius * 0.26)}, fill_of(look, style)));
            break;
        }
    }
}

namespace {

/// A stretch of a cluster's ring for one standing.
void add_ring_part(ScenePoint at, double inner, double outer, double from_deg, double to_deg,
                   Standing standing, const Style& style, std::vector<SceneItem>& out) {
    const SymbolLook look{standing, false, false};
    const Color ink = ink_of(look, style);
    const double middle = (inner + outer) / 2;
    switch (standing) {
        case Standing::accused:
            out.push_back(filled({ring_sector(at, inner, outer, from_deg, to_deg)}, ink));
            break;
        case Standing::contested:
            // Half filled, as the symbol of one.
            out.push_back(filled({ring_sector(at, middle, outer, from_deg, to_deg)}, ink));
            break;
        case Standing::reported:
            break;
    }
}

}  // namespace

void add_cluster_symbol(ScenePoint at, double radius, const StandingCounts& counts, const Style& style,
                        const FontSet& fonts, std::vector<SceneItem>& out) {
    const double s = style.scale;
    const double thickness = std::clamp(radius * 0.3, 1.7 * s, 4.2 * s);
    const double inner = radius - thickness;
    const bool all_possible = counts.possible == counts.total();
    out.push_back(filled({circle(at, radius + 0.7 * s)}, style.halo.with_alpha(220)));
    out.push_back(filled({circle(at, radius)}, paper(style)));
    const std::array<std::pair<Standing, int>, 3> shares{{{Standing::accused, counts.accused},
                                                          {Standing::contested, counts.contested},
                                                          {Standing::reported, counts.reported}}};
    double from = 0;
    std::vector<SubPath> dividers;
    for (const auto& [standing, count] : shares) {
        if (count == 0) continue;
        const double to = from + 360.0 * count / counts.total();
        add_ring_part(at, inner, radius, from, to, standing, style, out);
        if (count < counts.total())
            dividers.push_back(
                {{arc(at, inner, from, from).points[0], arc(at, radius, from, from).points[0]}, false});
        from = to;
    }
    if (!dividers.empty()) out.push_back(stroked(std::move(dividers), {paper(style), 0.8 * s, {}, {}, {}}));
    const Color ink = counts.contested == counts.total() ? style.incident_contested : style.incident;
    Stroke rim{ink, 0.7 * s, {}, {}, LineJoin::round};
    if (all_possible) rim.dash = even_dashes(radius, s);
    out.push_back(stroked({circle(at, radius - rim.width / 2), circle(at, inner)}, rim));

    const std::string number = fmt::format("{}", counts.total());
    double size = std::min(inner * 1.35, 8.5 * s);
    ShapedText text = fonts.shape(number, size, FontWeight::bold);
    if (text.width > inner * 1.7) {
        size *= inner * 1.7 / text.width;
        text = fonts.shape(number, size, FontWeight::bold);
    }
    constexpr double kDigitHeight = 0.714;
    const ScenePoint origin{at.x - text.width / 2, at.y + kDigitHeight * size / 2};
    out.push_back({TextItem{std::move(text), origin, 0, style.text, std::nullopt}, {}, {}, {}});
}

void add_selection_mark(ScenePoint at, double radius, const Style& style, std::vector<SceneItem>& out) {
    const double s = style.scale;
    out.push_back(stroked({circle(at, radius + 2.6 * s)}, {style.halo, 3.2 * s, {}, {}, {}}));
    out.push_back(stroked({circle(at, radius + 2.6 * s)}, {style.selected, 1.5 * s, {}, {}, {}}));
}

}  // namespace bearing
