#include <fmt/format.h>

#include <future>

#include "basemap/dcw.hpp"
#include "basemap/layer_file.hpp"
#include "basemap/tiers.hpp"
#include "basemap/water.hpp"
#include "bearing/base/error.hpp"
#include "bearing/base/files.hpp"
#include "bearing/basemap/basemap.hpp"

namespace bearing {
namespace {

using namespace basemap;

/// From here on the world's generalised layers are drawn instead of the region's.
constexpr double kWorldFromScale = 12e6;
constexpr double kCoarsestScale = 1e12;

void throw_if_stopped(const std::stop_token& stop) {
    if (stop.stop_requested()) throw CancelledError("building the basemap was stopped; nothing was written");
}

/// Reports the share of the whole and lets go where the caller asks to.
class Steps {
  public:
    Steps(const Progress& progress, std::stop_token stop) : progress_(progress), stop_(std::move(stop)) {}
    void at(double fraction, const std::string& doing) const {
        if (stop_.stop_requested())
            throw CancelledError("building the basemap was stopped; nothing was written");
        if (progress_) progress_(fraction, doing);
    }
    const std::stop_token& stop() const { return stop_; }

  private:
    const Progress& progress_;
    std::stop_token stop_;
};

Labels read_labels(const std::filesystem::path& folder, const Steps& steps) {
    const DcwFile dcw(folder);
    Labels labels;
    labels.names = dcw.countries();
    labels.version = dcw.version();
    const double count = static_cast<double>(labels.names.size());
    for (const auto& [code, name] : labels.names) {
        const auto label = static_cast<LabelRaster::Label>(labels.codes.size());
        steps.at(0.1 + 0.4 * label / count, "reading countries");
        for (const auto& polygon : polygons_of(dcw.rings(code))) labels.raster.paint(polygon, label);
        labels.codes.push_back(code);
    }
    return labels;
}

Material read_material(const BasemapSources& sources, const Steps& steps) {
    Material material;
    material.countries = read_country_table(sources.geodata);
    material.gazetteer = read_gazetteer_places(sources.geodata);
    material.lines = read_line_table(sources.geodata);
    steps.at(0.02, "reading coasts");
    material.shores = read_shores(sources.gshhg);
    material.gshhg_version = gshhg_version(sources.gshhg);
    steps.at(0.08, "reading rivers and borders");
    material.rivers = read_rivers(sources.gshhg);
    LineStrings national;
    for (auto& border : read_borders(sources.gshhg))
        if (border.level == 1) national.push_back(std::move(border.line));
    material.labels = read_labels(sources.dcw, steps);
    steps.at(0.5, "joining borders");
    material.work = connect(unique_lines(national), country_shores(material.shores));
    return material;
}

/// Both levels of detail at once, each on its own thread.
std::vector<LicensedLayer> all_layers(const Material& material, const Extent& region, const Steps& steps) {
    constexpr double kWorldToleranceDeg = 0.03;
    const Tier world{"world", Detail::uniform(kWorldToleranceDeg), kWorldFromScale, kCoarsestScale, false};
    const Tier near{"region", Detail::around(region), 0, kWorldFromScale, true};
    const auto stop = steps.stop();
    auto of_world = std::async(std::launch::async, [&material, &world, &region, stop] {
        return tier_layers(material, world, region, [&stop] { throw_if_stopped(stop); });
    });
    double done = 0.55;
    auto of_region =
        tier_layers(material, near, region, [&] { steps.at(done += 0.05, "drawing the region"); });
    auto layers = of_world.get();
    auto own = own_layers(material, of_region);
    for (auto* more : {&of_region, &own})
        layers.insert(layers.end(), std::make_move_iterator(more->begin()),
                      std::make_move_iterator(more->end()));
    return layers;
}

void check_region(const Extent& region) {
    if (region.crosses_antimeridian() || region.width() <= 0 || region.height() <= 0)
        throw ArgumentError(fmt::format("a region must have west < east and south < north, not {},{},{},{}",
                                        region.west, region.south, region.east, region.north));
}

}  // namespace

void build_basemap(const BasemapSources& sources, const std::filesystem::path& target, const Extent& region,
                   const Progress& progress, std::stop_token stop) {
    check_region(region);
    PendingFile pending(target);
    const Steps steps(progress, std::move(stop));
    const Material material = read_material(sources, steps);
    const auto layers = all_layers(material, region, steps);
    const auto writing = [&](double share, std::string_view doing) {
        steps.at(0.9 + 0.1 * share, std::string(doing));
    };
    write_layer_file(pending.path(), layers, writing);
    pending.commit();
    if (progress) progress(1, "done");
}

}  // namespace bearing
