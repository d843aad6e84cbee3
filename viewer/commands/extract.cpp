#include "bearing/report/extract.hpp"

#include <fmt/format.h>

#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "bearing/base/utf8.hpp"
#include "bearing/gazetteer/gazetteer.hpp"
#include "bearing/incident/incident_json.hpp"
#include "bearing/io/read_incidents.hpp"
#include "bearing/report/review.hpp"
#include "commands/commands.hpp"
#include "commands/gazetteer_option.hpp"

namespace bearing {
namespace {

using Json = nlohmann::ordered_json;

struct ExtractOptions {
    std::vector<std::string> files;
    std::string published;
    std::string format = "json";
    std::string gazetteer;
};

Json incidents_json(const std::vector<Incident>& incidents) {
    Json array = Json::array();
    for (const auto& incident : incidents) array.push_back(to_json(incident));
    return array;
}

Json extraction_json(const Extraction& extraction) {
    const Report& report = extraction.report;
    Json mentions = Json::array();
    for (const auto& mention : extraction.mentions)
        mentions.push_back({{"kind", to_string(mention.kind)},
                            {"span", {mention.span.begin, mention.span.end}},
                            {"value", mention.value}});
    Json issues = Json::array();
    for (const auto& issue : extraction.issues) issues.push_back(to_json(issue));
    return {{"schema", "bearing/extract/1"},
            {"report",
             {{"title", report.title},
              {"publisher", report.publisher},
              {"published", report.published ? Json(to_string(*report.published)) : Json(nullptr)},
              {"language", report.language},
              {"sha256", report.sha256},
              {"chars", to_utf32(report.text).size()}}},
            {"incidents", incidents_json(extraction.incidents)},
            {"unlocated", incidents_json(extraction.unlocated)},
            {"undated", incidents_json(extraction.undated)},
            {"mentions", std::move(mentions)},
            {"issues", std::move(issues)}};
}

/// One report is one object, as the contract has it; several are an array of such objects, in their order.
void print(const std::vector<Extraction>& extractions, bool several, const std::string& format) {
    if (format == "json") {
        Json all = Json::array();
        for (const auto& extraction : extractions) all.push_back(extraction_json(extraction));
        std::cout << (several ? all : all.front()).dump(1) << '\n';
        return;
    }
    std::vector<Incident> incidents;
    for (const auto& extraction : extractions)
        for (auto& incident : project_drafts(extraction)) incidents.push_back(std::move(incident));
    std::vector<const Incident*> pointers;
    for (const auto& incident : incidents) pointers.push_back(&incident);
    std::cout << (format == "csv" ? to_csv(pointers) : to_geojson(pointers));
}

void say(const Extraction& extraction, bool several) {
    for (const auto& issue : extraction.issues) std::cerr << "bearing: " << to_string(issue) << '\n';
    std::cerr << "bearing: " << (several ? extraction.report.file + ": " : "") << "read "
              << counted(extraction.incidents.size(), "draft incident") << ", " << extraction.unlocated.size()
              << " without a place, " << extraction.undated.size() << " without a date\n";
}

void run(const ExtractOptions& options) {
    std::optional<Day> published;
    if (!options.published.empty()) {
        published = parse_day(options.published);
        if (!published)
            throw CLI::ValidationError("--published",
                                       fmt::format("\"{}\" is no date; write YYYY-MM-DD", options.published));
    }
    const std::vector<std::string> files =
        options.files.empty() ? std::vector<std::string>{"-"} : options.files;
    const bool several = files.size() > 1;
    const auto gazetteer = open_gazetteer(options.gazetteer);
    std::vector<Extraction> extractions;
    for (const auto& file : files) {
        try {
            extractions.push_back(extract(read_report(file), *gazetteer, published));
        } catch (const Error& error) {
            if (!several) throw;
            std::cerr << "bearing: " << error.what() << '\n';  // the others are read all the same
        }
    }
    print(extractions, several, options.format);
    for (const auto& extraction : extractions) say(extraction, several);
    if (extractions.size() < files.size())
        throw FileError(fmt::format("{} of {} reports could not be read; see the messages above",
                                    files.size() - extractions.size(), files.size()));
}

}  // namespace

void add_extract_command(CLI::App& app, CommandContext&) {
    auto* command =
        app.add_subcommand("extract", "Read a report and print the incidents it tells of, as drafts");
    auto options = std::make_shared<ExtractOptions>();
    command->add_option(
        "files", options->files,
        "Reports: text, .md, .html or .pdf; - is standard input, which is read if none is given");
    command->add_option("--published", options->published,
                        "Day of publication, if the report does not say it");
    command->add_option("--format", options->format, "json, geojson or csv")
        ->check(CLI::IsMember({"json", "geojson", "csv"}))
        ->capture_default_str();
    add_gazetteer_option(*command, options->gazetteer);
    command->callback([options] { run(*options); });
}

}  // namespace bearing
