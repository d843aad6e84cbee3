#include "carto/symbols.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

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

SymbolLook LookCounts::look(std::size_t index) {
    return {static_cast<Standing>(index / 4), index / 2 % 2 == 1, index % 2 == 1};
}

void LookCounts::add(SymbolLook look, int count) {
    counts_[static_cast<std::size_t>(look.standing) * 4 + (look.possible ? 2U : 0U) +
            (look.vague ? 1U : 0U)] += count;
}

void LookCounts::add(const LookCounts& other) {
    for (std::size_t i = 0; i < kLooks; ++i) counts_[i] += other.counts_[i];
}

int LookCounts::total() const {
    return std::accumulate(counts_.begin(), counts_.end(), 0);
}

int LookCounts::with(Standing standing) const {
    const auto first = counts_.begin() + static_cast<std::ptrdiff_t>(standing) * 4;
    return std::accumulate(first, first + 4, 0);
}

int LookCounts::possible() const {
    int sum = 0;
    for (std::size_t i = 0; i < kLooks; ++i) sum += look(i).possible ? counts_[i] : 0;
    return sum;
}

Standing standing_of(const std::vector<Claim>& claims, const ActorTable& actors) {
    if (is_contested(claims, actors)) return Standing::contested;
    bool denied = false;
    bool accused = false;
    for (const Claim& claim : claims) {
        denied |= claim.stance == Stance::denies;
        accused |=
            (claim.stance == Stance::alleges || claim.stance == Stance::acknowledges) && !claim.actor.empty();
    }
    if (denied) return Standing::contested;
    return accused ? Standing::accused : Standing::reported;
}

bool is_vague(Precision precision) {
    return precision >= Precision::near;
}

const char* words(Standing standing) {
    switch (standing) {
        case Standing::accused:
            return "alleged, not contested";
        case Standing::contested:
            return "allegation contested";
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
            out.push_back({PathItem{{half_disc(at, edge)}, fill_of(look, style), outline}, {}, {}, {}});
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

struct ClusterRing {
    ScenePoint at;
    double inner = 0;
    double outer = 0;
};

/// A part of a cluster's ring: filled as the symbol of one such incident is (wholly, half, not).
void add_ring_part(const ClusterRing& ring, double from_deg, double to_deg, SymbolLook look,
                   const Style& style, std::vector<SceneItem>& out) {
    const double half = (ring.inner + ring.outer) / 2;
    if (look.standing != Standing::reported) {
        const double from_radius = look.standing == Standing::contested ? half : ring.inner;
        out.push_back(
            filled({ring_sector(ring.at, from_radius, ring.outer, from_deg, to_deg)}, fill_of(look, style)));
    }
    const Stroke edge = outline_of(look, ring.outer, style);
    out.push_back(stroked({arc(ring.at, ring.outer - edge.width / 2, from_deg, to_deg),
                           arc(ring.at, ring.inner + edge.width / 2, from_deg, to_deg)},
                          edge));
}

/// Gaps between the parts, so that they are told apart without colour.
void add_dividers(const ClusterRing& ring, const std::vector<double>& at_deg, const Style& style,
                  std::vector<SceneItem>& out) {
    if (at_deg.size() < 2) return;
    std::vector<SubPath> lines;
    for (const double deg : at_deg)
        lines.push_back(
            {{arc(ring.at, ring.inner, deg, deg).points[0], arc(ring.at, ring.outer, deg, deg).points[0]},
             false});
    out.push_back(stroked(std::move(lines), {paper(style), 1.1 * style.scale, {}, {}, {}}));
}

/// The number in the middle of a ring, as large as fits.
void add_number(int number, const ClusterRing& ring, const Style& style, const FontSet& fonts,
                std::vector<SceneItem>& out) {
    const std::string digits = fmt::format("{}", number);
    double size = std::min(ring.inner * 1.35, 8.5 * style.scale);
    ShapedText text = fonts.shape(digits, size, FontWeight::bold);
    if (text.width > ring.inner * 1.7) {
        size *= ring.inner * 1.7 / text.width;
        text = fonts.shape(digits, size, FontWeight::bold);
    }
    constexpr double kDigitHeight = 0.714;  // of the em, in Noto Sans
    const ScenePoint origin{ring.at.x - text.width / 2, ring.at.y + kDigitHeight * size / 2};
    out.push_back({TextItem{std::move(text), origin, 0, style.text, std::nullopt}, {}, {}, {}});
}

}  // namespace

void add_cluster_symbol(ScenePoint at, double radius, const LookCounts& counts, const Style& style,
                        const FontSet& fonts, std::vector<SceneItem>& out) {
    const double s = style.scale;
    const double thickness = std::clamp(radius * 0.3, 1.8 * s, 4.2 * s);
    const ClusterRing ring{at, radius - thickness, radius};
    out.push_back(filled({circle(at, radius + 0.7 * s)}, style.halo.with_alpha(220)));
    out.push_back(filled({circle(at, radius)}, paper(style)));
    double from = 0;
    std::vector<double> divisions;
    for (std::size_t i = 0; i < LookCounts::kLooks; ++i) {
        if (counts.of(i) == 0) continue;
        const double to = from + 360.0 * counts.of(i) / counts.total();
        add_ring_part(ring, from, to, LookCounts::look(i), style, out);
        divisions.push_back(from);
        from = to;
    }
    add_dividers(ring, divisions, style, out);
    add_number(counts.total(), ring, style, fonts, out);
}

void add_selection_mark(ScenePoint at, double radius, const Style& style, std::vector<SceneItem>& out) {
    const double s = style.scale;
    out.push_back(stroked({circle(at, radius + 2.6 * s)}, {style.halo, 3.2 * s, {}, {}, {}}));
    out.push_back(stroked({circle(at, radius + 2.6 * s)}, {style.selected, 1.5 * s, {}, {}, {}}));
}

}  // namespace bearing
