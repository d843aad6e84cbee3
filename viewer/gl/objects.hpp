#pragma once

#include <epoxy/gl.h>

#include <string>
#include <utility>

namespace bearing::gl {

/// Owns one OpenGL name; `Delete` gives it back. The context that made it must be current when it dies.
template <void (*Delete)(GLuint)>
class Object {
  public:
    Object() = default;
    explicit Object(GLuint name) : name_(name) {}
    ~Object() { reset(); }
    Object(Object&& other) noexcept : name_(std::exchange(other.name_, 0)) {}
    Object& operator=(Object&& other) noexcept {
        if (this != &other) {
            reset();
            name_ = std::exchange(other.name_, 0);
        }
        return *this;
    }
    GLuint name() const { return name_; }

  private:
    void reset() {
        if (name_ != 0) Delete(std::exchange(name_, 0));
    }
    GLuint name_ = 0;
};

namespace detail {
inline void delete_buffer(GLuint name) {
    glDeleteBuffers(1, &name);
}
inline void delete_vertex_array(GLuint name) {
    glDeleteVertexArrays(1, &name);
}
inline void delete_texture(GLuint name) {
    glDeleteTextures(1, &name);
}
inline void delete_renderbuffer(GLuint name) {
    glDeleteRenderbuffers(1, &name);
}
inline void delete_framebuffer(GLuint name) {
    glDeleteFramebuffers(1, &name);
}
inline void delete_program(GLuint name) {
    glDeleteProgram(name);
}
}  // namespace detail

using Buffer = Object<detail::delete_buffer>;
using VertexArray = Object<detail::delete_vertex_array>;
using Texture = Object<detail::delete_texture>;
using Renderbuffer = Object<detail::delete_renderbuffer>;
using Framebuffer = Object<detail::delete_framebuffer>;
using Program = Object<detail::delete_program>;

Buffer make_buffer();
VertexArray make_vertex_array();
Texture make_texture();
Renderbuffer make_renderbuffer();
Framebuffer make_framebuffer();
/// Compiles and links; throws Error with the driver's words.
Program make_program(const char* vertex_source, const char* fragment_source);

}  // namespace bearing::gl
