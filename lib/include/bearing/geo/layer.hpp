#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "bearing/geo/day.hpp"
#include "bearing/geo/extent.hpp"
#include "bearing/geo/polygon.hpp"

namespace bearing {

/// A name of a place or line: one of several, each with its language (ISO 639-1, "" if unknown) and the side
/// that uses it ("" if undisputed).
struct Name {
    std::string text;
    std::string language;
    std::string side;

    bool operator==(const Name&) const = default;
};

using LineStrings = std::vector<LineString>;

/// One thing on the ground: a country, a lake, a stretch of border, a town.
struct Feature {
    std::string name;               ///< the default name
    std::vector<Name> names;        ///< all names, the default one included
    std::string kind;               ///< finer than the layer's kind: "control_line", "PPLC", "river"
    std::string country;            ///< ISO 3166-1 alpha-2, "" if none
    int rank = 5;                   ///< 1 most important .. 9 least; decides labels and generalisation
    std::optional<Day> valid_from;  ///< first and last day on which it held; empty = unbounded
    std::optional<Day> valid_to;
    std::string status;  ///< "disputed", "approximate, …", "" where nothing is to be said
    std::string source;  ///< where the geometry comes from
    std::variant<LonLat, LineStrings, MultiPolygon> geometry;
    Extent extent;  ///< box around the geometry
};

/// What a layer shows decides how it is drawn (carto) and where in the stack it lies.
enum class LayerKind { land, country, lake, river, coast, border, line, place, other };

/// A set of features of one kind, immutable once shared.
struct Layer {
    std::string id;     ///< "region.rivers"
    std::string label;  ///< "Rivers", for the layer panel
    LayerKind kind = LayerKind::other;
    std::string credit;                   ///< "GSHHG 2.3.7 (LGPL-3+)", printed in figures
    double min_scale_denominator = 0;     ///< drawn from this scale denominator up (coarser) …
    double max_scale_denominator = 1e12;  ///< … to this one
    std::vector<Feature> features;
};

using Layers = std::vector<std::shared_ptr<const Layer>>;

/// True if the feature held on some day of [first, last].
bool held_during(const Feature& feature, Day first, Day last);

}  // namespace bearing
