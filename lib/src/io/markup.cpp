#include "io/markup.hpp"

#include "bearing/base/utf8.hpp"

namespace bearing {

std::string markup_text(std::string_view utf8) {
    std::string valid;
    if (!is_valid_utf8(utf8)) utf8 = valid = sanitize_utf8(utf8);
    std::string out;
    out.reserve(utf8.size());
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const char c = utf8[i];
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
            case '\r':
                out += "&#13;";
                break;
            case '\t':
                out += "&#9;";
                break;
            default:
                if (utf8.substr(i).starts_with("\uFFFE") || utf8.substr(i).starts_with("\uFFFF")) {
                    out += ' ';
                    i += 2;
                } else {
                    out += static_cast<unsigned char>(c) < 0x20 && c != '\n' ? ' ' : c;
                }
        }
    }
    return out;
}

}  // namespace bearing
