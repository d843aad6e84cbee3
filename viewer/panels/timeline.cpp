#include "panels/timeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/words.hpp"
#include "panels/widgets.hpp"

namespace bearing {
namespace {

constexpr double kFewestDays = 7;
constexpr double kMostDays = 365.25 * 150;

/// Full days of the data, a little wider; the present month where nothing is dated.
std::pair<double, double> span_of(const Workspace& workspace) {
    const auto extent = workspace.dataset().time_extent();
    if (!extent) return {18536, 18567};
    const double first = day_number(extent->first), last = day_number(extent->last) + 1;
    const double margin = std::max(2.0, (last - first) * 0.02);
    return {first - margin, last + margin};
}

}  // namespace

void Timeline::fit(const PanelContext& context) {
    const auto [first, end] = span_of(context.workspace);
    first_ = first;
    days_ = std::max(end - first, kFewestDays);
}

void Timeline::show(Day first, Day last, double margin) {
    const double days = std::max(static_cast<double>((last - first).count()) + 1, kFewestDays);
    first_ = day_number(first) - days * margin;
    days_ = days * (1 + 2 * margin);
}

/// Opens on the days asked for with what surrounds them; else on the busiest days, if they are few among
/// many.
void Timeline::open(const PanelContext& context) {
    const Workspace& workspace = context.workspace;
    fit(context);
    if (!workspace.is_current()) return;
    opened_dataset_ = &workspace.dataset();
    const Query& query = workspace.document().query;
    if (query.from && query.to) return show(*query.from, *query.to, 0.5);
    const auto busy = busiest_days(workspace.answer().facets.histogram, 0.85);
    if (busy && static_cast<double>((busy->last - busy->first).count()) < days_ * 0.35)
        show(busy->first, busy->last, 0.08);
}

void Timeline::set_days(const PanelContext& context, std::optional<Day> from, std::optional<Day> to,
                        bool dragging) {
    const Query& query = context.workspace.document().query;
    if (query.from == from && query.to == to) return;
    context.workspace.edit(
        "dates",
        [&](Document& d) {
            d.query.from = from;
            d.query.to = to;
        },
        dragging ? "brush" : "");
}

const std::vector<TimeCounts>& Timeline::bins(const PanelContext& context, const Axis& axis) const {
    const Histogram& histogram = context.workspace.answer().facets.histogram;
    const double least = context.look.px(3.5F);
    if (axis.per_day() >= least) return histogram.days;
    if (axis.per_day() * 7 >= least) return histogram.weeks;
    return histogram.months;
}

void Timeline::date_field(const PanelContext& context, const char* id, std::optional<Day> Query::*field,
                          char (&text)[16], std::string& shown) {
    Workspace& workspace = context.workspace;
    const auto& value = workspace.document().query.*field;
    const std::string now = value ? to_string(*value) : "";
    if (now != shown) {
        shown = now;
        std::snprintf(text, sizeof text, "%s", now.c_str());
    }
    ImGui::SetNextItemWidth(context.look.px(ImGui::GetWindowWidth() > context.look.px(400) ? 104 : 90));
    const bool wrong = text[0] != '\0' && !parse_day(text);
    if (wrong) ImGui::PushStyleColor(ImGuiCol_Border, context.look.warning);
    const bool changed = ImGui::InputTextWithHint(id, "YYYY-MM-DD", text, sizeof text);
    if (wrong) ImGui::PopStyleColor();
    context.mark(id + 2);
    if (wrong) tooltip("Write a date as YYYY-MM-DD, e.g. 2020-10-04");
    const auto day = parse_day(text);
    if (!changed || (text[0] != '\0' && !day)) return;
    Query next = workspace.document().query;
    next.*field = day;
    if (next.from && next.to && *next.to < *next.from) (field == &Query::from ? next.to : next.from) = day;
    shown = day ? to_string(*day) : "";
    set_days(context, next.from, next.to, false);
}

void Timeline::header(const PanelContext& context) {
    const Look& look = context.look;
    const Query& query = context.workspace.document().query;
    ImGui::AlignTextToFramePadding();
    if (ImGui::GetWindowWidth() > look.px(400)) {
        bold_text(look, "Dates");
        ImGui::SameLine(0, look.px(12));
    }
    date_field(context, "##from", &Query::from, from_text_, from_shown_);
    ImGui::SameLine(0, look.px(6));
    ImGui::TextColored(ImGui::ColorConvertU32ToFloat4(look.muted), "to");
    ImGui::SameLine(0, look.px(6));
    date_field(context, "##to", &Query::to, to_text_, to_shown_);
    if (query.from || query.to) {
        ImGui::SameLine(0, look.px(8));
        if (ImGui::Button("Clear")) set_days(context, std::nullopt, std::nullopt, false);
        context.mark("clear dates");
    }
    const float right = ImGui::GetWindowContentRegionMax().x;
    const float all = text_width("All") + 2 * ImGui::GetStyle().FramePadding.x;
    if (right - ImGui::GetItemRectMax().x + ImGui::GetWindowPos().x < all + look.px(20)) return;
    ImGui::SameLine(right - all);
    if (ImGui::Button("All")) fit(context);
    context.mark("whole timeline");
    tooltip("Show the whole time that the data covers (T). The wheel zooms; a right drag moves along.");
}

void Timeline::draw_bars(const PanelContext& context, const Axis& axis, ImVec2 top, float height) {
    const Look& look = context.look;
    const std::vector<TimeCounts>& all = bins(context, axis);
    std::size_t most = 1;
    for (const TimeCounts& bin : all)
        if (day_number(bin.last) >= axis.first && day_number(bin.first) <= axis.first + axis.days)
            most = std::max(most, bin.counts.certain + bin.counts.possible);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float bottom = top.y + height;
    const float unit = height / static_cast<float>(most);
    for (const TimeCounts& bin : all) {
        const float gap = axis.per_day() >= look.px(3.5F) ? look.px(1) : look.px(0.5F);
        const float left = axis.x(day_number(bin.first)) + gap / 2;
        const float right = std::max(left + 1.0F, axis.x(day_number(bin.last) + 1) - gap / 2);
        if (right < axis.left || left > axis.left + axis.width) continue;
        const float solid = bottom - unit * static_cast<float>(bin.counts.certain);
        const float whole = solid - unit * static_cast<float>(bin.counts.possible);
        list->AddRectFilled({left, solid}, {right, bottom}, look.certain);
        list->AddRectFilled({left, whole}, {right, solid}, with_alpha(look.possible, 0.16F));
        hatch(list, {left, whole}, {right, solid}, with_alpha(look.possible, 0.75F), look.px(4), look.px(1));
        if (ImGui::IsItemHovered() && drag_ == Drag::none && ImGui::GetIO().MousePos.x >= left &&
            ImGui::GetIO().MousePos.x < std::max(right, left + look.px(3)))
            tooltip(fmt::format("{}\n{} certain, {} possible", days_in_words(bin.first, bin.last),
                                bin.counts.certain, bin.counts.possible));
    }
    most_ = most;
}

void Timeline::draw_brush(const PanelContext& context, const Axis& axis, float top, float bottom) {
    const Query& query = context.workspace.document().query;
    if (!query.from && !query.to) return;
    const Look& look = context.look;
    const float end = axis.left + axis.width;
    const float from = query.from ? std::clamp(axis.x(day_number(*query.from)), axis.left, end) : axis.left;
    const float to = query.to ? std::clamp(axis.x(day_number(*query.to) + 1), axis.left, end) : end;
    context.mark("brush", {from, top}, {to, bottom});
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImU32 veil = with_alpha(look.ground, 0.72F);
    list->AddRectFilled({axis.left, top}, {from, bottom}, veil);
    list->AddRectFilled({to, top}, {end, bottom}, veil);
    list->AddRectFilled({from, top}, {to, bottom}, with_alpha(look.accent, 0.10F));
    for (const float x : {from, to}) {
        list->AddLine({x, top}, {x, bottom}, look.accent, look.px(1.5F));
        const float middle = (top + bottom) / 2;
        list->AddRectFilled({x - look.px(3), middle - look.px(11)}, {x + look.px(3), middle + look.px(11)},
                            look.accent, look.px(3));
    }
}

void Timeline::zoom(double about, double factor) {
    const double days = std::clamp(days_ / factor, kFewestDays, kMostDays);
    first_ = about - (about - first_) * days / days_;
    days_ = days;
}

Timeline::Drag Timeline::drag_at(const PanelContext& context, const Axis& axis, float x) const {
    const Query& query = context.workspace.document().query;
    const float reach = context.look.px(6);
    if (query.from && std::abs(x - axis.x(day_number(*query.from))) < reach) return Drag::from_edge;
    if (query.to && std::abs(x - axis.x(day_number(*query.to) + 1)) < reach) return Drag::to_edge;
    if (query.from && query.to && x > axis.x(day_number(*query.from)) &&
        x < axis.x(day_number(*query.to) + 1))
        return Drag::whole;
    return Drag::brush;
}

void Timeline::handle_mouse(const PanelContext& context, const Axis& axis, bool hovered) {
    const ImGuiIO& io = ImGui::GetIO();
    const double at = axis.day(io.MousePos.x);
    if (hovered) {
        const Drag would = drag_at(context, axis, io.MousePos.x);
        if (would == Drag::from_edge || would == Drag::to_edge)
            ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
        if (io.MouseWheel != 0) zoom(at, std::pow(1.25, io.MouseWheel));
        if (ImGui::IsMouseDoubleClicked(0)) return set_days(context, std::nullopt, std::nullopt, false);
    }
    if (hovered && (ImGui::IsMouseClicked(0) || ImGui::IsMouseClicked(1) || ImGui::IsMouseClicked(2))) {
        drag_ = ImGui::IsMouseClicked(0) ? drag_at(context, axis, io.MousePos.x) : Drag::along;
        grabbed_day_ = at;
        grabbed_from_ = context.workspace.document().query.from;
        grabbed_to_ = context.workspace.document().query.to;
    }
    if (drag_ == Drag::none) return;
    if (!ImGui::IsAnyMouseDown()) {
        drag_ = Drag::none;
        context.workspace.end_merge();
        return;
    }
    if (drag_ == Drag::along) {
        first_ += grabbed_day_ - at;
        return;
    }
    if (!ImGui::IsMouseDragging(0, context.look.px(3))) return;
    const auto day = [](double number) { return day_from_number(static_cast<int>(std::floor(number))); };
    const auto moved = std::chrono::days{static_cast<int>(std::lround(at - grabbed_day_))};
    switch (drag_) {
        case Drag::brush:
            set_days(context, day(std::min(at, grabbed_day_)), day(std::max(at, grabbed_day_)), true);
            break;
        case Drag::whole:
            set_days(context, *grabbed_from_ + moved, *grabbed_to_ + moved, true);
            break;
        case Drag::from_edge: {
            const Day from = grabbed_to_ ? std::min(day(at + 0.5), *grabbed_to_) : day(at + 0.5);
            set_days(context, from, grabbed_to_, true);
            break;
        }
        default: {
            const Day to = grabbed_from_ ? std::max(day(at - 0.5), *grabbed_from_) : day(at - 0.5);
            set_days(context, grabbed_from_, to, true);
        }
    }
}

void Timeline::handle_keys(const PanelContext& context) {
    const Query& query = context.workspace.document().query;
    const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)); };
    if (pressed(ImGuiKey_Escape) || pressed(ImGuiKey_Delete))
        return set_days(context, std::nullopt, std::nullopt, false);
    const int step = pressed(ImGuiKey_RightArrow) ? 1 : pressed(ImGuiKey_LeftArrow) ? -1 : 0;
    if (step == 0) return;
    const auto extent = context.workspace.dataset().time_extent();
    if (!extent) return;
    const std::chrono::days by{step};
    const Day from = query.from.value_or(extent->first), to = query.to.value_or(extent->last);
    if (!query.from && !query.to) return set_days(context, extent->first, extent->first, false);
    const bool widen = ImGui::GetIO().KeyShift;
    set_days(context, widen ? from : from + by, std::max(to + by, from), true);
}

