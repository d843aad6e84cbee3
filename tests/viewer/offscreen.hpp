#pragma once

#include <catch2/catch.hpp>
#include <memory>
#include <string>

#include "platform/egl_context.hpp"

namespace bearing::test {

/// An off-screen context, or nothing (with a message) where this machine has none: the test then returns.
inline std::unique_ptr<EglContext> offscreen_context() {
    try {
        return std::make_unique<EglContext>();
    } catch (const std::exception& error) {
        WARN("skipped, no off-screen OpenGL here: " << error.what());
        return nullptr;
    }
}

}  // namespace bearing::test
