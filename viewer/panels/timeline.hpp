#pragma once

#include <optional>
#include <string>

#include "app/facets.hpp"
#include "panels/context.hpp"

namespace bearing {

/// Incidents over time, certain ones solid and possible ones hatched, with a brush for the first and last
/// day. Wheel: closer; right drag: along; left drag: brush, or move its edges or all of it; arrow keys while
/// it has the keyboard.
class Timeline {
  public:
    void draw(const PanelContext& context);

  private:
    /// Days at the left edge and how many pixels a day is wide.
    struct Axis {
        double first = 0;
        double days = 1;
        float left = 0;
        float width = 1;

        float x(double day) const { return left + static_cast<float>((day - first) / days) * width; }
        double day(float x) const { return first + (x - left) / static_cast<double>(width) * days; }
        double per_day() const { return width / days; }
    };
    enum class Drag { none, brush, from_edge, to_edge, whole, along };

    void header(const PanelContext& context);
    void date_field(const PanelContext& context, const char* id, std::optional<Day> Query::*field,
                    char (&text)[16], std::string& shown);
    void open(const PanelContext& context);
    void fit(const PanelContext& context);
    void show(Day first, Day last, double margin);
    void draw_bars(const PanelContext& context, const Axis& axis, ImVec2 top, float height);
    void draw_ticks(const PanelContext& context, const Axis& axis, float top, float bottom, float label_y);
    /// How much the highest bar is, and that there are incidents before or after what is shown.
    void draw_remarks(const PanelContext& context, const Axis& axis, float top);
    void draw_brush(const PanelContext& context, const Axis& axis, float top, float bottom);
    void handle_mouse(const PanelContext& context, const Axis& axis, bool hovered);
    void handle_keys(const PanelContext& context);
    void zoom(double about, double factor);
    void set_days(const PanelContext& context, std::optional<Day> from, std::optional<Day> to, bool dragging);
    const std::vector<TimeCounts>& bins(const PanelContext& context, const Axis& axis) const;
    Drag drag_at(const PanelContext& context, const Axis& axis, float x) const;

    double first_ = 0, days_ = 0;
    const void* opened_dataset_ = nullptr;
    std::size_t most_ = 0;  ///< of the highest bar shown
    Drag drag_ = Drag::none;
    double grabbed_day_ = 0;
    std::optional<Day> grabbed_from_, grabbed_to_;
    char from_text_[16]{}, to_text_[16]{};
    std::string from_shown_, to_shown_;
};

}  // namespace bearing
