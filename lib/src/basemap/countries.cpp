#include "basemap/countries.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>

#include "basemap/stitch.hpp"
#include "basemap/water.hpp"
#include "gdal/geometry.hpp"

namespace bearing::basemap {
namespace {

using Label = LabelRaster::Label;

/// Whole degrees that some lines pass through.
class Neighbourhood {
  public:
    void add(const LineStrings& lines) {
        for (const auto& line : lines)
            for (std::size_t i = 0; i < line.size(); ++i) {
                add(line[i]);
                if (i == 0) continue;
                const LonLat a = line[i - 1], b = line[i];
                const int steps =
                    static_cast<int>(2 * std::max(std::abs(b.lon - a.lon), std::abs(b.lat - a.lat)));
                for (int k = 1; k <= steps; ++k) {
                    const double t = k / (steps + 1.0);
                    add({a.lon + t * (b.lon - a.lon), a.lat + t * (b.lat - a.lat)});
                }
            }
    }
    bool touched_by(const LineString& line) const {
        return std::any_of(line.begin(), line.end(),
                           [&](LonLat p) { return cells_.contains(cell(p, 0, 0)); });
    }

  private:
    static std::pair<int, int> cell(LonLat p, int dx, int dy) {
        return {static_cast<int>(std::floor(p.lon)) + dx, static_cast<int>(std::floor(p.lat)) + dy};
    }
    void add(LonLat p) {
        for (int dx = -1; dx <= 1; ++dx)
            for (int dy = -1; dy <= 1; ++dy) cells_.insert(cell(p, dx, dy));
    }
    std::set<std::pair<int, int>> cells_;
};

/// From each directed segment of the faces' rings to the label of the face on that side of it.
class FaceSides {
  public:
    void add(const Polygon& face, Label label) {
        add_ring(face.outer, label);
        for (const auto& hole : face.holes) add_ring(hole, label);
    }
    Label side(LonLat from, LonLat to) const {
        const auto found = sides_.find(key(from, to));
        return found == sides_.end() ? LabelRaster::kNone : found->second;
    }

  private:
    using Key = std::pair<LonLat, LonLat>;
    struct Hash {
        std::size_t operator()(const Key& k) const {
            return PointHash{}(k.first) * 31 + PointHash{}(k.second);
        }
    };
    static Key key(LonLat from, LonLat to) { return {from, to}; }
    void add_ring(const Ring& ring, Label label) {
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) sides_[key(ring[i], ring[i + 1])] = label;
    }
    std::unordered_map<Key, Label, Hash> sides_;
};

void append(MultiPolygon& to, MultiPolygon more) {
    to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// An island that no border comes near.
void add_island(const LineString& shore, const LabelRaster& labels, std::map<Label, MultiPolygon>& islands) {
    constexpr int kCellsAway = 8;  // small islands may miss their country's polygon by some kilometres
    Label label = labels.majority({shore, {}});
    if (label == LabelRaster::kNone) label = labels.nearest(shore.front(), kCellsAway);
    if (label == LabelRaster::kNone) return;
    MultiPolygon area{{shore, {}}};
    if (!gdal::is_valid(area)) area = gdal::repaired(area);
    append(islands[label], std::move(area));
}

}  // namespace

CountryMap assemble_countries(const Linework& work, const LabelRaster& labels) {
    Neighbourhood by_borders;
    by_borders.add(work.borders);
    by_borders.add(work.stubs);
    CountryMap map;
    std::map<Label, MultiPolygon> islands;
    LineStrings lines = work.borders;
    lines.insert(lines.end(), work.stubs.begin(), work.stubs.end());
    for (const auto& shore : work.shores) {
        if (by_borders.touched_by(shore.line))
            lines.push_back(shore.line);
        else
            add_island(shore.line, labels, islands);
    }

    const LineStrings noded = gdal::node(lines);
    std::map<Label, MultiPolygon> faces;
    FaceSides sides;
    for (auto& face : gdal::polygonize(noded)) {
        const Label label = labels.majority(face);
        if (label == LabelRaster::kNone) continue;
        sides.add(face, label);
        faces[label].push_back(std::move(face));
    }
    for (auto& [label, parts] : faces) map.areas[label] = gdal::unite(parts);
    for (auto& [label, parts] : islands) append(map.areas[label], std::move(parts));
    for (auto& [label, area] : map.areas)  // generalised islands may run into one another
        if (!gdal::is_valid(area)) area = gdal::unite(area);

    for (const auto& line : noded) {
        const Label left = sides.side(line[0], line[1]);
        const Label right = sides.side(line[1], line[0]);
        if (left != LabelRaster::kNone && right != LabelRaster::kNone && left != right)
            map.borders[std::minmax(left, right)].push_back(line);
    }
    for (auto& [pair, parts] : map.borders) parts = merge_lines(std::move(parts));
    return map;
}

Linework generalised(const Linework& work, const Detail& detail) {
    const auto fixed = [&](LonLat p) { return work.junctions.contains(p); };
    Linework out;
    out.stubs = work.stubs;
    for (const auto& line : work.borders) out.borders.push_back(simplified(line, detail, fixed));
    for (const auto& shore : work.shores) {
        if (!is_large_enough(shore, detail)) continue;
        out.shores.push_back(shore);
        out.shores.back().line = simplified(shore.line, detail, fixed);
    }
    return out;
}

}  // namespace bearing::basemap
