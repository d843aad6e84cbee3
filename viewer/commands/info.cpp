#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "bearing/base/data_files.hpp"
#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "bearing/base/version.hpp"
#include "bearing/basemap/basemap.hpp"
#include "bearing/basemap/environment.hpp"
#include "bearing/carto/fonts.hpp"
#include "bearing/figure/environment.hpp"
#include "bearing/gazetteer/environment.hpp"
#include "bearing/store/environment.hpp"
#include "commands/commands.hpp"
#include "commands/project_info.hpp"
#include "panels/environment.hpp"

namespace bearing {
namespace {

using Json = nlohmann::ordered_json;

/// Something that Bearing uses: where it is, or the command that brings it.
struct Part {
    std::string name;
    std::string purpose;
    std::string found;    ///< path, "" if missing
    std::string install;  ///< command, for what is missing
};

std::string program_in_path(const std::string& name) {
    const char* path = std::getenv("PATH");
    for (const auto& folder : split_list(path != nullptr ? path : "", ':')) {
        const std::string candidate = folder + "/" + name;
        if (access(candidate.c_str(), X_OK) == 0) return candidate;
    }
    return {};
}

Part tables() {
    Part part{"tables", "Bearing's own places, lines, actors and weapons", "", "install Bearing again"};
    try {
        part.found = data_file("lines.csv").parent_path().string();
    } catch (const MissingDataError&) {
        // Said by the empty path.
    }
    return part;
}

Part basemap() {
    const auto found = find_basemap();
    return {"basemap", "the map under the incidents", found ? found->string() : "", "bearing basemap build"};
}

Part fonts() {
    Part part{"fonts", "text on maps", "", "sudo apt-get install --no-install-recommends fonts-noto-core"};
    try {
        part.found = FontSet::system()->file(0).string();
    } catch (const Error&) {
        // Said by the empty path.
    }
    return part;
}

std::vector<Part> parts() {
    std::vector<Part> all{tables(), basemap(), fonts()};
    for (const auto& package : basemap_packages())
        all.push_back({package.name, package.purpose, package.folder.string(), install_command({package})});
    all.push_back({"pdftotext", "reading reports in PDF", program_in_path("pdftotext"),
                   "sudo apt-get install --no-install-recommends poppler-utils"});
    return all;
}

std::vector<std::pair<std::string, std::string>> versions(const GisEnvironment& gis) {
    return {{"bearing", std::string(version())},
            {"GDAL", gis.gdal},
            {"GEOS", gis.geos},
            {"PROJ", gis.proj},
            {"ICU", icu_version()},
            {"SQLite", sqlite_version()},
            {"Cairo", cairo_version_text()},
            {"Dear ImGui", imgui_version()},
            {"fmt", fmt::format("{}.{}.{}", FMT_VERSION / 10000, FMT_VERSION / 100 % 100, FMT_VERSION % 100)},
            {"CLI11", CLI11_VERSION},
            {"nlohmann-json", fmt::format("{}.{}.{}", NLOHMANN_JSON_VERSION_MAJOR,
                                          NLOHMANN_JSON_VERSION_MINOR, NLOHMANN_JSON_VERSION_PATCH)}};
}

void print_json(const GisEnvironment& gis, const std::vector<Part>& all,
                const std::optional<ProjectInfo>& project) {
    Json json{{"schema", "bearing/info/1"}, {"version", version()}};
    for (const auto& [name, text] : versions(gis)) json["libraries"][name] = text;
    json["drivers"] = Json::array();
    for (const auto& driver : gis.drivers)
        json["drivers"].push_back({{"name", driver.name},
                                   {"title", driver.title},
                                   {"reads", driver.present},
                                   {"writes", driver.writes}});
    json["data_folders"] = Json::array();
    for (const auto& folder : data_folders()) json["data_folders"].push_back(folder.string());
    json["found"] = Json::array();
    json["missing"] = Json::array();
    for (const auto& part : all) {
        Json entry{{"name", part.name}, {"purpose", part.purpose}};
        if (part.found.empty())
            entry["install"] = part.install;
        else
            entry["path"] = part.found;
        json[part.found.empty() ? "missing" : "found"].push_back(std::move(entry));
    }
    if (project) json["project"] = project->json;
    std::cout << json.dump(2) << '\n';
}

std::string abilities(const GisDriver& driver) {
    if (!driver.present) return "not in this GDAL";
    return driver.writes ? "reads and writes" : "reads";
}

void print_text(const GisEnvironment& gis, const std::vector<Part>& all) {
    std::cout << "Versions\n";
    for (const auto& [name, text] : versions(gis))
        std::cout << fmt::format("  {:<16} {}\n", name, text.empty() ? "none" : text);
    std::cout << "Formats of GDAL\n";
    for (const auto& driver : gis.drivers)
        std::cout << fmt::format("  {:<16} {:<18} {}\n", driver.name, abilities(driver), driver.title);
    std::cout << "Found\n";
    for (const auto& part : all)
        if (!part.found.empty()) std::cout << fmt::format("  {:<16} {}\n", part.name, part.found);
    std::string missing;
    for (const auto& part : all)
        if (part.found.empty())
            missing += fmt::format("  {:<16} {}; get it with: {}\n", part.name, part.purpose, part.install);
    std::cout << (missing.empty() ? "Nothing is missing.\n" : "Missing\n" + missing);
}

}  // namespace

void add_info_command(CLI::App& app, CommandContext& context) {
    auto format = std::make_shared<std::string>("text");
    auto path = std::make_shared<std::string>();
    auto* command = app.add_subcommand(
        "info", "Show versions, formats, data found, and what is missing with the command that installs it");
    command->add_option("project", *path, "Project to describe and to check against its chain of revisions");
    command->add_option("--format", *format, "text or json")->check(CLI::IsMember({"text", "json"}));
    command->callback([format, path, &context] {
        std::optional<ProjectInfo> project;
        if (!path->empty()) project = project_info(*path);
        const auto gis = gis_environment();
        if (*format == "json")
            print_json(gis, parts(), project);
        else if (project)
            std::cout << project->text;
        else
            print_text(gis, parts());
        if (project && !project->intact) context.exit_status = 1;
    });
}

}  // namespace bearing
