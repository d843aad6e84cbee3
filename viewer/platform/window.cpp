#include "platform/window.hpp"

#include <epoxy/gl.h>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <imgui.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "app/workspace.hpp"
#include "bearing/base/error.hpp"
#include "panels/shell.hpp"
#include "platform/ui_session.hpp"

namespace bearing {
namespace {

/// Frames drawn after something happened, before the window sleeps: ImGui needs a few to come to rest.
constexpr int kFramesAwake = 4;
/// Seconds asleep at most: a text cursor blinks.
constexpr double kNap_s = 0.5;

[[noreturn]] void fail(const std::string& what) {
    const char* reason = nullptr;
    glfwGetError(&reason);
    throw Error("cannot open the window: " + what +
                (reason != nullptr ? " (" + std::string(reason) + ")" : "") +
                ". Without a display, `bearing view --screenshot map.png` draws the same picture to a file.");
}

/// GLFW and its window, torn down in order.
class Window {
  public:
    Window(int width, int height) {
        if (glfwInit() != GLFW_TRUE) fail("there is no display to show it on");
        glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
        glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
        glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
        glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
        glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
        glfwWindowHintString(GLFW_X11_CLASS_NAME, "bearing");
        window_ = glfwCreateWindow(width, height, "Bearing", nullptr, nullptr);
        if (window_ == nullptr) {
            glfwTerminate();
            throw Error(
                "cannot open the window: the graphics driver has no OpenGL 3.3. Mesa's software driver has: "
                "apt install libgl1-mesa-dri, then LIBGL_ALWAYS_SOFTWARE=1 bearing view");
        }
        glfwMakeContextCurrent(window_);
        glfwSwapInterval(1);
        glfwSetWindowSizeLimits(window_, 640, 480, GLFW_DONT_CARE, GLFW_DONT_CARE);
    }
    ~Window() {
        glfwDestroyWindow(window_);
        glfwTerminate();
    }
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    GLFWwindow* get() const { return window_; }
    /// Sizes of the user interface in window coordinates: content scale, unless the framebuffer has it
    /// already.
    double ui_scale() const {
        float x = 1, y = 1;
        glfwGetWindowContentScale(window_, &x, &y);
        int window_width = 0, pixels = 0, ignored = 0;
        glfwGetWindowSize(window_, &window_width, &ignored);
        glfwGetFramebufferSize(window_, &pixels, &ignored);
        const double framebuffer_scale = window_width > 0 ? static_cast<double>(pixels) / window_width : 1;
        return std::clamp(std::max(x, y) / framebuffer_scale, 1.0, 4.0);
    }

  private:
    GLFWwindow* window_ = nullptr;
};

/// ImGui's GLFW back end for as long as the window is open.
class Input {
  public:
    explicit Input(GLFWwindow* window) {
        ImGui_ImplGlfw_InitForOpenGL(window, true);
        ImGui::GetIO().ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    }
    ~Input() { ImGui_ImplGlfw_Shutdown(); }
    Input(const Input&) = delete;
    Input& operator=(const Input&) = delete;
};

UiSession& session_of(GLFWwindow* window) {
    return *static_cast<UiSession*>(glfwGetWindowUserPointer(window));
}

void on_key(GLFWwindow* window, int key, int, int action, int modifiers) {
    if (action != GLFW_PRESS) return;
    // The keypad's plus and minus zoom as well.
    if (key == GLFW_KEY_KP_ADD) key = GLFW_KEY_EQUAL;
    if (key == GLFW_KEY_KP_SUBTRACT) key = GLFW_KEY_MINUS;
    session_of(window).shell().press({static_cast<Key>(key), (modifiers & GLFW_MOD_CONTROL) != 0,
                                      (modifiers & GLFW_MOD_SHIFT) != 0, (modifiers & GLFW_MOD_ALT) != 0});
}

void on_drop(GLFWwindow* window, int count, const char** paths) {
    if (count > 0) session_of(window).shell().open_file(paths[0]);
}

std::string title_of(const Workspace& workspace) {
    if (workspace.document().report) return workspace.document().report->name + " – Bearing";
    const std::string source =
        workspace.source().empty() ? "sample" : std::filesystem::path(workspace.source()).filename().string();
    return source + " – Bearing";
}

void run(const Window& window, UiSession& session) {
    int awake = kFramesAwake;
    std::string title;
    while (!session.shell().wants_quit()) {
        if (awake > 0) {
            glfwPollEvents();
            --awake;
        } else {
            glfwWaitEventsTimeout(kNap_s);
            awake = kFramesAwake;
        }
        if (glfwWindowShouldClose(window.get()) == GLFW_TRUE) {
            glfwSetWindowShouldClose(window.get(), GLFW_FALSE);
            session.shell().ask_to_quit();
        }
        session.set_ui_scale(window.ui_scale());
        ImGui_ImplGlfw_NewFrame();
        int width = 0, height = 0;
        glfwGetFramebufferSize(window.get(), &width, &height);
        if (width == 0 || height == 0) continue;
        glBindFramebuffer(GL_FRAMEBUFFER, 0);
        session.frame(width, height);
        glfwSwapBuffers(window.get());
        if (session.workspace().jobs().busy() || ImGui::IsAnyMouseDown()) awake = kFramesAwake;
        if (title != title_of(session.workspace())) {
            title = title_of(session.workspace());
            glfwSetWindowTitle(window.get(), title.c_str());
        }
    }
}

}  // namespace

int open_window(const ViewRequest& request) {
    const Window window(request.width, request.height);
    UiSession session(request, window.ui_scale());
    glfwSetWindowUserPointer(window.get(), &session);
    glfwSetKeyCallback(window.get(), on_key);  // ImGui's own callback, set next, calls this one
    glfwSetDropCallback(window.get(), on_drop);
    const Input input(window.get());
    session.workspace().jobs().on_ready([] { glfwPostEmptyEvent(); });
    run(window, session);
    session.workspace().jobs().on_ready({});
    return 0;
}

}  // namespace bearing
