// Web pages: their readable text.
#include "bearing/base/utf8.hpp"
#include "fuzz/fuzz.hpp"
#include "report/html.hpp"

using namespace bearing;
using fuzz::expect;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string html = sanitize_utf8(fuzz::text_of(data, size));
    report::looks_like_html(html);
    const report::Page page = report::read_page(html);
    for (const auto* text : {&page.text, &page.title, &page.publisher, &page.published, &page.language})
        expect(is_valid_utf8(*text), "the text of a page is UTF-8");
    expect(page.text.find('\r') == std::string::npos, "lines end with a line feed");
    return 0;
}
