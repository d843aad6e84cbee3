#include "bearing/incident/match.hpp"

#include <fmt/format.h>

#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "bearing/store/store.hpp"
#include "commands/author.hpp"
#include "commands/commands.hpp"
#include "commands/input.hpp"

namespace bearing {
namespace {

using Json = nlohmann::ordered_json;

struct MatchCommandOptions {
    std::string input;
    MatchOptions match;
    std::size_t limit = 50;
    std::string format = "text";
    std::vector<std::string> accept;  ///< two ids
    std::string split;
    AuthorOptions author;
};

Json brief_json(const Incident& incident) {
    Json json{{"id", incident.id},
              {"when", incident.when ? Json(to_iso(incident.when->span)) : Json(nullptr)},
              {"place", incident.where ? Json(incident.where->name) : Json(nullptr)},
              {"type", code(incident.type)},
              {"summary", incident.summary}};
    return json;
}

std::string brief(const Incident& incident) {
    return fmt::format("{}  {}  {}; {}", incident.id,
                       incident.when ? to_string(incident.when->span) : "undated",
                       incident.where ? incident.where->name : "no place", ascii_lower(label(incident.type)));
}

void print_matches_json(const Dataset& dataset, const std::vector<MatchProposal>& proposals,
                        const MatchCommandOptions& options) {
    Json json{{"schema", "bearing/match/1"},
              {"within_km", options.match.within_km},
              {"within_days", options.match.within_days},
              {"min_score", options.match.min_score},
              {"total", proposals.size()},
              {"matches", Json::array()}};
    for (std::size_t i = 0; i < std::min(options.limit, proposals.size()); ++i) {
        const auto& p = proposals[i];
        json["matches"].push_back({{"score", std::round(p.score * 1000) / 1000},
                                   {"first", brief_json(dataset.incident(p.first))},
                                   {"second", brief_json(dataset.incident(p.second))},
                                   {"reasons", p.reasons},
                                   {"against", p.against}});
    }
    std::cout << json.dump(1) << '\n';
}

void print_matches(const Dataset& dataset, const std::vector<MatchProposal>& proposals,
                   const MatchCommandOptions& options) {
    for (std::size_t i = 0; i < std::min(options.limit, proposals.size()); ++i) {
        const auto& p = proposals[i];
        std::cout << fmt::format("{:.2f}  {}\n      {}\n", p.score, brief(dataset.incident(p.first)),
                                 brief(dataset.incident(p.second)));
        std::cout << "      for: " << join(p.reasons, "; ") << '\n';
        if (!p.against.empty()) std::cout << "      against: " << join(p.against, "; ") << '\n';
    }
    std::cout << counted(proposals.size(), "pair") << " may be one incident each";
    if (proposals.size() > options.limit) std::cout << "; the best " << options.limit << " are shown";
    std::cout << '\n';
    if (!proposals.empty())
        std::cout << "Nothing was joined; --accept ID1 ID2 joins two, --split undoes it\n";
}

void propose(const MatchCommandOptions& options) {
    const auto dataset = open_dataset(options.input);
    const auto proposals = propose_matches(*dataset, options.match);
    if (options.format == "json")
        print_matches_json(*dataset, proposals, options);
    else
        print_matches(*dataset, proposals, options);
}

void print_done(const MatchCommandOptions& options, const char* action, const std::string& id,
                const std::string& text) {
    if (options.format == "json")
        std::cout << Json{{"schema", "bearing/match/1"}, {action, id}}.dump(1) << '\n';
    else
        std::cout << text << '\n';
}

void run(const MatchCommandOptions& options) {
    if (options.accept.empty() && options.split.empty()) return propose(options);
    Store store = Store::open(options.input);
    const std::string author = author_of(options.author);
    const auto reason_or = [&](const char* usual) {
        return options.author.reason.empty() ? std::string(usual) : options.author.reason;
    };
    if (!options.accept.empty()) {
        store.join(options.accept[0], options.accept[1], author, reason_or("judged to be one incident"));
        print_done(options, "joined", options.accept[0],
                   fmt::format("{} is part of {} now; --split {} undoes it", options.accept[1],
                               options.accept[0], options.accept[0]));
    } else {
        store.split(options.split, author, reason_or("judged not to be one incident"));
        print_done(options, "split", options.split,
                   fmt::format("What was last joined into {} stands by itself again", options.split));
    }
}

}  // namespace

void add_match_command(CLI::App& app, CommandContext&) {
    auto* command = app.add_subcommand(
        "match",
        "Propose incidents that may be one, with reasons; join them or take them apart when told to");
    auto o = std::make_shared<MatchCommandOptions>();
    command->add_option("input", o->input,
                        "Project, or a file to look through (default: the bundled sample)");
    command
        ->add_option("--within-km", o->match.within_km, "How far apart, beside how closely places are known")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command
        ->add_option("--within-days", o->match.within_days,
                     "How many days apart, beside how closely days are known")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command->add_option("--min-score", o->match.min_score, "Least score, 0 to 1")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    command->add_option("--limit", o->limit, "How many proposals to show")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    auto* accept = command
                       ->add_option("--accept", o->accept,
                                    "Join the second incident's claims into the first; reversible")
                       ->expected(2)
                       ->type_name("ID1 ID2");
    command->add_option("--split", o->split, "Take apart what was last joined into this incident")
        ->type_name("ID")
        ->excludes(accept);
    add_author_options(*command, o->author);
    command->add_option("--format", o->format, "text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    command->callback([o] { run(*o); });
}

}  // namespace bearing
