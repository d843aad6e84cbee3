#include <fmt/format.h>

#include <functional>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/words.hpp"
#include "bearing/base/csv.hpp"
#include "bearing/base/text.hpp"
#include "bearing/incident/incident_json.hpp"
#include "bearing/io/read_incidents.hpp"
#include "commands/commands.hpp"
#include "commands/filters.hpp"
#include "commands/input.hpp"

namespace bearing {
namespace {

using Json = nlohmann::ordered_json;

struct QueryOptions {
    std::string input;
    FilterOptions filters;
    std::string format = "summary";
    std::string count_by;
};

/// Everything that a printer needs.
struct QueryAnswer {
    std::shared_ptr<const Dataset> dataset;
    Query query;
    Selection selection;
};

Json counts_json(const Selection& s) {
    return {{"certain", s.certain.size()},
            {"possible", s.possible.size()},
            {"undated", s.undated.size()},
            {"unlocated", s.unlocated.size()},
            {"background", s.background.size()}};
}

/// Certain and possible incidents in order of time, each with its match.
std::vector<std::pair<std::uint32_t, Match>> in_order(const Selection& selection) {
    std::vector<std::pair<std::uint32_t, Match>> all;
    for (const auto i : selection.certain) all.emplace_back(i, Match::certain);
    for (const auto i : selection.possible) all.emplace_back(i, Match::possible);
    std::sort(all.begin(), all.end());
    return all;
}

/// Certain and possible incidents whole, in order of time.
void each_in_order(const QueryAnswer& answer, const std::function<void(const Incident&, Match)>& take) {
    const auto all = in_order(answer.selection);
    std::vector<std::uint32_t> indices;
    for (const auto& [i, match] : all) indices.push_back(i);
    std::size_t at = 0;
    answer.dataset->each_incident(
        indices, [&](std::uint32_t, const Incident& incident) { take(incident, all[at++].second); });
}

Json incidents_json(const QueryAnswer& answer) {
    Json array = Json::array();
    each_in_order(answer, [&](const Incident& incident, Match match) {
        Json json = to_json(incident);
        json["match"] = match == Match::certain ? "certain" : "possible";
        if (!json.contains("source_id")) json["source_id"] = json["id"];
        array.push_back(std::move(json));
    });
    return array;
}

void print_json(const QueryAnswer& answer, const std::optional<CountBy>& by) {
    Json json{{"schema", "bearing/query/1"}, {"filter", query_in_words(answer.query)}};
    json["counts"] = counts_json(answer.selection);
    if (by) {
        Json bins = Json::array();
        for (const auto& bin :
             count(*answer.dataset, answer.selection, *by, answer.query.from, answer.query.to))
            bins.push_back({{"key", bin.key}, {"certain", bin.certain}, {"possible", bin.possible}});
        json["bins"] = std::move(bins);
    } else {
        json["incidents"] = incidents_json(answer);
    }
    std::cout << json.dump(1) << '\n';
}

std::string one_line(const Incident& incident, Match match) {
    std::string line = fmt::format("{:<9} {:<24} ", match == Match::certain ? "certain" : "possible",
                                   incident.when ? to_string(incident.when->span) : "undated");
    line += incident.where ? incident.where->name : "no place";
    std::vector<std::string> weapons;
    for (const auto& weapon : incident.weapons) {
        const std::string word = ascii_lower(label(weapon.weapon_class));
        if (std::find(weapons.begin(), weapons.end(), word) == weapons.end()) weapons.push_back(word);
    }
    line += fmt::format("; {}", ascii_lower(label(incident.type)));
    if (!weapons.empty()) line += " (" + join(weapons, ", ") + ")";
    line += "; " + counted(incident.claims.size(), "claim");
    if (is_contested(incident)) line += ", contested";
    return line + "  [" + incident.id + "]";
}

void print_totals(const QueryAnswer& answer) {
    const Selection& s = answer.selection;
    std::cout << counted(s.certain.size() + s.possible.size(), "incident") << " of " << answer.dataset->size()
              << ": " << s.certain.size() << " certain, " << s.possible.size() << " possible\n";
    const std::string filter = query_in_words(answer.query);
    if (!filter.empty()) std::cout << "Filter: " << filter << '\n';
    if (!s.undated.empty()) std::cout << s.undated.size() << " more have no date\n";
    if (!s.unlocated.empty()) std::cout << s.unlocated.size() << " more have no place\n";
    if (!s.background.empty())
        std::cout << s.background.size() << " more are background (--background shows them)\n";
}

void print_summary(const QueryAnswer& answer, const std::optional<CountBy>& by) {
    print_totals(answer);
    if (by) {
        std::cout << fmt::format("{:>8} {:>9}\n", "certain", "possible");
        for (const auto& bin :
             count(*answer.dataset, answer.selection, *by, answer.query.from, answer.query.to))
            std::cout << fmt::format("{:>8} {:>9}  {}\n", bin.certain, bin.possible,
                                     bin.key.empty() ? "(none named)" : bin.key);
        return;
    }
    each_in_order(answer, [](const Incident& incident, Match match) {
        std::cout << one_line(incident, match) << '\n';
    });
}

/// Bins as CSV, or incidents in one of Bearing's own file formats.
void print_file(const QueryAnswer& answer, const std::optional<CountBy>& by, const std::string& format) {
    if (by) {
        std::cout << "key,certain,possible\n";
        for (const auto& bin :
             count(*answer.dataset, answer.selection, *by, answer.query.from, answer.query.to))
            std::cout << csv_field(bin.key) << ',' << bin.certain << ',' << bin.possible << '\n';
        return;
    }
    std::vector<Incident> found;
    each_in_order(answer, [&](const Incident& incident, Match) { found.push_back(incident); });
    std::vector<const Incident*> incidents;
    for (const Incident& incident : found) incidents.push_back(&incident);
    std::cout << (format == "csv" ? to_csv(incidents) : to_geojson(incidents));
}

void run(const QueryOptions& options) {
    std::optional<CountBy> by;
    if (!options.count_by.empty()) by = parse_count_by(options.count_by);
    if (by && options.format == "geojson")
        throw CLI::ValidationError("--format", "counts have no geometry; use summary, json or csv");
    QueryAnswer answer;
    answer.query = to_query(options.filters);
    answer.dataset = open_dataset(options.input);
    answer.selection = select(*answer.dataset, answer.query);
    const std::string warning = sample_warning(options.input);
    if (!warning.empty()) std::cerr << "bearing: " << warning << '\n';
    if (options.format == "json")
        print_json(answer, by);
    else if (options.format == "summary")
        print_summary(answer, by);
    else
        print_file(answer, by, options.format);
}

}  // namespace

void add_query_command(CLI::App& app, CommandContext&) {
    auto* command =
        app.add_subcommand("query", "Incidents or counts, split into certain and possible matches");
    auto options = std::make_shared<QueryOptions>();
    command->add_option("input", options->input, "Project or file (default: the bundled sample)");
    add_filter_options(*command, options->filters);
    command->add_option("--format", options->format, "summary, json, geojson or csv")
        ->check(CLI::IsMember({"summary", "json", "geojson", "csv"}))
        ->capture_default_str();
    command
        ->add_option("--count-by", options->count_by,
                     "day, week, month, actor, claimant, participant, type, weapon or place")
        ->check(CLI::IsMember(
            {"day", "week", "month", "actor", "claimant", "participant", "type", "weapon", "place"}));
    command->callback([options] { run(*options); });
}

}  // namespace bearing
