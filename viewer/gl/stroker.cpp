#include "gl/stroker.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace bearing::gl {
namespace {

constexpr double kFade = 0.5;          ///< pixels beyond the edge
constexpr double kSmoothCosine = 0.8;  ///< turns milder than this need no join
constexpr double kMiterLimit = 4;      ///< as in Cairo's and SVG's defaults, roughly
constexpr double kLeastStep = 0.1;     ///< points closer than this are one

ScenePoint operator+(ScenePoint a, ScenePoint b) {
    return {a.x + b.x, a.y + b.y};
}
ScenePoint operator-(ScenePoint a, ScenePoint b) {
    return {a.x - b.x, a.y - b.y};
}
ScenePoint operator*(ScenePoint a, double k) {
    return {a.x * k, a.y * k};
}
double dot(ScenePoint a, ScenePoint b) {
    return a.x * b.x + a.y * b.y;
}
double cross(ScenePoint a, ScenePoint b) {
    return a.x * b.y - a.y * b.x;
}
double length(ScenePoint a) {
    return std::hypot(a.x, a.y);
}

std::vector<ScenePoint> distinct_points(const SubPath& path) {
    std::vector<ScenePoint> points;
    for (const ScenePoint& p : path.points)
        if (std::isfinite(p.x) && std::isfinite(p.y) &&
            (points.empty() || length(p - points.back()) > kLeastStep))
            points.push_back(p);
    if (path.closed)
        while (points.size() > 1 && length(points.back() - points.front()) <= kLeastStep) points.pop_back();
    return points;
}

class Stroker {
  public:
    Stroker(double width, LineCap cap, LineJoin join, StrokeMesh& mesh)
        : reach_(std::max(width, 1.0) / 2 + kFade), cap_(cap), join_(join), mesh_(mesh) {}

    void stroke(const SubPath& path) {
        points_ = distinct_points(path);
        if (points_.size() < 2) return dot_cap();
        const bool closed = path.closed && points_.size() > 2;
        normals_.clear();
        const std::size_t segments = closed ? points_.size() : points_.size() - 1;
        for (std::size_t i = 0; i < segments; ++i) {
            const ScenePoint d = points_[(i + 1) % points_.size()] - points_[i];
            normals_.push_back(ScenePoint{-d.y, d.x} * (1 / length(d)));
        }
        closed ? stroke_ring() : stroke_line();
    }

  private:
    struct Pair {
        std::uint32_t left, right;
    };

    std::uint32_t add(ScenePoint p, double across) {
        mesh_.vertices.push_back({p.x, p.y, across});
        return static_cast<std::uint32_t>(mesh_.vertices.size() - 1);
    }
    void triangle(std::uint32_t a, std::uint32_t b, std::uint32_t c) {
        mesh_.indices.insert(mesh_.indices.end(), {a, b, c});
    }
    Pair pair(ScenePoint p, ScenePoint sideways) {
        return {add(p + sideways * reach_, reach_), add(p - sideways * reach_, -reach_)};
    }
    void quad(Pair a, Pair b) {
        triangle(a.left, a.right, b.left);
        triangle(b.left, a.right, b.right);
    }

    void stroke_line() {
        Pair last = pair(points_.front(), normals_.front());
        if (cap_ == LineCap::round) half_disc(points_.front(), normals_.front() * -1);
        for (std::size_t i = 1; i + 1 < points_.size(); ++i)
            last = turn(last, i, normals_[i - 1], normals_[i]);
        quad(last, pair(points_.back(), normals_.back()));
        if (cap_ == LineCap::round) half_disc(points_.back(), normals_.back());
    }

    void stroke_ring() {
        // The ring starts in the middle of its last segment, so that every corner is an inner one.
        const ScenePoint middle = (points_.back() + points_.front()) * 0.5;
        Pair last = pair(middle, normals_.back());
        for (std::size_t i = 0; i < points_.size(); ++i)
            last = turn(last, i, normals_[(i + points_.size() - 1) % points_.size()], normals_[i]);
        quad(last, pair(middle, normals_.back()));
    }

