#include "gl/mesh.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <variant>

#include "gl/glyph_atlas.hpp"
#include "gl/stroker.hpp"

namespace bearing::gl {
namespace {

/// Translucent strokes wider than this are drawn so that they do not darken where they overlap themselves.
constexpr double kOverlapMatters_px = 1.5;
constexpr std::size_t kMostFanPoints = 720;

class Builder {
  public:
    Builder(const Scene& scene, double scale, GlyphAtlas& atlas, bool smooth_fills)
        : scene_(scene), scale_(scale), atlas_(atlas), smooth_fills_(smooth_fills) {}

    SceneMesh build() {
        for (const SceneLayer& layer : scene_.layers) {
            mesh_.layers.push_back({layer.id, {}, {}});
            if (layer.clip)
                mesh_.layers.back().clip = SceneRect{layer.clip->x * scale_, layer.clip->y * scale_,
                                                     layer.clip->width * scale_, layer.clip->height * scale_};
            for (const SceneItem& item : layer.items) {
                if (const auto* path = std::get_if<PathItem>(&item.shape)) add_path(*path);
                if (const auto* text = std::get_if<TextItem>(&item.shape)) add_text(*text);
            }
        }
        mesh_.atlas_generation = atlas_.generation();
        return std::move(mesh_);
    }

  private:
    std::uint32_t vertex(const Vertex& v) {
        mesh_.vertices.push_back(v);
        return static_cast<std::uint32_t>(mesh_.vertices.size() - 1);
    }
    std::uint32_t point(ScenePoint p, Color c) {
        return vertex({static_cast<float>(p.x * scale_),
                       static_cast<float>(p.y * scale_),
                       0,
                       0,
                       0,
                       Shade::solid,
                       {c.r, c.g, c.b, c.a}});
    }
    void triangle(std::uint32_t a, std::uint32_t b, std::uint32_t c) {
        mesh_.indices.insert(mesh_.indices.end(), {a, b, c});
    }
    std::uint32_t index_count() const { return static_cast<std::uint32_t>(mesh_.indices.size()); }

    /// Whatever was added since `first` is drawn as it is, in one call with its neighbours.
    void direct_since(std::uint32_t first) {
        auto& batches = mesh_.layers.back().batches;
        const std::uint32_t count = index_count() - first;
        if (count == 0) return;
        if (!batches.empty() && batches.back().kind == Batch::Kind::direct &&
            batches.back().first + batches.back().count == first)
            batches.back().count += count;
        else
            batches.push_back({Batch::Kind::direct, first, count, 0, 0});
    }

    void add_path(const PathItem& path) {
        if (path.fill && path.fill->a > 0) fill(path, *path.fill);
        const bool stroked = path.stroke && path.stroke->color.a > 0 && path.stroke->width > 0;
        if (path.fill && path.fill->a == 255 && !stroked && smooth_fills_) fading_edge(path, *path.fill);
        if (path.stroke && path.stroke->color.a > 0 && path.stroke->width > 0) stroke(path, *path.stroke);
    }

    void fill(const PathItem& path, Color color) {
        const std::uint32_t first = index_count();
        if (path.subpaths.size() == 1 && is_convex(path.subpaths[0].points)) {
            fan(path.subpaths[0].points, color);
            return direct_since(first);
        }
        double min_x = INFINITY, min_y = INFINITY, max_x = -INFINITY, max_y = -INFINITY;
        for (const SubPath& ring : path.subpaths) {
            if (ring.points.size() < 3) continue;
            std::vector<std::uint32_t> corners;
            for (const ScenePoint& p : ring.points) {
                corners.push_back(point(p, color));
                min_x = std::min(min_x, p.x), max_x = std::max(max_x, p.x);
                min_y = std::min(min_y, p.y), max_y = std::max(max_y, p.y);
            }
            middle_out(corners, 0, corners.size() - 1);
        }
        const std::uint32_t count = index_count() - first;
        if (count == 0) return;
        const std::uint32_t cover = index_count();
        fan({{min_x, min_y}, {max_x, min_y}, {max_x, max_y}, {min_x, max_y}}, color);
        mesh_.layers.back().batches.push_back(
            {Batch::Kind::even_odd, first, count, cover, index_count() - cover});
    }

    /// Triangles whose parities add up to the ring's: halving it again and again keeps most of them small,
    /// where a fan would have each of them reach across the picture.
    void middle_out(const std::vector<std::uint32_t>& corners, std::size_t first, std::size_t last) {
        if (last - first < 2) return;
        const std::size_t middle = first + (last - first) / 2;
        triangle(corners[first], corners[middle], corners[last]);
        middle_out(corners, first, middle);
        middle_out(corners, middle, last);
    }

    void fan(const std::vector<ScenePoint>& ring, Color color) {
        std::vector<std::uint32_t> corners;
        for (const ScenePoint& p : ring) corners.push_back(point(p, color));
        middle_out(corners, 0, corners.size() - 1);
    }

