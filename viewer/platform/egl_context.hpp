#pragma once

#include <memory>
#include <string>

namespace bearing {

/// An OpenGL 3.3 core context without any window or display server (EGL, surfaceless), current on the thread
/// that made it until destroyed.
class EglContext {
  public:
    /// Throws Error saying what is missing.
    EglContext();
    ~EglContext();
    EglContext(const EglContext&) = delete;
    EglContext& operator=(const EglContext&) = delete;

    /// The driver's name, e.g. "llvmpipe (LLVM 15.0.6, 256 bits)".
    std::string renderer() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace bearing
