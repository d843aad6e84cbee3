#include "commands/geocode_output.hpp"

#include <fmt/format.h>

#include <iostream>

#include "bearing/base/csv.hpp"
#include "bearing/incident/incident_json.hpp"
#include "commands/json_numbers.hpp"

namespace bearing {
namespace {

using Json = nlohmann::ordered_json;

Json name_json(const PlaceName& name) {
    Json json = {{"text", name.text}, {"language", name.language}, {"side", name.side}};
    if (name.preferred) json["preferred"] = true;
    if (name.historic) json["historic"] = true;
    if (name.colloquial) json["colloquial"] = true;
    if (!name.from.empty()) json["from"] = name.from;
    if (!name.to.empty()) json["to"] = name.to;
    return json;
}

Json names_json(const Place& place) {
    Json names = Json::array();
    for (const PlaceName& name : place.names) names.push_back(name_json(name));
    return names;
}

Json views_json(const Place& place) {
    Json views = Json::array();
    for (const CountryView& view : place.views)
        views.push_back({{"worldview", view.worldview}, {"country", view.country}});
    return views;
}

}  // namespace

Json candidate_json(const Candidate& c, bool with_names) {
    Json json = {{"name", c.place.name},
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
    if (!c.place.admin2.empty()) json["admin2"] = c.place.admin2;
    if (!c.place.views.empty()) json["country_views"] = views_json(c.place);
    if (with_names) json["names"] = names_json(c.place);
    return json;
}

namespace {

Json answer_json(const std::string& query, const GeocodeAnswer& answer, bool with_names) {
    Json candidates = Json::array();
    for (const Candidate& c : answer.value) candidates.push_back(candidate_json(c, with_names));
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
void append_candidate(std::string& out, const Candidate& c, bool with_names) {
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
    if (!c.place.admin2.empty()) {
        out += ",\"admin2\":";
        append_string(out, c.place.admin2);
    }
    if (!c.place.views.empty()) out += ",\"country_views\":" + views_json(c.place).dump();
    if (with_names) out += ",\"names\":" + names_json(c.place).dump();
    out += '}';
}

std::string answer_line(const std::string& query, const GeocodeAnswer& answer, bool with_names) {
    std::string out = R"({"schema":"bearing/geocode/1","query":)";
    append_string(out, query);
    out += ",\"candidates\":[";
    for (const Candidate& c : answer.value) {
        if (&c != answer.value.data()) out += ',';
        append_candidate(out, c, with_names);
    }
    Json issues = Json::array();
    for (const Issue& issue : answer.issues) issues.push_back(to_json(issue));
    out += "],\"issues\":" + issues.dump() + "}\n";
    return out;
}

/// One row a candidate; a query without any gets a row of its own, so that none is lost.
std::string answer_csv(const std::string& query, const GeocodeAnswer& answer) {
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

}  // namespace

AnswerPrinter::AnswerPrinter(Style style) : style_(std::move(style)) {
    if (style_.format == "csv")
        std::cout << "query,rank,name,matched,tier,lat,lon,precision,radius_m,feature,country,admin1,"
                     "population,"
                     "place_id,score,reason\n";
}

void AnswerPrinter::print_json(const Json& object) {
    if (style_.format == "jsonl") {
        std::cout << object.dump() << '\n';
    } else if (style_.as_array) {
        array_.push_back(object);
    } else {
        std::cout << object.dump(1) << '\n';
    }
}

void AnswerPrinter::print(const std::string& query, const GeocodeAnswer& answer) {
    if (style_.format == "csv") {
        std::cout << answer_csv(query, answer);
        for (const Issue& issue : answer.issues) std::cerr << "bearing: " << to_string(issue) << '\n';
    } else if (style_.format == "jsonl") {
        std::cout << answer_line(query, answer, style_.with_names);
    } else {
        print_json(answer_json(query, answer, style_.with_names));
    }
}

void AnswerPrinter::print(const std::string& query, const GeocodeAnswer& answer, const Json& more) {
    if (style_.format == "csv") {
        print(query, answer);
        return;
    }
    Json object = answer_json(query, answer, style_.with_names);
    object.update(more);
    print_json(object);
}

void AnswerPrinter::finish() {
    if (style_.format == "json" && style_.as_array) std::cout << array_.dump(1) << '\n';
    std::cout.flush();
}

}  // namespace bearing
