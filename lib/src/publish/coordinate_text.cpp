#include "publish/coordinate_text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace bearing::publish {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
/// The alphabet of Open Location Codes.
constexpr std::array<bool, 256> kCodeLetters = [] {
    std::array<bool, 256> letters{};
    for (const char letter : std::string_view("23456789CFGHJMPQRVWX"))
        letters[static_cast<unsigned char>(letter)] = true;
    return letters;
}();
bool is_code_letter(char c) {
    return kCodeLetters[static_cast<unsigned char>(c)];
}
bool is_hemisphere(char c) {
    return c == 'N' || c == 'S' || c == 'E' || c == 'W';
}

/// Reads one notation after the other at a position. Each returns the end of what it read, or `at` for
/// nothing.
class Notations {
  public:
    explicit Notations(std::string_view text) : text_(text) {}

    std::size_t longest(std::size_t at) const {
        std::size_t end = at;
        if (is_digit(text_[at]) && starts_number(at))
            end = std::max({degrees(at), decimal(at), before_hemisphere(at), metres(at), mgrs(at)});
        if (is_code_letter(text_[at]) && starts_word(at)) end = std::max(end, plus_code(at));
        return end;
    }

  private:
    char at(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }
    bool starts_number(std::size_t i) const { return i == 0 || !(is_digit(text_[i - 1]) || is_point(i - 1)); }
    bool starts_word(std::size_t i) const {
        return i == 0 || !(is_digit(text_[i - 1]) || is_letter(text_[i - 1]));
    }
    /// A decimal point or comma: between digits.
    bool is_point(std::size_t i) const {
        return (at(i) == '.' || at(i) == ',') && i > 0 && is_digit(text_[i - 1]) && is_digit(at(i + 1));
    }
    std::size_t digits_end(std::size_t i) const {
        while (is_digit(at(i))) ++i;
        return i;
    }
    std::size_t skip_spaces(std::size_t i, std::size_t most = 3) const {
        while (most-- > 0 && (at(i) == ' ' || at(i) == '\t')) ++i;
        return i;
    }
    std::size_t hemisphere_end(std::size_t i) const {
        const std::size_t letter = skip_spaces(i, 1);
        return is_hemisphere(at(letter)) && !is_letter(at(letter + 1)) ? letter + 1 : i;
    }
    std::size_t degree_sign_end(std::size_t i) const {
        constexpr std::array<std::string_view, 6> kSigns{"°", "º", "˚", "degrees", "deg.", "deg"};
        i = skip_spaces(i, 1);
        for (const std::string_view sign : kSigns)
            if (text_.substr(i).starts_with(sign)) return i + sign.size();
        return 0;
    }

    /// 39°49'05"N, 39 deg 49; no temperature.
    std::size_t degrees(std::size_t start) const {
        std::size_t i = digits_end(start);
        if (i - start > 3) return start;
        if (is_point(i)) i = digits_end(i + 1);
        i = degree_sign_end(i);
        if (i == 0) return start;
        const std::size_t unit = skip_spaces(i, 1);
        if ((at(unit) == 'C' || at(unit) == 'F') && !is_letter(at(unit + 1))) return start;
        constexpr std::array<std::string_view, 8> kMarks{"′", "’", "‘", "″", "”", "“", "'", "\""};
        for (std::size_t end = i;;) {
            if (is_digit(at(i)) || is_point(i)) {
                end = ++i;
                continue;
            }
            const auto mark = std::find_if(kMarks.begin(), kMarks.end(), [&](std::string_view m) {
                return text_.substr(i).starts_with(m);
            });
            if (mark != kMarks.end())
                end = i += mark->size();
            else if (is_hemisphere(at(i)) && !is_letter(at(i + 1)))
                return i + 1;
            else if (at(i) == ' ' || at(i) == ':')
                ++i;
            else
                return end;
        }
    }

    /// 39.8153; 39.82, 46.75; 39.8N; 39,8153.
    std::size_t decimal(std::size_t start) const {
        const std::size_t point = digits_end(start);
        if (point - start > 3 || !is_point(point)) return start;
        const std::size_t end = digits_end(point + 1);
        const std::size_t decimals = end - point - 1;
        if (std::stoi(std::string(text_.substr(start, point - start))) > 180) return start;
        // 39,815 may be a number of people.
        if (decimals >= (at(point) == '.' ? 3u : 4u)) return hemisphere_end(end);
        if (const std::size_t after = hemisphere_end(end); after > end) return after;
        if (start > 0 && is_hemisphere(text_[start - 1]) && (start == 1 || !is_letter(text_[start - 2])))
            return end;
        return decimals >= 2 && is_pair(start, end) ? end : start;
    }

