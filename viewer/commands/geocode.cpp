#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <memory>

#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "bearing/base/utf8.hpp"
#include "bearing/gazetteer/countries.hpp"
#include "bearing/gazetteer/gazetteer.hpp"
#include "commands/commands.hpp"
#include "commands/gazetteer_option.hpp"
#include "commands/geocode_output.hpp"
#include "commands/places_at.hpp"

namespace bearing {
namespace {

struct GeocodeOptions {
    std::vector<std::string> names;
    std::string batch;
    std::string near;
    std::string country;
    std::size_t limit = 10;
    std::string format = "json";
    bool reverse = false;
    bool with_names = false;
    std::string worldview;
    std::string gazetteer;
};

std::string country_code(const std::string& text, const char* option) {
    const Country* country = CountryTable::bundled().by_code(text);
    if (!country) throw CLI::ValidationError(option, text + " is no two-letter ISO 3166 code such as AZ");
    return country->code;
}

PlaceQuery hints_of(const GeocodeOptions& options) {
    PlaceQuery hints;
    hints.limit = options.limit;
    if (!options.worldview.empty()) hints.worldview = country_code(options.worldview, "--worldview");
    if (!options.country.empty()) hints.country = country_code(options.country, "--country");
    if (!options.near.empty()) {
        hints.near = lonlat_pair(options.near);
        if (!hints.near)
            throw CLI::ValidationError("--near",
                                       options.near + " is no LON,LAT in degrees such as 46.75,39.82");
    }
    return hints;
}

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
    PlaceQuery hints = hints_of(options);
    const auto gazetteer = open_gazetteer(options.gazetteer);
    const std::string format = batch && !format_given ? "jsonl" : options.format;
    hints.with_names = format == "json" || options.with_names;
    AnswerPrinter printer({format, batch || options.names.size() > 1, hints.with_names});
    const auto answer = [&](const std::string& query) {
        if (options.reverse) {
            print_places_at(*gazetteer, query, hints, printer);
        } else {
            printer.print(query, geocode(*gazetteer, query, hints));
        }
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
        "line; with names only if --names is given). Before a text that begins with a minus write --");
    command->add_option("--batch", options->batch, "Read one query a line from FILE (- is standard input)")
        ->type_name("FILE");
    command->add_option("--near", options->near, "Prefer places near this point")->type_name("LON,LAT");
    command->add_option("--country", options->country, "Prefer places in this country (ISO 3166-1 alpha-2)")
        ->type_name("CC");
    command->add_option("--limit", options->limit, "Candidates at most")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    command->add_flag(
        "--reverse", options->reverse,
        "Read each NAME or line as a point (LON,LAT in degrees, or any notation) and list the places "
        "nearest to it and the areas that hold it");
    command->add_flag("--names", options->with_names,
                      "Also in jsonl list all names of each candidate with their languages and sides");
    command
        ->add_option("--worldview", options->worldview,
                     "Say the country of each place in this country's view (ISO 3166-1 alpha-2)")
        ->type_name("CC");
    CLI::Option* format =
        command->add_option("--format", options->format, "json; jsonl (the default of --batch); csv")
            ->check(CLI::IsMember({"json", "jsonl", "csv"}))
            ->capture_default_str();
    add_gazetteer_option(*command, options->gazetteer);
    command->callback([options, format] { run(*options, format->count() > 0); });
}

}  // namespace bearing
