#include <fmt/format.h>

#include <cstdlib>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "bearing/base/error.hpp"
#include "bearing/base/files.hpp"
#include "bearing/base/text.hpp"
#include "bearing/incident/incident_json.hpp"
#include "bearing/store/store.hpp"
#include "commands/commands.hpp"
#include "commands/input.hpp"

namespace bearing {
namespace {

using Json = nlohmann::ordered_json;

struct ImportOptions {
    std::vector<std::string> inputs;
    std::string project;
    std::string schema = "auto";
    std::string rejects;
    std::string author;
    bool dry_run = false;
    bool strict = false;
    std::string format = "text";
};

/// What several files gave together.
struct ImportSummary {
    std::string format;
    std::size_t read = 0;
    CommitResult result;
    std::vector<RejectedRow> rejected;
    std::vector<Issue> warnings;
    std::map<std::string, std::size_t> reasons;
    std::string rejects_file;
};

std::string login_name() {
    const char* user = std::getenv("USER");
    return user != nullptr && *user != '\0' ? user : "unknown";
}

void gather(IncidentFile file, ImportSummary& summary, std::vector<Incident>& incidents) {
    summary.format = summary.format.empty() || summary.format == file.format ? file.format : "several";
    summary.read += file.rows;
    for (const auto& [reason, count] : file.reasons()) summary.reasons[reason] += count;
    std::move(file.rejected.begin(), file.rejected.end(), std::back_inserter(summary.rejected));
    std::move(file.warnings.begin(), file.warnings.end(), std::back_inserter(summary.warnings));
    std::move(file.incidents.begin(), file.incidents.end(), std::back_inserter(incidents));
}

/// How the incidents would change the project, without touching it.
CommitResult rehearse(const ImportOptions& options, const std::vector<Incident>& incidents) {
    std::map<std::string, Incident> present;
    std::error_code error;
    if (std::filesystem::exists(options.project, error))
        for (auto& incident : Store::open(options.project).incidents())
            present.emplace(incident.id, incident);
    CommitResult result;
    for (const auto& incident : incidents) {
        const auto known = present.find(incident.id);
        if (known == present.end())
            ++result.added;
        else
            ++(known->second == incident ? result.unchanged : result.changed);
        present.insert_or_assign(incident.id, incident);
    }
    return result;
}

void save_rejects(const ImportOptions& options, ImportSummary& summary) {
    if (summary.rejected.empty() || options.dry_run) return;
    summary.rejects_file = options.rejects;
    if (summary.rejects_file.empty())
        summary.rejects_file =
            std::filesystem::path(options.project).replace_extension(".rejects.csv").string();
    write_file(summary.rejects_file, to_rejects_csv(summary.rejected));
}

void print_text(const ImportSummary& s, bool dry_run) {
    std::cout << (dry_run ? "Would import" : "Imported") << " from " << s.format << ": read " << s.read
              << ", added " << s.result.added << ", changed " << s.result.changed << ", unchanged "
              << s.result.unchanged << ", withdrawn 0, rejected " << s.rejected.size() << '\n';
    for (const auto& [reason, count] : s.reasons)
        std::cout << "  rejected " << count << ": " << reason << '\n';
    if (!s.rejects_file.empty()) std::cout << "Rejected rows are kept in " << s.rejects_file << '\n';
}

void print_json(const ImportSummary& s) {
    Json issues = Json::array();
    for (const auto& row : s.rejected) issues.push_back(to_json(row.issue));
    for (const auto& issue : s.warnings) issues.push_back(to_json(issue));
    Json reasons = Json::object();
    for (const auto& [reason, count] : s.reasons) reasons[reason] = count;
    std::cout << Json{{"schema", "bearing/import/1"},
                      {"format", s.format},
                      {"read", s.read},
                      {"added", s.result.added},
                      {"changed", s.result.changed},
                      {"unchanged", s.result.unchanged},
                      {"withdrawn", 0},
                      {"rejected", s.rejected.size()},
                      {"reasons", std::move(reasons)},
                      {"rejects_file", s.rejects_file},
                      {"issues", std::move(issues)}}
                     .dump(1)
              << '\n';
}

int run(const ImportOptions& options) {
    ImportSummary summary;
    std::vector<Incident> incidents;
    for (const auto& input : options.inputs) {
        IncidentFile file = read_input(input);
        report_rejected(file);
        gather(std::move(file), summary, incidents);
    }
    if (options.strict && !summary.rejected.empty())
        throw FormatError(fmt::format("{} rejected and --strict was asked for; nothing was imported",
                                      counted(summary.rejected.size(), "row")));
    if (incidents.empty())
        throw FormatError(fmt::format("no row could be used ({} rejected); nothing was imported",
                                      counted(summary.rejected.size(), "row")));
    if (options.dry_run) {
        summary.result = rehearse(options, incidents);
    } else {
        // The rejects first: if they cannot be kept, nothing is imported and nothing lost.
        save_rejects(options, summary);
        summary.result = Store::open_or_create(options.project)
                             .commit(incidents, options.author.empty() ? login_name() : options.author,
                                     "import of " + join(options.inputs, ", "));
    }
    if (options.format == "json")
        print_json(summary);
    else
        print_text(summary, options.dry_run);
    return 0;
}

}  // namespace

void add_import_command(CLI::App& app, CommandContext& context) {
    auto* command = app.add_subcommand("import", "Add incidents from files to a project");
    auto options = std::make_shared<ImportOptions>();
    command->add_option("inputs", options->inputs, "Bearing CSV or GeoJSON files, or projects")->required();
    command->add_option("--project", options->project, "Project (.gpkg), made if it does not exist")
        ->required();
    command->add_option("--schema", options->schema, "auto or bearing")
        ->check(CLI::IsMember({"auto", "bearing"}))
        ->capture_default_str();
    command->add_option("--rejects", options->rejects,
                        "Where to keep rejected rows (default: beside the project)");
    command->add_option("--author", options->author, "Who imports (default: the login name)");
    command->add_flag("--dry-run", options->dry_run, "Say what would change and change nothing");
    command->add_flag("--strict", options->strict, "Import nothing if any row is rejected");
    command->add_option("--format", options->format, "text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    command->callback([options, &context] { context.exit_status = run(*options); });
}

}  // namespace bearing
