#include "report/html.hpp"

#include <algorithm>
#include <array>

#include "bearing/base/text.hpp"
#include "bearing/base/utf8.hpp"

namespace bearing::report {

namespace {

constexpr std::size_t kLongestTag = 4000;

struct HtmlTag {
    std::string name;  ///< lower case; "/p" for an end tag
    std::string_view inside;
    std::size_t end = 0;  ///< one past ">"
};

bool is_space_char(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool starts_with_word(std::string_view text, std::string_view word) {
    return text.size() >= word.size() && ascii_lower(text.substr(0, word.size())) == word;
}

/// The value of an attribute, or "".
std::string attribute(std::string_view inside, std::string_view name) {
    const std::string lower = ascii_lower(inside);
    for (std::size_t at = lower.find(name); at != std::string::npos; at = lower.find(name, at + 1)) {
        std::size_t i = at + name.size();
        if (at > 0 && !is_space_char(lower[at - 1])) continue;
        while (i < lower.size() && is_space_char(lower[i])) ++i;
        if (i >= lower.size() || lower[i] != '=') continue;
        ++i;
        while (i < lower.size() && is_space_char(lower[i])) ++i;
        if (i >= lower.size()) return {};
        const char quote = inside[i];
        if (quote == '"' || quote == '\'') {
            const std::size_t end = inside.find(quote, i + 1);
            return std::string(inside.substr(i + 1, end == std::string_view::npos ? end : end - i - 1));
        }
        std::size_t end = i;
        while (end < inside.size() && !is_space_char(inside[end])) ++end;
        return std::string(inside.substr(i, end - i));
    }
    return {};
}

/// The two letters that a language tag begins with ("en-GB"), or "".
std::string language_code(std::string_view tag) {
    const std::string code = ascii_lower(tag.substr(0, 2));
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    return code.size() == 2 && std::all_of(code.begin(), code.end(), is_letter) ? code : "";
}

void append_entity(std::string& out, std::string_view name) {
    constexpr std::array<std::pair<std::string_view, char32_t>, 24> kNamed = {{
        {"amp", U'&'},     {"lt", U'<'},      {"gt", U'>'},       {"quot", U'"'},    {"apos", U'\''},
        {"nbsp", 0xA0},    {"ndash", 0x2013}, {"mdash", 0x2014},  {"lsquo", 0x2018}, {"rsquo", 0x2019},
        {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"hellip", 0x2026}, {"bull", 0x2022},  {"middot", 0xB7},
        {"deg", 0xB0},     {"laquo", 0xAB},   {"raquo", 0xBB},    {"eacute", 0xE9},  {"uuml", 0xFC},
        {"ouml", 0xF6},    {"ccedil", 0xE7},  {"auml", 0xE4},     {"copy", 0xA9},
    }};
    if (name.starts_with("#")) {
        const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
        char32_t value = 0;
        for (const char c : name.substr(hex ? 2 : 1)) {
            const int digit = c >= '0' && c <= '9'          ? c - '0'
                              : hex && c >= 'a' && c <= 'f' ? c - 'a' + 10
                              : hex && c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                            : -1;
            if (digit < 0 || value > 0x10FFFF) return;
            value = value * (hex ? 16 : 10) + static_cast<char32_t>(digit);
        }
        append_utf8(out, value);
        return;
    }
    for (const auto& [known, c] : kNamed)
        if (known == name) {
            append_utf8(out, c);
            return;
        }
    out.append("&").append(name).append(";");
}

std::string decode(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::size_t end = text[at] == '&' ? text.substr(at, 12).find(';') : std::string_view::npos;
        if (end == std::string_view::npos || end < 2) {
            out += text[at];
            continue;
        }
        append_entity(out, text.substr(at + 1, end - 1));
        at += end;
    }
    return out;
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

class PageReader {
  public:
    explicit PageReader(std::string_view html) : html_(html) {}

    Page read() {
        for (std::size_t at = 0; at < html_.size();) {
            if (html_[at] != '<') {
                const std::size_t next = std::min(html_.find('<', at), html_.size());
                add_text(html_.substr(at, next - at));
                at = next;
                continue;
            }
            at = take_tag(at);
        }
        end_line();
        page_.title = std::string(trim(page_.title));
        return std::move(page_);
    }

  private:
    HtmlTag tag_at(std::size_t at) const {
        HtmlTag tag;
        const std::size_t close = html_.substr(at, kLongestTag).find('>');
        if (close == std::string_view::npos) return tag;
        tag.end = at + close + 1;
        tag.inside = html_.substr(at + 1, close - 1);
        std::size_t i = tag.inside.starts_with("/") ? 1 : 0;
        while (i < tag.inside.size() && !is_space_char(tag.inside[i]) && tag.inside[i] != '/') ++i;
        tag.name = ascii_lower(tag.inside.substr(0, i));
        return tag;
    }

    std::size_t take_tag(std::size_t at) {
        if (html_.substr(at).starts_with("<!--")) {
            const std::size_t end = html_.find("-->", at);
            return end == std::string_view::npos ? html_.size() : end + 3;
        }
        const HtmlTag tag = tag_at(at);
        if (tag.end == 0) {
            add_text("<");
            return at + 1;
        }
        if (is_one_of(tag.name,
                      {"script", "style", "nav", "noscript", "svg", "form", "footer", "iframe", "template"}))
            return behind(tag.end, "</" + tag.name);
        if (tag.name == "title") return take_title(tag.end);
        if (tag.name == "html") page_.language = language_code(attribute(tag.inside, "lang"));
        if (tag.name == "meta") take_meta(tag);
        if (tag.name == "time" && page_.published.empty())
            page_.published = attribute(tag.inside, "datetime");
        take_layout(tag.name);
        return tag.end;
    }

    /// Behind the end tag that begins with `end_tag`; the whole rest where it is missing.
    std::size_t behind(std::size_t at, const std::string& end_tag) const {
        for (std::size_t i = html_.find("</", at); i != std::string_view::npos; i = html_.find("</", i + 2))
            if (starts_with_word(html_.substr(i), end_tag)) {
                const std::size_t close = html_.find('>', i);
                return close == std::string_view::npos ? html_.size() : close + 1;
            }
        return html_.size();
    }

    std::size_t take_title(std::size_t at) {
        const std::size_t end = std::min(html_.find('<', at), html_.size());
        if (page_.title.empty()) page_.title = decode(html_.substr(at, end - at));
        return end;
    }

    void take_meta(const HtmlTag& tag) {
        const std::string name =
            ascii_lower(attribute(tag.inside, "name") + attribute(tag.inside, "property"));
        const std::string content = decode(attribute(tag.inside, "content"));
        if (is_one_of(name, {"article:published_time", "date", "dc.date", "dcterms.created", "dc.date.issued",
                             "pubdate", "publishdate"}))
            page_.published = content;
        if (is_one_of(name, {"og:site_name", "publisher", "dc.publisher", "author"}) &&
            page_.publisher.empty())
            page_.publisher = content;
        if (name == "og:title") page_.title = content;
    }

    void take_layout(std::string_view name) {
        if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
            new_paragraph();
            line_ = "# ";
        } else if (name == "li") {
            end_line();
            line_ = "- ";
        } else if (name == "td" || name == "th") {
            if (line_.empty()) line_ = "| ";
        } else if (name == "/td" || name == "/th") {
            line_ += " | ";
        } else if (name == "br" || name == "tr" || name == "/tr") {
            end_line();
        } else if (is_one_of(name, {"p",       "/p",       "div",     "/div",     "ul",         "/ul",
                                    "ol",      "/ol",      "table",   "/table",   "blockquote", "/blockquote",
                                    "section", "/section", "article", "/article", "header",     "/header",
                                    "/h1",     "/h2",      "/h3",     "/h4",      "/h5",        "/h6",
                                    "/li",     "hr",       "body",    "/body",    "/head",      "main",
                                    "/main"})) {
            if (name == "/li")
                end_line();
            else if (line_.find("| ") != 0)
                new_paragraph();
        }
    }

    void add_text(std::string_view raw) {
        for (const char c : decode(raw)) {
            const bool space = is_space_char(c);
            if (space && (line_.empty() || line_.back() == ' ')) continue;
            line_ += space ? ' ' : c;
        }
    }

    void end_line() {
        const std::string_view words = trim(line_);
        if (!words.empty() && words != "#" && words != "-" && words != "|")
            page_.text.append(words).append("\n");
        line_.clear();
    }

    void new_paragraph() {
        end_line();
        if (!page_.text.empty() && !page_.text.ends_with("\n\n")) page_.text += "\n";
    }

    std::string_view html_;
    std::string line_;
    Page page_;
};

}  // namespace

bool looks_like_html(std::string_view text) {
    const std::string head = ascii_lower(trim(text.substr(0, 1000)));
    return head.starts_with("<!doctype html") || head.starts_with("<html") ||
           (head.starts_with("<") &&
            (head.find("<head") != std::string::npos || head.find("<body") != std::string::npos ||
             head.find("<p>") != std::string::npos));
}

Page read_page(std::string_view html) {
    return PageReader(html).read();
}

}  // namespace bearing::report
