#pragma once

#include <optional>
#include <string>

#include "app/map_canvas.hpp"
#include "gl/renderer.hpp"

namespace bearing::gl {

/// Samples a pixel worth their price: eight where a graphics processor draws, one where the processor does
/// (then fills get smooth edges of their own instead).
int worthwhile_samples();

/// A multisampled framebuffer with a stencil and the texture that it is resolved into.
class Target {
  public:
    /// `samples`: 1 for none; the driver may give fewer than asked for.
    Target(int width, int height, int samples);

    void bind() const;
    /// Copies the samples into the texture.
    void resolve() const;
    GLuint texture() const { return texture_.name(); }
    int width() const { return width_; }
    int height() const { return height_; }
    /// RGBA, rows from the top.
    std::string read_pixels() const;

  private:
    int width_, height_;
    Renderbuffer color_, stencil_;
    Framebuffer multisampled_, resolved_;
    Texture texture_;
};

/// The map as a texture, drawn again only when something has changed. Leaves the bound framebuffer and
/// viewport as they were.
class Canvas : public MapCanvas {
  public:
    std::uintptr_t draw(const MapFrame& frame) override;

  private:
    int samples_ = worthwhile_samples();
    Renderer renderer_{samples_ == 1};
    std::optional<Target> target_;
    std::optional<MapFrame> last_;
};

/// One frame off-screen, as RGBA rows from the top. A context must be current.
std::string draw_pixels(const MapFrame& frame, int samples = worthwhile_samples());

}  // namespace bearing::gl
