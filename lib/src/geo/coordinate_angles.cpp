#include "geo/coordinate_angles.hpp"

#include <algorithm>
#include <cmath>

namespace bearing {
namespace {

using Token = CoordinateToken;
using Kind = Token::Kind;

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

}  // namespace

std::vector<AngleTokens> group_angles(const std::vector<Token>& tokens) {
    return Grouper(tokens).angles();
}

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

}  // namespace bearing
