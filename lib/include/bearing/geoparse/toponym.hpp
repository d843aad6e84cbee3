#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bearing/gazetteer/place.hpp"
#include "bearing/incident/incident.hpp"
#include "bearing/incident/text_span.hpp"

namespace bearing {

/// What a place name does in its sentence.
enum class ToponymRole {
    event,       ///< the sentence tells of something that happened
    dateline,    ///< where the text was written
    actor,       ///< stands for a government or another body: "Baku denied"
    background,  ///< the sentence tells of the past
    other,
};
std::string_view to_string(ToponymRole role);

/// The place that a name was taken for.
struct ResolvedPlace {
    Place place;  ///< without its list of names
    Footprint footprint;
    MatchTier tier = MatchTier::exact;
    std::string reason;     ///< why this one: "exact name; in Kenya, which the text names"
    bool inferred = false;  ///< the name is not in the gazetteer; this is the wider place given with it
    std::vector<RejectedPlace> rejected;  ///< the next best readings
};

/// A place name in a text.
struct Toponym {
    TextSpan span;     ///< code points of the text
    std::string text;  ///< as it stands
    ToponymRole role = ToponymRole::other;
    double score = 0;  ///< 0..1: how sure it is that this is a place name and that the place is meant
    std::optional<ResolvedPlace> place;  ///< nothing: the gazetteer has no such place
};

/// An adjective or a word for people: no place name, but a hint at a country.
struct Demonym {
    TextSpan span;
    std::string text;
    std::string country;  ///< ISO 3166-1 alpha-2
};

/// The place names of one text, ascending by span, without overlaps.
struct Toponyms {
    std::vector<Toponym> toponyms;
    std::vector<Demonym> demonyms;
};

}  // namespace bearing