    /// Draws up to point i and around its corner; returns where the next segment starts.
    Pair turn(Pair last, std::size_t i, ScenePoint before, ScenePoint after) {
        const ScenePoint p = points_[i];
        const double cosine = dot(before, after);
        if (cosine > kSmoothCosine) {
            const Pair shared = pair(p, (before + after) * (1 / (1 + cosine)));
            quad(last, shared);
            return shared;
        }
        quad(last, pair(p, before));
        // Turning left (y down) leaves a gap on the left side of the line's normals, and the other way round.
        const double side = cross(before, after) > 0 ? -1 : 1;
        corner(p, before * side, after * side, cosine);
        return pair(p, after);
    }

    void corner(ScenePoint p, ScenePoint from, ScenePoint to, double cosine) {
        const double miter = std::sqrt(2 / std::max(1e-9, 1 + cosine));
        if (join_ == LineJoin::miter && miter <= kMiterLimit) {
            const std::uint32_t center = add(p, 0);
            const std::uint32_t tip = add(p + (from + to) * (reach_ / (1 + cosine)), reach_);
            triangle(center, add(p + from * reach_, reach_), tip);
            triangle(center, tip, add(p + to * reach_, reach_));
        } else if (join_ == LineJoin::miter) {
            triangle(add(p, 0), add(p + from * reach_, reach_), add(p + to * reach_, reach_));
        } else {
            arc(p, from, std::atan2(cross(from, to), dot(from, to)));
        }
    }

    void arc(ScenePoint p, ScenePoint from, double angle) {
        const int steps = std::max(1, static_cast<int>(std::ceil(std::abs(angle) * std::sqrt(reach_) * 1.5)));
        const std::uint32_t center = add(p, 0);
        std::uint32_t last = add(p + from * reach_, reach_);
        for (int i = 1; i <= steps; ++i) {
            const double a = angle * i / steps;
            const ScenePoint out{from.x * std::cos(a) - from.y * std::sin(a),
                                 from.x * std::sin(a) + from.y * std::cos(a)};
            const std::uint32_t next = add(p + out * reach_, reach_);
            triangle(center, last, next);
            last = next;
        }
    }

    /// The half of a disc on the far side of a line's end, starting from its right.
    void half_disc(ScenePoint p, ScenePoint normal) { arc(p, normal, -std::numbers::pi); }

    void dot_cap() {
        if (points_.empty() || cap_ != LineCap::round) return;
        arc(points_.front(), {1, 0}, 2 * std::numbers::pi);
    }

    double reach_;
    LineCap cap_;
    LineJoin join_;
    StrokeMesh& mesh_;
    std::vector<ScenePoint> points_, normals_;
};

}  // namespace

std::vector<SubPath> cut_dashes(const SubPath& path, const std::vector<double>& dash) {
    const double period = std::accumulate(dash.begin(), dash.end(), 0.0);
    if (dash.empty() || period < 0.5) return {path};
    std::vector<SubPath> pieces;
    std::vector<ScenePoint> points = path.points;
    if (path.closed && !points.empty()) points.push_back(points.front());
    std::size_t part = 0;
    double left = dash[0];
    bool on = true;
    SubPath piece;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        ScenePoint at = points[i];
        double rest = length(points[i + 1] - at);
        const ScenePoint step = rest > 0 ? (points[i + 1] - at) * (1 / rest) : ScenePoint{};
        if (on && piece.points.empty()) piece.points.push_back(at);
        while (rest > left) {
            at = at + step * left;
            rest -= left;
            if (on) {
                piece.points.push_back(at);
                pieces.push_back(std::move(piece));
                piece = {};
            } else {
                piece.points.push_back(at);
            }
            on = !on;
            part = (part + 1) % dash.size();
            left = std::max(dash[part], 1e-3);
        }
        left -= rest;
        if (on) piece.points.push_back(points[i + 1]);
    }
    if (piece.points.size() > 1) pieces.push_back(std::move(piece));
    return pieces;
}

StrokeMesh stroke_path(const SubPath& path, double width, const std::vector<double>& dash, LineCap cap,
                       LineJoin join) {
    StrokeMesh mesh;
    Stroker stroker(width, cap, join, mesh);
    if (dash.empty()) {
        stroker.stroke(path);
    } else {
        for (const SubPath& piece : cut_dashes(path, dash)) stroker.stroke(piece);
    }
    return mesh;
}

}  // namespace bearing::gl
