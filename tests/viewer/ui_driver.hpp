#pragma once

#include <imgui.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <memory>
#include <string>

#include "app/workspace.hpp"
#include "panels/shell.hpp"
#include "viewer/report_sample.hpp"
#include "viewer/sample.hpp"

namespace bearing::test {

/// The panels with neither window nor OpenGL: an ImGui context without a back end whose mouse and keys the
/// test moves itself.
class UiDriver {
  public:
    explicit UiDriver(ViewRequest request = sample_request(), float width = 1440, float height = 900)
        : context_((keep_state_here(), ImGui::CreateContext())),
          workspace_(request, FontSet::system()),
          shell_(workspace_, nullptr, nullptr, request) {
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
        io.DisplaySize = {width, height};
        io.Fonts->AddFontDefault();
        io.Fonts->Build();
        map_keys(io);
        look_ = look_for(workspace_.style(), {}, 1);
        apply(look_);
        settle();
    }
    ~UiDriver() { ImGui::DestroyContext(context_); }
    UiDriver(const UiDriver&) = delete;
    UiDriver& operator=(const UiDriver&) = delete;

    Workspace& workspace() { return workspace_; }
    Shell& shell() { return shell_; }
    const Document& document() const { return workspace_.document(); }
    const Query& query() const { return document().query; }

    void frame() {
        ImGui::GetIO().DeltaTime = 1.0F / 60;
        ImGui::NewFrame();
        shell_.frame(look_, 1);
        ImGui::Render();
    }
    void settle() {
        for (int i = 0; i < 3; ++i) {
            frame();
            workspace_.settle();
        }
        frame();
    }

    ImVec4 place(const std::string& name) const {
        const auto found = shell_.places().find(name);
        INFO("no item called " << name << " was drawn");
        REQUIRE(found != shell_.places().end());
        return found->second;
    }
    bool shows(const std::string& name) const { return shell_.places().contains(name); }

    void move(float x, float y) {
        ImGui::GetIO().MousePos = {x, y};
        frame();
    }
    void press() {
        ImGui::GetIO().MouseDown[0] = true;
        frame();
    }
    void release() {
        ImGui::GetIO().MouseDown[0] = false;
        frame();
        settle();
    }
    void click_at(float x, float y) {
        move(x, y);
        press();
        release();
        // Far enough in time that the next click is no second half of a double click.
        for (int i = 0; i < 30; ++i) frame();
    }
    void click(const std::string& name) {
        const ImVec4 r = place(name);
        click_at((r.x + r.z) / 2, (r.y + r.w) / 2);
    }
    /// From one share of an item's width to another, along its middle.
    void drag(const std::string& name, float from, float to) {
        const ImVec4 r = place(name);
        const float y = (r.y + r.w) / 2;
        move(r.x + (r.z - r.x) * from, y);
        press();
        for (int i = 1; i <= 4; ++i)
            move(r.x + (r.z - r.x) * (from + (to - from) * static_cast<float>(i) / 4), y);
        release();
    }
    void type(const std::string& words) {
        ImGui::GetIO().AddInputCharactersUTF8(words.c_str());
        frame();
        settle();
    }
    void key(Key key, bool ctrl = false, bool shift = false) {
        ImGuiIO& io = ImGui::GetIO();
        io.KeyCtrl = ctrl;
        io.KeyShift = shift;
        io.KeysDown[static_cast<int>(key)] = true;
        shell_.press({key, ctrl, shift, false});
        frame();
        io.KeysDown[static_cast<int>(key)] = false;
        io.KeyCtrl = io.KeyShift = false;
        frame();
        settle();
    }

  private:
    static void map_keys(ImGuiIO& io) {
        const std::pair<ImGuiKey, Key> keys[] = {{ImGuiKey_Tab, Key::tab},
                                                 {ImGuiKey_LeftArrow, Key::left},
                                                 {ImGuiKey_RightArrow, Key::right},
                                                 {ImGuiKey_UpArrow, Key::up},
                                                 {ImGuiKey_DownArrow, Key::down},
                                                 {ImGuiKey_PageUp, Key::page_up},
                                                 {ImGuiKey_PageDown, Key::page_down},
                                                 {ImGuiKey_Home, Key::home},
                                                 {ImGuiKey_End, Key::end},
                                                 {ImGuiKey_Delete, Key::del},
                                                 {ImGuiKey_Space, Key::space},
                                                 {ImGuiKey_Enter, Key::enter},
                                                 {ImGuiKey_Backspace, Key::backspace},
                                                 {ImGuiKey_Escape, Key::escape}};
        for (const auto& [named, code] : keys) io.KeyMap[named] = static_cast<int>(code);
    }

    ImGuiContext* context_;
    Workspace workspace_;
    Shell shell_;
    Look look_;
};

}  // namespace bearing::test
