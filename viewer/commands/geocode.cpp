#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "bearing/base/csv.hpp"
#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "bearing/base/utf8.hpp"
#include "bearing/gazetteer/countries.hpp"
#include "bearing/gazetteer/gazetteer.hpp"
#include "bearing/incident/incident_json.hpp"
#include "commands/commands.hpp"
#include "commands/gazetteer_option.hpp"
#include "commands/json_numbers.hpp"

namespace bearing {
namespace {

using Json = nlohmann::ordered_json;

struct GeocodeOptions {
    std::vector<std::string> names;
    std::string batch;
    std::string near;
    std::string country;
    std::size_t limit = 10;
    std::string format = "json";
    std::string gazetteer;
};

using Answer = Outcome<std::vector<Candidate>>;

Json candidate_json(const Candidate& c) {
    return {{"name", c.place.name},
            {"matched", c.matched},
            {"tier", to_string(c.tier)},
            {"lat", rounded(c.footprint.point.lat, 1e6)},
            {"lon", rounded(c.footprint.point.lon, 1e6)},
            {"precision", to_string(c.footprint.precision)},
            {"radius_m", rounded(c.footprint.radius_m, 10)},
            {"feature", c.place.feature},
            {"country", c.place.country},
            {"admin1", c.place.admin1},
            {"population", c.place.population},
            {"place_id", c.place.id},
            {"same_as", c.place.other_ids},
            {"score", rounded(c.score, 1e4)},
            {"reason", c.reason}};
}

Json answer_json(const std::string& query, const Answer& answer) {
    Json candidates = Json::array();
    for (const Candidate& c : answer.value) candidates.push_back(candidate_json(c));
    Json issues = Json::array();
    for (const Issue& issue : answer.issues) issues.push_back(to_json(issue));
    return {{"schema", "bearing/geocode/1"},
            {"query", query},
            {"candidates", std::move(candidates)},
            {"issues", std::move(issues)}};
}

/// A JSON string.
void append_string(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < ' ') {
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
        } else {
            out += c;
        }
    }
    out += '"';
}

/// The object of candidate_json on one line. Batches have hundreds of thousands, and building a tree of each
/// takes longer than finding it.
void append_candidate(std::string& out, const Candidate& c) {
    const auto text = [&](std::string_view name, std::string_view value) {
        fmt::format_to(std::back_inserter(out), "\"{}\":", name);
        append_string(out, value);
        out += ',';
    };
    out += '{';
    text("name", c.place.name);
    text("matched", c.matched);
    text("tier", to_string(c.tier));
    fmt::format_to(std::back_inserter(out), "\"lat\":{},\"lon\":{},", rounded(c.footprint.point.lat, 1e6),
                   rounded(c.footprint.point.lon, 1e6));
    text("precision", to_string(c.footprint.precision));
    fmt::format_to(std::back_inserter(out), "\"radius_m\":{},", rounded(c.footprint.radius_m, 10));
    text("feature", c.place.feature);
    text("country", c.place.country);
    text("admin1", c.place.admin1);
    fmt::format_to(std::back_inserter(out), "\"population\":{},", c.place.population);
    text("place_id", c.place.id);
    out += "\"same_as\":[";
    for (const std::string& id : c.place.other_ids) {
        if (&id != c.place.other_ids.data()) out += ',';
        append_string(out, id);
    }
    fmt::format_to(std::back_inserter(out), "],\"score\":{},", rounded(c.score, 1e4));
    out += "\"reason\":";
    append_string(out, c.reason);
    out += '}';
}

std::string answer_line(const std::string& query, const Answer& answer) {
    std::string out = R"({"schema":"bearing/geocode/1","query":)";
    append_string(out, query);
    out += ",\"candidates\":[";
    for (const Candidate& c : answer.value) {
        if (&c != answer.value.data()) out += ',';
        append_candidate(out, c);
    }
    Json issues = Json::array();
    for (const Issue& issue : answer.issues) issues.push_back(to_json(issue));
    out += "],\"issues\":" + issues.dump() + "}\n";
    return out;
}

/// One row a candidate; a query without any gets a row of its own, so that none is lost.
std::string answer_csv(const std::string& query, const Answer& answer) {
    std::string out;
    if (answer.value.empty()) out = csv_field(query) + ",0,,,,,,,,,,,,,,\n";
    std::size_t rank = 0;
    for (const Candidate& c : answer.value)
        out +=
            fmt::format("{},{},{},{},{},{:.6f},{:.6f},{},{:.0f},{},{},{},{},{},{:.4f},{}\n", csv_field(query),
                        ++rank, csv_field(c.place.name), csv_field(c.matched), to_string(c.tier),
                        c.footprint.point.lat, c.footprint.point.lon, to_string(c.footprint.precision),
                        c.footprint.radius_m, c.place.feature, c.place.country, csv_field(c.place.admin1),
                        c.place.population, c.place.id, c.score, csv_field(c.reason));
    return out;
}

