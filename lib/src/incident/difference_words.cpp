#include "incident/difference_words.hpp"

#include <fmt/format.h>

#include <cstdlib>

#include "bearing/base/text.hpp"
#include "incident/json_values.hpp"

namespace bearing {
namespace {

std::string clock(int minute) {
    return fmt::format("{:02}:{:02}", minute / 60, minute % 60);
}

std::string offset(int minutes) {
    return fmt::format("UTC{}{}", minutes < 0 ? '-' : '+', clock(std::abs(minutes)));
}

}  // namespace

std::string in_words(const std::string& text) {
    return text;
}
std::string in_words(bool value) {
    return value ? "yes" : "no";
}
std::string in_words(Day day) {
    return to_string(day);
}
std::string in_words(double number) {
    return fmt::format("{}", number);
}
std::string in_words(LonLat point) {
    return fmt::format("{}, {}", point.lat, point.lon);
}
std::string in_words(const TextSpan& span) {
    return fmt::format("characters {} to {}", span.begin, span.end);
}

std::string in_words(const TimeSpan& span) {
    std::string words = to_string(span);
    if (span.precision != TimePrecision::day) words += " (" + to_string(span.precision) + ")";
    if (span.first_minute) words += ", from " + clock(*span.first_minute);
    if (span.last_minute) words += ", until " + clock(*span.last_minute);
    if (span.utc_offset_minutes) words += ", " + offset(*span.utc_offset_minutes);
    return words;
}

std::string in_words(const Occurrence& occurrence) {
    std::string words = in_words(occurrence.span);
    if (!occurrence.text.empty()) words += " (\"" + occurrence.text + "\")";
    return words;
}

std::string in_words(EventType type) {
    return std::string(label(type));
}
std::string in_words(Verification verification) {
    return std::string(to_string(verification));
}
std::string in_words(Precision precision) {
    return to_string(precision);
}
std::string in_words(const MultiPolygon& area) {
    return area.empty() ? std::string() : area_json(area).dump();
}

std::string in_words(const Count& count) {
    if (count.low == 0 && !count.best && !count.high) return "0 or unknown";
    std::vector<std::string> parts;
    if (count.low) parts.push_back(fmt::format("low {}", *count.low));
    if (count.best) parts.push_back(fmt::format("best {}", *count.best));
    if (count.high) parts.push_back(fmt::format("high {}", *count.high));
    return join(parts, ", ");
}

std::string in_words(const std::vector<Weapon>& weapons) {
    std::vector<std::string> parts;
    for (const auto& weapon : weapons) {
        std::string part = ascii_lower(label(weapon.weapon_class));
        if (!weapon.name.empty()) part += " (" + weapon.name + ")";
        parts.push_back(std::move(part));
    }
    return join(parts, "; ");
}

std::string in_words(const std::vector<Participant>& participants) {
    std::vector<std::string> parts;
    for (const auto& participant : participants)
        parts.push_back(fmt::format("{} ({})", participant.name, to_string(participant.side)));
    return join(parts, "; ");
}

std::string in_words(const std::vector<RejectedPlace>& places) {
    std::vector<std::string> parts;
    for (const auto& place : places)
        parts.push_back(
            fmt::format("{} at {}, {} ({})", place.name, in_words(place.point), place.score, place.reason));
    return join(parts, "; ");
}

std::string in_words(const Location& location) {
    return fmt::format("{}{}{} within {} m ({})", location.name, location.name.empty() ? "" : ", ",
                       in_words(location.footprint.point), location.footprint.radius_m,
                       to_string(location.footprint.precision));
}

std::string in_words(const Claim& claim) {
    std::string words(to_string(claim.stance));
    if (!claim.actor.empty()) words += ": " + claim.actor;
    if (!claim.participants.empty()) words += "; with " + in_words(claim.participants);
    if (claim.killed.known()) words += "; killed " + in_words(claim.killed);
    if (claim.injured.known()) words += "; injured " + in_words(claim.injured);
    if (!claim.weapons.empty()) words += "; " + in_words(claim.weapons);
    return words;
}

}  // namespace bearing
