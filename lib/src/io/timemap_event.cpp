#include "io/timemap_event.hpp"

#include <chrono>

#include "bearing/base/text.hpp"
#include "io/field_values.hpp"

namespace bearing {
namespace {

using Warn = std::function<void(std::string_view, std::string)>;

/// The day, widened to what the event's precision says.
std::optional<Occurrence> occurrence(const TimemapEvent& event, DateOrder order, const Warn& warn) {
    const std::string_view cell = event.field("date");
    if (is_missing(cell)) return std::nullopt;
    const DateReading date = require_date(cell, "date", order);
    if (order == DateOrder::mdy && date.proven == DateOrder::dmy)
        warn("date", "read with the day first; no month has this number");
    TimeSpan span{*date.day, *date.day, TimePrecision::day, {}, {}, date.utc_offset_minutes};
    const std::string_view time = event.field("time");
    const auto minute = is_missing(time) ? date.minute : read_minute_of_day(time);
    if (!minute && !is_missing(time)) warn("time", "not a time of day");
    span.first_minute = span.last_minute = minute;
    const auto precision = parse_time_precision(ascii_lower(event.field("time_precision")));
    if (precision == TimePrecision::week) {
        span = {span.first - std::chrono::days(3), span.last + std::chrono::days(3), *precision, {}, {}, {}};
    } else if (precision == TimePrecision::month) {
        span = {first_of_month(span.first), last_of_month(span.last), *precision, {}, {}, {}};
    } else if (precision == TimePrecision::year) {
        const int year = static_cast<int>(std::chrono::year_month_day(*date.day).year());
        span = {*make_day(year, 1, 1), *make_day(year, 12, 31), *precision, {}, {}, {}};
    }
    return Occurrence{span, "", {}};
}

EventType event_type(const TimemapEvent& event) {
    for (const std::string_view field : {"type", "category", "category_full"})
        if (const auto type = parse_event_type(event.field(field))) return *type;
    for (const auto& category : event.categories)
        if (const auto type = parse_event_type(category)) return *type;
    return EventType::unknown;
}

}  // namespace

Incident timemap_incident(const TimemapEvent& event, DateOrder order, std::string_view content,
                          const Warn& warn) {
    Incident incident;
    incident.source_id = event.field(event.field("id").empty() ? "civId" : "id");
    incident.id = incident.source_id.empty() ? content_id(content) : "timemap:" + incident.source_id;
    incident.summary = event.field("description");
    incident.when = occurrence(event, order, warn);
    const auto cell = [&](std::string_view field) {
        return is_missing(event.field(field)) ? std::string_view() : event.field(field);
    };
    const auto point = read_point(cell("latitude"), cell("longitude"), "latitude", "longitude");
    if (point) {
        // TimeMap does not say how closely a point is known; a town is what monitors share.
        incident.where.emplace();
        incident.where->footprint = footprint_of(*point, Precision::town);
        incident.where->name = event.field("location");
    }
    if (!incident.when && !point) throw RowFault{"date", "neither a date nor a place"};
    incident.type = event_type(event);
    incident.claims = event.claims;
    if (ascii_lower(event.field("graphic")) == "true")
        warn("graphic", "marked as graphic; look before showing or publishing it");
    return incident;
}

Claim claim_of_path(std::string_view path) {
    Claim claim;
    (is_url(path) ? claim.source.url : claim.source.title) = path;
    return claim;
}

}  // namespace bearing
