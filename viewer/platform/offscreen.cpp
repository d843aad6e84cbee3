#include "platform/offscreen.hpp"

#include <epoxy/gl.h>
#include <imgui.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <nlohmann/json.hpp>
#include <vector>

#include "app/workspace.hpp"
#include "gl/canvas.hpp"
#include "panels/shell.hpp"
#include "platform/egl_context.hpp"
#include "platform/png.hpp"
#include "platform/ui_session.hpp"

namespace bearing {
namespace {

/// A viewer without a window: its framebuffer and its clock.
class Offscreen {
  public:
    explicit Offscreen(const ViewRequest& request)
        : scale_(request.scale),
          target_(pixels(request.width), pixels(request.height), 1),
          session_(request, 1) {
        ImGuiIO& io = ImGui::GetIO();
        io.DisplaySize = {static_cast<float>(request.width), static_cast<float>(request.height)};
        io.MousePos = {-1000, -1000};
        session_.set_ui_scale(scale_);
        io.DisplaySize = {static_cast<float>(target_.width()), static_cast<float>(target_.height())};
    }

    void frame() {
        ImGui::GetIO().DeltaTime = 1.0F / 60;
        target_.bind();
        session_.frame(target_.width(), target_.height());
        target_.resolve();
    }
    /// Frames until nothing changes any more.
    void settle() {
        for (int i = 0; i < 4; ++i) {
            frame();
            session_.workspace().settle();
        }
        frame();
    }
    std::string png() const { return encode_png(target_.width(), target_.height(), target_.read_pixels()); }
    UiSession& session() { return session_; }
    std::string renderer() const { return egl_.renderer(); }

  private:
    int pixels(int logical) const { return std::max(1, static_cast<int>(std::lround(logical * scale_))); }

    EglContext egl_;
    double scale_;
    gl::Target target_;
    UiSession session_;
};

/// What the hand of a restless person does in frame i.
void act(Offscreen& offscreen, int i) {
    Workspace& workspace = offscreen.session().workspace();
    const Viewport view = workspace.view();
    const int turn = i / 30 % 4;
    if (turn == 0) workspace.pan(9 * std::cos(i / 15.0), 6 * std::sin(i / 11.0));
    if (turn == 1) workspace.zoom_about({view.width * 0.4, view.height * 0.6}, i % 30 < 15 ? 1.04 : 1 / 1.04);
    if (turn == 2) {
        const auto extent = workspace.dataset().time_extent();
        if (!extent) return;
        const auto days = (extent->last - extent->first).count() + 1;
        const Day from = extent->first + std::chrono::days{days * (i % 30) / 45};
        workspace.edit(
            "dates",
            [&](Document& d) {
                d.query.from = from;
                d.query.to = from + std::chrono::days{std::max<long>(1, days / 10)};
            },
            "brush");
    }
    if (turn == 3 && i % 30 == 0)
        workspace.edit("dates", [](Document& d) { d.query.from = d.query.to = std::nullopt; });
}

double percentile(const std::vector<double>& sorted, double share) {
    const auto at = static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1) + 0.5);
    return std::round(sorted[at] * 1000) / 1000;
}

}  // namespace

std::string screenshot(const ViewRequest& request) {
    Offscreen offscreen(request);
    offscreen.settle();
    return offscreen.png();
}

std::string frame_statistics(const ViewRequest& request, int frames) {
    Offscreen offscreen(request);
    offscreen.settle();
    std::vector<double> times;
    for (int i = 0; i < frames; ++i) {
        const auto start = std::chrono::steady_clock::now();
        act(offscreen, i);
        offscreen.frame();
        glFinish();
        times.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(times.begin(), times.end());
    const nlohmann::ordered_json json{{"schema", "bearing/frames/1"},
                                      {"frames", frames},
                                      {"incidents", request.dataset->size()},
                                      {"width", request.width},
                                      {"height", request.height},
                                      {"renderer", offscreen.renderer()},
                                      {"ms",
                                       {{"p50", percentile(times, 0.5)},
                                        {"p90", percentile(times, 0.9)},
                                        {"p95", percentile(times, 0.95)},
                                        {"p99", percentile(times, 0.99)},
                                        {"max", percentile(times, 1)}}}};
    return json.dump(1) + "\n";
}

}  // namespace bearing
