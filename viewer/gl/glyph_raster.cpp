#include "gl/glyph_raster.hpp"

#include <algorithm>
#include <cmath>

namespace bearing::gl {
namespace {

struct Point {
    double x = 0;
    double y = 0;
};
struct Segment {
    Point a, b;
};

/// Outline in pixels as straight segments.
class Flattener {
  public:
    explicit Flattener(const GlyphShape& shape)
        : cos_(std::cos(shape.angle_rad) * shape.size),
          sin_(std::sin(shape.angle_rad) * shape.size),
          dx_(shape.dx),
          dy_(shape.dy) {}

    std::vector<Segment> flatten(const GlyphOutline& outline) {
        std::size_t at = 0;
        const auto next = [&] {
            const double x = outline.points[at];
            const double y = outline.points[at + 1];
            at += 2;
            return Point{x * cos_ - y * sin_ + dx_, x * sin_ + y * cos_ + dy_};
        };
        Point pen, start;
        for (const GlyphOutline::Verb verb : outline.verbs) {
            switch (verb) {
                case GlyphOutline::Verb::move:
                    close(pen, start);
                    pen = start = next();
                    break;
                case GlyphOutline::Verb::line: {
                    const Point to = next();
                    add(pen, to);
                    pen = to;
                    break;
                }
                case GlyphOutline::Verb::cubic: {
                    const Point c1 = next();
                    const Point c2 = next();
                    const Point to = next();
                    cubic(pen, c1, c2, to);
                    pen = to;
                    break;
                }
                case GlyphOutline::Verb::close:
                    close(pen, start);
                    pen = start;
                    break;
            }
        }
        close(pen, start);
        return std::move(segments_);
    }

  private:
    void add(Point a, Point b) {
        if (a.x != b.x || a.y != b.y) segments_.push_back({a, b});
    }
    void close(Point pen, Point start) { add(pen, start); }

    void cubic(Point a, Point b, Point c, Point d) {
        const double bend = std::hypot(a.x - 2 * b.x + c.x, a.y - 2 * b.y + c.y) +
                            std::hypot(b.x - 2 * c.x + d.x, b.y - 2 * c.y + d.y);
        const int steps = std::clamp(static_cast<int>(std::ceil(std::sqrt(bend * 4))), 1, 24);
        Point from = a;
        for (int i = 1; i <= steps; ++i) {
            const double t = static_cast<double>(i) / steps;
            const double s = 1 - t;
            const double k0 = s * s * s, k1 = 3 * s * s * t, k2 = 3 * s * t * t, k3 = t * t * t;
            const Point to{k0 * a.x + k1 * b.x + k2 * c.x + k3 * d.x,
                           k0 * a.y + k1 * b.y + k2 * c.y + k3 * d.y};
            add(from, to);
            from = to;
        }
    }

    double cos_, sin_, dx_, dy_;
    std::vector<Segment> segments_;
};

/// Signed areas are accumulated cell by cell and summed along each row, which gives exact coverage.
class Accumulator {
  public:
    Accumulator(int width, int height)
        : width_(width),
          height_(height),
          cells_(static_cast<std::size_t>(width + 2) * static_cast<std::size_t>(height)) {}

    void add(Point a, Point b) {
        if (a.y == b.y) return;
        const double sign = a.y < b.y ? 1 : -1;
        if (a.y > b.y) std::swap(a, b);
        const double slope = (b.x - a.x) / (b.y - a.y);
        const int last = std::min(height_ - 1, static_cast<int>(std::ceil(b.y)) - 1);
        double x = a.x;
        for (int row = std::max(0, static_cast<int>(a.y)); row <= last; ++row) {
            const double dy = std::min<double>(row + 1, b.y) - std::max<double>(row, a.y);
            const double x_next = x + slope * dy;
            add_row(row, std::min(x, x_next), std::max(x, x_next), sign * dy);
            x = x_next;
        }
    }

    std::vector<double> coverage() const {
        std::vector<double> covered(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_));
        for (int row = 0; row < height_; ++row) {
            double sum = 0;
            for (int column = 0; column < width_; ++column) {
                sum += cells_[index(row, column)];
                covered[static_cast<std::size_t>(row * width_ + column)] = std::min(1.0, std::abs(sum));
            }
        }
        return covered;
    }

