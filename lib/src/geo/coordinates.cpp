#include "bearing/geo/coordinates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "bearing/base/text.hpp"
#include "geo/coordinate_tokens.hpp"
#include "geo/grid_reference.hpp"

namespace bearing {
namespace {

using Token = CoordinateToken;
using Kind = Token::Kind;

constexpr double kMetresPerDegree = 111'320;

enum class Axis { unknown, latitude, longitude };

/// One of the two angles as written.
struct Angle {
    double degrees = 0;
    double half_digit = 0;  ///< degrees: half the size of the last digit
    Axis axis = Axis::unknown;
    bool marked_parts = false;  ///< minutes or seconds were written
};

/// The numbers of one angle with what marks its axis.
struct AngleTokens {
    std::vector<Token> numbers;
    char letter = 0;
    Axis label = Axis::unknown;
    bool complete = false;  ///< a hemisphere letter stood after it, or seconds were read
};

bool is_north_south(char letter) {
    return letter == 'N' || letter == 'S';
}

/// Digits run together: ddmmss for a latitude, dddmmss for a longitude.
bool split_compact(AngleTokens& angle) {
    const Token run = angle.numbers.front();
    const int degree_digits = is_north_south(angle.letter) || run.whole_digits % 2 == 0 ? 2 : 3;
    const int rest = run.whole_digits - degree_digits;
    if (rest != 2 && rest != 4) return false;
    const double whole = std::floor(run.value);
    const double fraction = run.value - whole;
    Token degrees{Kind::number}, minutes{Kind::number};
    degrees.negative = run.negative;
    degrees.signed_ = run.signed_;
    const auto digits = static_cast<long>(whole);
    if (rest == 2) {
        degrees.value = static_cast<double>(digits / 100);
        minutes.value = static_cast<double>(digits % 100) + fraction;
        minutes.decimals = run.decimals;
        angle.numbers = {degrees, minutes};
    } else {
        Token seconds{Kind::number};
        degrees.value = static_cast<double>(digits / 10'000);
        minutes.value = static_cast<double>(digits / 100 % 100);
        seconds.value = static_cast<double>(digits % 100) + fraction;
        seconds.decimals = run.decimals;
        angle.numbers = {degrees, minutes, seconds};
    }
    return true;
}

/// Why the angle is none, or an empty text and the angle.
std::string read_angle(AngleTokens parts, Angle& out) {
    if (parts.numbers.size() == 1 && parts.numbers[0].whole_digits > 3 && !split_compact(parts))
        return "the digits fit neither ddmm nor ddmmss";
    double unit = 1;
    for (std::size_t i = 0; i < parts.numbers.size(); ++i) {
        const Token& number = parts.numbers[i];
        if (i + 1 < parts.numbers.size() && number.decimals > 0)
            return "only the last part may have decimals";
        if (i > 0 && number.value >= 60) return "minutes and seconds must be below 60";
        if (i > 0 && number.signed_) return "a sign stands before minutes or seconds";
        out.degrees += number.value * unit;
        out.half_digit = unit * std::pow(10.0, -number.decimals) / 2;
        unit /= 60;
    }
    out.marked_parts = parts.numbers.size() > 1;
    const bool negative = parts.numbers[0].negative;
    if (parts.letter != 0) {
        if (negative) return "a minus sign and a hemisphere letter contradict each other";
        out.axis = is_north_south(parts.letter) ? Axis::latitude : Axis::longitude;
        if (parts.letter == 'S' || parts.letter == 'W') out.degrees = -out.degrees;
    } else {
        out.axis = parts.label;
        if (negative) out.degrees = -out.degrees;
    }
    return {};
}

/// Groups tokens into angles. Letters stand before their numbers throughout if the first token is one.
class Grouper {
  public:
    explicit Grouper(const std::vector<Token>& tokens) : tokens_(tokens) {
        const auto first = std::find_if(tokens.begin(), tokens.end(), [](const Token& t) {
            return t.kind == Kind::number || t.kind == Kind::hemisphere;
        });
        leading_ = first != tokens.end() && first->kind == Kind::hemisphere;
        lettered_ = std::any_of(tokens.begin(), tokens.end(), [](const Token& t) {
            return t.kind == Kind::hemisphere || t.kind == Kind::latitude_label ||
                   t.kind == Kind::longitude_label;
        });
        signs_ =
            std::any_of(tokens.begin(), tokens.end(), [](const Token& t) { return t.kind == Kind::degree; });
    }

    std::vector<AngleTokens> angles() {
        for (const Token& token : tokens_) take(token);
        close();
        if (!lettered_ && !signs_ && angles_.size() == 1) split_evenly();
        return std::move(angles_);
    }

  private:
    void take(const Token& token) {
        switch (token.kind) {
            case Kind::number:
                if (current_.complete || (token.signed_ && !current_.numbers.empty()) ||
                    current_.numbers.size() == 6)
                    close();
                current_.numbers.push_back(token);
                break;
            case Kind::degree:
                // A second degree sign begins a second angle: its number was already taken into this one.
                if (degree_seen_ && current_.numbers.size() > 1) {
                    const Token number = current_.numbers.back();
                    current_.numbers.pop_back();
                    close();
                    current_.numbers.push_back(number);
                }
                degree_seen_ = true;
                break;
            case Kind::second:
                current_.complete = !leading_ && !lettered_;
                break;
            case Kind::minute:
                break;
            case Kind::hemisphere:
                if (leading_) close();
                current_.letter = token.letter;
                current_.complete = !leading_;
                break;
            case Kind::latitude_label:
            case Kind::longitude_label:
                close();
                current_.label = token.kind == Kind::latitude_label ? Axis::latitude : Axis::longitude;
                break;
            case Kind::separator:
                // A comma between degrees and minutes does not occur; between angles it does.
                if (!current_.numbers.empty() &&
                    (leading_ || !lettered_ || current_.letter != 0 || labelled()))
                    close();
                break;
        }
    }

    bool labelled() const { return current_.label != Axis::unknown; }

    void close() {
        if (!current_.numbers.empty()) angles_.push_back(current_);
        if (!current_.numbers.empty() || current_.letter != 0) current_ = {};
        degree_seen_ = false;
    }

    /// "39 49 05 46 45 06": as many numbers for each.
    void split_evenly() {
        const auto all = angles_.front().numbers;
        if (all.size() % 2 != 0) return;
        const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
        angles_.assign(2, {});
        angles_[0].numbers.assign(all.begin(), middle);
        angles_[1].numbers.assign(middle, all.end());
    }

    const std::vector<Token>& tokens_;
    bool leading_ = false;
    bool lettered_ = false;
    bool signs_ = false;
    bool degree_seen_ = false;
    AngleTokens current_;
    std::vector<AngleTokens> angles_;
};

struct AnglePair {
    Angle first, second;
    std::string problem;  ///< empty if both could be read
};

bool plausible(const std::vector<AngleTokens>& angles) {
    return angles.size() == 2 && std::all_of(angles.begin(), angles.end(), [](const AngleTokens& a) {
               return !a.numbers.empty() && a.numbers.size() <= 3;
           });
}

bool has_decimal_point(std::string_view text) {
    const auto digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
    for (std::size_t i = 1; i < text.size(); ++i)
        if (text[i] == '.' && digit(i - 1) && digit(i + 1)) return true;
    return false;
}

/// The two angles of a text; nothing if it does not look like a position at all.
std::optional<AnglePair> read_pair(std::string_view text) {
    const bool has_point = has_decimal_point(text);
    std::vector<AngleTokens> angles;
    // A comma between digits is a decimal comma if that makes two angles, unless points are used.
    for (const bool decimal_comma : {!has_point, false}) {
        const auto tokens = coordinate_tokens(text, decimal_comma);
        if (!tokens) return std::nullopt;
        angles = Grouper(*tokens).angles();
        if (plausible(angles)) break;
    }
    std::size_t numbers = 0;
    bool lettered = false;
    for (const auto& a : angles) {
        numbers += a.numbers.size();
        lettered |= a.letter != 0 || a.label != Axis::unknown;
    }
    if (numbers == 0 || (numbers == 1 && !lettered)) return std::nullopt;
    AnglePair pair;
    if (!plausible(angles)) {
        pair.problem = angles.size() < 2 ? "a position needs a latitude and a longitude"
                                         : "the numbers do not form one latitude and one longitude";
        return pair;
    }
    pair.problem = read_angle(angles[0], pair.first);
    if (pair.problem.empty()) pair.problem = read_angle(angles[1], pair.second);
    return pair;
}

bool in_range(const Angle& lat, const Angle& lon) {
    return std::abs(lat.degrees) <= 90 && std::abs(lon.degrees) <= 180;
}

WrittenPosition written(const Angle& lat, const Angle& lon) {
    const double width = lon.half_digit * std::cos(lat.degrees * M_PI / 180);
    return {{lon.degrees, lat.degrees},
            std::hypot(lat.half_digit, width) * kMetresPerDegree,
            lat.marked_parts ? "degrees, minutes and seconds" : "decimal degrees"};
}

/// The other axis where only one of two is marked.
void complete_axes(AnglePair& pair) {
    const auto other = [](Axis axis) { return axis == Axis::latitude ? Axis::longitude : Axis::latitude; };
    if (pair.first.axis == Axis::unknown && pair.second.axis != Axis::unknown)
        pair.first.axis = other(pair.second.axis);
    if (pair.second.axis == Axis::unknown && pair.first.axis != Axis::unknown)
        pair.second.axis = other(pair.first.axis);
}

PositionOutcome from_pair(std::string_view text, AnglePair pair) {
    if (!pair.problem.empty()) return refused(text, pair.problem);
    complete_axes(pair);
    if (pair.first.axis == Axis::unknown) {
        const bool latitude_first = in_range(pair.first, pair.second);
        const bool longitude_first = in_range(pair.second, pair.first);
        if (!latitude_first && !longitude_first)
            return refused(text, "latitudes are at most 90, longitudes 180");
        if (latitude_first && longitude_first)
            return refused(text, "which number is the latitude? Mark them with N, S, E or W");
        return {latitude_first ? written(pair.first, pair.second) : written(pair.second, pair.first), {}};
    }
    if (pair.first.axis == pair.second.axis) return refused(text, "two angles along the same axis");
    const bool swapped = pair.first.axis == Axis::longitude;
    const Angle& lat = swapped ? pair.second : pair.first;
    const Angle& lon = swapped ? pair.first : pair.second;
    if (!in_range(lat, lon)) return refused(text, "latitudes are at most 90, longitudes 180");
    return {written(lat, lon), {}};
}

/// The inner sign of +39.82+046.75 (ISO 6709): both numbers signed, nothing between them.
std::size_t inner_sign(std::string_view text) {
    if (text.empty() || (text[0] != '+' && text[0] != '-')) return std::string_view::npos;
    if (text.find_first_not_of("+-.0123456789") != std::string_view::npos) return std::string_view::npos;
    return text.find_first_of("+-", 1);
}

/// geo:39.82,46.75 (RFC 5870) and ISO 6709 say by themselves that the latitude comes first.
PositionOutcome parse_latitude_first(std::string_view text) {
    std::string body(trim(text));
    if (ascii_lower(body.substr(0, 4)) == "geo:") {
        body = body.substr(4, body.find_first_of(";?") - 4);
    } else {
        if (!body.empty() && body.back() == '/') body.pop_back();
        const auto sign = inner_sign(body);
        if (sign == std::string::npos) return {};
        body.insert(sign, " ");
    }
    auto pair = read_pair(body);
    if (!pair) return {};
    pair->first.axis = Axis::latitude;
    pair->second.axis = Axis::longitude;
    return from_pair(text, *pair);
}

}  // namespace

PositionOutcome parse_position(std::string_view text) {
    for (const auto parse : {parse_plus_code, parse_mgrs, parse_utm, parse_latitude_first})
        if (auto out = parse(text); out.value || !out.issues.empty()) return out;
    const auto pair = read_pair(text);
    return pair ? from_pair(trim(text), *pair) : PositionOutcome{};
}

std::optional<PositionReadings> ambiguous_position(std::string_view text) {
    const auto pair = read_pair(text);
    if (!pair || !pair->problem.empty() || pair->first.axis != Axis::unknown ||
        pair->second.axis != Axis::unknown)
        return std::nullopt;
    if (!in_range(pair->first, pair->second) || !in_range(pair->second, pair->first)) return std::nullopt;
    return PositionReadings{written(pair->first, pair->second), written(pair->second, pair->first)};
}

}  // namespace bearing
