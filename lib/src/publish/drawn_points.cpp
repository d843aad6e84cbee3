#include "publish/drawn_points.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace bearing::publish {
namespace {

constexpr double kLargest = 30;  ///< points; symbols and their halos are smaller

/// The box around one subpath.
class Shape {
  public:
    void start() { *this = {}; }
    void add(double x, double y) {
        west_ = std::min(west_, x), east_ = std::max(east_, x);
        north_ = std::min(north_, y), south_ = std::max(south_, y);
        ++points_;
    }
    void tell(const TakePoint& take) const {
        constexpr double kSmallest = 0.2;
        const double width = east_ - west_, height = south_ - north_;
        if (points_ < 3 || std::max(width, height) > kLargest || std::min(width, height) < kSmallest) return;
        take((west_ + east_) / 2, (north_ + south_) / 2);
    }

  private:
    double west_ = std::numeric_limits<double>::max(), north_ = west_;
    double east_ = std::numeric_limits<double>::lowest(), south_ = east_;
    std::size_t points_ = 0;
};

bool number_at(std::string_view text, std::size_t& at, double& value) {
    while (at < text.size() && (text[at] == ' ' || text[at] == ',')) ++at;
    std::size_t from = at + (at < text.size() && text[at] == '+');
    const auto [end, error] = std::from_chars(text.data() + from, text.data() + text.size(), value);
    if (error != std::errc()) return false;
    at = static_cast<std::size_t>(end - text.data());
    return true;
}

/// Path data of SVG: the commands that writers of maps use, absolute and relative.
void path_symbols(std::string_view data, const TakePoint& take) {
    Shape shape;
    double x = 0, y = 0, start_x = 0, start_y = 0;
    char command = 'M';
    for (std::size_t at = 0; at < data.size();) {
        const char c = data[at];
        if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) {
            command = c;
            ++at;
            if (c == 'Z' || c == 'z') {
                shape.tell(take);
                x = start_x, y = start_y;
            }
            continue;
        }
        const bool relative = command >= 'a';
        const char kind = static_cast<char>(relative ? command - 'a' + 'A' : command);
        double first = 0, second = 0;
        if (!number_at(data, at, first)) {
            ++at;
            continue;
        }
        if (kind == 'H')
            x = first + (relative ? x : 0);
        else if (kind == 'V')
            y = first + (relative ? y : 0);
        else if (number_at(data, at, second)) {
            // Control points of curves hold the shape in as well.
            x = first + (relative ? x : 0), y = second + (relative ? y : 0);
        }
        if (kind == 'M') {
            shape.start();
            start_x = x, start_y = y;
            command = relative ? 'l' : 'L';
        }
        shape.add(x, y);
    }
}

std::string_view attribute(std::string_view tag, std::string_view name) {
    const std::string key = " " + std::string(name) + "=\"";
    const std::size_t at = tag.find(key);
    if (at == std::string_view::npos) return {};
    const std::string_view rest = tag.substr(at + key.size());
    return rest.substr(0, rest.find('"'));
}

using Matrix = std::array<double, 6>;

/// `first`, then `second`.
Matrix joined(const Matrix& first, const Matrix& second) {
    const auto& [a, b, c, d, e, f] = first;
    const auto& [g, h, i, j, k, l] = second;
    return {a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l};
}

/// Reads the operators of a page's content one by one.
class PdfPage {
  public:
    PdfPage(double height, const TakePoint& take) : height_(height), take_(take) {}

    void apply(std::string_view name) {
        const std::size_t n = numbers_.size();
        if (name == "q")
            stack_.push_back(matrix_);
        else if (name == "Q" && !stack_.empty())
            matrix_ = stack_.back(), stack_.pop_back();
        else if (name == "cm" && n >= 6)
            concatenate();
        else if (name == "m" && n >= 2)
            shape_.start(), add(n - 2);
        else if (name == "l" && n >= 2)
            add(n - 2);
        else if (name == "c" && n >= 6)
            add(n - 6), add(n - 4), add(n - 2);
        else if ((name == "v" || name == "y") && n >= 4)
            add(n - 4), add(n - 2);
        else if (name == "h")
            shape_.tell(take_);
        numbers_.clear();
    }
    void push(double number) { numbers_.push_back(number); }

  private:
    void concatenate() {
        Matrix change{};
        std::copy(numbers_.end() - 6, numbers_.end(), change.begin());
        matrix_ = joined(change, matrix_);
    }
    void add(std::size_t i) {
        const double x = numbers_[i], y = numbers_[i + 1];
        shape_.add(matrix_[0] * x + matrix_[2] * y + matrix_[4],
                   height_ - (matrix_[1] * x + matrix_[3] * y + matrix_[5]));
    }

    double height_;
    const TakePoint& take_;
    Matrix matrix_{1, 0, 0, 1, 0, 0};
    std::vector<Matrix> stack_;
    std::vector<double> numbers_;
    Shape shape_;
};

}  // namespace

void svg_symbols(std::string_view svg, const TakePoint& take) {
    int depth = 0, inside_from = 0;
    for (std::size_t at = svg.find('<'); at != std::string_view::npos; at = svg.find('<', at + 1)) {
        const std::string_view tag = svg.substr(at, svg.find('>', at) - at);
        if (tag.starts_with("<g ") || tag == "<g") {
            ++depth;
            const std::string_view id = attribute(tag, "id");
            const bool wanted = id.starts_with("incidents") || id.starts_with("footprints");
            if (wanted && inside_from == 0) inside_from = depth;
        } else if (tag == "</g") {
            if (depth-- == inside_from) inside_from = 0;
        } else if (inside_from > 0 && tag.starts_with("<path ")) {
            path_symbols(attribute(tag, "d"), take);
        }
    }
}

void pdf_symbols(std::string_view content, double page_height, const TakePoint& take) {
    PdfPage page(page_height, take);
    constexpr std::string_view kSpace = " \t\r\n";
    for (std::size_t at = content.find_first_not_of(kSpace); at != std::string_view::npos;
         at = content.find_first_not_of(kSpace, at)) {
        const std::size_t end = std::min(content.find_first_of(kSpace, at), content.size());
        const std::string_view word = content.substr(at, end - at);
        double number = 0;
        const auto [last, error] = std::from_chars(word.data(), word.data() + word.size(), number);
        if (error == std::errc() && last == word.data() + word.size())
            page.push(number);
        else
            page.apply(word);
        at = end;
    }
}

}  // namespace bearing::publish
