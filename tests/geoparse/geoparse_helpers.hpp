#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "bearing/geoparse/geoparse.hpp"

namespace bearing {

/// The place names of a text with the bundled gazetteer.
inline Toponyms toponyms_of(std::string_view text, const GeoparseHints& hints = {}) {
    Geoparser parser(Gazetteer::bundled());
    return parser.parse(text, hints);
}

/// Their words, in order.
inline std::vector<std::string> names_in(std::string_view text) {
    std::vector<std::string> names;
    for (const Toponym& toponym : toponyms_of(text).toponyms) names.push_back(toponym.text);
    return names;
}

/// The first toponym with these words; one without any if there is none.
inline Toponym toponym_in(const Toponyms& found, std::string_view words) {
    const auto at = std::find_if(found.toponyms.begin(), found.toponyms.end(),
                                 [&](const Toponym& toponym) { return toponym.text == words; });
    return at == found.toponyms.end() ? Toponym{} : *at;
}

/// Id of the place that a name of the text was taken for; "" if it was found or placed nowhere.
inline std::string place_of(std::string_view text, std::string_view words) {
    const Toponym toponym = toponym_in(toponyms_of(text), words);
    return toponym.place ? toponym.place->place.id : "";
}

}  // namespace bearing