void Timeline::draw(const PanelContext& context) {
    if (opened_dataset_ != &context.workspace.dataset()) open(context);
    if (std::exchange(context.view.fit_timeline, false)) fit(context);
    header(context);
    const Look& look = context.look;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 size = ImGui::GetContentRegionAvail();
    if (size.x < look.px(40) || size.y < look.px(36)) return;
    ImGui::InvisibleButton("timeline", size,
                           ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight |
                               ImGuiButtonFlags_MouseButtonMiddle);
    context.mark("timeline");
    const bool hovered = ImGui::IsItemHovered();
    const bool focused = ImGui::IsItemFocused();
    const float labels = look.px(20);
    const Axis axis{first_, days_, at.x, size.x};
    const float top = at.y + look.px(4), bottom = at.y + size.y - labels;
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled({at.x, at.y}, {at.x + size.x, bottom}, look.field, look.px(4));
    list->PushClipRect(at, {at.x + size.x, at.y + size.y}, true);
    draw_ticks(context, axis, at.y, bottom, bottom + look.px(3));
    draw_bars(context, axis, {at.x, top + look.px(2)}, bottom - top - look.px(2));
    draw_brush(context, axis, at.y, bottom);
    draw_remarks(context, axis, at.y);
    list->PopClipRect();
    list->AddRect({at.x, at.y}, {at.x + size.x, bottom},
                  focused && ImGui::GetIO().NavVisible ? look.accent : look.line, look.px(4));
    handle_mouse(context, axis, hovered);
    if (focused && ImGui::IsWindowFocused() && !ImGui::GetIO().WantTextInput) handle_keys(context);
}

}  // namespace bearing
