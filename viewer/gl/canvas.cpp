#include "gl/canvas.hpp"

#include <algorithm>

#include <string_view>

#include "bearing/base/error.hpp"

namespace bearing::gl {
namespace {

/// Puts back what the user interface had bound.
class KeepBindings {
  public:
    KeepBindings() {
        glGetIntegerv(GL_FRAMEBUFFER_BINDING, &framebuffer_);
        glGetIntegerv(GL_VIEWPORT, viewport_);
    }
    ~KeepBindings() {
        glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(framebuffer_));
        glViewport(viewport_[0], viewport_[1], viewport_[2], viewport_[3]);
    }
    KeepBindings(const KeepBindings&) = delete;
    KeepBindings& operator=(const KeepBindings&) = delete;

  private:
    GLint framebuffer_ = 0;
    GLint viewport_[4]{};
};

bool same(const PlacedScene& a, const PlacedScene& b) {
    return a.scene == b.scene && a.scale == b.scale && a.offset == b.offset && a.only == b.only &&
           a.except == b.except;
}

bool same(const MapFrame& a, const MapFrame& b) {
    return a.width == b.width && a.height == b.height && a.pixels_per_unit == b.pixels_per_unit &&
           a.background == b.background &&
           std::equal(a.scenes.begin(), a.scenes.end(), b.scenes.begin(), b.scenes.end(),
                      [](const PlacedScene& x, const PlacedScene& y) { return same(x, y); });
}

void check_complete() {
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE)
        throw Error(
            "the graphics driver cannot draw off-screen with a stencil; update it or use Mesa's "
            "software driver (LIBGL_ALWAYS_SOFTWARE=1)");
}

}  // namespace

int worthwhile_samples() {
    const auto* name = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
    const std::string_view renderer = name == nullptr ? "" : name;
    for (const std::string_view software : {"llvmpipe", "softpipe", "SWR", "swrast"})
        if (renderer.find(software) != std::string_view::npos) return 1;
    return 8;
}

Target::Target(int width, int height, int samples)
    : width_(width),
      height_(height),
      color_(make_renderbuffer()),
      stencil_(make_renderbuffer()),
      multisampled_(make_framebuffer()),
      resolved_(make_framebuffer()),
      texture_(make_texture()) {
    GLint most = 1;
    glGetIntegerv(GL_MAX_SAMPLES, &most);
    const GLint given = samples > 1 ? std::min(most, samples) : 0;
    glBindRenderbuffer(GL_RENDERBUFFER, color_.name());
    glRenderbufferStorageMultisample(GL_RENDERBUFFER, given, GL_RGBA8, width, height);
    glBindRenderbuffer(GL_RENDERBUFFER, stencil_.name());
    glRenderbufferStorageMultisample(GL_RENDERBUFFER, given, GL_DEPTH24_STENCIL8, width, height);
    glBindFramebuffer(GL_FRAMEBUFFER, multisampled_.name());
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, color_.name());
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_STENCIL_ATTACHMENT, GL_RENDERBUFFER, stencil_.name());
    check_complete();
    glBindTexture(GL_TEXTURE_2D, texture_.name());
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glBindFramebuffer(GL_FRAMEBUFFER, resolved_.name());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_.name(), 0);
    check_complete();
}

void Target::bind() const {
    glBindFramebuffer(GL_FRAMEBUFFER, multisampled_.name());
}

void Target::resolve() const {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, multisampled_.name());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, resolved_.name());
    glBlitFramebuffer(0, 0, width_, height_, 0, 0, width_, height_, GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

std::string Target::read_pixels() const {
    const auto row = static_cast<std::size_t>(4 * width_);
    std::string upside_down(row * static_cast<std::size_t>(height_), '\0');
    glBindFramebuffer(GL_READ_FRAMEBUFFER, resolved_.name());
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width_, height_, GL_RGBA, GL_UNSIGNED_BYTE, upside_down.data());
    std::string pixels;
    pixels.reserve(upside_down.size());
    for (int y = height_ - 1; y >= 0; --y) pixels.append(upside_down, static_cast<std::size_t>(y) * row, row);
    return pixels;
}

std::uintptr_t Canvas::draw(const MapFrame& frame) {
    if (last_ && target_ && same(*last_, frame)) return target_->texture();
    const KeepBindings keep;
    if (!target_ || target_->width() != frame.width || target_->height() != frame.height)
        target_.emplace(frame.width, frame.height, samples_);
    target_->bind();
    renderer_.draw(frame);
    target_->resolve();
    last_ = frame;
    return target_->texture();
}

std::string draw_pixels(const MapFrame& frame, int samples) {
    const KeepBindings keep;
    Renderer renderer(samples == 1);
    const Target target(frame.width, frame.height, samples);
    target.bind();
    renderer.draw(frame);
    target.resolve();
    return target.read_pixels();
}

}  // namespace bearing::gl
