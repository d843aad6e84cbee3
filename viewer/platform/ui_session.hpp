#pragma once

#include <memory>

#include "app/view_request.hpp"

struct ImGuiContext;

namespace bearing {

class Shell;
class Workspace;

/// The user interface over an OpenGL context that is current: ImGui, its fonts and look, the workspace and
/// the panels. Whoever owns the window or framebuffer feeds ImGui's input and calls frame().
class UiSession {
  public:
    UiSession(const ViewRequest& request, double ui_scale);
    ~UiSession();
    UiSession(const UiSession&) = delete;
    UiSession& operator=(const UiSession&) = delete;

    Workspace& workspace() { return *workspace_; }
    Shell& shell() { return *shell_; }

    /// Fonts and sizes for another display density.
    void set_ui_scale(double scale);
    /// Lays out one frame and draws it into the bound framebuffer, `width` x `height` pixels. ImGui's input
    /// for the frame must be set.
    void frame(int width, int height);

  private:
    void restyle();

    struct Parts;
    ImGuiContext* context_ = nullptr;
    std::unique_ptr<Parts> parts_;
    Workspace* workspace_ = nullptr;
    Shell* shell_ = nullptr;
    double ui_scale_ = 1;
    int styled_theme_ = -1;
};

}  // namespace bearing
