#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "bearing/carto/color.hpp"
#include "bearing/carto/fonts.hpp"

namespace bearing {

/// A point on the page or screen: x right, y down, in scene units. A figure's unit is the PostScript point
/// (1/72 inch); the viewer's is the logical pixel.
struct ScenePoint {
    double x = 0;
    double y = 0;

    bool operator==(const ScenePoint&) const = default;
};

struct SceneRect {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;

    bool operator==(const SceneRect&) const = default;
    bool contains(ScenePoint p) const {
        return p.x >= x && p.y >= y && p.x <= x + width && p.y <= y + height;
    }
    bool intersects(const SceneRect& o) const {
        return x < o.x + o.width && o.x < x + width && y < o.y + o.height && o.y < y + height;
    }
};

enum class LineCap { butt, round };
enum class LineJoin { miter, round };

struct Stroke {
    Color color;
    double width = 1;
    std::vector<double> dash;  ///< lengths on, off, on, …; empty = solid
    LineCap cap = LineCap::butt;
    LineJoin join = LineJoin::round;

    bool operator==(const Stroke&) const = default;
};

/// One connected line of points; `closed` joins the last to the first.
struct SubPath {
    std::vector<ScenePoint> points;
    bool closed = false;
};

/// Filled (even-odd over all subpaths, so holes are just rings) and then stroked.
struct PathItem {
    std::vector<SubPath> subpaths;
    std::optional<Color> fill;
    std::optional<Stroke> stroke;
};

struct Halo {
    Color color;
    double width = 1;  ///< on each side of the glyph outlines
};

/// Shaped text with its origin at the left end of the baseline, turned clockwise by `angle_deg` about it.
struct TextItem {
    ShapedText text;
    ScenePoint origin;
    double angle_deg = 0;
    Color color;
    std::optional<Halo> halo;
};

/// A thing that renderers draw, and what it stands for.
struct SceneItem {
    std::variant<PathItem, TextItem> shape;
    /// Index of the incident in the dataset that it belongs to; hit_test answers with it.
    std::optional<std::uint32_t> incident;
    /// The others, where one symbol stands for several incidents (at one place); ascending.
    std::vector<std::uint32_t> more_incidents;
    /// In words, for to_text and alt text: "Stepanakert, 3-4 October 2020, contested". May be empty.
    std::string description;
};

/// Items drawn in order, all clipped to `clip` if set.
struct SceneLayer {
    std::string id;  ///< "land", "borders", "footprints", "incidents", "labels", "legend", …
    std::optional<SceneRect> clip;
    std::vector<SceneItem> items;
};

/// All that a renderer needs: no renderer makes a cartographic decision.
struct Scene {
    double width = 0;
    double height = 0;
    Color background{255, 255, 255, 255};
    std::vector<SceneLayer> layers;
    std::shared_ptr<const FontSet> fonts;
};

/// The box around a path (its stroke not counted) or a text as set (capitals and descenders, turned with it).
SceneRect bounds(const SceneItem& item);

/// Incidents whose symbols lie within `tolerance` scene units of a point, topmost first, each once.
std::vector<std::uint32_t> hit_test(const Scene& scene, ScenePoint at, double tolerance = 4);

/// The scene in words, layer by layer: texts and descriptions with their positions rounded to whole units.
/// For tests and screen readers.
std::string to_text(const Scene& scene);

}  // namespace bearing
