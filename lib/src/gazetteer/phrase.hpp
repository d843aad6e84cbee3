#pragma once

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
        direction,  ///< in a direction from, no distance
        between,    ///< also a road from one to the other
        outskirts,  ///< at its edge, perhaps on one side
        near,       ///< near, outside, around
        part,       ///< the northern part of, the centre of
        at,         ///< in, at: the place itself
    };
    Relation relation = Relation::at;
    std::string anchor;
    std::string second_anchor;  ///< of between
    WrittenDistance distance;
    std::optional<CompassPoint> direction;
    std::string words;  ///< the relation as it is to be shown: "7 km north-east of"
};

/// Reads an English or Russian phrase: "about 7 km north-east of Hadrut", "between Shusha and Lachin",
/// "northern outskirts of Ganja", "в 5 км к югу от Мартакерта"; nothing if the text is none.
std::optional<PlacePhrase> parse_phrase(std::string_view text);

}  // namespace bearing
