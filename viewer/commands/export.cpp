#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <numeric>

#include "app/words.hpp"
#include "bearing/base/error.hpp"
#include "bearing/base/staging_folder.hpp"
#include "bearing/base/text.hpp"
#include "bearing/incident/incident_json.hpp"
#include "bearing/io/write_incidents.hpp"
#include "bearing/store/store.hpp"
#include "commands/commands.hpp"
#include "commands/filters.hpp"
#include "commands/input.hpp"
#include "commands/publishing.hpp"

namespace bearing {
namespace {

namespace fs = std::filesystem;

struct ExportArguments {
    std::string input;
    std::string output;
    std::string profile;
    std::string columns = "bearing";
    FilterOptions filters;
};

/// Everything that is to be written, whatever the format.
struct ExportJob {
    std::shared_ptr<const Dataset> dataset;
    std::vector<std::uint32_t> indices;   ///< certain and possible, ascending
    std::vector<std::uint32_t> possible;  ///< ascending
    std::optional<Publisher> publisher;
    std::unique_ptr<LeakTest> test;
    ExportOptions options;

    bool is_possible(std::uint32_t i) const {
        return std::binary_search(possible.begin(), possible.end(), i);
    }

    void each(const IncidentTaker& take) const {
        dataset->each_incident(indices, [&](std::uint32_t i, const Incident& incident) {
            const Match match = is_possible(i) ? Match::possible : Match::certain;
            if (!publisher) return take(incident, match);
            if (const auto published = publisher->publish(incident)) take(*published, match);
        });
    }
};

bool is_project_name(const std::string& output) {
    return ascii_lower(fs::path(output).extension().string()) == ".gpkg";
}

ExportColumns columns_of(const std::string& name) {
    if (name == "acled") return ExportColumns::acled;
    return name == "hxl" ? ExportColumns::hxl : ExportColumns::bearing;
}

/// A name or columns that no export can have are wrong usage, said before any work is done.
void check_output(const ExportArguments& arguments) {
    const auto format = export_format(arguments.output);
    if (!format && !is_project_name(arguments.output))
        throw CLI::ValidationError("--output",
                                   fmt::format("{}: the name of an export must end in .csv, .geojson, "
                                               ".gpkg, .kml, .xlsx, .shp, .fgb or .html",
                                               arguments.output));
    const bool is_table = format == ExportFormat::csv || format == ExportFormat::xlsx;
    if (arguments.columns != "bearing" && !is_table)
        throw CLI::ValidationError(
            "--as", fmt::format("{} has columns of its own; --as is for .csv and .xlsx", arguments.output));
}

ExportJob make_job(const ExportArguments& arguments) {
    ExportJob job;
    const Query query = to_query(arguments.filters);
    job.publisher = open_publisher(arguments.profile);
    if (job.publisher) warn_of_narrow_boxes(query, job.publisher->profile());
    job.dataset = open_dataset(arguments.input);
    Selection selection = select(*job.dataset, query);
    job.indices = selection.certain;
    job.indices.insert(job.indices.end(), selection.possible.begin(), selection.possible.end());
    std::sort(job.indices.begin(), job.indices.end());
    job.possible = std::move(selection.possible);
    job.options.columns = columns_of(arguments.columns);
    if (const auto filter = query_in_words(query); !filter.empty())
        job.options.notes.push_back("Filter: " + filter + ".");
    if (const auto warning = sample_warning(arguments.input); !warning.empty())
        job.options.notes.push_back(warning + ".");
    return job;
}

/// What changes because others will see the output.
void prepare_publication(ExportJob& job, const std::string& output) {
    if (!job.publisher) return;
    const PublishProfile& profile = job.publisher->profile();
    if (profile.coarsen != CoarsenBy::none) job.options.geometry = ExportGeometry::area;
    for (const std::string& sentence : in_words(profile)) {
        job.options.notes.push_back(sentence);
        std::cerr << "bearing: " << sentence << '\n';
    }
    job.test = std::make_unique<LeakTest>(profile);
    tell_held_back(learn_secrets(*job.dataset, job.indices, *job.publisher, *job.test));
    allow_published(*job.dataset, job.indices, *job.publisher, *job.test);
    job.options.check = [test = job.test.get(), output](const std::vector<fs::path>& files) {
        for (const fs::path& file : files) require_no_leaks(test->find_in_file(file), output);
    };
}

/// A project reads as incidents again; its rows may be packed in ways of its own.
void check_project(const ExportJob& job, const fs::path& file, const std::string& output) {
    if (!job.test) return;
    job.options.check({file});
    const auto dataset = Store::open(file).dataset();
    std::vector<std::uint32_t> all(dataset->size());
    std::iota(all.begin(), all.end(), 0u);
    std::string text;
    const auto search = [&] {
        require_no_leaks(job.test->find_in_bytes(fs::path(output).filename().string(), text), output);
        text.clear();
    };
    dataset->each_incident(all, [&](std::uint32_t, const Incident& incident) {
        constexpr std::size_t kAtOnce = std::size_t{4} << 20;
        text += to_json(incident).dump() + '\n';
        if (text.size() >= kAtOnce) search();
    });
    search();
}

/// A new project with these incidents and no history but this one revision.
ExportResult write_project(const ExportJob& job, const std::string& output) {
    StagingFolder staging(output);
    ExportResult result;
    {
        Store store = Store::open_or_create(staging.file());
        auto session = store.import("export", "bearing export", "exported");
        job.each([&](const Incident& incident, Match match) {
            session.add(incident);
            ++result.incidents;
            result.possible += match == Match::possible;
        });
        session.finish({}, WithdrawPolicy::none);
    }
    check_project(job, staging.file(), output);
    if (result.possible > 0)
        result.warnings.push_back("a project does not say which incidents only possibly match the filter");
    result.files = staging.commit();
    return result;
}

void run(const ExportArguments& arguments) {
    check_output(arguments);
    ExportJob job = make_job(arguments);
    prepare_publication(job, arguments.output);
    const ExportResult result =
        is_project_name(arguments.output)
            ? write_project(job, arguments.output)
            : write_incidents(
                  arguments.output, [&](const IncidentTaker& take) { job.each(take); }, job.options);
    for (const std::string& warning : result.warnings) std::cerr << "bearing: " << warning << '\n';
    std::cerr << "bearing: wrote " << counted(result.incidents, "incident") << " (" << result.possible
              << (result.possible == 1 ? " possible match) to " : " possible matches) to ")
              << arguments.output << (job.test ? "; no leak was found in it\n" : "\n");
}

}  // namespace

void add_export_command(CLI::App& app, CommandContext&) {
    auto* command = app.add_subcommand("export", "Write incidents to a file");
    auto arguments = std::make_shared<ExportArguments>();
    command->add_option("input", arguments->input, "Project or file (default: the bundled sample)");
    command
        ->add_option("-o,--output", arguments->output,
                     "OUT.csv, .geojson, .gpkg (a project), .kml, .xlsx, .shp, .fgb or .html")
        ->required();
    command->add_option("--as", arguments->columns, "Columns of .csv and .xlsx: bearing, acled or hxl")
        ->check(CLI::IsMember({"bearing", "acled", "hxl"}))
        ->capture_default_str();
    add_profile_option(*command, arguments->profile);
    add_filter_options(*command, arguments->filters);
    command->callback([arguments] { run(*arguments); });
}

}  // namespace bearing
