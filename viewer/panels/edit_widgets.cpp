#include "panels/edit_widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cfloat>

#include "bearing/base/text.hpp"
#include "panels/widgets.hpp"

namespace bearing {
namespace {

/// ImGui grows the string as the person types.
int grow(ImGuiInputTextCallbackData* data) {
    if (data->EventFlag != ImGuiInputTextFlags_CallbackResize) return 0;
    auto& text = *static_cast<std::string*>(data->UserData);
    text.resize(static_cast<std::size_t>(data->BufTextLen));
    data->Buf = text.data();
    return 0;
}

bool input(const std::string& id, std::string& text, const std::string& hint, ImGuiInputTextFlags more = 0) {
    return ImGui::InputTextWithHint(id.c_str(), hint.c_str(), text.data(), text.capacity() + 1,
                                    ImGuiInputTextFlags_CallbackResize | more, grow, &text);
}

/// The text with line breaks for some of its blanks, so that it fits a width; counts the lines.
std::string with_breaks(const std::string& text, float width, std::size_t& lines) {
    std::string broken = text;
    std::replace(broken.begin(), broken.end(), '\n', ' ');
    lines = 1;
    std::size_t line = 0, blank = std::string::npos;
    for (std::size_t at = 0; at <= broken.size(); ++at) {
        if (at < broken.size() && broken[at] != ' ') continue;
        const bool fits = ImGui::CalcTextSize(broken.data() + line, broken.data() + at).x <= width;
        if (!fits && blank != std::string::npos && blank >= line) {
            broken[blank] = '\n';
            line = blank + 1;
            ++lines;
        }
        blank = at;
    }
    return broken;
}

/// A text that must mean something: `take` says whether it does. While it does not it is kept and marked.
template <class Take>
bool edit_meaning(const PanelContext& context, const std::string& name, const std::string& now,
                  const char* hint, UnfinishedTexts& texts, Take take) {
    const auto unfinished = texts.find(name);
    std::string text = unfinished == texts.end() ? now : unfinished->second;
    const bool wrong = unfinished != texts.end();
    if (wrong) ImGui::PushStyleColor(ImGuiCol_Border, context.look.warning);
    const bool typed = input("##" + name, text, hint);
    if (wrong) ImGui::PopStyleColor();
    context.mark(name);
    if (wrong) tooltip(fmt::format("“{}” is not understood yet: {}", text, hint));
    if (!typed) return false;
    if (take(std::string(trim(text)))) {
        texts.erase(name);
        return true;
    }
    texts[name] = text;
    return false;
}

bool edit_figure(const PanelContext& context, const std::string& name, const char* hint,
                 std::optional<int>& figure) {
    std::string text = figure ? std::to_string(*figure) : std::string();
    if (!input("##" + name, text, hint, ImGuiInputTextFlags_CharsDecimal)) {
        context.mark(name);
        return false;
    }
    context.mark(name);
    const auto number = parse_integer(trim(text));
    const std::optional<int> next = number && *number >= 0 && *number <= 10'000'000
                                        ? std::optional(static_cast<int>(*number))
                                        : std::nullopt;
    if (next == figure) return false;
    figure = next;
    return true;
}

}  // namespace

bool edit_line(const PanelContext& context, const std::string& name, std::string& value,
               const std::string& hint) {
    const bool changed = input("##" + name, value, hint);
    context.mark(name);
    return changed;
}

bool edit_lines(const PanelContext& context, const std::string& name, std::string& value, float height) {
    const bool changed =
        ImGui::InputTextMultiline(("##" + name).c_str(), value.data(), value.capacity() + 1, {-1, height},
                                  ImGuiInputTextFlags_CallbackResize, grow, &value);
    context.mark(name);
    return changed;
}

bool edit_sentence(const PanelContext& context, const std::string& name, std::string& value) {
    const float width = ImGui::GetContentRegionAvail().x - 2 * ImGui::GetStyle().FramePadding.x -
                        ImGui::GetStyle().ScrollbarSize;
    std::size_t lines = 0;
    std::string shown = with_breaks(value, width, lines);
    const float height = static_cast<float>(std::max<std::size_t>(lines, 2)) * ImGui::GetTextLineHeight() +
                         2 * ImGui::GetStyle().FramePadding.y + context.look.px(2);
    if (!edit_lines(context, name, shown, height)) return false;
    std::replace(shown.begin(), shown.end(), '\n', ' ');
    value = shown;
    return true;
}

bool edit_day(const PanelContext& context, const std::string& name, Day& day, UnfinishedTexts& texts) {
    return edit_meaning(context, name, to_string(day), "YYYY-MM-DD", texts, [&](const std::string& text) {
        const auto typed = parse_day(text);
        if (typed) day = *typed;
        return typed.has_value();
    });
}

bool edit_number(const PanelContext& context, const std::string& name, double& number, double least,
                 UnfinishedTexts& texts) {
    return edit_meaning(context, name, fmt::format("{:g}", number), "a number", texts,
                        [&](const std::string& text) {
                            const auto typed = parse_number(text);
                            const bool good = typed && *typed >= least;
                            if (good) number = *typed;
                            return good;
                        });
}

bool edit_count(const PanelContext& context, const std::string& name, Count& count) {
    const float gap = ImGui::GetStyle().ItemInnerSpacing.x;
    const float width = (ImGui::GetContentRegionAvail().x - 2 * gap) / 3;
    bool changed = false;
    ImGui::SetNextItemWidth(width);
    changed |= edit_figure(context, name + ".low", "at least", count.low);
    ImGui::SameLine(0, gap);
    ImGui::SetNextItemWidth(width);
    changed |= edit_figure(context, name + ".best", "best", count.best);
    ImGui::SameLine(0, gap);
    ImGui::SetNextItemWidth(width);
    changed |= edit_figure(context, name + ".high", "at most", count.high);
    return changed;
}

void field_name(const Look& look, const char* name) {
    const float left = ImGui::GetCursorPosX();
    ImGui::AlignTextToFramePadding();
    ImGui::TextColored(ImGui::ColorConvertU32ToFloat4(look.muted), "%s", name);
    ImGui::SameLine(left + look.px(84));
    ImGui::SetNextItemWidth(-FLT_MIN);
}

}  // namespace bearing
