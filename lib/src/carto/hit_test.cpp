#include <algorithm>
#include <cmath>
#include <unordered_set>
#include <utility>

#include "bearing/carto/scene.hpp"

namespace bearing {
namespace {

double distance_to_segment(ScenePoint p, ScenePoint a, ScenePoint b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length2 = dx * dx + dy * dy;
    double along = length2 > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length2 : 0;
    along = std::clamp(along, 0.0, 1.0);
    return std::hypot(p.x - a.x - along * dx, p.y - a.y - along * dy);
}

bool crosses(ScenePoint p, ScenePoint a, ScenePoint b) {
    return (a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) * (b.x - a.x) / (b.y - a.y);
}

/// Inside the filled shape, or within `tolerance` of an edge.
bool hits(const PathItem& path, ScenePoint at, double tolerance) {
    const double reach = tolerance + (path.stroke ? path.stroke->width / 2 : 0);
    bool inside = false;
    for (const SubPath& part : path.subpaths) {
        const std::size_t count = part.points.size();
        for (std::size_t i = 0; i < count; ++i) {
            const ScenePoint& a = part.points[i];
            const ScenePoint& b = part.points[(i + 1) % count];
            inside ^= crosses(at, a, b);
            if ((i + 1 < count || part.closed) && distance_to_segment(at, a, b) <= reach) return true;
        }
    }
    return inside && path.fill.has_value();
}

bool hits(const TextItem& item, ScenePoint at, double tolerance) {
    const double angle = item.angle_deg * std::acos(-1.0) / 180;
    const double dx = at.x - item.origin.x;
    const double dy = at.y - item.origin.y;
    const double along = dx * std::cos(angle) + dy * std::sin(angle);
    const double down = dy * std::cos(angle) - dx * std::sin(angle);
    return along >= -tolerance && along <= item.text.width + tolerance &&
           down >= -item.text.ascent - tolerance && down <= item.text.descent + tolerance;
}

/// Incidents in the order in which they were met, each once.
class Found {
  public:
    void add(std::uint32_t incident) {
        if (known_.insert(incident).second) incidents_.push_back(incident);
    }
    std::vector<std::uint32_t> take() { return std::move(incidents_); }

  private:
    std::vector<std::uint32_t> incidents_;
    std::unordered_set<std::uint32_t> known_;
};

}  // namespace

std::vector<std::uint32_t> hit_test(const Scene& scene, ScenePoint at, double tolerance) {
    Found found;
    for (auto layer = scene.layers.rbegin(); layer != scene.layers.rend(); ++layer) {
        if (layer->clip && !layer->clip->contains(at)) continue;
        for (auto item = layer->items.rbegin(); item != layer->items.rend(); ++item) {
            if (!item->incident) continue;
            if (!std::visit([&](const auto& shape) { return hits(shape, at, tolerance); }, item->shape))
                continue;
            found.add(*item->incident);
            for (const std::uint32_t other : item->more_incidents) found.add(other);
        }
    }
    return found.take();
}

}  // namespace bearing
