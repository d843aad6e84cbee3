#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "gazetteer/compass.hpp"
#include "gazetteer/written_distance.hpp"

namespace bearing {

/// A place described by its relation to one or two others.
struct PlacePhrase {
    enum class Relation {
        offset,     ///< at a distance from, perhaps in a direction
        within,     ///< at most so far from
        direction,  ///< in a direction from, no distance
        between,    ///< also a road from one to the other
        midway,     ///< half-way between
        border,     ///< the border or front line between two areas
        outskirts,  ///< at its edge, perhaps on one side
        near,       ///< near, outside, around
        part,       ///< the northern part of, the centre of
        at,         ///< in, at: the place itself
    };
    Relation relation = Relation::at;
    std::string anchor;
    std::string second_anchor;  ///< of between, midway, border
    std::string uninflected;    ///< the anchor without a case ending that the relation asks for; "" if none
    bool anchor_first = false;  ///< "Ganja suburbs"
    WrittenDistance distance;
    std::optional<CompassPoint> direction;
    std::string words;  ///< the relation as it is to be shown: "7 km north-east of"
};

/// Is this the name of some place?
using IsPlaceName = std::function<bool(std::string_view)>;

/// Reads a phrase in English, Russian, Armenian, Azerbaijani or Turkish: "about 7 km north-east of Hadrut",
/// "between Shusha and Lachin", "northern outskirts of Ganja", "в 5 км к югу от Мартакерта", "Hadrutdan 7 km
/// şimal-şərqdə"; nothing if the text is none. `is_name` tells hyphens inside names from those between them.
std::optional<PlacePhrase> parse_phrase(std::string_view text, const IsPlaceName& is_name);

}  // namespace bearing
