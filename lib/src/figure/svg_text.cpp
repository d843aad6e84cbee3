#include "figure/svg_text.hpp"

#include <fmt/format.h>

#include <cmath>

#include "bearing/base/utf8.hpp"

namespace bearing::figure {
namespace {

bool is_xml_character(char32_t c) {
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

std::string xml_text(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    for (const char32_t c : to_utf32(utf8)) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                if (is_xml_character(c)) append_utf8(out, c);
        }
    }
    return out;
}

std::string short_number(double value) {
    const long long hundredths = std::llround(value * 100);
    const long long magnitude = std::llabs(hundredths);
    std::string out = hundredths < 0 ? "-" : "";
    out += std::to_string(magnitude / 100);
    const int rest = static_cast<int>(magnitude % 100);
    if (rest == 0) return out;
    return out + (rest % 10 == 0 ? fmt::format(".{}", rest / 10) : fmt::format(".{:02}", rest));
}

std::string xml_id(std::string_view name) {
    std::string id;
    for (const char c : name) {
        const bool plain = is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
        id += plain ? c : '-';
    }
    if (id.empty() || !is_letter(id.front())) id.insert(0, "layer-");
    return id;
}

}  // namespace bearing::figure
