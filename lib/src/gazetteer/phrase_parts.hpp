#pragma once

#include <optional>

#include "gazetteer/phrase.hpp"
#include "gazetteer/word_cursor.hpp"

namespace bearing {

/// Takes words that say what is at the place or how it lies there, but not where: "a village", "positions",
/// "located", "somewhere", "just". At most six.
void skip_descriptions(WordCursor& cursor);

/// Takes a direction: "north-east", "to the north of" without the "of", "in a southerly direction", "on a
/// bearing of 45 degrees", "at 045°", "к северу".
std::optional<CompassPoint> take_direction(WordCursor& cursor);

/// A text without white space, commas and brackets at its ends: an anchor.
std::string bare_anchor(std::string_view text);

/// "between A and B", "half-way between A and B", "the A-B road", "on the M4 from A to B", "the border
/// between A and B", "A and B arasında".
std::optional<PlacePhrase> two_place_phrase(std::string_view text, const IsPlaceName& is_name);

/// The anchor first: "Hadrut, 7 km NE", "Ganja suburbs", "Hadrutdan 7 km şimal-şərqdə", "Հադրութի մոտ".
std::optional<PlacePhrase> anchor_first_phrase(const WordCursor& cursor);

}  // namespace bearing
