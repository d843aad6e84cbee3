#include "io/feature_fields.hpp"

#include <algorithm>

#include "bearing/base/text.hpp"
#include "bearing/incident/incident_json.hpp"
#include "io/csv_values.hpp"
#include "io/export_names.hpp"

namespace bearing {
namespace {

using gdal::FieldType;
using gdal::Value;

Value text_value(std::string text) {
    return text.empty() ? Value() : Value(std::move(text));
}

FeatureField text(std::string name, std::function<std::string(const Incident&)> write) {
    return {std::move(name), FieldType::text,
            [write = std::move(write)](const Incident& i, Match) { return text_value(write(i)); }};
}

FeatureField real(std::string name, std::function<double(const Location&)> read) {
    return {std::move(name), FieldType::real, [read = std::move(read)](const Incident& i, Match) {
                return i.where ? Value(read(*i.where)) : Value();
            }};
}

FeatureField count(std::string name, Count Incident::*figure, std::optional<int> Count::*bound) {
    return {std::move(name), FieldType::integer, [=](const Incident& i, Match) {
                const auto& number = (i.*figure).*bound;
                return number ? Value(static_cast<long long>(*number)) : Value();
            }};
}

/// Names that claims of a stance hold, each once, in their order; of all claims without a stance.
std::string names(const Incident& incident, std::string Claim::*name, std::optional<Stance> stance) {
    std::vector<std::string> found;
    for (const Claim& claim : incident.claims) {
        const std::string& text = claim.*name;
        if ((stance && claim.stance != *stance) || text.empty()) continue;
        if (std::find(found.begin(), found.end(), text) == found.end()) found.push_back(text);
    }
    return join(found, "; ");
}

void add_when(std::vector<FeatureField>& fields) {
    const auto day = [](std::string name, Day TimeSpan::*member) {
        return FeatureField{std::move(name), FieldType::date, [=](const Incident& i, Match) {
                                return i.when ? Value(to_string(i.when->span.*member)) : Value();
                            }};
    };
    fields.push_back(day("date_first", &TimeSpan::first));
    fields.push_back(day("date_last", &TimeSpan::last));
    fields.push_back(text("date_precision", [](const Incident& i) {
        return i.when ? to_string(i.when->span.precision) : std::string();
    }));
}

void add_where(std::vector<FeatureField>& fields) {
    const auto of_place = [](std::string name, std::string Location::*member) {
        return text(std::move(name),
                    [=](const Incident& i) { return i.where ? (*i.where).*member : std::string(); });
    };
    fields.push_back(of_place("place", &Location::name));
    fields.push_back(real("lat", [](const Location& w) { return w.footprint.point.lat; }));
    fields.push_back(real("lon", [](const Location& w) { return w.footprint.point.lon; }));
    fields.push_back(text("precision", [](const Incident& i) {
        return i.where ? to_string(i.where->footprint.precision) : std::string();
    }));
    fields.push_back(real("radius_m", [](const Location& w) { return w.footprint.radius_m; }));
    fields.push_back(of_place("country", &Location::country));
    fields.push_back(of_place("admin", &Location::admin));
}

void add_what(std::vector<FeatureField>& fields) {
    fields.push_back(text("type", [](const Incident& i) { return std::string(code(i.type)); }));
    fields.push_back(text("weapons", [](const Incident& i) {
        auto weapons = i.weapons;
        for (auto& weapon : weapons) weapon.span.reset();
        return write_weapons(weapons);
    }));
    fields.push_back(count("killed_low", &Incident::killed, &Count::low));
    fields.push_back(count("killed_best", &Incident::killed, &Count::best));
    fields.push_back(count("killed_high", &Incident::killed, &Count::high));
    fields.push_back(count("injured_low", &Incident::injured, &Count::low));
    fields.push_back(count("injured_best", &Incident::injured, &Count::best));
    fields.push_back(count("injured_high", &Incident::injured, &Count::high));
    fields.push_back(
        text("verification", [](const Incident& i) { return std::string(to_string(i.verification)); }));
    fields.push_back(text("background", [](const Incident& i) { return i.background ? "true" : "false"; }));
}

void add_claims(std::vector<FeatureField>& fields) {
    fields.push_back({"claims", FieldType::integer, [](const Incident& i, Match) {
                          return Value(static_cast<long long>(i.claims.size()));
                      }});
    fields.push_back(text("claimants", [](const Incident& i) { return names(i, &Claim::claimant, {}); }));
    fields.push_back(
        text("accused", [](const Incident& i) { return names(i, &Claim::actor, Stance::alleges); }));
    fields.push_back(
        text("denied_by", [](const Incident& i) { return names(i, &Claim::claimant, Stance::denies); }));
}

}  // namespace

const std::vector<FeatureField>& feature_fields() {
    static const auto fields = [] {
        std::vector<FeatureField> all;
        all.push_back(text("id", [](const Incident& i) { return i.id; }));
        all.push_back(text("source_id", [](const Incident& i) { return i.source_id; }));
        all.push_back({std::string(kMatchColumn), FieldType::text, [](const Incident&, Match match) {
                           return Value(std::string(match == Match::possible ? "possible" : "certain"));
                       }});
        all.push_back(text("summary", [](const Incident& i) { return i.summary; }));
        add_when(all);
        add_where(all);
        add_what(all);
        add_claims(all);
        return all;
    }();
    return fields;
}

std::string incident_text(const Incident& incident) {
    return to_json(incident).dump(-1, ' ', true, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace bearing
