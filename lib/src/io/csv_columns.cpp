#include "io/csv_columns.hpp"

#include <fmt/format.h>

#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "io/csv_values.hpp"

namespace bearing {
namespace {

template <class T>
T read_code(const std::string& cell, std::optional<T> (*parse)(std::string_view), const char* what) {
    const auto value = parse(ascii_lower(trim(cell)));
    if (!value) throw FormatError(fmt::format("unknown {}", what));
    return *value;
}

bool read_flag(const std::string& cell) {
    const std::string flag = ascii_lower(trim(cell));
    if (flag == "true" || flag == "1" || flag == "yes") return true;
    if (flag == "false" || flag == "0" || flag == "no") return false;
    throw FormatError("background is neither true nor false");
}

Occurrence& when(Incident& incident) {
    if (!incident.when) incident.when.emplace();
    return *incident.when;
}

Location& where(Incident& incident) {
    if (!incident.where) incident.where.emplace();
    return *incident.where;
}

/// A column that is a plain text member.
IncidentColumn text(std::string_view name, std::string Incident::*member) {
    return {name, [member](const Incident& i) { return i.*member; },
            [member](Incident& i, const std::string& cell) { i.*member = cell; }};
}

IncidentColumn place_text(std::string_view name, std::string Location::*member) {
    return {name, [member](const Incident& i) { return i.where ? (*i.where).*member : std::string(); },
            [member](Incident& i, const std::string& cell) { where(i).*member = cell; }};
}

IncidentColumn day(std::string_view name, Day TimeSpan::*member) {
    return {name,
            [member](const Incident& i) { return i.when ? to_string(i.when->span.*member) : std::string(); },
            [member](Incident& i, const std::string& cell) { when(i).span.*member = read_day(cell); }};
}

IncidentColumn minute(std::string_view name, std::optional<int> TimeSpan::*member) {
    return {
        name,
        [member](const Incident& i) { return i.when ? write_minute(i.when->span.*member) : std::string(); },
        [member](Incident& i, const std::string& cell) { when(i).span.*member = read_minute(cell); }};
}

IncidentColumn coordinate(std::string_view name, double LonLat::*member, double limit) {
    return {name,
            [member](const Incident& i) {
                return i.where ? write_number(i.where->footprint.point.*member) : std::string();
            },
            [name, member, limit](Incident& i, const std::string& cell) {
                const std::string what = name == "lat" ? "latitude" : "longitude";
                const double value = read_number(cell, what.c_str());
                if (value < -limit || value > limit) throw FormatError(what + " out of range");
                where(i).footprint.point.*member = value;
            }};
}

template <class Owner, class Column>
void add_counts(std::vector<Column>& columns, const std::vector<std::string_view>& names,
                Count Owner::*count) {
    constexpr std::optional<int> Count::*kBounds[] = {&Count::low, &Count::best, &Count::high};
    for (std::size_t i = 0; i < 3; ++i) {
        const auto bound = kBounds[i];
        columns.push_back({names[i],
                           [=](const Owner& o) {
                               const auto& value = (o.*count).*bound;
                               return value ? std::to_string(*value) : std::string();
                           },
                           [=](Owner& o, const std::string& cell) { (o.*count).*bound = read_count(cell); }});
    }
}

void add_time_columns(std::vector<IncidentColumn>& columns) {
    columns.push_back(day("date_first", &TimeSpan::first));
    columns.push_back(day("date_last", &TimeSpan::last));
    columns.push_back({"date_precision",
                       [](const Incident& i) { return i.when ? to_string(i.when->span.precision) : ""; },
                       [](Incident& i, const std::string& cell) {
                           when(i).span.precision = read_code(cell, parse_time_precision, "date precision");
                       }});
    columns.push_back(minute("time_first", &TimeSpan::first_minute));
    columns.push_back(minute("time_last", &TimeSpan::last_minute));
    columns.push_back({"utc_offset_minutes",
                       [](const Incident& i) {
                           return i.when && i.when->span.utc_offset_minutes
                                      ? std::to_string(*i.when->span.utc_offset_minutes)
                                      : std::string();
                       },
                       [](Incident& i, const std::string& cell) {
                           const auto value = parse_integer(cell);
                           if (!value || *value < -14 * 60 || *value > 14 * 60)
                               throw FormatError("impossible UTC offset");
                           when(i).span.utc_offset_minutes = static_cast<int>(*value);
                       }});
    columns.push_back({"date_text", [](const Incident& i) { return i.when ? i.when->text : ""; },
                       [](Incident& i, const std::string& cell) { when(i).text = cell; }});
    columns.push_back({"date_span",
                       [](const Incident& i) { return i.when ? write_span(i.when->text_span) : ""; },
                       [](Incident& i, const std::string& cell) { when(i).text_span = read_span(cell); }});
}

void add_place_columns(std::vector<IncidentColumn>& columns) {
    columns.push_back(place_text("place", &Location::name));
    columns.push_back(coordinate("lat", &LonLat::lat, 90));
    columns.push_back(coordinate("lon", &LonLat::lon, 180));
    columns.push_back(
        {"precision",
         [](const Incident& i) { return i.where ? to_string(i.where->footprint.precision) : ""; },
         [](Incident& i, const std::string& cell) {
             where(i).footprint.precision = read_code(cell, parse_precision, "precision");
         }});
    columns.push_back(
        {"radius_m",
         [](const Incident& i) { return i.where ? write_number(i.where->footprint.radius_m) : ""; },
         [](Incident& i, const std::string& cell) {
             const double radius = read_number(cell, "radius");
             if (radius < 0 || radius > 2e7) throw FormatError("radius out of range");
             where(i).footprint.radius_m = radius;
         }});
    columns.push_back(
        {"area", [](const Incident& i) { return i.where ? write_area(i.where->footprint.area) : ""; },
         [](Incident& i, const std::string& cell) { where(i).footprint.area = read_area(cell); }});
    columns.push_back(place_text("place_id", &Location::place_id));
    columns.push_back(place_text("country", &Location::country));
    columns.push_back(place_text("admin", &Location::admin));
    columns.push_back(place_text("place_text", &Location::text));
    columns.push_back({"place_span",
                       [](const Incident& i) { return i.where ? write_span(i.where->span) : ""; },
                       [](Incident& i, const std::string& cell) { where(i).span = read_span(cell); }});
    columns.push_back(
        {"place_candidates",
         [](const Incident& i) { return i.where ? write_candidates(i.where->candidates) : ""; },
         [](Incident& i, const std::string& cell) { where(i).candidates = read_candidates(cell); }});
}

std::vector<IncidentColumn> make_incident_columns() {
    std::vector<IncidentColumn> columns{text("id", &Incident::id), text("source_id", &Incident::source_id)};
    columns.push_back({"background", [](const Incident& i) { return i.background ? "true" : "false"; },
                       [](Incident& i, const std::string& cell) { i.background = read_flag(cell); }});
    columns.push_back(text("summary", &Incident::summary));
    columns.push_back({"span", [](const Incident& i) { return write_span(i.span); },
                       [](Incident& i, const std::string& cell) { i.span = read_span(cell); }});
    add_time_columns(columns);
    add_place_columns(columns);
    columns.push_back({"type", [](const Incident& i) { return std::string(code(i.type)); },
                       [](Incident& i, const std::string& cell) {
                           i.type = read_code(cell, parse_event_type, "event type");
                       }});
    columns.push_back({"weapons", [](const Incident& i) { return write_weapons(i.weapons); },
                       [](Incident& i, const std::string& cell) { i.weapons = read_weapons(cell); }});
    columns.push_back({"verification",
                       [](const Incident& i) { return std::string(to_string(i.verification)); },
                       [](Incident& i, const std::string& cell) {
                           i.verification = read_code(cell, parse_verification, "verification");
                       }});
    add_counts(columns, {"killed_low", "killed_best", "killed_high"}, &Incident::killed);
    add_counts(columns, {"injured_low", "injured_best", "injured_high"}, &Incident::injured);
    return columns;
}

ClaimColumn claim_text(std::string_view name, std::string Claim::*member) {
    return {name, [member](const Claim& c) { return c.*member; },
            [member](Claim& c, const std::string& cell) { c.*member = cell; }};
}

ClaimColumn source_text(std::string_view name, std::string Source::*member) {
    return {name, [member](const Claim& c) { return c.source.*member; },
            [member](Claim& c, const std::string& cell) { c.source.*member = cell; }};
}

std::vector<ClaimColumn> make_claim_columns() {
    std::vector<ClaimColumn> columns;
    columns.push_back(claim_text("claimant", &Claim::claimant));
    columns.push_back(
        {"stance", [](const Claim& c) { return std::string(to_string(c.stance)); },
         [](Claim& c, const std::string& cell) { c.stance = read_code(cell, parse_stance, "stance"); }});
    columns.push_back(claim_text("actor", &Claim::actor));
    columns.push_back(claim_text("actor_country", &Claim::actor_country));
    columns.push_back({"participants", [](const Claim& c) { return write_participants(c.participants); },
                       [](Claim& c, const std::string& cell) { c.participants = read_participants(cell); }});
    columns.push_back(claim_text("basis", &Claim::basis));
    columns.push_back(claim_text("hedge", &Claim::hedge));
    columns.push_back({"claim_date", [](const Claim& c) { return c.date ? to_iso(*c.date) : ""; },
                       [](Claim& c, const std::string& cell) {
                           c.date = parse_time_span(trim(cell));
                           if (!c.date) throw FormatError("impossible claim date");
                       }});
    columns.push_back({"claim_weapons", [](const Claim& c) { return write_weapons(c.weapons); },
                       [](Claim& c, const std::string& cell) { c.weapons = read_weapons(cell); }});
    add_counts(columns, {"claim_killed_low", "claim_killed_best", "claim_killed_high"}, &Claim::killed);
    add_counts(columns, {"claim_injured_low", "claim_injured_best", "claim_injured_high"}, &Claim::injured);
    columns.push_back(source_text("source_publisher", &Source::publisher));
    columns.push_back(source_text("source_title", &Source::title));
    columns.push_back({"source_date",
                       [](const Claim& c) { return c.source.date ? to_string(*c.source.date) : ""; },
                       [](Claim& c, const std::string& cell) { c.source.date = read_day(cell); }});
    columns.push_back(source_text("source_url", &Source::url));
    columns.push_back(source_text("source_sha256", &Source::sha256));
    columns.push_back({"claim_span", [](const Claim& c) { return write_span(c.span); },
                       [](Claim& c, const std::string& cell) { c.span = read_span(cell); }});
    columns.push_back(claim_text("note", &Claim::note));
    return columns;
}

}  // namespace

const std::vector<IncidentColumn>& incident_columns() {
    static const auto columns = make_incident_columns();
    return columns;
}

const std::vector<ClaimColumn>& claim_columns() {
    static const auto columns = make_claim_columns();
    return columns;
}

}  // namespace bearing
