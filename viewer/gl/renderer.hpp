#pragma once

#include <map>
#include <memory>

#include "app/map_canvas.hpp"
#include "gl/glyph_atlas.hpp"
#include "gl/mesh.hpp"
#include "gl/objects.hpp"

namespace bearing::gl {

/// Draws scenes with OpenGL 3.3 core into whatever framebuffer is bound; it needs a stencil buffer, and lines
/// and text are smooth with any number of samples. Buffers of a scene stay on the GPU while the scene lives.
/// A context must be current for all calls and for the destructor.
class Renderer {
  public:
    /// `smooth_fills`: the framebuffer has one sample a pixel, so that fills need smooth edges of their own.
    explicit Renderer(bool smooth_fills);

    /// Clears the frame to its background and draws its scenes.
    void draw(const MapFrame& frame);

  private:
    struct Uploaded {
        std::weak_ptr<const Scene> scene;
        double pixels_per_unit = 0;
        SceneMesh mesh;  ///< without vertices and indices: those are in the buffers
        Buffer vertices, indices;
        VertexArray array;
    };

    const Uploaded& upload(const PlacedScene& placed, double pixels_per_unit);
    SceneMesh build(const Scene& scene, double pixels_per_unit);
    void upload_atlas();
    void draw_scene(const PlacedScene& placed, const Uploaded& uploaded, const MapFrame& frame);
    void draw_batch(const Batch& batch);
    void forget_dead_scenes();

    bool smooth_fills_;
    Program program_;
    GLint transform_ = -1, threshold_ = -1;
    GlyphAtlas atlas_;
    Texture atlas_texture_;
    std::map<const Scene*, Uploaded> uploaded_;
};

}  // namespace bearing::gl
