#include "commands/import_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "bearing/base/text.hpp"
#include "bearing/incident/incident_json.hpp"
#include "commands/change_words.hpp"

namespace bearing {
namespace {

using Json = nlohmann::ordered_json;

Json files_json(const ImportReport& report) {
    Json files = Json::array();
    for (std::size_t i = 0; i < report.files.size(); ++i) {
        const auto& file = report.files[i];
        files.push_back({{"name", file.name},
                         {"format", file.format},
                         {"encoding", report.encodings[i]},
                         {"rows", file.rows},
                         {"bytes", file.bytes},
                         {"sha256", file.sha256}});
    }
    return files;
}

void print_changes(const std::vector<IncidentChange>& changes) {
    constexpr std::size_t kShown = 10;
    for (std::size_t i = 0; i < std::min(kShown, changes.size()); ++i) {
        std::cout << "  " << to_string(changes[i].kind) << ' ' << changes[i].incident_id << '\n';
        for (const auto& field : changes[i].fields) std::cout << "    " << one_line(field) << '\n';
    }
    if (changes.size() > kShown)
        std::cout << "  … more; bearing history shows all of them, --format json the first hundred\n";
}

void print_issues(const ImportReport& report) {
    constexpr std::size_t kShown = 10;
    std::size_t shown = 0;
    for (const auto& issue : report.issues)
        if (issue.severity != Severity::error && ++shown <= kShown)
            std::cout << "  note: " << to_string(issue) << '\n';
    const std::size_t notes = report.all_issues - report.rejected;
    if (notes > kShown) std::cout << "  … and " << counted(notes - kShown, "more note") << '\n';
}

}  // namespace

void ImportReport::add_issue(const Issue& issue) {
    ++all_issues;
    if (issues.size() < kMostIssues) issues.push_back(issue);
}

void ImportReport::add_result(const ImportResult& of_source) {
    constexpr std::size_t kMostExamples = 100;
    result.added += of_source.added;
    result.changed += of_source.changed;
    result.unchanged += of_source.unchanged;
    result.withdrawn += of_source.withdrawn;
    result.kept_edits += of_source.kept_edits;
    for (const auto& example : of_source.examples)
        if (result.examples.size() < kMostExamples) result.examples.push_back(example);
    for (const auto& issue : of_source.issues) add_issue(issue);
}

std::string ImportReport::format() const {
    for (const auto& file : files)
        if (file.format != files.front().format) return "several";
    return files.empty() ? std::string() : files.front().format;
}

void add_advice(ImportReport& report) {
    const auto add = [&](std::string advice) {
        // Before the issues of rows, of which only the first are listed.
        report.issues.insert(report.issues.begin(), {"", 0, "", Severity::info, std::move(advice)});
        if (report.issues.size() > ImportReport::kMostIssues) report.issues.pop_back();
        ++report.all_issues;
    };
    const auto rejected_for = [&](const char* reason) {
        const auto found = report.reasons.find(reason);
        return found == report.reasons.end() ? 0 : found->second;
    };
    if (rejected_for("date could be read in two orders") > 0)
        add(fmt::format("no other date of the file decides whether the day or the month stands first; {}",
                        report.mapping ? "say \"date_order\": \"dmy\" or \"mdy\" in a mapping"
                                       : "write the dates as YYYY-MM-DD"));
    // Some rows are mistakes; most are columns that were taken for something else.
    const std::size_t beyond = rejected_for("latitude out of range") + rejected_for("longitude out of range");
    if (report.mapping && 2 * beyond > report.read)
        add("degrees go to 90 and 180; for columns in metres a mapping can name their system (\"crs\"), and "
            "where "
            "columns are swapped it can say so");
}

void print_text(const ImportReport& r) {
    std::cout << (r.dry_run ? "Would import" : "Imported") << " from " << r.format() << ": read " << r.read
              << ", added " << r.result.added << ", changed " << r.result.changed << ", unchanged "
              << r.result.unchanged << ", withdrawn " << r.result.withdrawn << ", rejected " << r.rejected
              << '\n';
    for (const auto& [reason, count] : r.reasons)
        std::cout << "  rejected " << count << ": " << reason << '\n';
    if (r.repeated > 0)
        std::cout << "  " << counted(r.repeated, "incident") << " stood in more than one of the files\n";
    if (r.result.kept_edits > 0)
        std::cout << "  kept what people changed in " << counted(r.result.kept_edits, "incident") << '\n';
    print_changes(r.result.examples);
    print_issues(r);
    if (!r.rejects_file.empty()) std::cout << "Rejected rows are kept in " << r.rejects_file << '\n';
    if (r.dry_run && r.mapping)
        std::cout << "Columns were taken so; save this, change it, and give it back with --mapping:\n"
                  << to_json_text(*r.mapping) << '\n';
}

void print_json(const ImportReport& r) {
    Json json{{"schema", "bearing/import/1"},
              {"format", r.format()},
              {"dry_run", r.dry_run},
              {"read", r.read},
              {"added", r.result.added},
              {"changed", r.result.changed},
              {"unchanged", r.result.unchanged},
              {"withdrawn", r.result.withdrawn},
              {"rejected", r.rejected},
              {"repeated", r.repeated},
              {"kept_edits", r.result.kept_edits},
              {"reasons", Json::object()},
              {"rejects_file", r.rejects_file},
              {"sources", r.sources},
              {"files", files_json(r)}};
    for (const auto& [reason, count] : r.reasons) json["reasons"][reason] = count;
    json["encoding"] = r.encodings.empty() ? "" : r.encodings.front();
    if (r.mapping) json["mapping"] = Json::parse(to_json_text(*r.mapping));
    json["changes"] = Json::array();
    for (const auto& change : r.result.examples) json["changes"].push_back(to_json(change));
    json["issues"] = Json::array();
    for (const auto& issue : r.issues) json["issues"].push_back(to_json(issue));
    json["issues_total"] = r.all_issues;
    // Names of files and cells may be in no encoding at all.
    std::cout << json.dump(1, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace bearing
