#include "publish/coordinate_text.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <utility>

#include "bearing/base/utf8.hpp"

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

    /// `last_end`: where the last one ended, or 0. In "39.8153,46.7519" a number begins behind the comma.
    std::size_t longest(std::size_t at, std::size_t last_end) const {
        std::size_t end = at;
        const bool follows = last_end > 0 && at == last_end + 1 && !is_digit(text_[last_end]);
        if (is_digit(text_[at]) && (follows || starts_number(at)))
            end = std::max({degrees(at), decimal(at), before_hemisphere(at), behind_hemisphere(at),
                            metres(at), sexagesimal_pair(at, follows), mgrs(at)});
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
        if (at(i) == 'd' && is_digit(at(i + 1))) return i + 1;
        i = skip_spaces(i, 1);
        for (const std::string_view sign : kSigns)
            if (text_.substr(i).starts_with(sign)) return i + sign.size();
        const std::size_t end = word_end(i, {"град", "dərəcə", "derece", "աստիճան", "გრადუს"});
        return end > i ? end : 0;
    }
    /// The end of a word that begins with one of these; `i` if none does.
    std::size_t word_end(std::size_t i, std::initializer_list<std::string_view> beginnings) const {
        for (const std::string_view beginning : beginnings)
            if (text_.substr(i).starts_with(beginning)) {
                i += beginning.size();
                while (is_letter(at(i)) || static_cast<unsigned char>(at(i)) > 0x7F) ++i;
                return at(i) == '.' ? i + 1 : i;
            }
        return i;
    }
    /// Behind the number at `i`, the words for minutes and seconds or their letters; `i` if there are none.
    std::size_t unit_end(std::size_t i) const {
        if ((at(i) == 'm' || at(i) == 's') && i > 0 && is_digit(text_[i - 1]) && !is_letter(at(i + 1)))
            return i + 1;
        if (at(i) == 'd' && i > 0 && is_digit(text_[i - 1]) && is_digit(at(i + 1))) return i + 1;
        return word_end(i, {"min", "sec", "мин", "сек", "хв", "dəqiqə", "dakika", "saniye", "saniyə", "րոպե",
                            "վայրկյան", "წუთ", "წამ"});
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
            else if (const std::size_t unit_ends = unit_end(i); unit_ends > i)
                end = i = unit_ends;
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

    /// N39 48 55, Lat 39 48.92, E 046-45-07: groups of degrees, minutes and seconds.
    std::size_t behind_hemisphere(std::size_t start) const {
        std::size_t i = start;
        while (i > 0 && i + 2 > start && (text_[i - 1] == ' ' || text_[i - 1] == ':')) --i;
        std::size_t word = i;
        while (word > 0 && is_letter(text_[word - 1])) --word;
        const std::string_view name = text_.substr(word, i - word);
        constexpr std::array<std::string_view, 8> kNames{"lat",       "long", "lon", "latitude",
                                                         "longitude", "lng",  "Lat", "Long"};
        const bool is_axis = (name.size() == 1 && is_hemisphere(name[0])) ||
                             std::find(kNames.begin(), kNames.end(), name) != kNames.end() || name == "Lon" ||
                             name == "Latitude" || name == "Longitude";
        if (!is_axis) return start;
        // "E40 12 km": a road.
        const std::size_t end = sexagesimal(start, " :-'", name.size() == 1 ? 3 : 2);
        if (end > start || name.size() > 1) return end;
        const std::size_t minutes = sexagesimal(start, " :-'");
        return text_.substr(start, minutes - start).find_first_of(".,") != std::string_view::npos ? minutes
                                                                                                  : start;
    }

    /// Degrees, then minutes and perhaps seconds of two digits and less than 60 behind one of these signs.
    std::size_t sexagesimal(std::size_t start, std::string_view separators,
                            std::size_t least_parts = 2) const {
        std::size_t i = digits_end(start), parts = 1;
        if (i - start > 3) return start;
        while (parts < 3 && separators.find(at(i)) != std::string_view::npos && at(i) != '\0') {
            const std::size_t end = digits_end(i + 1);
            if (end != i + 3 || at(i + 1) > '5') break;
            i = end;
            ++parts;
        }
        if (parts < least_parts) return start;
        return is_point(i) ? digits_end(i + 1) : i;
    }

    /// 39:48:55 46:45:07 and 394855 0464507: one such number may be anything.
    std::size_t sexagesimal_pair(std::size_t start, bool follows) const {
        const auto one = [&](std::size_t from) {
            if (const std::size_t end = sexagesimal(from, ":", 3); end > from) return end;
            const std::size_t end = digits_end(from);
            const bool fits =
                (end - from == 6 || end - from == 7) && text_[end - 4] < '6' && text_[end - 2] < '6';
            return fits ? end : from;
        };
        const std::size_t end = one(start);
        if (end == start) return start;
        std::size_t next = end;
        while (next < end + 3 && std::string_view(" ,;/").find(at(next)) != std::string_view::npos &&
               at(next) != '\0')
            ++next;
        const bool is_first = next > end && is_digit(at(next)) && one(next) > next;
        std::size_t before = start;
        while (before > 0 && before + 3 > start &&
               std::string_view(" ,;/").find(text_[before - 1]) != std::string_view::npos)
            --before;
        std::size_t first = before;
        while (first > 0 && (is_digit(text_[first - 1]) || text_[first - 1] == ':')) --first;
        const bool is_second = before < start && first < before && one(first) == before;
        return follows || is_first || is_second ? end : start;
    }

    /// 564000 4408000, either order, perhaps with letters between: eastings and northings of UTM; 4408123
    /// 8564321 of SK-42, whose eastings begin with their zone.
    std::size_t metres(std::size_t start) const {
        const std::size_t first = digits_end(start);
        if (first - start != 6 && first - start != 7) return start;
        std::size_t i = first;
        if (is_point(i)) i = digits_end(i + 1);
        for (std::size_t gap = 0; gap < 8 && i < text_.size() && !is_digit(text_[i]); ++gap) ++i;
        const std::size_t second = digits_end(i);
        const std::size_t digits = second - i + first - start;
        return (digits == 13 || (digits == 14 && first - start == 7)) && i > first ? second : start;
    }

    /// 38S NJ 64000 08000.
    std::size_t mgrs(std::size_t start) const {
        std::size_t i = digits_end(start);
        if (i - start > 2 || !is_letter(at(i))) return start;
        if (!is_upper(at(i))) {
            // In small letters, in one piece.
            const std::size_t digits = i + 3, end = digits_end(digits);
            const bool is_one = starts_word(start) && is_letter(at(i + 1)) && is_letter(at(i + 2)) &&
                                end >= digits + 4 && end <= digits + 10 && (end - digits) % 2 == 0;
            return is_one && !is_letter(at(end)) ? end : start;
        }
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
        const std::size_t end = notations.longest(i, found.empty() ? 0 : found.back().end);
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

std::string plain_numbers(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, char>, 4> kSigns{
        {{"·", '.'}, {"．", '.'}, {"，", ','}, {"٬", ','}}};
    const std::string digits = ascii_digits(text);
    std::string plain;
    plain.reserve(digits.size());
    for (std::string_view rest = digits; !rest.empty();) {
        const auto sign = std::find_if(kSigns.begin(), kSigns.end(),
                                       [&](const auto& known) { return rest.starts_with(known.first); });
        plain += sign == kSigns.end() ? rest.front() : sign->second;
        rest.remove_prefix(sign == kSigns.end() ? 1 : sign->first.size());
    }
    return plain;
}

bool has_other_digits(std::string_view text) {
    // How the digits of Arabic, Persian, the Indian scripts, Burmese and full width begin in UTF-8.
    constexpr std::array<std::string_view, 6> kBeginnings{"\xD9", "\xDB", "\xE0", "\xE1\x81", "\xEF", "·"};
    return std::any_of(kBeginnings.begin(), kBeginnings.end(), [&](std::string_view beginning) {
        return text.find(beginning) != std::string_view::npos;
    });
}

}  // namespace bearing::publish
