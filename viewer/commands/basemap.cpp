#include <fmt/format.h>

#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "bearing/base/data_files.hpp"
#include "bearing/base/error.hpp"
#include "bearing/basemap/basemap.hpp"
#include "commands/commands.hpp"
#include "commands/long_work.hpp"

namespace bearing {
namespace {

struct BuildOptions {
    std::string target;
    std::string region;
};

struct ListOptions {
    std::string file;
    std::string format = "text";
};

/// The file to write; the user's data folder is made where there is none yet.
std::filesystem::path target_of(const BuildOptions& options) {
    if (!options.target.empty()) return options.target;
    const auto target = user_basemap_path();
    std::error_code error;
    std::filesystem::create_directories(target.parent_path(), error);
    if (error)
        throw FileError(fmt::format("cannot make the folder {}: {}; give another place with -o",
                                    target.parent_path().string(), error.message()));
    return target;
}

void build(const BuildOptions& options) {
    Extent region = kDefaultRegion;
    if (!options.region.empty()) {
        const auto parsed = parse_extent(options.region);
        if (!parsed || parsed->crosses_antimeridian() || parsed->width() <= 0 || parsed->height() <= 0)
            throw CLI::ValidationError(
                "--region",
                fmt::format("\"{}\" must be W,S,E,N in degrees with W < E and S < N, for instance "
                            "43,38,51,43",
                            options.region));
        region = *parsed;
    }
    const auto sources = find_basemap_sources();
    const auto target = target_of(options);
    {
        const InterruptGuard guard;
        ProgressBar bar;
        build_basemap(sources, target, region, [&](double fraction, std::string_view doing) {
            if (InterruptGuard::interrupted())
                throw CancelledError("building the basemap was stopped; nothing was written");
            bar.show(fraction, doing);
        });
    }
    const auto layers = list_basemap(target);
    std::size_t features = 0;
    for (const auto& layer : layers) features += layer.features;
    std::cout << fmt::format("{}: {} layers, {} features\n", target.string(), layers.size(), features);
}

nlohmann::ordered_json to_json(const BasemapLayerInfo& layer) {
    return {{"id", layer.id},
            {"label", layer.label},
            {"features", layer.features},
            {"extent", {layer.extent.west, layer.extent.south, layer.extent.east, layer.extent.north}},
            {"credit", layer.credit}};
}

void list(const ListOptions& options) {
    std::filesystem::path file = options.file;
    if (file.empty()) {
        const auto found = find_basemap();
        if (!found)
            throw MissingDataError("no basemap has been built yet; build it with: bearing basemap build");
        file = *found;
    }
    const auto layers = list_basemap(file);
    if (options.format == "json") {
        nlohmann::ordered_json json{{"schema", "bearing/basemap/1"}, {"file", file.string()}};
        json["layers"] = nlohmann::ordered_json::array();
        for (const auto& layer : layers) json["layers"].push_back(to_json(layer));
        std::cout << json.dump(2) << '\n';
        return;
    }
    std::cout << file.string() << '\n';
    for (const auto& layer : layers)
        std::cout << fmt::format("{:<18} {:<30} {:>7}  {}\n", layer.id, layer.label, layer.features,
                                 layer.credit);
}

}  // namespace

void add_basemap_command(CLI::App& app, CommandContext&) {
    auto* command = app.add_subcommand("basemap", "Build the map under the incidents, or list what is in it");
    command->require_subcommand(1);

    auto build_options = std::make_shared<BuildOptions>();
    auto* builder = command->add_subcommand(
        "build", "Build the basemap from the data packages gmt-dcw and gmt-gshhg-full (half a minute)");
    builder->add_option("-o,--output", build_options->target,
                        "GeoPackage to write (default: your own basemap)");
    builder->add_option("--region", build_options->region,
                        "W,S,E,N: the box to keep in full detail (default: 43,38,51,43)");
    builder->callback([build_options] { build(*build_options); });

    auto list_options = std::make_shared<ListOptions>();
    auto* lister = command->add_subcommand("list", "List the layers of a basemap with their credits");
    lister->add_option("file", list_options->file, "basemap (default: the one that maps are drawn on)");
    lister->add_option("--format", list_options->format, "text or json")
        ->check(CLI::IsMember({"text", "json"}));
    lister->callback([list_options] { list(*list_options); });
}

}  // namespace bearing