    void stroke(const PathItem& path, const Stroke& stroke) {
        const double width = stroke.width * scale_;
        // A line thinner than a pixel is a pixel wide and as much fainter.
        const auto alpha = static_cast<std::uint8_t>(stroke.color.a * std::min(1.0, width) + 0.5);
        const auto half = static_cast<float>(std::max(width, 1.0) / 2);
        std::vector<double> dash;
        for (const double length : stroke.dash) dash.push_back(length * scale_);
        const std::uint32_t first = index_count();
        for (const SubPath& subpath : path.subpaths) {
            SubPath scaled{{}, subpath.closed};
            for (const ScenePoint& p : subpath.points) scaled.points.push_back({p.x * scale_, p.y * scale_});
            append(stroke_path(scaled, width, dash, stroke.cap, stroke.join), stroke.color.with_alpha(alpha),
                   half);
        }
        if (stroke.color.a == 255 || width <= kOverlapMatters_px) return direct_since(first);
        if (index_count() > first)
            mesh_.layers.back().batches.push_back({Batch::Kind::once, first, index_count() - first, 0, 0});
    }

    /// Half coverage on the edge, none half a pixel beyond it.
    void fading_edge(const PathItem& path, Color color) {
        const std::uint32_t first = index_count();
        for (const SubPath& subpath : path.subpaths) {
            SubPath ring{{}, true};
            for (const ScenePoint& p : subpath.points) ring.points.push_back({p.x * scale_, p.y * scale_});
            StrokeMesh edge = stroke_path(ring, 1, {}, LineCap::butt, LineJoin::miter);
            append(edge, color, 0);
        }
        direct_since(first);
    }

    void append(const StrokeMesh& stroke, Color c, float half_width) {
        const auto base = static_cast<std::uint32_t>(mesh_.vertices.size());
        for (const StrokeVertex& v : stroke.vertices)
            vertex({static_cast<float>(v.x),
                    static_cast<float>(v.y),
                    static_cast<float>(v.across),
                    0,
                    half_width,
                    Shade::stroke,
                    {c.r, c.g, c.b, c.a}});
        for (const std::uint32_t i : stroke.indices) mesh_.indices.push_back(base + i);
    }

    void add_text(const TextItem& item) {
        const std::uint32_t first = index_count();
        if (item.halo && item.halo->width > 0) glyphs(item, item.halo->color, Shade::glyph_halo);
        glyphs(item, item.color, Shade::glyph);
        direct_since(first);
    }

    void glyphs(const TextItem& item, Color color, Shade shade) {
        const double angle = item.angle_deg * std::numbers::pi / 180;
        const double cosine = std::cos(angle), sine = std::sin(angle);
        // Turned text cannot sit on the pixel grid; upright text does, so that its stems stay even.
        const bool turned = std::abs(angle) > 1e-6;
        for (const GlyphRun& run : item.text.runs)
            for (const PlacedGlyph& placed : run.glyphs) {
                const double x = (item.origin.x + placed.x * cosine - placed.y * sine) * scale_;
                const double y = (item.origin.y + placed.x * sine + placed.y * cosine) * scale_;
                const double snapped_x = std::round(x * 4) / 4;
                const double snapped_y = turned ? std::round(y * 4) / 4 : std::round(y);
                const double pixel_x = std::floor(snapped_x), pixel_y = std::floor(snapped_y);
                const GlyphShape shape{item.text.size * scale_, angle, snapped_x - pixel_x,
                                       snapped_y - pixel_y, item.halo ? item.halo->width * scale_ : 0};
                glyph_quad(atlas_.glyph(scene_.fonts, run.font, placed.glyph, shape), pixel_x, pixel_y, color,
                           shade);
            }
    }

    void glyph_quad(const AtlasGlyph& glyph, double x, double y, Color c, Shade shade) {
        if (glyph.width == 0) return;
        std::array<std::uint32_t, 4> corner{};
        for (int i = 0; i < 4; ++i) {
            const int dx = (i == 1 || i == 2) ? glyph.width : 0;
            const int dy = i >= 2 ? glyph.height : 0;
            corner[static_cast<std::size_t>(i)] = vertex({static_cast<float>(x + glyph.left + dx),
                                                          static_cast<float>(y + glyph.top + dy),
                                                          static_cast<float>(glyph.x + dx),
                                                          static_cast<float>(glyph.y + dy),
                                                          0,
                                                          shade,
                                                          {c.r, c.g, c.b, c.a}});
        }
        triangle(corner[0], corner[1], corner[2]);
        triangle(corner[0], corner[2], corner[3]);
    }

    const Scene& scene_;
    double scale_;
    GlyphAtlas& atlas_;
    bool smooth_fills_;
    SceneMesh mesh_;
};

}  // namespace

bool is_convex(const std::vector<ScenePoint>& points) {
    if (points.size() > kMostFanPoints) return false;
    std::vector<ScenePoint> ring;
    for (const ScenePoint& p : points)
        if (ring.empty() || !(p == ring.back())) ring.push_back(p);
    while (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
    const std::size_t n = ring.size();
    if (n < 3) return false;
    double turning = 0, sign = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const ScenePoint a = ring[i], b = ring[(i + 1) % n], c = ring[(i + 2) % n];
        const double ux = b.x - a.x, uy = b.y - a.y, vx = c.x - b.x, vy = c.y - b.y;
        const double cross = ux * vy - uy * vx;
        if (cross != 0 && sign != 0 && (cross > 0) != (sign > 0)) return false;
        if (cross != 0) sign = cross;
        turning += std::atan2(cross, ux * vx + uy * vy);
    }
    return std::abs(std::abs(turning) - 2 * std::numbers::pi) < 0.01;
}

SceneMesh build_mesh(const Scene& scene, double pixels_per_unit, GlyphAtlas& atlas, bool smooth_fills) {
    return Builder(scene, pixels_per_unit, atlas, smooth_fills).build();
}

}  // namespace bearing::gl