PlaceQuery hints_of(const GeocodeOptions& options) {
    PlaceQuery hints;
    hints.limit = options.limit;
    hints.with_names = false;  // candidates are printed without the lists of their names
    if (!options.country.empty()) {
        const Country* country = CountryTable::bundled().by_code(options.country);
        if (!country)
            throw CLI::ValidationError("--country",
                                       options.country + " is no two-letter ISO 3166 code such as AZ");
        hints.country = country->code;
    }
    if (!options.near.empty()) {
        const auto parts = split_list(options.near, ',');
        const auto lon = parts.size() == 2 ? parse_number(parts[0]) : std::nullopt;
        const auto lat = parts.size() == 2 ? parse_number(parts[1]) : std::nullopt;
        if (!lon || !lat || !is_valid({*lon, *lat}))
            throw CLI::ValidationError("--near",
                                       options.near + " is no LON,LAT in degrees such as 46.75,39.82");
        hints.near = LonLat{*lon, *lat};
    }
    return hints;
}

/// Prints answers as they come, in the order of the queries.
class Printer {
  public:
    Printer(std::string format, bool as_array) : format_(std::move(format)), as_array_(as_array) {
        if (format_ == "csv")
            std::cout << "query,rank,name,matched,tier,lat,lon,precision,radius_m,feature,country,admin1,"
                         "population,"
                         "place_id,score,reason\n";
    }

    void print(const std::string& query, const Answer& answer) {
        if (format_ == "csv") {
            std::cout << answer_csv(query, answer);
            for (const Issue& issue : answer.issues) std::cerr << "bearing: " << to_string(issue) << '\n';
        } else if (format_ == "jsonl") {
            std::cout << answer_line(query, answer);
        } else if (as_array_) {
            array_.push_back(answer_json(query, answer));
        } else {
            std::cout << answer_json(query, answer).dump(1) << '\n';
        }
    }

    void finish() {
        if (format_ == "json" && as_array_) std::cout << array_.dump(1) << '\n';
        std::cout.flush();
    }

  private:
    std::string format_;
    bool as_array_;
    Json array_ = Json::array();
};

/// Calls `take` with each line, blank ones included, without its line end.
template <class Take>
void for_each_line(const std::string& file, Take take) {
    std::ifstream stream;
    if (file != "-") {
        stream.open(file);
        if (!stream)
            throw FileError(
                fmt::format("cannot read the queries in {}: give a text file with one query a line, or "
                            "- for standard input",
                            file));
    }
    std::istream& in = file == "-" ? std::cin : stream;
    // Answers go out when no further query waits, so that a pipe is fast and a dialogue gets its answers.
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    std::string line;
    while (true) {
        if (in.rdbuf()->in_avail() <= 0) std::cout.flush();
        if (!std::getline(in, line)) break;
        if (!line.empty() && line.back() == '\r') line.pop_back();
        take(sanitize_utf8(line));
    }
    if (in.bad()) throw FileError(fmt::format("reading {} broke off; check the file and try again", file));
}

void run(const GeocodeOptions& options, bool format_given) {
    const bool batch = !options.batch.empty();
    if (batch == !options.names.empty())
        throw CLI::ValidationError("NAME", "give one or more names, or --batch FILE, not both");
    const PlaceQuery hints = hints_of(options);
    const auto gazetteer = open_gazetteer(options.gazetteer);
    Printer printer(batch && !format_given ? "jsonl" : options.format, batch || options.names.size() > 1);
    const auto answer = [&](const std::string& query) {
        printer.print(query, geocode(*gazetteer, query, hints));
    };
    if (batch) {
        for_each_line(options.batch, answer);
    } else {
        for (const auto& name : options.names) answer(sanitize_utf8(name));
    }
    printer.finish();
}

}  // namespace

void add_geocode_command(CLI::App& app, CommandContext&) {
    auto options = std::make_shared<GeocodeOptions>();
    CLI::App* command = app.add_subcommand("geocode",
                                           "Finds places: ranked candidates for names, coordinates or "
                                           "phrases such as \"7 km north-east of Hadrut\"");
    command->add_option(
        "NAME", options->names,
        "What to look for. One gives one JSON object, several an array of objects (in jsonl: one a "
        "line). Before a text that begins with a minus write --");
    command->add_option("--batch", options->batch, "Read one query a line from FILE (- is standard input)")
        ->type_name("FILE");
    command->add_option("--near", options->near, "Prefer places near this point")->type_name("LON,LAT");
    command->add_option("--country", options->country, "Prefer places in this country (ISO 3166-1 alpha-2)")
        ->type_name("CC");
    command->add_option("--limit", options->limit, "Candidates at most")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    CLI::Option* format =
        command->add_option("--format", options->format, "json; jsonl (the default of --batch); csv")
            ->check(CLI::IsMember({"json", "jsonl", "csv"}))
            ->capture_default_str();
    add_gazetteer_option(*command, options->gazetteer);
    command->callback([options, format] { run(*options, format->count() > 0); });
}

}  // namespace bearing
