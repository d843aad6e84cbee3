#include <fmt/format.h>

#include <map>
#include <set>

#include "bearing/base/csv.hpp"
#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "io/field_values.hpp"
#include "io/timemap.hpp"
#include "io/timemap_event.hpp"

namespace bearing {
namespace {

using Json = nlohmann::ordered_json;

/// Levels of nesting that are read; writing a value out again goes one call deeper for each.
constexpr int kDeepest = 64;

/// As it stands in the file: strings without their quotes, lists and objects as JSON.
std::string plain_text(const Json& value) {
    if (value.is_null()) return {};
    if (value.is_string()) return value.get<std::string>();
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string member(const Json& object, std::string_view name) {
    const auto found = object.find(name);
    return found == object.end() ? std::string() : std::string(trim(plain_text(*found)));
}

/// Texts of a list; of a text itself, cut at commas.
std::vector<std::string> text_list(const Json& object, std::string_view name) {
    const auto found = object.find(name);
    if (found == object.end() || found->is_null()) return {};
    if (!found->is_array()) return split_list(plain_text(*found), ',');
    std::vector<std::string> texts;
    for (const Json& item : *found)
        if (std::string text(trim(plain_text(item))); !text.empty()) texts.push_back(std::move(text));
    return texts;
}

/// The member whose name is `name` or ends in it ("export_events"), in any case.
const Json* section(const Json& document, std::string_view name) {
    if (!document.is_object()) return nullptr;
    for (const auto& [key, value] : document.items())
        if (ascii_lower(key).ends_with(name)) return &value;
    return nullptr;
}

/// Things of an array, or of an object keyed by their ids, by id.
std::map<std::string, const Json*> by_id(const Json* things) {
    std::map<std::string, const Json*> found;
    if (things == nullptr) return found;
    for (const auto& [key, thing] : things->items()) {
        if (!thing.is_object()) continue;
        const std::string id = member(thing, "id");
        if (!id.empty()) found.emplace(id, &thing);
        if (things->is_object()) found.emplace(key, &thing);
    }
    return found;
}

/// Older files name associations by their titles.
std::map<std::string, const Json*> by_id_or_title(const Json* things) {
    auto found = by_id(things);
    if (things == nullptr) return found;
    for (const auto& [key, thing] : things->items())
        if (thing.is_object())
            if (const std::string title = member(thing, "title"); !title.empty())
                found.emplace(title, &thing);
    return found;
}

Claim claim_of_source(const Json& source) {
    Claim claim;
    const auto affiliations = text_list(source, "affil_s");
    const auto paths = text_list(source, "paths");
    claim.claimant = member(source, "author");
    if (claim.claimant.empty() && !affiliations.empty()) claim.claimant = affiliations.front();
    claim.source.publisher = join(affiliations, "; ");
    claim.source.title = member(source, "title");
    claim.source.url = member(source, "url");
    if (claim.source.url.empty()) claim.source.url = member(source, "path");
    if (claim.source.url.empty() && !paths.empty()) claim.source.url = paths.front();
    claim.source.date = read_date(member(source, "date"), DateOrder::mdy).day;
    claim.note = member(source, "description");
    return claim;
}

const Json* events_of(const Json& document) {
    const Json* events = document.is_array() ? &document : section(document, "events");
    return events != nullptr && events->is_array() ? events : nullptr;
}

/// Month first, as TimeMap has it, unless some dates of the file can only have the day first and none the
/// month.
DateOrder order_of_dates(const Json& events) {
    bool day_first = false, month_first = false;
    for (const Json& event : events) {
        if (!event.is_object()) continue;
        const auto proven = read_date(member(event, "date"), DateOrder::mdy).proven;
        day_first |= proven == DateOrder::dmy;
        month_first |= proven == DateOrder::mdy;
    }
    return day_first && !month_first ? DateOrder::dmy : DateOrder::mdy;
}

class TimemapReader {
  public:
    TimemapReader(const Json& document, const std::string& name)
        : events_(*events_of(document)),
          order_(order_of_dates(events_)),
          sources_(by_id(section(document, "sources"))),
          associations_(by_id_or_title(section(document, "associations"))) {
        file_.format = "timemap";
        name_ = name;
        if (order_ == DateOrder::dmy)
            note("date", "some dates can only have the day first, so all are read with the day first");
        if (document.is_object()) note_what_is_left_out(document);
    }

    IncidentFile read() {
        for (const Json& event : events_) {
            ++file_.rows;
            try {
                add(event);
            } catch (const RowFault& fault) {
                file_.rejected.push_back(
                    {{name_, file_.rows, fault.field, Severity::error, fault.reason}, plain_text(event)});
            }
        }
        return std::move(file_);
    }

  private:
    void note(std::string field, std::string message, Severity severity = Severity::info) {
        file_.warnings.push_back({name_, file_.rows, std::move(field), severity, std::move(message)});
    }

    void note_what_is_left_out(const Json& document) {
        for (const std::string_view kind : {"sites", "regions", "shapes"}) {
            const Json* things = section(document, kind);
            if (things != nullptr && !things->empty())
                note(std::string(kind), "these are no incidents and are left out");
        }
    }

    void add(const Json& json) {
        if (!json.is_object()) throw RowFault{"", "not an object"};
        TimemapEvent event;
        // The texts must outlive the views that the event's fields are.
        std::map<std::string, std::string, std::less<>> texts;
        for (const auto& [key, value] : json.items()) texts[key] = trim(plain_text(value));
        event.field = [&](std::string_view name) {
            const auto found = texts.find(name);
            return found == texts.end() ? std::string_view() : std::string_view(found->second);
        };
        event.categories = categories(json);
        event.claims = claims(json);
        Verbatim verbatim = verbatim_cells(json);
        Incident incident = timemap_incident(
            event, order_, verbatim.record(), [&](std::string_view field, std::string message) {
                note(std::string(field), std::move(message), Severity::warning);
            });
        if (!ids_.insert(incident.id).second)
            throw RowFault{"", incident.source_id.empty() ? "same as an earlier row" : "duplicate id"};
        incident.verbatim = std::move(verbatim);
        file_.incidents.push_back(std::move(incident));
    }

    std::vector<std::string> categories(const Json& event) {
        std::vector<std::string> found, unknown;
        for (const auto& id : text_list(event, "associations")) {
            const auto association = associations_.find(id);
            if (association == associations_.end()) {
                unknown.push_back(id);
                found.push_back(id);
                continue;
            }
            found.push_back(member(*association->second, "title"));
            for (auto& step : text_list(*association->second, "filter_paths"))
                found.push_back(std::move(step));
        }
        if (!unknown.empty())
            note("associations", "not among the file's associations: " + join(unknown, ", "),
                 Severity::warning);
        if (const auto filters = event.find("filters"); filters != event.end() && filters->is_array())
            for (const Json& filter : *filters)
                if (filter.is_object()) found.push_back(member(filter, "value"));
        return found;
    }

    std::vector<Claim> claims(const Json& event) {
        std::vector<Claim> claims;
        std::vector<std::string> unknown;
        const auto listed = event.find("sources");
        if (listed != event.end() && listed->is_array() && !listed->empty() && listed->front().is_object()) {
            for (const Json& source : *listed)
                if (source.is_object()) claims.push_back(claim_of_source(source));
            return claims;
        }
        for (const auto& id : text_list(event, "sources")) {
            const auto source = sources_.find(id);
            if (source != sources_.end())
                claims.push_back(claim_of_source(*source->second));
            else if (is_url(id))
                claims.push_back(claim_of_path(id));
            else
                unknown.push_back(id);
        }
        if (!unknown.empty())
            note("sources", "not among the file's sources: " + join(unknown, ", "), Severity::warning);
        return claims;
    }

    /// The event's members as cells; events with the same members share their names.
    Verbatim verbatim_cells(const Json& event) {
        std::vector<std::string> names;
        std::string record;
        for (const auto& [key, value] : event.items()) {
            if (!names.empty()) record += ',';
            names.push_back(key);
            record += csv_field(plain_text(value));
        }
        if (!columns_ || *columns_ != names)
            columns_ = std::make_shared<const std::vector<std::string>>(names);
        return {columns_, std::move(record)};
    }

    const Json& events_;
    DateOrder order_;
    std::map<std::string, const Json*> sources_;
    std::map<std::string, const Json*> associations_;
    std::set<std::string> ids_;
    Verbatim::Columns columns_;
    IncidentFile file_;
    std::string name_;
};

}  // namespace

bool is_timemap(const Json& document) {
    const Json* events = events_of(document);
    if (events == nullptr || document.contains("features")) return false;
    for (const Json& event : *events)
        if (event.is_object() && event.contains("description") &&
            (event.contains("date") || event.contains("latitude")))
            return true;
    return false;
}

IncidentFile parse_timemap(std::string_view json, const std::string& name) {
    const auto not_too_deep = [&](int depth, Json::parse_event_t, Json&) {
        if (depth > kDeepest)
            throw FormatError(
                fmt::format("{} is nested {} levels deep, which no list of events is; name its format with "
                            "--schema",
                            name, depth));
        return true;
    };
    Json document;
    try {
        document = Json::parse(json, not_too_deep);
    } catch (const Json::parse_error& error) {
        throw FormatError(
            fmt::format("{} is not complete JSON (it breaks off or goes wrong near byte {}); get the "
                        "file again or mend it there",
                        name, error.byte));
    } catch (const Json::exception&) {
        throw FormatError(fmt::format("{} holds a number that is too large; mend it", name));
    }
    if (!is_timemap(document))
        throw FormatError(
            fmt::format("{} holds no events of TimeMap (objects with a description and a date or a "
                        "latitude); name its format with --schema",
                        name));
    return TimemapReader(document, name).read();
}

}  // namespace bearing
