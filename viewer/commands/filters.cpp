#include "commands/filters.hpp"

#include <fmt/format.h>

#include <functional>

#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "bearing/gazetteer/gazetteer.hpp"
#include "bearing/incident/taxonomy.hpp"
#include "commands/gazetteer_option.hpp"

namespace bearing {
namespace {

Day day_option(const std::string& name, const std::string& text) {
    const auto day = parse_day(text);
    if (!day) throw CLI::ValidationError(name, fmt::format("\"{}\" is no date; write YYYY-MM-DD", text));
    return *day;
}

/// Every text through a parser; an unknown one is answered with the words that work.
template <class T>
std::vector<T> codes_option(const std::string& name, const std::vector<std::string>& texts,
                            std::optional<T> (*parse)(std::string_view),
                            const std::vector<std::string>& known) {
    std::vector<T> values;
    for (const auto& text : texts) {
        const auto value = parse(text);
        if (!value)
            throw CLI::ValidationError(
                name, fmt::format("\"{}\" is not known; use one of {}", text, join(known, ", ")));
        values.push_back(*value);
    }
    return values;
}

template <class T>
std::vector<std::string> codes_of(std::span<const T> all) {
    std::vector<std::string> codes;
    for (const T value : all) codes.emplace_back(code(value));
    return codes;
}

Footprint place_option(const std::string& name, double within_km, const Gazetteer& gazetteer) {
    const auto found = geocode(gazetteer, name);
    if (found.value.empty())
        throw ArgumentError(
            fmt::format("--place: no place called \"{}\" is known; try another spelling, or "
                        "coordinates such as 39.82N 46.75E",
                        name));
    Footprint footprint = found.value.front().footprint;
    if (within_km > 0) {
        footprint.radius_m = within_km * 1000;
        footprint.area.clear();
    }
    return footprint;
}

}  // namespace

void add_filter_options(CLI::App& command, FilterOptions& o) {
    add_gazetteer_option(command, o.gazetteer);
    const std::string group = "Filters (an option given twice means any of its values)";
    const auto many = [&](const std::string& name, std::vector<std::string>& values,
                          const std::string& help) {
        return command.add_option(name, values, help)->allow_extra_args(false)->group(group);
    };
    command.add_option("--from", o.from, "First day, YYYY-MM-DD")->group(group);
    command.add_option("--to", o.to, "Last day, included")->group(group);
    command.add_flag("--certain-only", o.certain_only, "Leave out incidents that only may match")
        ->group(group);
    many("--actor", o.actors, "Alleged actor; includes the actors below it");
    many("--involving", o.participants,
         "Anyone accused, cleared, admitting or named as taking part; includes those below");
    many("--claimant", o.claimants, "Who says so; includes those below it");
    many("--stance", o.stances, "alleges, denies, acknowledges or reports");
    command.add_flag("--uncontested", o.uncontested, "Only incidents whose attribution nobody denies")
        ->group(group);
    command
        .add_option("--min-claimants", o.min_claimants, "Alleged by at least so many independent claimants")
        ->check(CLI::NonNegativeNumber)
        ->group(group);
    many("--type", o.types, "Event type (ACLED sub-event), e.g. shelling_artillery_missile");
    many("--weapon", o.weapons, "Weapon class, e.g. cluster_munition");
    many("--bbox", o.boxes, "W,S,E,N in degrees");
    many("--place", o.places, "Near a place, by any of its names");
    command.add_option("--within-km", o.within_km, "How near to --place (default: the place itself)")
        ->check(CLI::PositiveNumber)
        ->group(group);
    many("--text", o.texts, "Words that must all occur");
    command.add_option("--max-radius-km", o.max_radius_km, "Only places known at least so closely")
        ->check(CLI::PositiveNumber)
        ->group(group);
    command.add_flag("--background", o.background, "Include history that reports tell as background")
        ->group(group);
}

Query to_query(const FilterOptions& o) {
    Query query;
    if (!o.from.empty()) query.from = day_option("--from", o.from);
    if (!o.to.empty()) query.to = day_option("--to", o.to);
    if (query.from && query.to && *query.to < *query.from)
        throw CLI::ValidationError("--to", "the last day lies before --from");
    query.certain_only = o.certain_only;
    query.actors = o.actors;
    query.participants = o.participants;
    query.claimants = o.claimants;
    query.stances = codes_option<Stance>("--stance", o.stances, parse_stance,
                                         {"alleges", "denies", "acknowledges", "reports"});
    query.uncontested = o.uncontested;
    query.min_claimants = o.min_claimants;
    query.types = codes_option<EventType>("--type", o.types, parse_event_type, codes_of(all_event_types()));
    query.weapons =
        codes_option<WeaponClass>("--weapon", o.weapons, parse_weapon_class, codes_of(all_weapon_classes()));
    for (const auto& text : o.boxes) {
        const auto box = parse_extent(text);
        if (!box)
            throw CLI::ValidationError("--bbox",
                                       fmt::format("\"{}\" is no box; write W,S,E,N in degrees", text));
        query.boxes.push_back(*box);
    }
    if (o.within_km > 0 && o.places.empty())
        throw CLI::ValidationError("--within-km", "needs a --place to be near to");
    if (!o.places.empty()) {
        const auto gazetteer = open_gazetteer(o.gazetteer);
        for (const auto& name : o.places) query.places.push_back(place_option(name, o.within_km, *gazetteer));
    }
    query.texts = o.texts;
    if (o.max_radius_km > 0) query.max_radius_km = o.max_radius_km;
    query.background = o.background;
    return query;
}

}  // namespace bearing
