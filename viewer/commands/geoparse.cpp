#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "bearing/base/error.hpp"
#include "bearing/base/utf8.hpp"
#include "bearing/gazetteer/countries.hpp"
#include "bearing/geoparse/geoparse.hpp"
#include "bearing/incident/incident_json.hpp"
#include "bearing/report/extract.hpp"
#include "commands/commands.hpp"
#include "commands/gazetteer_option.hpp"
#include "commands/json_numbers.hpp"

namespace bearing {
namespace {

using Json = nlohmann::ordered_json;

struct GeoparseOptions {
    std::string file = "-";
    bool jsonl = false;
    std::string country;
    std::string format = "json";
    std::string gazetteer;
};

Json toponym_json(const Toponym& toponym) {
    Json json = {{"start", toponym.span.begin}, {"end", toponym.span.end}, {"text", toponym.text}};
    const auto& place = toponym.place;
    json["lat"] = place ? Json(rounded(place->footprint.point.lat, 1e6)) : Json(nullptr);
    json["lon"] = place ? Json(rounded(place->footprint.point.lon, 1e6)) : Json(nullptr);
    json["place_id"] = place ? place->place.id : "";
    json["country"] = place ? place->place.country : "";
    json["score"] = rounded(toponym.score, 1e4);
    json["role"] = to_string(toponym.role);
    if (!place) {
        json["reason"] = "no place of this name is known";
        return json;
    }
    json["name"] = place->place.name;
    json["admin1"] = place->place.admin1;
    json["feature"] = place->place.feature;
    json["precision"] = to_string(place->footprint.precision);
    json["radius_m"] = rounded(place->footprint.radius_m, 10);
    json["tier"] = to_string(place->tier);
    json["inferred"] = place->inferred;
    json["reason"] = place->reason;
    Json rejected = Json::array();
    for (const RejectedPlace& other : place->rejected)
        rejected.push_back({{"name", other.name},
                            {"lat", rounded(other.point.lat, 1e6)},
                            {"lon", rounded(other.point.lon, 1e6)},
                            {"score", rounded(other.score, 1e4)},
                            {"reason", other.reason}});
    json["candidates"] = std::move(rejected);
    return json;
}

Json result_json(const Json& id, const Toponyms& found) {
    Json toponyms = Json::array();
    for (const Toponym& toponym : found.toponyms) toponyms.push_back(toponym_json(toponym));
    Json demonyms = Json::array();
    for (const Demonym& demonym : found.demonyms)
        demonyms.push_back({{"start", demonym.span.begin},
                            {"end", demonym.span.end},
                            {"text", demonym.text},
                            {"country", demonym.country}});
    return {{"schema", "bearing/geoparse/1"},
            {"id", id},
            {"toponyms", std::move(toponyms)},
            {"demonyms", std::move(demonyms)}};
}

/// The spans of a request; nothing if it has none. Throws FormatError.
std::optional<std::vector<TextSpan>> spans_of(const Json& request) {
    if (!request.contains("spans")) return std::nullopt;
    std::vector<TextSpan> spans;
    for (const Json& span : request["spans"]) {
        if (!span.is_array() || span.size() != 2 || !span[0].is_number_unsigned() ||
            !span[1].is_number_unsigned())
            throw FormatError("\"spans\" must be pairs of numbers [start, end]");
        spans.push_back({span[0].get<std::size_t>(), span[1].get<std::size_t>()});
    }
    return spans;
}

/// Answers one line of --jsonl; `id` is set as soon as it is known. Throws FormatError, ArgumentError.
Json answer_line(const std::string& line, Geoparser& parser, const GeoparseHints& hints, Json& id) {
    const Json request = Json::parse(line, nullptr, false);
    if (!request.is_object() || !request.contains("text") || !request["text"].is_string())
        throw FormatError("this is no JSON object with a \"text\"");
    id = request.value("id", Json(nullptr));
    const std::string text = sanitize_utf8(request["text"].get<std::string>());
    const auto spans = spans_of(request);
    return result_json(id, spans ? parser.resolve(text, *spans, hints) : parser.parse(text, hints));
}

/// Answers each line in order; a line that cannot be read is answered by an object with its error.
bool answer_lines(std::istream& in, Geoparser& parser, const GeoparseHints& hints) {
    std::ios::sync_with_stdio(false);
    std::string line;
    std::size_t number = 0;
    bool all_read = true;
    while (true) {
        if (in.rdbuf()->in_avail() <= 0) std::cout.flush();
        if (!std::getline(in, line)) break;
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        Json answer, id;
        try {
            answer = answer_line(line, parser, hints, id);
        } catch (const Error& error) {
            answer = {{"schema", "bearing/geoparse/1"}, {"id", id}, {"error", error.what()}};
            std::cerr << "bearing: line " << number << ": " << error.what() << '\n';
            all_read = false;
        }
        std::cout << answer.dump() << '\n';
    }
    std::cout.flush();
    return all_read;
}

GeoparseHints hints_of(const GeoparseOptions& options) {
    GeoparseHints hints;
    if (options.country.empty()) return hints;
    const Country* country = CountryTable::bundled().by_code(options.country);
    if (country == nullptr)
        throw CLI::ValidationError("--country",
                                   options.country + " is no two-letter ISO 3166 code such as AZ");
    hints.country = country->code;
    return hints;
}

bool run(const GeoparseOptions& options) {
    const GeoparseHints hints = hints_of(options);
    Geoparser parser(open_gazetteer(options.gazetteer));
    if (options.jsonl) {
        if (options.file == "-") return answer_lines(std::cin, parser, hints);
        std::ifstream in(options.file);
        if (!in)
            throw FileError(
                options.file +
                " cannot be read: give a file with one JSON object a line, or - for standard input");
        return answer_lines(in, parser, hints);
    }
    const Report report = read_report(options.file);
    const Json result = result_json(options.file == "-" ? Json(nullptr) : Json(options.file),
                                    parser.parse(report.text, hints));
    std::cout << (options.format == "jsonl" ? result.dump() : result.dump(1)) << '\n';
    return true;
}

}  // namespace

void add_geoparse_command(CLI::App& app, CommandContext& context) {
    auto options = std::make_shared<GeoparseOptions>();
    CLI::App* command =
        app.add_subcommand("geoparse", "Find the place names of a text and the places that they mean");
    command->add_option("file", options->file, "Text, .md, .html or .pdf; - is standard input");
    command->add_flag(
        "--jsonl", options->jsonl,
        "Read one object {\"id\", \"text\"} a line and print one result a line; with \"spans\": [[start, "
        "end], …] exactly these are taken for place names");
    command->add_option("--country", options->country, "Where the text was published (ISO 3166-1 alpha-2)")
        ->type_name("CC");
    command->add_option("--format", options->format, "json or jsonl")
        ->check(CLI::IsMember({"json", "jsonl"}))
        ->capture_default_str();
    add_gazetteer_option(*command, options->gazetteer);
    command->callback([options, &context] {
        if (!run(*options)) context.exit_status = 1;
    });
}

}  // namespace bearing
