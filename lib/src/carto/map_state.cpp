#include "carto/map_state.hpp"

#include <algorithm>

namespace bearing {

bool is_hidden(const Map& map, std::string_view id) {
    return std::find(map.hidden_layers.begin(), map.hidden_layers.end(), id) != map.hidden_layers.end();
}

bool is_drawn(const Map& map, const Layer& layer, const Viewport& viewport) {
    const double scale = viewport.scale_denominator();
    return scale >= layer.min_scale_denominator && scale <= layer.max_scale_denominator &&
           !is_hidden(map, layer.id);
}

bool is_current(const Map& map, const Feature& feature) {
    return held_during(feature, map.from.value_or(Day::min()), map.to.value_or(Day::max()));
}

}  // namespace bearing
