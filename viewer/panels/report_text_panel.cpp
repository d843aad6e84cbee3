#include "panels/report_text_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/mention_words.hpp"
#include "panels/draft_panel.hpp"
#include "panels/mention_look.hpp"
#include "panels/widgets.hpp"

namespace bearing {
namespace {

constexpr float kGutter = 40;  ///< logical pixels left of the text, for the drafts' numbers

MentionKind kind_of(int number) {
    return static_cast<MentionKind>(number);
}

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

}  // namespace

void ReportTextPanel::legend(const PanelContext& context) {
    const Look& look = context.look;
    const FontScope small(look.fonts.small);
    const float right = ImGui::GetWindowPos().x + ImGui::GetWindowContentRegionMax().x;
    for (int i = 0; i < kMentionKinds; ++i) {
        const MentionKind kind = kind_of(i);
        bool& hidden = context.view.hidden_kinds[static_cast<std::size_t>(i)];
        const std::string words = mention_words(kind);
        const ImVec2 size{text_width(words) + look.px(8), ImGui::GetFontSize() + look.px(6)};
        if (i > 0 && ImGui::GetItemRectMax().x + look.px(4) + size.x < right) ImGui::SameLine(0, look.px(4));
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const std::string id = fmt::format("kind:{}", to_string(kind));
        if (ImGui::InvisibleButton(id.c_str(), size)) hidden = !hidden;
        context.mark(id);
        tooltip(hidden ? "Click to highlight these again" : "Click to hide these");
        ImDrawList* list = ImGui::GetWindowDrawList();
        const ImU32 ink = mention_color(kind, look);
        if (!hidden) {
            list->AddRectFilled(at, {at.x + size.x, at.y + size.y}, with_alpha(ink, 0.16F), look.px(3));
            const float y = at.y + size.y - look.px(2);
            underline(list, {at.x + look.px(2), y}, {at.x + size.x - look.px(2), y}, kind, look);
        }
        list->AddText({at.x + look.px(4), at.y + look.px(2)}, hidden ? look.muted : look.text, words.c_str());
    }
}

void ReportTextPanel::wrap(const std::string& text, float width) {
    lines_.clear();
    ImFont* font = ImGui::GetFont();
    const float size = ImGui::GetFontSize();
    line_height_ = std::round(size * 1.34F);
    const char* const start = text.data();
    float y = 0;
    const auto add = [&](const char* a, const char* b, float height) {
        lines_.push_back({static_cast<std::size_t>(a - start), static_cast<std::size_t>(b - start), y});
        y += height;
    };
    const char* const end = start + text.size();
    for (const char* p = start; p <= end;) {
        const char* const stop = std::find(p, end, '\n');
        const bool blank = std::all_of(p, stop, is_blank);
        if (blank) add(p, stop, line_height_ * 0.55F);
        for (const char* q = p; !blank && q < stop;) {
            const char* cut = font->CalcWordWrapPositionA(size / font->FontSize, q, stop, width);
            if (cut == q) cut = std::min(q + 1, stop);
            add(q, cut, line_height_);
            q = cut;
            while (q < stop && is_blank(*q)) ++q;
        }
        p = stop + 1;
    }
    height_ = y;
}

void ReportTextPanel::prepare(const PanelContext& context, float width) {
    const Review& review = context.desk.review();
    const float size = ImGui::GetFontSize();
    if (wrapped_for_ != &review.extraction()) {
        marked_ = std::make_unique<const MarkedText>(review.report().text, review.mentions());
        wrapped_width_ = 0;
    }
    if (wrapped_for_ != &review.extraction() || wrapped_width_ != width || wrapped_size_ != size)
        wrap(review.report().text, width);
    wrapped_for_ = &review.extraction();
    wrapped_width_ = width;
    wrapped_size_ = size;
    if (prepared_for_ == context.workspace.document().review) return;
    prepared_for_ = context.workspace.document().review;
    spans_.clear();
    for (std::size_t i = 0; i < review.size(); ++i)
        if (review[i].still_read && review[i].read.span)
            spans_.push_back({i, marked_->byte_of(review[i].read.span->begin),
                              marked_->byte_of(review[i].read.span->end)});
    std::stable_sort(spans_.begin(), spans_.end(),
                     [](const DraftSpan& a, const DraftSpan& b) { return a.begin < b.begin; });
}

std::size_t ReportTextPanel::line_of(std::size_t byte) const {
    const auto after = std::partition_point(lines_.begin(), lines_.end(),
                                            [&](const Line& line) { return line.begin <= byte; });
    return after == lines_.begin() ? 0 : static_cast<std::size_t>(after - lines_.begin()) - 1;
}

float ReportTextPanel::x_of(const Line& line, std::size_t byte) const {
    const char* text = marked_->text().data();
    byte = std::clamp(byte, line.begin, line.end);
    return ImGui::GetFont()
        ->CalcTextSizeA(ImGui::GetFontSize(), FLT_MAX, 0, text + line.begin, text + byte)
        .x;
}

const ReportTextPanel::DraftSpan* ReportTextPanel::span_of(std::size_t draft) const {
    const auto found = std::find_if(spans_.begin(), spans_.end(),
                                    [&](const DraftSpan& span) { return span.draft == draft; });
    return found == spans_.end() ? nullptr : &*found;
}

void ReportTextPanel::scroll_to_draft(const PanelContext& context) {
    if (seen_choice_ == context.desk.choices() || lines_.empty()) return;
    seen_choice_ = context.desk.choices();
    const DraftSpan* span = context.desk.has_draft() ? span_of(context.desk.chosen()) : nullptr;
    if (span == nullptr) return;
    const float top = lines_[line_of(span->begin)].y;
    const float bottom = lines_[line_of(std::max(span->begin, span->end - 1))].y + line_height_;
    const float shown = ImGui::GetScrollY(), room = ImGui::GetWindowHeight();
    if (top >= shown + line_height_ && bottom <= shown + room - line_height_) return;
    ImGui::SetScrollY(std::max(0.0F, top - room * 0.28F));
}

void ReportTextPanel::click_mention(const PanelContext& context, std::size_t mention) {
    ReportDesk& desk = context.desk;
    context.view.mention = mention;
    const auto values = desk.review().read_from(desk.review().mentions()[mention].span);
    if (values.empty()) return;
    // The same again: the next draft that something was read from it for.
    const auto here = std::find_if(values.begin(), values.end(),
                                   [&](const ReadValue& value) { return value.draft == desk.chosen(); });
    if (here == values.end()) return desk.choose(values.front().draft);
    const auto next =
        std::find_if(here, values.end(), [&](const ReadValue& value) { return value.draft != here->draft; });
    desk.choose(next == values.end() ? values.front().draft : next->draft);
}

void ReportTextPanel::point_at_mention(const PanelContext& context, std::size_t mention) {
    const Mention& pointed = context.desk.review().mentions()[mention];
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    ImGui::BeginTooltip();
    bold_text(context.look, mention_words(pointed.kind));
    const std::string meaning = meaning_of(pointed, *context.desk.gazetteer());
    if (!meaning.empty()) ImGui::TextUnformatted(meaning.c_str());
    ImGui::EndTooltip();
}

/// What of the line tells of a draft, with a bar in the margin.
void ReportTextPanel::mark_span(const PanelContext& context, const Line& line, ImVec2 at, std::size_t draft,
                                ImU32 color) {
    const DraftSpan* span = span_of(draft);
    if (span == nullptr || span->begin >= line.end || span->end <= line.begin) return;
    const Look& look = context.look;
    const float lead = (line_height_ - ImGui::GetFontSize()) / 2, top = at.y - lead;
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled({at.x + x_of(line, span->begin) - look.px(3), top},
                        {at.x + x_of(line, span->end) + look.px(3), top + line_height_}, color);
    list->AddRectFilled({at.x - look.px(8), top}, {at.x - look.px(5), top + line_height_},
                        draft == context.desk.chosen() ? look.accent : look.line);
}

void ReportTextPanel::draw_line(const PanelContext& context, const Line& line, ImVec2 at) {
    const Look& look = context.look;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float size = ImGui::GetFontSize();
    const auto& mentions = context.desk.review().mentions();
    if (context.view.hovered_draft && context.view.hovered_draft != context.desk.chosen())
        mark_span(context, line, at, *context.view.hovered_draft, with_alpha(look.accent_soft, 0.6F));
    if (context.desk.has_draft()) mark_span(context, line, at, context.desk.chosen(), look.accent_soft);
    for (std::size_t i = marked_->run_at(line.begin); i < marked_->runs().size(); ++i) {
        const MarkedRun& run = marked_->runs()[i];
        if (run.begin >= line.end) break;
        const MentionKind kind = mentions[run.mention].kind;
        if (context.view.hidden_kinds[static_cast<std::size_t>(kind)]) continue;
        const ImVec2 a{at.x + x_of(line, run.begin), at.y}, b{at.x + x_of(line, run.end), at.y + size};
        const bool hovered = ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(a, b);
        const bool clicked = context.view.mention == run.mention;
        list->AddRectFilled({a.x - look.px(1), a.y}, {b.x + look.px(1), b.y + look.px(2)},
                            with_alpha(mention_color(kind, look), hovered || clicked ? 0.38F : 0.16F),
                            look.px(2));
        underline(list, {a.x, b.y + look.px(2)}, {b.x, b.y + look.px(2)}, kind, look);
        context.mark(fmt::format("mention:{}", run.mention), a, b);
        if (!hovered) continue;
        point_at_mention(context, run.mention);
        if (ImGui::IsMouseClicked(0)) click_mention(context, run.mention);
    }
    const char* text = marked_->text().data();
    list->AddText(at, look.text, text + line.begin, text + line.end);
}

/// The numbers of the drafts that the line begins to tell of.
void ReportTextPanel::draw_badges(const PanelContext& context, const Line& line, ImVec2 at) {
    const Look& look = context.look;
    const auto first = std::partition_point(spans_.begin(), spans_.end(),
                                            [&](const DraftSpan& span) { return span.begin < line.begin; });
    const FontScope small(look.fonts.small);
    float x = at.x - look.px(12);
    for (auto span = first; span != spans_.end() && span->begin < line.end; ++span) {
        if (x < at.x - look.px(kGutter)) break;
        const ImVec2 center{x - look.px(9), at.y + ImGui::GetFontSize() / 2};
        draft_badge(context, center, span->draft);
        const ImVec2 a{center.x - look.px(9), center.y - look.px(9)},
            b{center.x + look.px(9), center.y + look.px(9)};
        context.mark(fmt::format("badge:{}", span->draft), a, b);
        if (ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(a, b)) {
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
            if (ImGui::IsMouseClicked(0)) context.desk.choose(span->draft);
        }
        x -= look.px(16);
    }
}

void ReportTextPanel::draw_lines(const PanelContext& context, ImVec2 origin) {
    const float top = ImGui::GetScrollY() - line_height_,
                bottom = top + ImGui::GetWindowHeight() + 2 * line_height_;
    const auto first =
        std::partition_point(lines_.begin(), lines_.end(), [&](const Line& line) { return line.y < top; });
    for (auto line = first; line != lines_.end() && line->y < bottom; ++line) {
        const ImVec2 at{origin.x, origin.y + line->y};
        draw_line(context, *line, at);
        draw_badges(context, *line, at);
    }
}

void ReportTextPanel::draw_read_values(const PanelContext& context) {
    const Look& look = context.look;
    const Review& review = context.desk.review();
    if (!context.view.mention || *context.view.mention >= review.mentions().size()) {
        const FontScope hint(look.fonts.small);
        muted_text(look,
                   "Click a highlighted word to see what was read from it, a number to open its draft.");
        return;
    }
    const Mention& mention = review.mentions()[*context.view.mention];
    const std::size_t begin = marked_->byte_of(mention.span.begin), end = marked_->byte_of(mention.span.end);
    const auto values = review.read_from(mention.span);
    const FontScope small(look.fonts.small);
    std::string words =
        fmt::format("“{}”, {}", fitted(marked_->text().substr(begin, end - begin), look.px(220)),
                    mention_words(mention.kind));
    const std::string meaning = meaning_of(mention, *context.desk.gazetteer());
    if (!meaning.empty()) words += ": " + meaning;
    bold_text(look, words);
    if (values.empty()) muted_text(look, "No draft was read from it.");
    constexpr std::size_t kMost = 4;
    for (std::size_t i = 0; i < std::min(kMost, values.size()); ++i) {
        const std::string line =
            fmt::format("Draft {}, {}: {}", values[i].draft + 1, values[i].field, values[i].value);
        const std::string shown = fitted(line, ImGui::GetContentRegionAvail().x - look.px(4));
        if (ImGui::Selectable(fmt::format("{}##{}", shown, i).c_str())) context.desk.choose(values[i].draft);
        context.mark(fmt::format("read value:{}", i));
    }
    if (values.size() > kMost) muted_text(look, fmt::format("and {} more", values.size() - kMost));
}

void ReportTextPanel::draw(const PanelContext& context) {
    const Look& look = context.look;
    legend(context);
    const float strip = look.px(context.view.mention ? 104 : 46);
    ImGui::PushStyleColor(ImGuiCol_ChildBg, look.field);
    ImGui::BeginChild("report text", {0, -strip}, true);
    ImGui::PopStyleColor();
    const ImVec2 origin{ImGui::GetCursorScreenPos().x + look.px(kGutter), ImGui::GetCursorScreenPos().y};
    const float width = std::max(look.px(80), ImGui::GetContentRegionAvail().x - look.px(kGutter + 6));
    prepare(context, width);
    scroll_to_draft(context);
    draw_lines(context, origin);
    ImGui::Dummy({width, height_ + look.px(24)});
    ImGui::EndChild();
    context.mark("report text");
    ImGui::BeginChild("read values", {0, 0}, false);
    draw_read_values(context);
    ImGui::EndChild();
}

}  // namespace bearing
