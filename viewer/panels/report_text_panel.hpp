#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "app/marked_text.hpp"
#include "panels/context.hpp"

namespace bearing {

/// The report's text with its mentions highlighted by kind and its drafts numbered in the margin. A click on
/// a mention says what was read from it; a click on a number opens the draft.
class ReportTextPanel {
  public:
    void draw(const PanelContext& context);

  private:
    /// A line as wrapped.
    struct Line {
        std::size_t begin = 0, end = 0;  ///< bytes
        float y = 0;                     ///< of its upper edge, from the first line's
    };
    /// Where a draft is told of.
    struct DraftSpan {
        std::size_t draft = 0;
        std::size_t begin = 0, end = 0;  ///< bytes
    };

    void legend(const PanelContext& context);
    void prepare(const PanelContext& context, float width);
    void wrap(const std::string& text, float width);
    void scroll_to_draft(const PanelContext& context);
    void draw_lines(const PanelContext& context, ImVec2 origin);
    void draw_line(const PanelContext& context, const Line& line, ImVec2 at);
    void mark_span(const PanelContext& context, const Line& line, ImVec2 at, std::size_t draft, ImU32 color);
    void draw_badges(const PanelContext& context, const Line& line, ImVec2 at);
    void click_mention(const PanelContext& context, std::size_t mention);
    void point_at_mention(const PanelContext& context, std::size_t mention);
    /// What was read from the mention that was clicked.
    void draw_read_values(const PanelContext& context);
    std::size_t line_of(std::size_t byte) const;
    float x_of(const Line& line, std::size_t byte) const;
    const DraftSpan* span_of(std::size_t draft) const;

    std::shared_ptr<const Review> prepared_for_;
    const Extraction* wrapped_for_ = nullptr;
    float wrapped_width_ = 0, wrapped_size_ = 0;
    std::unique_ptr<const MarkedText> marked_;
    std::vector<Line> lines_;
    float height_ = 0;
    float line_height_ = 0;
    std::vector<DraftSpan> spans_;  ///< ascending by begin
    std::optional<std::uint64_t> seen_choice_;
};

}  // namespace bearing
