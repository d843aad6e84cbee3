#include "platform/ui_session.hpp"

#include <backends/imgui_impl_opengl3.h>
#include <epoxy/gl.h>
#include <imgui.h>

#include "app/workspace.hpp"
#include "gl/canvas.hpp"
#include "panels/shell.hpp"
#include "platform/ui_fonts.hpp"

namespace bearing {

struct UiSession::Parts {
    Parts(const ViewRequest& request)
        : fonts(FontSet::system()),
          workspace(request, fonts),
          shell(workspace, &canvas, &legend_canvas, request) {}

    std::shared_ptr<const FontSet> fonts;
    gl::Canvas canvas, legend_canvas;
    Workspace workspace;
    Shell shell;
    UiFonts ui_fonts;
    Look look;
};

UiSession::UiSession(const ViewRequest& request, double ui_scale) {
    IMGUI_CHECKVERSION();
    parts_ = std::make_unique<Parts>(request);
    workspace_ = &parts_->workspace;
    shell_ = &parts_->shell;
    context_ = ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    ImGui_ImplOpenGL3_Init("#version 330 core");
    ui_scale_ = 0;
    set_ui_scale(ui_scale);
}

UiSession::~UiSession() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext(context_);
}

void UiSession::set_ui_scale(double scale) {
    if (scale == ui_scale_) return;
    ui_scale_ = scale;
    workspace_->set_ui_scale(scale);
    parts_->ui_fonts = build_ui_fonts(*parts_->fonts, scale);
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
    styled_theme_ = -1;
}

void UiSession::restyle() {
    const int theme = static_cast<int>(workspace_->document().theme);
    if (theme == styled_theme_) return;
    styled_theme_ = theme;
    parts_->look = look_for(workspace_->style(), parts_->ui_fonts, static_cast<float>(ui_scale_));
    apply(parts_->look);
}

void UiSession::frame(int width, int height) {
    restyle();
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    parts_->shell.frame(parts_->look, ImGui::GetIO().DisplayFramebufferScale.x);
    ImGui::Render();
    glViewport(0, 0, width, height);
    glDisable(GL_SCISSOR_TEST);
    glClearColor(0, 0, 0, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

}  // namespace bearing
