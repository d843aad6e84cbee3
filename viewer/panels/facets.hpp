#pragma once

#include <string>
#include <vector>

#include "app/facets.hpp"
#include "panels/context.hpp"

namespace bearing {

/// The rows of a facet with their counts; answers the key that was clicked, or "".
std::string draw_facet(const PanelContext& context, const char* prefix, const std::vector<FacetRow>& rows,
                       const std::vector<std::string>& ticked, std::size_t most_rows = 12);

/// Takes `value` out of the list if it is there, else puts it in.
template <class T>
void toggle_value(std::vector<T>& values, const T& value) {
    if (std::erase(values, value) == 0) values.push_back(value);
}

/// "2 ticked", or nothing.
std::string ticked_remark(std::size_t count);

}  // namespace bearing
