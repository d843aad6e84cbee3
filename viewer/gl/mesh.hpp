#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "bearing/carto/scene.hpp"

namespace bearing::gl {

class GlyphAtlas;

/// How the fragment shader shades a vertex's triangle.
enum class Shade : std::uint32_t {
    solid = 0,
    stroke = 1,      ///< coverage from the distance to the middle of the line
    glyph = 2,       ///< coverage from the atlas: the glyph …
    glyph_halo = 3,  ///< … or the glyph grown by its halo
};

/// In pixels of the device, y down.
struct Vertex {
    float x = 0;
    float y = 0;
    float u = 0;           ///< stroke: distance from the middle of the line; glyph: texel
    float v = 0;           ///< glyph: texel
    float half_width = 0;  ///< stroke: half its width
    Shade shade = Shade::solid;
    std::array<std::uint8_t, 4> rgba{};
};
static_assert(sizeof(Vertex) == 28);

/// Triangles drawn by one call, or two.
struct Batch {
    enum class Kind {
        direct,    ///< blended as they are
        even_odd,  ///< `first`..: marks the stencil by parity; the `cover` triangles then fill what is odd
        once,      ///< a translucent stroke: each pixel blended once although its triangles overlap
    };
    Kind kind = Kind::direct;
    std::uint32_t first = 0;  ///< index of the first index
    std::uint32_t count = 0;
    std::uint32_t cover_first = 0;
    std::uint32_t cover_count = 0;
};

struct LayerMesh {
    std::string id;
    std::optional<SceneRect> clip;  ///< in pixels of the device
    std::vector<Batch> batches;
};

/// A scene as triangles for a given pixel density; no OpenGL in here.
struct SceneMesh {
    std::vector<Vertex> vertices;
    std::vector<std::uint32_t> indices;
    std::vector<LayerMesh> layers;
    std::uint32_t atlas_generation = 0;  ///< the mesh is stale once the atlas has moved on
};

/// With `smooth_fills`, opaque fills without a stroke get an edge that fades out over half a pixel, for
/// framebuffers without multisampling. Throws AtlasFull when the glyphs do not all fit; reset the atlas and
/// try again.
SceneMesh build_mesh(const Scene& scene, double pixels_per_unit, GlyphAtlas& atlas,
                     bool smooth_fills = false);

/// True if the closed ring is convex and runs round once: it can be filled as a fan.
bool is_convex(const std::vector<ScenePoint>& points);

}  // namespace bearing::gl
