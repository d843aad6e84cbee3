#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bearing/incident/text_span.hpp"

namespace bearing::report {

/// A report's code points, in which all its spans count.
class Text {
  public:
    explicit Text(std::string_view utf8);

    std::size_t size() const { return points_.size(); }
    char32_t operator[](std::size_t at) const { return points_[at]; }
    std::u32string_view view(TextSpan span) const;
    /// The text at a span, as it stands.
    std::string slice(TextSpan span) const;

  private:
    std::u32string points_;
};

/// One flag a code point; bytes, because they are asked for at every one.
using Markup = std::vector<std::uint8_t>;

/// Marks code points that belong to the markup and not to the words: Markdown emphasis and link targets,
/// addresses of pages and mail. One flag a code point. What is marked is skipped by the tokens and still
/// counts in every span.
Markup find_markup(const Text& text);

}  // namespace bearing::report
