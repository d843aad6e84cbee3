#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "panels/filters_panel.hpp"
#include "panels/widgets.hpp"

namespace bearing {
namespace {

/// One tick for all layers of the same label: "Rivers" of the region and of the world.
struct LayerGroup {
    std::string label;
    std::vector<std::string> ids;
};

std::vector<LayerGroup> layer_groups(const Layers& layers) {
    std::vector<LayerGroup> groups{{"Incidents", {"incidents"}},
                                   {"Areas of uncertainty", {"footprints"}},
                                   {"Names", {"labels"}},
                                   {"Graticule", {"graticule"}}};
    for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
        const std::string label = (*layer)->label.empty() ? (*layer)->id : (*layer)->label;
        const auto found = std::find_if(groups.begin(), groups.end(),
                                        [&](const LayerGroup& group) { return group.label == label; });
        (found == groups.end() ? groups.emplace_back(LayerGroup{label, {}}) : *found)
            .ids.push_back((*layer)->id);
    }
    return groups;
}

}  // namespace

void draw_layers(const PanelContext& context) {
    if (!section(context, "Layers", false)) return;
    Workspace& workspace = context.workspace;
    for (const LayerGroup& group : layer_groups(workspace.map().layers)) {
        const bool shown = !is_hidden(workspace.document(), group.ids.front());
        if (tick_row(context, {"layer:" + group.ids.front(), group.label, 0, shown, 0, 0, 0}))
            workspace.edit("layer", [&](Document& d) {
                for (const std::string& id : group.ids) set_hidden(d, id, shown);
            });
    }
    if (workspace.basemap_state() == BasemapState::missing)
        muted_text(context.look, "No basemap has been built. Run once: bearing basemap build");
    ImGui::Dummy({0, context.look.px(4)});
}

}  // namespace bearing
