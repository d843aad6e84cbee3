#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "app/report_source.hpp"
#include "bearing/base/data_files.hpp"
#include "bearing/base/error.hpp"
#include "bearing/base/files.hpp"
#include "bearing/base/text.hpp"
#include "commands/author.hpp"
#include "commands/commands.hpp"
#include "commands/filters.hpp"
#include "commands/gazetteer_option.hpp"
#include "commands/input.hpp"
#include "platform/offscreen.hpp"

namespace bearing {
namespace {

struct ViewOptions {
    std::string input;
    FilterOptions filters;
    std::string screenshot;
    std::string size = "1440x900";
    std::string theme = "light";
    std::string incident;
    double scale = 1;
    int frames = 0;
    std::string stats;
    std::string report;
    std::string published;
    std::string author;
};

/// "1440x900" to width and height.
void read_size(const std::string& text, ViewRequest& request) {
    const auto parts = split_list(ascii_lower(text), 'x');
    const auto number = [&](std::size_t i) {
        return parts.size() == 2 ? parse_integer(parts[i]) : std::nullopt;
    };
    const auto width = number(0), height = number(1);
    if (!width || !height || *width < 320 || *height < 240 || *width > 16384 || *height > 16384)
        throw CLI::ValidationError(
            "--size",
            fmt::format("\"{}\" is no size; write WIDTHxHEIGHT in pixels, such as 1440x900, from 320x240",
                        text));
    request.width = static_cast<int>(*width);
    request.height = static_cast<int>(*height);
}

void check_incident(const Dataset& dataset, const std::string& id) {
    if (dataset.find(id)) return;
    throw ArgumentError(
        fmt::format("--incident: there is no incident \"{}\" here; bearing query lists the ids", id));
}

/// A report may be reviewed into a project that its commit will make.
bool is_new_project(const ViewOptions& options) {
    std::error_code ignored;
    return !options.report.empty() && std::filesystem::path(options.input).extension() == ".gpkg" &&
           !std::filesystem::exists(options.input, ignored);
}

ViewRequest request_of(const ViewOptions& options) {
    ViewRequest request;
    read_size(options.size, request);
    request.query = to_query(options.filters);
    request.dataset = is_new_project(options) ? std::make_shared<const Dataset>(std::vector<Incident>{})
                                              : open_dataset(options.input);
    request.source = options.input;
    request.data_note = sample_warning(options.input);
    request.theme = options.theme;
    request.scale = options.scale;
    request.basemap = find_basemap();
    request.open_dataset = open_dataset;
    request.open_gazetteer = [path = options.filters.gazetteer] { return open_gazetteer(path); };
    request.author = author_of({options.author, {}});
    request.report = options.report;
    // What cannot be read is said here, before any window opens.
    if (!options.report.empty() && options.report != "-") report_of(read_report_source(options.report));
    if (!options.published.empty()) {
        request.published = parse_day(options.published);
        if (!request.published)
            throw CLI::ValidationError("--published",
                                       fmt::format("\"{}\" is no date; write YYYY-MM-DD", options.published));
    }
    if (!options.incident.empty()) {
        check_incident(*request.dataset, options.incident);
        request.highlighted_id = options.incident;
    }
    return request;
}

void run(const ViewOptions& options, CommandContext& context) {
    if (options.frames > 0 && options.stats.empty())
        throw CLI::ValidationError("--frames", "needs --stats FILE to write the times to");
    if (!options.stats.empty() && options.frames == 0)
        throw CLI::ValidationError("--stats", "needs --frames N");
    const ViewRequest request = request_of(options);
    if (!options.screenshot.empty()) write_file(options.screenshot, screenshot(request));
    if (options.frames > 0) {
        const std::string statistics = frame_statistics(request, options.frames);
        options.stats == "-" ? void(std::cout << statistics) : write_file(options.stats, statistics);
    }
    if (options.screenshot.empty() && options.frames == 0) context.exit_status = context.open_window(request);
}

}  // namespace

void add_view_command(CLI::App& app, CommandContext& context) {
    auto options = std::make_shared<ViewOptions>();
    CLI::App* command =
        app.add_subcommand("view", "Open the window on a project or file (default: the bundled sample)");
    command->add_option("input", options->input, "Project (.gpkg) or any file that import understands");
    command->add_option("--screenshot", options->screenshot,
                        "Write one frame as PNG instead; needs no display");
    command->add_option("--size", options->size, "Size of the window or picture, WIDTHxHEIGHT")
        ->capture_default_str();
    command->add_option("--theme", options->theme, "light or dark")
        ->check(CLI::IsMember({"light", "dark"}))
        ->capture_default_str();
    command
        ->add_option("--scale", options->scale,
                     "Pixels in a logical pixel of the picture (2 for high-density displays)")
        ->check(CLI::Range(0.5, 4.0));
    command->add_option("--report", options->report,
                        "Report to review (text, .md, .html, .pdf; - is text on standard input)");
    command->add_option("--published", options->published,
                        "Day of publication of the report, if it does not say it");
    command->add_option("--author", options->author, "Who reviews (default: the login name)");
    command->add_option("--incident", options->incident, "Id of an incident to open");
    command->add_option("--frames", options->frames, "Pan, zoom and brush for so many frames off-screen")
        ->check(CLI::Range(1, 100000));
    command->add_option("--stats", options->stats, "Where --frames writes how long they took (JSON)");
    add_filter_options(*command, options->filters);
    command->callback([options, &context] { run(*options, context); });
}

}  // namespace bearing