    /// True if another number with two or more decimals stands on either side of [start, end).
    bool is_pair(std::size_t start, std::size_t end) const {
        constexpr std::string_view kBetween = " ,;/-+";
        std::size_t next = end;
        while (next < end + 4 && next < text_.size() && kBetween.find(at(next)) != std::string_view::npos)
            ++next;
        const std::size_t point = digits_end(next);
        if (next > end && point > next && point - next <= 3 && is_point(point) &&
            digits_end(point + 1) >= point + 3)
            return true;
        std::size_t last = start;
        while (last > 0 && last + 4 > start && kBetween.find(text_[last - 1]) != std::string_view::npos)
            --last;
        std::size_t decimals = last;
        while (decimals > 0 && is_digit(text_[decimals - 1])) --decimals;
        return last < start && last - decimals >= 2 && decimals > 0 && is_point(decimals - 1);
    }

    /// 39 49 05 N, 394905N, 39-49.1 N: at least four digits and a hemisphere.
    std::size_t before_hemisphere(std::size_t start) const {
        constexpr std::size_t kLongest = 16;
        std::size_t digits = 0, i = start;
        for (; i < start + kLongest && i < text_.size(); ++i) {
            if (is_digit(text_[i]))
                ++digits;
            else if (std::string_view(" .:-'").find(text_[i]) == std::string_view::npos)
                break;
        }
        const bool ends = digits >= 4 && is_hemisphere(at(i)) && !is_letter(at(i + 1));
        return ends ? i + 1 : start;
    }

    /// 564000 4408000, either order, perhaps with letters between: eastings and northings of UTM.
    std::size_t metres(std::size_t start) const {
        const std::size_t first = digits_end(start);
        if (first - start != 6 && first - start != 7) return start;
        std::size_t i = first;
        if (is_point(i)) i = digits_end(i + 1);
        for (std::size_t gap = 0; gap < 8 && i < text_.size() && !is_digit(text_[i]); ++gap) ++i;
        const std::size_t second = digits_end(i);
        return second - i + first - start == 13 && i > first ? second : start;
    }

    /// 38S NJ 64000 08000.
    std::size_t mgrs(std::size_t start) const {
        std::size_t i = digits_end(start);
        if (i - start > 2 || !is_upper(at(i))) return start;
        i = skip_spaces(i + 1, 1);
        if (!is_upper(at(i)) || !is_upper(at(i + 1)) || is_letter(at(i + 2))) return start;
        i = skip_spaces(i + 2, 1);
        const std::size_t east = digits_end(i);
        if (east - i == 4 || east - i == 6 || east - i == 8 || east - i == 10) return east;
        const std::size_t north = skip_spaces(east, 1);
        const std::size_t end = digits_end(north);
        return east > i + 1 && end - north == east - i ? end : start;
    }

    /// 8HG2RQ87+R2 and RQ87+R2 (Open Location Code).
    std::size_t plus_code(std::size_t start) const {
        std::size_t i = start;
        while (is_code_letter(at(i))) ++i;
        if ((i - start != 4 && i - start != 6 && i - start != 8) || at(i) != '+') return start;
        const std::size_t rest = ++i;
        while (is_code_letter(at(i))) ++i;
        return i - rest >= 2 && i - rest <= 5 && !is_letter(at(i)) ? i : start;
    }

    std::string_view text_;
};

}  // namespace

std::vector<CoordinateText> find_coordinate_texts(std::string_view text) {
    std::vector<CoordinateText> found;
    if (std::none_of(text.begin(), text.end(), is_digit)) return found;
    const Notations notations(text);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t end = notations.longest(i);
        if (end == i) continue;
        // Half of a position is next to its other half.
        const bool joins =
            !found.empty() && i - found.back().end <= 6 &&
            text.substr(found.back().end, i - found.back().end).find_first_not_of(" ,;/()+-NSEW°:") ==
                std::string_view::npos;
        if (joins)
            found.back().end = end;
        else
            found.push_back({i > 0 && (text[i - 1] == '-' || text[i - 1] == '+') ? i - 1 : i, end});
        i = end - 1;
    }
    // "39.82, 46.75 (39°49'N 46°45'E)" takes its closing bracket along.
    for (CoordinateText& span : found)
        if (text.substr(span.begin, span.end - span.begin).find('(') != std::string_view::npos &&
            text.substr(span.end).starts_with(')'))
            ++span.end;
    return found;
}

}  // namespace bearing::publish
