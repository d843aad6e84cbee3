#include <fmt/format.h>

#include <array>
#include <cmath>

#include "bearing/base/text.hpp"
#include "panels/timeline.hpp"
#include "panels/widgets.hpp"

namespace bearing {
namespace {

using namespace std::chrono;

constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// Steps between labels, the finest first: days, then months.
struct Step {
    int days = 0;
    int months = 0;
    double length() const { return days > 0 ? days : months * 30.44; }
};
constexpr std::array<Step, 11> kSteps{
    {{1, 0}, {2, 0}, {7, 0}, {14, 0}, {0, 1}, {0, 3}, {0, 6}, {0, 12}, {0, 24}, {0, 60}, {0, 240}}};

Step step_for(double pixels_per_day, double room) {
    for (const Step step : kSteps)
        if (step.length() * pixels_per_day >= room) return step;
    return kSteps.back();
}

/// The first label at or before a day.
Day first_label(Day day, Step step) {
    if (step.days > 0) {
        const int number = day_number(day);
        const int phase = step.days % 7 == 0 ? 4 : 0;  // weeks start on Mondays
        return day_from_number(
            static_cast<int>(std::floor((number - phase) / double(step.days))) * step.days + phase);
    }
    const year_month_day date{day};
    const int months =
        static_cast<int>(date.year()) * 12 + static_cast<int>(static_cast<unsigned>(date.month())) - 1;
    const int floored = static_cast<int>(std::floor(months / double(step.months))) * step.months;
    return Day{year{floored / 12} / month{static_cast<unsigned>(floored % 12 + 1)} / 1};
}

Day next_label(Day day, Step step) {
    if (step.days > 0) return day + days{step.days};
    return Day{year_month_day{day} + months{step.months}};
}

/// The year is said where it is new, and with the first label.
std::string words_of(Day day, Step step, bool with_year) {
    const year_month_day date{day};
    const int year_number = static_cast<int>(date.year());
    if (step.months >= 12) return fmt::format("{}", year_number);
    const char* month_name = kMonths[static_cast<unsigned>(date.month()) - 1];
    std::string words =
        step.days > 0 ? fmt::format("{} {}", static_cast<unsigned>(date.day()), month_name) : month_name;
    if (with_year) words += fmt::format(" {}", year_number);
    return words;
}

}  // namespace

void Timeline::draw_ticks(const PanelContext& context, const Axis& axis, float top, float bottom,
                          float label_y) {
    const Look& look = context.look;
    const FontScope small(look.fonts.small);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Step step = step_for(axis.per_day(), look.px(74));
    const Day end = day_from_number(static_cast<int>(axis.first + axis.days) + 1);
    int year_said = 0;
    for (Day day = first_label(day_from_number(static_cast<int>(std::floor(axis.first))), step); day <= end;
         day = next_label(day, step)) {
        const float x = std::floor(axis.x(day_number(day))) + 0.5F;
        if (x < axis.left) continue;
        list->AddLine({x, top}, {x, bottom}, with_alpha(look.line, 0.8F));
        list->AddLine({x, bottom}, {x, bottom + look.px(4)}, look.muted);
        const int year_number = static_cast<int>(year_month_day{day}.year());
        const std::string words = words_of(day, step, year_number != year_said);
        if (x + text_width(words) + look.px(6) > axis.left + axis.width) break;
        year_said = year_number;
        list->AddText({x + look.px(4), label_y}, look.muted, words.c_str());
    }
}

void Timeline::draw_remarks(const PanelContext& context, const Axis& axis, float top) {
    const Look& look = context.look;
    const FontScope small(look.fonts.small);
    const std::vector<TimeCounts>& shown = bins(context, axis);
    const Histogram& histogram = context.workspace.answer().facets.histogram;
    if (shown.empty()) return;
    const char* bin_words = &shown == &histogram.days    ? "a day"
                            : &shown == &histogram.weeks ? "a week"
                                                         : "a month";
    const std::string highest = fmt::format("{} {}", with_thousands(most_), bin_words);
    const bool earlier = day_number(shown.front().last) < axis.first;
    const bool later = day_number(shown.back().first) > axis.first + axis.days;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const auto remark = [&](float x, const std::string& words) {
        list->AddRectFilled({x - look.px(4), top + look.px(2)},
                            {x + text_width(words) + look.px(4), top + look.px(5) + ImGui::GetFontSize()},
                            with_alpha(look.field, 0.8F), look.px(3));
        list->AddText({x, top + look.px(3)}, look.muted, words.c_str());
    };
    remark(axis.left + look.px(6), earlier ? "‹ earlier   " + highest : highest);
    const std::string after = "later ›";
    if (later) remark(axis.left + axis.width - text_width(after) - look.px(6), after);
}

}  // namespace bearing