  private:
    std::size_t index(int row, int column) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(width_ + 2) +
               static_cast<std::size_t>(column);
    }

    /// An edge crossing one row from x0 to x1 with a signed height.
    void add_row(int row, double x0, double x1, double height) {
        const int first = static_cast<int>(std::floor(x0));
        const int last = static_cast<int>(std::ceil(x1));
        if (last <= first + 1) {
            const double middle = (x0 + x1) / 2 - first;
            cells_[index(row, first)] += height * (1 - middle);
            cells_[index(row, first + 1)] += height * middle;
            return;
        }
        // Share of the edge's height left of x, then its integral over each cell.
        double before = 0;
        for (int column = first; column < last; ++column) {
            const double l = std::max<double>(column, x0), r = std::min<double>(column + 1, x1);
            const double part = height * (r - l) / (x1 - x0);
            const double middle = (l + r) / 2 - column;
            const double here = part * (1 - middle);
            cells_[index(row, column)] += here + before;
            before = part * middle;
        }
        cells_[index(row, last)] += before;
    }

    int width_, height_;
    std::vector<double> cells_;
};

double distance(Point p, const Segment& s) {
    const double dx = s.b.x - s.a.x, dy = s.b.y - s.a.y;
    const double t = std::clamp(((p.x - s.a.x) * dx + (p.y - s.a.y) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
    return std::hypot(p.x - s.a.x - t * dx, p.y - s.a.y - t * dy);
}

std::uint8_t byte(double share) {
    return static_cast<std::uint8_t>(std::clamp(share, 0.0, 1.0) * 255 + 0.5);
}

void add_halo(GlyphBitmap& bitmap, const std::vector<Segment>& segments, double halo) {
    for (int row = 0; row < bitmap.height; ++row)
        for (int column = 0; column < bitmap.width; ++column) {
            std::uint8_t* pixel =
                &bitmap.coverage[static_cast<std::size_t>(2 * (row * bitmap.width + column))];
            pixel[1] = pixel[0];
            if (pixel[0] == 255 || halo <= 0) continue;
            const Point p{column + 0.5, row + 0.5};
            double nearest = halo + 1;
            for (const Segment& segment : segments) nearest = std::min(nearest, distance(p, segment));
            pixel[1] = std::max(pixel[0], byte(halo + 0.5 - nearest));
        }
}

}  // namespace

GlyphBitmap rasterize(const GlyphOutline& outline, const GlyphShape& shape) {
    std::vector<Segment> segments = Flattener(shape).flatten(outline);
    if (segments.empty()) return {};
    double min_x = INFINITY, min_y = INFINITY, max_x = -INFINITY, max_y = -INFINITY;
    for (const Segment& s : segments)
        for (const Point p : {s.a, s.b}) {
            min_x = std::min(min_x, p.x), max_x = std::max(max_x, p.x);
            min_y = std::min(min_y, p.y), max_y = std::max(max_y, p.y);
        }
    const int pad = 1 + static_cast<int>(std::ceil(shape.halo));
    GlyphBitmap bitmap;
    bitmap.left = static_cast<int>(std::floor(min_x)) - pad;
    bitmap.top = static_cast<int>(std::floor(min_y)) - pad;
    bitmap.width = static_cast<int>(std::ceil(max_x)) + pad - bitmap.left;
    bitmap.height = static_cast<int>(std::ceil(max_y)) + pad - bitmap.top;
    for (Segment& s : segments)
        for (Point* p : {&s.a, &s.b}) p->x -= bitmap.left, p->y -= bitmap.top;
    Accumulator accumulator(bitmap.width, bitmap.height);
    for (const Segment& s : segments) accumulator.add(s.a, s.b);
    const std::vector<double> covered = accumulator.coverage();
    bitmap.coverage.resize(covered.size() * 2);
    for (std::size_t i = 0; i < covered.size(); ++i) bitmap.coverage[2 * i] = byte(covered[i]);
    add_halo(bitmap, segments, shape.halo);
    return bitmap;
}

}  // namespace bearing::gl
