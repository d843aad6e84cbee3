#include "basemap/tiers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "basemap/antimeridian.hpp"
#include "basemap/water.hpp"
#include "bearing/base/text.hpp"
#include "gdal/geometry.hpp"

namespace bearing::basemap {
namespace {

using Label = LabelRaster::Label;

constexpr const char* kLgpl = "LGPL-3.0-or-later";
constexpr const char* kOwnLicence = "Apache-2.0; see the source of each feature";
constexpr double kCoarsestScale = 1e12;

/// By size; the countries that the region is about come first.
int rank_of_country(const MultiPolygon& area, const Extent& region) {
    constexpr std::array kLeastKm2{3e6, 8e5, 2e5, 5e4, 1e4, 2e3, 300.0, 30.0};
    double total = 0, inside = 0;
    for (const auto& polygon : area) {
        const double km2 = area_m2({polygon}) / 1e6;
        total += km2;
        if (region.contains(extent_of(polygon.outer))) inside += km2;
    }
    const int by_size = 1 + static_cast<int>(std::count_if(kLeastKm2.begin(), kLeastKm2.end(),
                                                           [&](double least) { return total < least; }));
    return inside > total / 2 && total > 1e4 ? 1 : by_size;
}

std::string name_of(const Material& material, const std::string& code) {
    if (const auto row = material.countries.find(code); row != material.countries.end())
        return row->second.name;
    const auto name = material.labels.names.find(code);
    return name != material.labels.names.end() ? name->second : code;
}

std::vector<Feature> country_features(const Material& material, std::map<Label, MultiPolygon>& areas,
                                      const Extent& region) {
    std::vector<Feature> features;
    for (auto& [label, area] : areas) {
        area = wrapped(std::move(area));
        if (area.empty()) continue;
        Feature feature;
        feature.kind = "country";
        feature.country = material.labels.codes[label];
        feature.name = name_of(material, feature.country);
        const auto row = material.countries.find(feature.country);
        feature.names =
            row != material.countries.end() ? row->second.names : std::vector<Name>{{feature.name, "en", ""}};
        feature.rank = rank_of_country(area, region);
        feature.geometry = std::move(area);
        feature.extent = extent_of_parts(feature.geometry);
        features.push_back(std::move(feature));
    }
    return features;
}

std::vector<Feature> border_features(const Material& material,
                                     const std::map<std::pair<Label, Label>, LineStrings>& borders) {
    std::vector<Feature> features;
    for (const auto& [sides, lines] : borders) {
        Feature feature;
        feature.kind = "international";
        feature.name = fmt::format("{} – {}", name_of(material, material.labels.codes[sides.first]),
                                   name_of(material, material.labels.codes[sides.second]));
        feature.rank = 2;
        feature.geometry = wrapped(lines);
        feature.extent = extent_of_parts(feature.geometry);
        features.push_back(std::move(feature));
    }
    return features;
}

/// The rivers of lines.csv, without their course through lakes.
void add_table_rivers(const std::vector<Feature>& lines, const std::vector<Feature>& lakes,
                      std::vector<Feature>& rivers) {
    for (Feature river : lines) {
        if (river.kind != "river") continue;
        auto course = std::get<LineStrings>(river.geometry);
        for (const auto& lake : lakes)
            if (lake.extent.intersects(river.extent))
                course = gdal::outside(course, std::get<MultiPolygon>(lake.geometry));
        if (course.empty()) continue;
        river.geometry = std::move(course);
        rivers.push_back(std::move(river));
    }
}

/// Where features say that they come from, each once.
std::string sources_of(const std::vector<Feature>& features) {
    std::vector<std::string> sources;
    for (const auto& feature : features)
        if (!feature.source.empty() &&
            std::find(sources.begin(), sources.end(), feature.source) == sources.end())
            sources.push_back(feature.source);
    return join(sources, "; ");
}

}  // namespace

std::vector<LicensedLayer> tier_layers(const Material& material, const Tier& tier, const Extent& region,
                                       const std::function<void()>& check) {
    const std::string gshhg = fmt::format("GSHHG {} ({})", material.gshhg_version, "LGPL-3+");
    const std::string both =
        fmt::format("GSHHG {}, DCW-GMT {} ({})", material.gshhg_version, material.labels.version, "LGPL-3+");
    std::vector<LicensedLayer> layers;
    const auto add = [&](const char* what, const char* label, LayerKind kind, const std::string& credit,
                         std::vector<Feature> features) {
        for (auto& feature : features)
            if (feature.source.empty()) feature.source = credit;
        layers.push_back(
            {{tier.id + "." + what, label, kind, credit, tier.min_scale, tier.max_scale, std::move(features)},
             kLgpl});
        check();
    };
    const Linework work = generalised(material.work, tier.detail);
    add("land", "Land", LayerKind::land, gshhg, land_features(work.shores));
    CountryMap map = assemble_countries(work, material.labels.raster);
    add("countries", "Countries", LayerKind::country, both, country_features(material, map.areas, region));
    auto lakes = lake_features(material.shores, tier.detail);
    name_waters(material.gazetteer, lakes);
    auto rivers = river_features(material.rivers, tier.detail);
    if (tier.with_table_rivers) add_table_rivers(material.lines, lakes, rivers);
    add("lakes", "Lakes", LayerKind::lake, gshhg, std::move(lakes));
    name_waters(material.gazetteer, rivers);
    const std::string others = sources_of(rivers);
    add("rivers", "Rivers", LayerKind::river, others.empty() ? gshhg : gshhg + "; " + others,
        std::move(rivers));
    add("coast", "Coast", LayerKind::coast, gshhg, coast_features(work.shores));
    add("borders", "Borders", LayerKind::border, both, border_features(material, map.borders));
    return layers;
}

std::vector<LicensedLayer> own_layers(const Material& material, const std::vector<LicensedLayer>& tier) {
    constexpr double kLinesToScale = 30e6;
    std::map<std::string, int> ranks;
    for (const auto& [layer, licence] : tier)
        if (layer.kind == LayerKind::country)
            for (const auto& country : layer.features) ranks[country.country] = country.rank;
    std::vector<Feature> lines;
    for (const auto& line : material.lines)
        if (line.kind != "river") lines.push_back(line);
    std::vector<LicensedLayer> layers;
    layers.push_back({{"lines", "Lines of control and history", LayerKind::line, sources_of(lines), 0,
                       kLinesToScale, std::move(lines)},
                      kOwnLicence});
    layers.push_back({{"places", "Places", LayerKind::place, "Bearing", 0, kCoarsestScale,
                       place_features(material.gazetteer, material.countries, ranks)},
                      kOwnLicence});
    return layers;
}

}  // namespace bearing::basemap
