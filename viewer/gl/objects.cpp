#include "gl/objects.hpp"

#include "bearing/base/error.hpp"

namespace bearing::gl {
namespace {

GLuint compile(GLenum kind, const char* source) {
    const GLuint shader = glCreateShader(kind);
    glShaderSource(shader, 1, &source, nullptr);
    glCompileShader(shader);
    GLint done = 0;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &done);
    if (done == GL_TRUE) return shader;
    std::string log(2000, '\0');
    GLsizei length = 0;
    glGetShaderInfoLog(shader, static_cast<GLsizei>(log.size()), &length, log.data());
    glDeleteShader(shader);
    throw Error("the graphics driver cannot compile Bearing's shader: " +
                log.substr(0, static_cast<std::size_t>(length)));
}

template <class T>
T made(void (*make)(GLsizei, GLuint*)) {
    GLuint name = 0;
    make(1, &name);
    return T(name);
}

}  // namespace

Buffer make_buffer() {
    return made<Buffer>([](GLsizei n, GLuint* out) { glGenBuffers(n, out); });
}
VertexArray make_vertex_array() {
    return made<VertexArray>([](GLsizei n, GLuint* out) { glGenVertexArrays(n, out); });
}
Texture make_texture() {
    return made<Texture>([](GLsizei n, GLuint* out) { glGenTextures(n, out); });
}
Renderbuffer make_renderbuffer() {
    return made<Renderbuffer>([](GLsizei n, GLuint* out) { glGenRenderbuffers(n, out); });
}
Framebuffer make_framebuffer() {
    return made<Framebuffer>([](GLsizei n, GLuint* out) { glGenFramebuffers(n, out); });
}

Program make_program(const char* vertex_source, const char* fragment_source) {
    const GLuint vertex = compile(GL_VERTEX_SHADER, vertex_source);
    const GLuint fragment = compile(GL_FRAGMENT_SHADER, fragment_source);
    Program program(glCreateProgram());
    glAttachShader(program.name(), vertex);
    glAttachShader(program.name(), fragment);
    glLinkProgram(program.name());
    glDeleteShader(vertex);
    glDeleteShader(fragment);
    GLint done = 0;
    glGetProgramiv(program.name(), GL_LINK_STATUS, &done);
    if (done != GL_TRUE) throw Error("the graphics driver cannot link Bearing's shader");
    return program;
}

}  // namespace bearing::gl
