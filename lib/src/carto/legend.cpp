#include <algorithm>
#include <array>

#include "bearing/carto/map.hpp"
#include "carto/clusters.hpp"
#include "carto/footprints.hpp"
#include "carto/line_styles.hpp"
#include "carto/map_state.hpp"
#include "carto/scene_geometry.hpp"
#include "carto/scene_items.hpp"
#include "carto/symbols.hpp"

namespace bearing {
namespace {

/// What of the incidents can be seen in the frame.
struct Shown {
    std::vector<SymbolLook> looks;
    bool cluster = false;
    LookCounts in_clusters;
    bool at_most = false;  ///< a cluster larger than sizes tell
    bool footprint = false;
    bool possible_footprint = false;
    bool merged_footprints = false;  ///< too many to be drawn one by one
};

void add_look(Shown& shown, SymbolLook look) {
    if (std::find(shown.looks.begin(), shown.looks.end(), look) == shown.looks.end())
        shown.looks.push_back(look);
}

Shown what_is_shown(const Map& map, const Style& style, const Viewport& viewport) {
    Shown shown;
    for (const Cluster& c : find_clusters(map, style, viewport)) {
        if (!viewport.frame().contains(c.at)) continue;
        if (c.incidents.size() == 1) {
            add_look(shown, c.look);
            continue;
        }
        shown.cluster = true;
        shown.at_most |= c.counts.total() > kMostBySize;
        shown.in_clusters.add(c.counts);
        for (std::size_t i = 0; i < LookCounts::kLooks; ++i)
            if (c.counts.of(i) > 0) add_look(shown, LookCounts::look(i));
    }
    const SceneRect frame = viewport.frame();
    for (const SceneItem& item : draw_footprints(map, style, viewport)) {
        if (!bounds(item).intersects(frame)) continue;
        const bool possible = !std::get<PathItem>(item.shape).stroke->dash.empty();
        (possible ? shown.possible_footprint : shown.footprint) = true;
        shown.merged_footprints |= !item.incident;
    }
    return shown;
}

bool has(const Shown& shown, auto&& test) {
    return std::any_of(shown.looks.begin(), shown.looks.end(), test);
}

void add_symbols(const Shown& shown, const Style& style, std::vector<LegendEntry>& out) {
    const double radius = symbol_radius(1, style);
    const auto add = [&](const char* label, SymbolLook look) {
        out.push_back({label, {}});
        add_symbol({0, 0}, radius, look, style, out.back().sample);
    };
    constexpr std::array<std::pair<Standing, const char*>, 3> kStandings{
        {{Standing::accused, "Alleged, not contested"},
         {Standing::contested, "Alleged, and contested or denied"},
         {Standing::reported, "Reported, nobody accused"}}};
    for (const auto& [standing, label] : kStandings)
        if (has(shown, [&](SymbolLook l) { return l.standing == standing; }))
            add(label, {standing, false, false});
    if (has(shown, [](SymbolLook l) { return l.possible; }))
        add("Possible match (date or place only overlaps)", {Standing::accused, true, false});
    if (has(shown, [](SymbolLook l) { return l.vague && !l.possible; }))
        add("Pale: place known to an area only", {Standing::accused, false, true});
}

void add_cluster_entry(const Shown& shown, const Style& style, const FontSet& fonts,
                       std::vector<LegendEntry>& out) {
    if (!shown.cluster) return;
    LookCounts sample;
    for (const Standing standing : {Standing::accused, Standing::contested, Standing::reported})
        if (shown.in_clusters.with(standing) > 0) sample.add({standing, false, false});
    if (sample.total() == 1) sample.add(sample);
    out.push_back({shown.at_most
                       ? "Several incidents at one place: number and shares; all of more than 36 are "
                         "equally large"
                       : "Several incidents: number and shares",
                   {}});
    add_cluster_symbol({0, 0}, 5 * style.scale, sample, style, fonts, out.back().sample);
}

void add_footprint_entry(const Shown& shown, const Style& style, std::vector<LegendEntry>& out) {
    const double s = style.scale;
    for (const bool possible : {false, true}) {
        if (!(possible ? shown.possible_footprint : shown.footprint)) continue;
        if (possible && shown.footprint) continue;
        Stroke edge{style.footprint.with_alpha(130), 0.5 * s, {}, {}, LineJoin::round};
        if (possible) edge.dash = {2.4 * s, 1.8 * s};
        out.push_back(
            {shown.merged_footprints ? "Areas where they may have happened; many are drawn as one"
                                     : "Area where it may have happened",
             {{PathItem{{circle({0, 0}, 4.6 * s)}, style.footprint.with_alpha(33), edge}, {}, {}, {}}}});
    }
}

void add_lines(const Map& map, const Style& style, const Viewport& viewport, std::vector<LegendEntry>& out) {
    const SceneGeometry geometry(viewport, 2);
    std::vector<std::pair<LineLook, std::string>> seen;
    for (const auto& layer : map.layers) {
        if (!is_drawn(map, *layer, viewport)) continue;
        for (const Feature& feature : layer->features) {
            const LineLook look = look_of(feature, layer->kind, style.worldview);
            const auto* lines = std::get_if<LineStrings>(&feature.geometry);
            if (lines == nullptr || *label(look) == 0 || !geometry.sees(feature.extent) ||
                !is_current(map, feature))
                continue;
            const bool named = look == LineLook::control_line || look == LineLook::historical_boundary;
            const auto entry =
                std::pair(look, named ? label_for(feature, names_for(style)) : std::string(label(look)));
            if (std::find(seen.begin(), seen.end(), entry) != seen.end()) continue;
            std::vector<SubPath> paths;
            geometry.add(*lines, paths);
            if (!paths.empty()) seen.push_back(entry);
        }
    }
    std::sort(seen.begin(), seen.end());
    const double s = style.scale;
    for (const auto& [look, text] : seen) {
        out.push_back({text, {}});
        for (Stroke& stroke : line_strokes(look, style))
            out.back().sample.push_back(stroked({{{{-8 * s, 0}, {8 * s, 0}}, false}}, std::move(stroke)));
    }
}

}  // namespace

std::vector<LegendEntry> legend(const Map& map, const Style& style, const Viewport& viewport,
                                const FontSet& fonts) {
    std::vector<LegendEntry> entries;
    const Shown shown = what_is_shown(map, style, viewport);
    add_symbols(shown, style, entries);
    add_cluster_entry(shown, style, fonts, entries);
    add_footprint_entry(shown, style, entries);
    add_lines(map, style, viewport, entries);
    return entries;
}

}  // namespace bearing
