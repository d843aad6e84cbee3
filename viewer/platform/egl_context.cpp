#include "platform/egl_context.hpp"

#include <epoxy/egl.h>
#include <epoxy/gl.h>

#include "bearing/base/error.hpp"

namespace bearing {
namespace {

[[noreturn]] void fail(const std::string& what) {
    throw Error("cannot draw off-screen: " + what +
                ". Install Mesa's software driver: apt install libegl1 libgl1-mesa-dri");
}

EGLDisplay open_display() {
    const char* extensions = eglQueryString(EGL_NO_DISPLAY, EGL_EXTENSIONS);
    if (extensions == nullptr || !epoxy_has_egl_extension(EGL_NO_DISPLAY, "EGL_MESA_platform_surfaceless"))
        fail("EGL has no surfaceless platform");
    EGLDisplay display =
        eglGetPlatformDisplayEXT(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
    if (display == EGL_NO_DISPLAY || eglInitialize(display, nullptr, nullptr) != EGL_TRUE)
        fail("EGL finds no device");
    return display;
}

EGLContext make_context(EGLDisplay display) {
    const EGLint config_wanted[] = {EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_NONE};
    EGLConfig config = nullptr;
    EGLint count = 0;
    eglBindAPI(EGL_OPENGL_API);
    // Surfaceless displays may offer no window configuration; the context then needs none.
    if (eglChooseConfig(display, config_wanted, &config, 1, &count) != EGL_TRUE || count == 0)
        config = EGL_NO_CONFIG_KHR;
    const EGLint version[] = {EGL_CONTEXT_MAJOR_VERSION,
                              3,
                              EGL_CONTEXT_MINOR_VERSION,
                              3,
                              EGL_CONTEXT_OPENGL_PROFILE_MASK,
                              EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                              EGL_NONE};
    return eglCreateContext(display, config, EGL_NO_CONTEXT, version);
}

}  // namespace

struct EglContext::Impl {
    EGLDisplay display = EGL_NO_DISPLAY;
    EGLContext context = EGL_NO_CONTEXT;
};

EglContext::EglContext() : impl_(std::make_unique<Impl>()) {
    impl_->display = open_display();
    impl_->context = make_context(impl_->display);
    if (impl_->context == EGL_NO_CONTEXT ||
        eglMakeCurrent(impl_->display, EGL_NO_SURFACE, EGL_NO_SURFACE, impl_->context) != EGL_TRUE) {
        eglTerminate(impl_->display);
        fail("the driver has no OpenGL 3.3");
    }
}

EglContext::~EglContext() {
    eglMakeCurrent(impl_->display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    eglDestroyContext(impl_->display, impl_->context);
    eglTerminate(impl_->display);
}

std::string EglContext::renderer() const {
    const auto* name = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
    return name == nullptr ? "unknown" : name;
}

}  // namespace bearing
