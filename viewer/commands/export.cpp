#include <fmt/format.h>

#include <filesystem>
#include <iostream>
#include <memory>

#include "bearing/base/files.hpp"
#include "bearing/base/text.hpp"
#include "commands/commands.hpp"
#include "commands/filters.hpp"
#include "commands/input.hpp"

namespace bearing {
namespace {

struct ExportOptions {
    std::string input;
    std::string output;
    FilterOptions filters;
};

void run(const ExportOptions& options) {
    const std::string extension = ascii_lower(std::filesystem::path(options.output).extension().string());
    if (extension != ".csv" && extension != ".geojson" && extension != ".json")
        throw CLI::ValidationError(
            "--output",
            fmt::format("{}: the name of an export must end in .csv or .geojson", options.output));
    const auto dataset = open_dataset(options.input);
    const Selection selection = select(*dataset, to_query(options.filters, *Gazetteer::bundled()));
    std::vector<std::uint32_t> indices = selection.certain;
    indices.insert(indices.end(), selection.possible.begin(), selection.possible.end());
    std::sort(indices.begin(), indices.end());
    std::vector<const Incident*> incidents;
    std::vector<Incident> found;
    dataset->each_incident(indices,
                           [&](std::uint32_t, const Incident& incident) { found.push_back(incident); });
    for (const Incident& incident : found) incidents.push_back(&incident);
    write_file(options.output, extension == ".csv" ? to_csv(incidents) : to_geojson(incidents));
    std::cerr << "bearing: wrote " << counted(incidents.size(), "incident") << " ("
              << selection.possible.size() << " possible matches) to " << options.output << '\n';
}

}  // namespace

void add_export_command(CLI::App& app, CommandContext&) {
    auto* command = app.add_subcommand("export", "Write incidents to a file");
    auto options = std::make_shared<ExportOptions>();
    command->add_option("input", options->input, "Project or file (default: the bundled sample)");
    command->add_option("-o,--output", options->output, "OUT.csv or OUT.geojson")->required();
    add_filter_options(*command, options->filters);
    command->callback([options] { run(*options); });
}

}  // namespace bearing
