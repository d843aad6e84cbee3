#include <fmt/format.h>

#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "bearing/base/error.hpp"
#include "bearing/base/outcome.hpp"
#include "bearing/base/text.hpp"
#include "bearing/gazetteer/build.hpp"
#include "bearing/gazetteer/gazetteer.hpp"
#include "commands/commands.hpp"
#include "commands/long_work.hpp"

namespace bearing {
namespace {

struct GazetteerBuildOptions {
    std::vector<std::string> geonames, alternate_names, admin1, admin2, tables;
    std::string output;
};

struct GazetteerInfoOptions {
    std::string path;
    std::string format = "text";
};

std::vector<std::filesystem::path> as_paths(const std::vector<std::string>& names) {
    return {names.begin(), names.end()};
}

void build_gazetteer_file(const GazetteerBuildOptions& options) {
    GazetteerSources sources{as_paths(options.geonames), as_paths(options.alternate_names),
                             as_paths(options.admin1), as_paths(options.admin2), as_paths(options.tables)};
    if (sources.geonames.empty() && sources.tables.empty())
        throw CLI::ValidationError("--geonames",
                                   "give at least one dump by --geonames or one table by --tsv");
    const InterruptGuard guard;
    ProgressBar bar;
    const auto built = build_gazetteer(sources, options.output, [&](double fraction, std::string_view doing) {
        if (InterruptGuard::interrupted())
            throw CancelledError("building the gazetteer was stopped; nothing was written");
        bar.show(fraction, doing);
    });
    bar.clear();
    for (const Issue& issue : built.issues) std::cerr << "bearing: " << to_string(issue) << '\n';
    const GazetteerCounts& counts = built.value;
    for (const auto& [reason, count] : counts.bad)
        std::cerr << fmt::format("bearing: left out, {}: {}\n", reason, count);
    std::cout << fmt::format("{}: {} with {} from {}", options.output, counted(counts.places, "place"),
                             counted(counts.names, "name"), counted(counts.rows, "row"));
    if (counts.joined > 0)
        std::cout << fmt::format(", {} of them joined to others of the same place", counts.joined);
    if (counts.unplaced > 0)
        std::cout << fmt::format(", {} of places that are not in the dumps left out",
                                 counted(counts.unplaced, "name"));
    std::cout << '\n';
}

std::filesystem::path gazetteer_in_question(const std::string& given) {
    return given.empty() ? default_gazetteer_path() : std::filesystem::path(given);
}

void print_gazetteer_info(const GazetteerInfoOptions& options) {
    const auto path = gazetteer_in_question(options.path);
    const std::size_t bundled = Gazetteer::bundled()->size();
    nlohmann::ordered_json json{{"schema", "bearing/gazetteer/1"}, {"bundled_places", bundled}};
    std::string text;
    if (!path.empty()) {
        const GazetteerInfo info = check_gazetteer(path);
        json.update(nlohmann::ordered_json{{"file", path.string()},
                                           {"bytes", info.bytes},
                                           {"version", info.version},
                                           {"places", info.places},
                                           {"names", info.names},
                                           {"keys", info.keys},
                                           {"about", info.about}});
        text = fmt::format("{}\nformat {}, {} bytes, checked and sound\n{}, {}, {}\n", path.string(),
                           info.version, info.bytes, counted(info.places, "place"),
                           counted(info.names, "name"), counted(info.keys, "comparison form"));
        for (const std::string& line : info.about) text += line + '\n';
    }
    text += fmt::format("{} of Bearing's own tables {}\n", counted(bundled, "place"),
                        path.empty() ? "and no gazetteer file in use" : "lie on top");
    std::cout << (options.format == "json" ? json.dump(2) + "\n" : text);
}

void choose_gazetteer(const std::string& path) {
    if (path == "bundled") {
        use_gazetteer({});
        std::cout << "the bundled places are in use\n";
        return;
    }
    const GazetteerInfo info = check_gazetteer(path);
    use_gazetteer(path);
    std::cout << fmt::format("{} is in use: {}\n", path, counted(info.places, "place"));
}

void add_gazetteer_build(CLI::App& command) {
    auto options = std::make_shared<GazetteerBuildOptions>();
    auto* build = command.add_subcommand(
        "build", "Build a gazetteer file from GeoNames dumps (plain or .zip) and your own tables");
    build->add_option("--geonames", options->geonames, "Dumps: allCountries, cities500, one country's file")
        ->type_name("FILE");
    build->add_option("--alternate-names", options->alternate_names, "alternateNamesV2")->type_name("FILE");
    build->add_option("--admin1", options->admin1, "admin1CodesASCII: names of provinces")->type_name("FILE");
    build->add_option("--admin2", options->admin2, "admin2Codes: names of districts")->type_name("FILE");
    build
        ->add_option(
            "--tsv", options->tables,
            "Your own table with a header line: name, lat, lon, perhaps id, names, feature, country, "
            "admin1, admin2, population, precision, radius_m, confidence")
        ->type_name("FILE");
    build->add_option("-o,--output", options->output, "The gazetteer file to write")
        ->required()
        ->type_name("FILE");
    build->callback([options] { build_gazetteer_file(*options); });
}

void add_gazetteer_info(CLI::App& command) {
    auto options = std::make_shared<GazetteerInfoOptions>();
    auto* info = command.add_subcommand("info", "Check a gazetteer file and say what is in it");
    info->add_option("path", options->path, "Gazetteer file (default: the one in use)");
    info->add_option("--format", options->format, "text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    info->callback([options] { print_gazetteer_info(*options); });
}

}  // namespace

void add_gazetteer_command(CLI::App& app, CommandContext&) {
    auto* command =
        app.add_subcommand("gazetteer", "Build, check and choose the places that names are looked up in");
    command->require_subcommand(1);
    add_gazetteer_build(*command);
    add_gazetteer_info(*command);
    auto path = std::make_shared<std::string>();
    auto* use = command->add_subcommand("use", "Look names up in this gazetteer file from now on");
    use->add_option("path", *path, "Gazetteer file, or the word bundled for Bearing's own tables alone")
        ->required();
    use->callback([path] { choose_gazetteer(*path); });
}

}  // namespace bearing
