#include <fmt/format.h>

#include <optional>
#include <system_error>

#include "bearing/base/data_files.hpp"
#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "bearing/basemap/basemap.hpp"
#include "bearing/basemap/environment.hpp"

namespace bearing {
namespace fs = std::filesystem;
namespace {

/// The first folder that has all the files.
std::optional<fs::path> folder_with(const std::vector<fs::path>& folders,
                                    const std::vector<std::string>& files) {
    for (const auto& folder : folders) {
        bool has_all = true;
        for (const auto& file : files) {
            std::error_code error;
            has_all = has_all && fs::is_regular_file(folder / file, error);
        }
        if (has_all) return folder;
    }
    return std::nullopt;
}

}  // namespace

std::vector<DataPackage> basemap_packages() {
    const auto dcw =
        folder_with({"/usr/share/gmt-dcw", "/usr/share/gmt/dcw"}, {"dcw-gmt.nc", "dcw-countries.txt"});
    const auto gshhg =
        folder_with({"/usr/share/gmt-gshhg", "/usr/share/gmt-gshhg-full", "/usr/share/gmt/coast"},
                    {"binned_GSHHS_f.nc", "binned_border_f.nc", "binned_river_f.nc"});
    return {{"gmt-dcw", "which country land belongs to", dcw.value_or(fs::path())},
            {"gmt-gshhg-full", "coasts, lakes, rivers and borders", gshhg.value_or(fs::path())}};
}

std::string install_command(const std::vector<DataPackage>& packages) {
    std::vector<std::string> missing;
    for (const auto& package : packages)
        if (!package.found()) missing.push_back(package.name);
    if (missing.empty()) return {};
    return "sudo apt-get install --no-install-recommends " + join(missing, " ");
}

BasemapSources find_basemap_sources() {
    const auto packages = basemap_packages();
    if (const auto command = install_command(packages); !command.empty()) {
        std::vector<std::string> missing;
        for (const auto& package : packages)
            if (!package.found()) missing.push_back(fmt::format("{} ({})", package.name, package.purpose));
        throw MissingDataError(
            fmt::format("the basemap cannot be built without the data of {}; install it with: {}",
                        join(missing, " and "), command));
    }
    return {packages[0].folder, packages[1].folder, data_file("lines.csv").parent_path()};
}

}  // namespace bearing
