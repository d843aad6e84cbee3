#pragma once

#include <string>
#include <string_view>

namespace bearing::report {

/// The readable text of a web page, with what its head says about it.
struct Page {
    std::string text;
    std::string title;
    std::string publisher;
    std::string published;  ///< as the page has it, usually ISO 8601
    std::string language;
};

/// True if the text begins like HTML.
bool looks_like_html(std::string_view text);

/// Paragraphs, headings ("# "), list items ("- ") and table rows ("a | b |") of a page, without scripts,
/// styles, navigation and forms. Linear in the size of the page; broken markup is read as far as it goes.
Page read_page(std::string_view html);

}  // namespace bearing::report
