#include "basemap/water.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "basemap/antimeridian.hpp"
#include "gdal/geometry.hpp"

namespace bearing::basemap {
namespace {

constexpr int kLand = 1, kLake = 2, kIslandInLake = 3;
constexpr double kNearPole = -89.9;

bool is_sea(const Shore& shore) {
    return shore.level == kLake && shore.area_km2 >= kSeaKm2;
}

/// A line once around the pole becomes a ring by way of the pole.
Shore closed_at_south_pole(Shore shore) {
    auto& line = shore.line;
    const double east = line.back().lon, west = line.front().lon;
    line.push_back({east, -90});
    line.push_back({west, -90});
    line.push_back(line.front());
    shore.closed = true;
    return shore;
}

MultiPolygon valid_area(Polygon polygon) {
    MultiPolygon area{std::move(polygon)};
    if (!gdal::is_valid(area)) area = gdal::repaired(area);
    return wrapped(std::move(area));
}

Feature feature_of(std::string kind, int rank, std::variant<LonLat, LineStrings, MultiPolygon> geometry) {
    Feature feature;
    feature.kind = std::move(kind);
    feature.rank = rank;
    feature.geometry = std::move(geometry);
    feature.extent = extent_of_parts(feature.geometry);
    return feature;
}

int rank_of_land(double area_km2) {
    constexpr std::array kLeast{1e6, 1e5, 2e4, 3e3, 500.0, 100.0, 20.0, 3.0};
    return 1 + static_cast<int>(
                   std::count_if(kLeast.begin(), kLeast.end(), [&](double a) { return area_km2 < a; }));
}

/// Consecutive pieces of at most `most` segments.
LineStrings pieces_of(const LineString& line, std::size_t most) {
    LineStrings pieces;
    for (std::size_t i = 0; i + 1 < line.size(); i += most)
        pieces.emplace_back(line.begin() + static_cast<std::ptrdiff_t>(i),
                            line.begin() + static_cast<std::ptrdiff_t>(std::min(i + most + 1, line.size())));
    return pieces;
}

/// The stretches of a shore that are not the way to the pole and back.
LineStrings without_pole(const LineString& line) {
    LineStrings stretches(1);
    for (const LonLat p : line) {
        if (p.lat > kNearPole)
            stretches.back().push_back(p);
        else if (!stretches.back().empty())
            stretches.emplace_back();
    }
    return stretches;
}

std::string kind_of_river(int level) {
    if (level >= 8) return "canal";
    return level >= 5 ? "intermittent_river" : "river";
}

/// The least important rank of a river worth drawing where lines are generalised this much.
int least_river_rank(double tolerance_deg) {
    if (tolerance_deg < 0.003) return 9;
    if (tolerance_deg < 0.008) return 5;
    return tolerance_deg < 0.025 ? 4 : 3;
}

}  // namespace

int rank_of_lake(double area_km2) {
    constexpr std::array kLeast{20e3, 5e3, 1e3, 300.0, 100.0, 30.0, 10.0, 3.0};
    return 1 + static_cast<int>(
                   std::count_if(kLeast.begin(), kLeast.end(), [&](double a) { return area_km2 < a; }));
}

int rank_of_river(int level) {
    constexpr std::array kRanks{2, 3, 4, 5, 7, 6, 7, 8, 6, 8, 9};
    return level >= 0 && level < static_cast<int>(kRanks.size()) ? kRanks[static_cast<std::size_t>(level)]
                                                                 : 9;
}

bool is_large_enough(const Shore& shore, const Detail& detail) {
    return shore.area_km2 >= detail.least_area_km2(extent_of(shore.line));
}

std::vector<Shore> country_shores(const std::vector<Shore>& shores) {
    constexpr double kContinentKm2 = 1e6;
    std::vector<Shore> found;
    std::vector<std::int32_t> seas;
    for (const auto& shore : shores) {
        if (is_sea(shore) && shore.closed) seas.push_back(shore.id);
        if ((is_sea(shore) || shore.level == kLand) && shore.closed) found.push_back(shore);
        if (shore.level == kLand && !shore.closed && shore.area_km2 > kContinentKm2)
            found.push_back(closed_at_south_pole(shore));
    }
    for (const auto& shore : shores)
        if (shore.closed && shore.level == kIslandInLake &&
            std::find(seas.begin(), seas.end(), shore.parent) != seas.end())
            found.push_back(shore);
    return found;
}

std::vector<Feature> land_features(const std::vector<Shore>& shores) {
    std::vector<Feature> features;
    for (const auto& shore : shores) {
        if (shore.level != kLand) continue;
        auto area = valid_area({shore.line, {}});
        if (!area.empty())
            features.push_back(feature_of("land", rank_of_land(shore.area_km2), std::move(area)));
    }
    return features;
}

std::vector<Feature> coast_features(const std::vector<Shore>& shores) {
    constexpr std::size_t kMostSegments = 400;
    std::vector<Feature> features;
    for (const auto& shore : shores) {
        for (const auto& line : without_pole(shore.line))
            for (const auto& piece : wrapped(pieces_of(line, kMostSegments)))
                if (piece.size() > 1)
                    features.push_back(feature_of("coast", rank_of_land(shore.area_km2), LineStrings{piece}));
    }
    return features;
}

std::vector<Feature> lake_features(const std::vector<Shore>& shores, const Detail& detail) {
    std::unordered_map<std::int32_t, std::vector<const Shore*>> islands;
    for (const auto& shore : shores)
        if (shore.level == kIslandInLake && shore.closed && is_large_enough(shore, detail))
            islands[shore.parent].push_back(&shore);
    std::vector<Feature> features;
    for (const auto& shore : shores) {
        if (shore.level != kLake || !shore.closed || !is_large_enough(shore, detail)) continue;
        Polygon lake{simplified(shore.line, detail), {}};
        for (const Shore* island : islands[shore.id]) lake.holes.push_back(simplified(island->line, detail));
        auto area = valid_area(std::move(lake));
        if (area.empty()) continue;
        const std::string kind = shore.river_lake ? "river" : is_sea(shore) ? "sea" : "lake";
        features.push_back(feature_of(kind, rank_of_lake(shore.area_km2), std::move(area)));
    }
    return features;
}

std::vector<Feature> river_features(const std::vector<GshhgLine>& rivers, const Detail& detail) {
    std::vector<Feature> features;
    for (const auto& river : rivers) {
        const auto box = extent_of(river.line);
        const double tolerance = detail.least_tolerance_deg(box);
        const int rank = rank_of_river(river.level);
        if (rank > least_river_rank(tolerance) || std::hypot(box.width(), box.height()) < 4 * tolerance)
            continue;
        LineStrings lines = wrapped(LineStrings{simplified(river.line, detail)});
        std::erase_if(lines, [](const LineString& line) { return line.size() < 2; });
        if (!lines.empty())
            features.push_back(feature_of(kind_of_river(river.level), rank, std::move(lines)));
    }
    return features;
}

}  // namespace bearing::basemap
