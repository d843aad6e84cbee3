#include "figure/svg_path.hpp"

#include <cmath>

#include "figure/svg_text.hpp"

namespace bearing::figure {
namespace {

/// Points as relative moves in hundredths, which is much shorter; rounding does not add up because each point
/// is rounded by itself.
class PathData {
  public:
    void move(double x, double y) { out_ += 'M' + pair(x, y, false); }
    void line(double x, double y) { command('l', pair(x, y, true)); }
    void cubic(const double (&x)[3], const double (&y)[3]) {
        const long long from_x = x_, from_y = y_;
        std::string points;
        for (int i = 0; i < 3; ++i) {
            x_ = from_x, y_ = from_y;
            if (i > 0) points += ' ';
            points += pair(x[i], y[i], true);
        }
        command('c', points);
    }
    void close() { out_ += 'z', last_ = 0; }
    std::string take() { return std::move(out_); }

  private:
    std::string pair(double x, double y, bool relative) {
        const long long to_x = std::llround(x * 100), to_y = std::llround(y * 100);
        const std::string text = short_number(static_cast<double>(relative ? to_x - x_ : to_x) / 100) + ' ' +
                                 short_number(static_cast<double>(relative ? to_y - y_ : to_y) / 100);
        x_ = to_x, y_ = to_y;
        if (!relative) last_ = 0;
        return text;
    }
    void command(char letter, const std::string& points) {
        out_ += last_ == letter ? ' ' : letter;
        out_ += points;
        last_ = letter;
    }

    std::string out_;
    long long x_ = 0, y_ = 0;
    char last_ = 0;
};

}  // namespace

std::string path_data(const PathItem& item) {
    PathData data;
    for (const SubPath& sub : item.subpaths) {
        for (std::size_t i = 0; i < sub.points.size(); ++i)
            i == 0 ? data.move(sub.points[i].x, sub.points[i].y)
                   : data.line(sub.points[i].x, sub.points[i].y);
        if (sub.closed && !sub.points.empty()) data.close();
    }
    return data.take();
}

std::string path_data(const GlyphOutline& outline) {
    PathData data;
    const float* p = outline.points.data();
    const auto x = [&](int i) { return kUnitsPerEm * p[2 * i]; };
    const auto y = [&](int i) { return kUnitsPerEm * p[2 * i + 1]; };
    for (const GlyphOutline::Verb verb : outline.verbs) {
        switch (verb) {
            case GlyphOutline::Verb::move:
                data.move(x(0), y(0)), p += 2;
                break;
            case GlyphOutline::Verb::line:
                data.line(x(0), y(0)), p += 2;
                break;
            case GlyphOutline::Verb::cubic:
                data.cubic({x(0), x(1), x(2)}, {y(0), y(1), y(2)}), p += 6;
                break;
            case GlyphOutline::Verb::close:
                data.close();
                break;
        }
    }
    return data.take();
}

}  // namespace bearing::figure
