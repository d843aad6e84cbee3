#include <fmt/format.h>

#include <iostream>
#include <map>
#include <memory>

#include "bearing/base/text.hpp"
#include "bearing/store/store.hpp"
#include "commands/change_words.hpp"
#include "commands/commands.hpp"

namespace bearing {
namespace {

using Json = nlohmann::ordered_json;

struct HistoryOptions {
    std::string project;
    std::string id;
    std::size_t limit = 100;
    std::string format = "text";
};

/// A revision and what is to be shown of it.
struct RevisionChanges {
    Revision revision;
    std::vector<IncidentChange> changes;
    std::vector<DecidedDraft> refused;  ///< drafts of reports
};

/// Oldest first. Without an id all revisions, with one those that touched the incident.
std::vector<RevisionChanges> read_history(const HistoryOptions& options) {
    const Store store = Store::open(options.project);
    std::map<long long, RevisionChanges> by_number;
    if (options.id.empty())
        for (const auto& revision : store.revisions()) by_number[revision.number].revision = revision;
    for (auto& change : store.history(options.id, options.limit)) {
        auto& entry = by_number[change.revision.number];
        entry.revision = change.revision;
        entry.changes.push_back(std::move(change));
    }
    std::vector<RevisionChanges> history;
    for (auto& [number, entry] : by_number) {
        for (DecidedDraft& draft : store.decisions_of(number)) {
            const bool wanted = options.id.empty() || draft.read.id == options.id;
            if (wanted && draft.decision == Decision::refused) entry.refused.push_back(std::move(draft));
        }
        history.push_back(std::move(entry));
    }
    return history;
}

std::string in_words(const IncidentChange& change) {
    std::string words = fmt::format("{} {}", to_string(change.kind), change.incident_id);
    if (change.other_id.empty()) return words;
    return words + (change.kind == ChangeKind::joined ? " into " : " from ") + change.other_id;
}

void print_history(const std::vector<RevisionChanges>& history) {
    if (history.empty()) std::cout << "Nothing has been done to this project yet\n";
    for (const auto& [revision, changes, refused] : history) {
        std::cout << fmt::format("{}  {}  {}: {}\n", revision.number, revision.time, revision.author,
                                 revision.reason);
        std::cout << fmt::format("   added {}, changed {}, withdrawn {}  [{}]\n", revision.added,
                                 revision.changed, revision.withdrawn, revision.hash.substr(0, 12));
        for (const auto& change : changes) {
            std::cout << "   " << in_words(change) << '\n';
            for (const auto& field : change.fields) std::cout << "      " << one_line(field) << '\n';
        }
        for (const auto& draft : refused)
            std::cout << fmt::format("   refused draft {} (\"{}\"){}\n", draft.read.id, draft.read.summary,
                                     draft.reason.empty() ? "" : ": " + draft.reason);
        const std::size_t all = revision.added + revision.changed + revision.withdrawn;
        if (changes.size() > 1 && changes.size() < all)
            std::cout << "   … and " << all - changes.size() << " more; --limit shows more of them\n";
    }
}

void print_history_json(const std::vector<RevisionChanges>& history) {
    Json json{{"schema", "bearing/history/1"}, {"revisions", Json::array()}};
    for (const auto& [revision, changes, refused] : history) {
        Json entry{
            {"number", revision.number},       {"time", revision.time},   {"author", revision.author},
            {"reason", revision.reason},       {"added", revision.added}, {"changed", revision.changed},
            {"withdrawn", revision.withdrawn}, {"hash", revision.hash},   {"changes", Json::array()}};
        for (const auto& change : changes) entry["changes"].push_back(to_json(change));
        for (const auto& draft : refused)
            entry["refused"].push_back(
                {{"draft", draft.read.id}, {"summary", draft.read.summary}, {"reason", draft.reason}});
        json["revisions"].push_back(std::move(entry));
    }
    std::cout << json.dump(1) << '\n';
}

}  // namespace

void add_history_command(CLI::App& app, CommandContext&) {
    auto* command = app.add_subcommand("history", "Who changed what in a project, when, from what to what");
    auto options = std::make_shared<HistoryOptions>();
    command->add_option("project", options->project, "Project (.gpkg)")->required();
    command->add_option("id", options->id, "An incident's id (default: all of them)");
    command->add_option("--limit", options->limit, "How many of the latest changes to show")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    command->add_option("--format", options->format, "text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    command->callback([options] {
        const auto history = read_history(*options);
        if (options->format == "json")
            print_history_json(history);
        else
            print_history(history);
    });
}

}  // namespace bearing
