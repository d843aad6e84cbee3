#include <algorithm>
#include <functional>

#include "bearing/base/csv.hpp"
#include "bearing/base/text.hpp"
#include "io/cell_safety.hpp"
#include "io/country_codes.hpp"
#include "io/csv_values.hpp"
#include "io/write_columns.hpp"

namespace bearing {
namespace {

struct HxlColumn {
    std::string name;
    std::string hashtag;
    std::function<std::string(const Incident&)> write;
};

/// What all claims say, each text once, as a list that readers cut at semicolons.
std::string list_of(const Incident& incident,
                    const std::function<void(const Claim&, std::vector<std::string>&)>& take) {
    std::vector<std::string> all, once;
    for (const auto& claim : incident.claims) take(claim, all);
    for (auto& text : all)
        if (!text.empty() && std::find(once.begin(), once.end(), text) == once.end())
            once.push_back(std::move(text));
    return join(once, "; ");
}

HxlColumn side(std::string name, std::string hashtag, Side side) {
    return {std::move(name), std::move(hashtag), [side](const Incident& incident) {
                return list_of(incident, [side](const Claim& claim, std::vector<std::string>& out) {
                    for (const auto& participant : claim.participants)
                        if (participant.side == side) out.push_back(participant.name);
                });
            }};
}

HxlColumn place(std::string name, std::string hashtag, std::function<std::string(const Location&)> write) {
    return {std::move(name), std::move(hashtag), [write = std::move(write)](const Incident& incident) {
                return incident.where ? write(*incident.where) : std::string();
            }};
}

HxlColumn time(std::string name, std::string hashtag, std::function<std::string(const TimeSpan&)> write) {
    return {std::move(name), std::move(hashtag), [write = std::move(write)](const Incident& incident) {
                return incident.when ? write(incident.when->span) : std::string();
            }};
}

HxlColumn figure(std::string name, std::string hashtag, Count Incident::*count,
                 std::optional<int> Count::*bound) {
    return {std::move(name), std::move(hashtag), [count, bound](const Incident& incident) {
                const auto& value = incident.*count.*bound;
                return value ? std::to_string(*value) : std::string();
            }};
}

std::string country_name(const Location& where) {
    const auto* country = find_country(where.country);
    return country != nullptr ? country->name : std::string();
}

std::string reported(const Incident& incident) {
    for (const auto& claim : incident.claims)
        if (claim.source.date) return to_string(*claim.source.date);
    return {};
}

std::vector<HxlColumn> make_columns() {
    using C = const Claim&;
    using Texts = std::vector<std::string>&;
    return {
        {"bearing_id", "#meta+id+bearing", [](const Incident& i) { return i.id; }},
        {"event_id", "#event+code", [](const Incident& i) { return i.source_id; }},
        time("date_start", "#date+start", [](const TimeSpan& s) { return to_string(s.first); }),
        time("date_end", "#date+end", [](const TimeSpan& s) { return to_string(s.last); }),
        time("date_precision", "#date+precision", [](const TimeSpan& s) { return to_string(s.precision); }),
        {"event_type", "#event+type", [](const Incident& i) { return std::string(acled_name(i.type)); }},
        side("actor1", "#group+name+first", Side::first),
        side("assoc_actor_1", "#group+name+first+assoc", Side::with_first),
        side("actor2", "#group+name+second", Side::second),
        side("assoc_actor_2", "#group+name+second+assoc", Side::with_second),
        place("country", "#country+name", country_name),
        place("country_code", "#country+code+v_iso2", [](const Location& w) { return w.country; }),
        place("admin", "#adm1+name", [](const Location& w) { return w.admin; }),
        place("location", "#loc+name", [](const Location& w) { return w.name; }),
        place("latitude", "#geo+lat", [](const Location& w) { return write_number(w.footprint.point.lat); }),
        place("longitude", "#geo+lon", [](const Location& w) { return write_number(w.footprint.point.lon); }),
        place("geo_precision", "#geo+precision",
              [](const Location& w) { return to_string(w.footprint.precision); }),
        place("radius_m", "#geo+radius",
              [](const Location& w) { return write_number(w.footprint.radius_m); }),
        {"source", "#meta+source",
         [](const Incident& i) {
             return list_of(i, [](C claim, Texts out) {
                 out.push_back(claim.claimant.empty() ? claim.source.publisher : claim.claimant);
             });
         }},
        {"source_url", "#meta+url",
         [](const Incident& i) {
             return list_of(i, [](C claim, Texts out) { out.push_back(claim.source.url); });
         }},
        {"reported", "#date+reported", reported},
        {"description", "#description", [](const Incident& i) { return i.summary; }},
        figure("killed_min", "#affected+killed+min", &Incident::killed, &Count::low),
        figure("killed", "#affected+killed", &Incident::killed, &Count::best),
        figure("killed_max", "#affected+killed+max", &Incident::killed, &Count::high),
        figure("injured_min", "#affected+injured+min", &Incident::injured, &Count::low),
        figure("injured", "#affected+injured", &Incident::injured, &Count::best),
        figure("injured_max", "#affected+injured+max", &Incident::injured, &Count::high),
    };
}

const std::vector<HxlColumn>& columns() {
    static const auto all = make_columns();
    return all;
}

std::vector<std::string> each_column(std::string HxlColumn::*text) {
    std::vector<std::string> texts;
    for (const auto& column : columns()) texts.push_back(column.*text);
    return texts;
}

}  // namespace

const std::vector<std::string>& hxl_column_names() {
    static const auto names = each_column(&HxlColumn::name);
    return names;
}

const std::vector<std::string>& hxl_hashtags() {
    static const auto hashtags = each_column(&HxlColumn::hashtag);
    return hashtags;
}

std::vector<std::string> hxl_cells(const Incident& incident) {
    std::vector<std::string> cells;
    for (const auto& column : columns()) cells.push_back(column.write(incident));
    return cells;
}

std::string to_hxl_csv(const std::vector<const Incident*>& incidents) {
    std::string out = join(hxl_column_names(), ",") + "\n" + join(hxl_hashtags(), ",") + "\n";
    for (const Incident* incident : incidents) {
        for (const auto& cell : hxl_cells(*incident)) out += csv_field(safe_cell(cell)) + ",";
        out.back() = '\n';
    }
    return out;
}

}  // namespace bearing
