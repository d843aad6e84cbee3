#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bearing/incident/incident.hpp"

namespace bearing {

/// Values of an incident's fields in words for people; "" for what is not there. Two different values may
/// read the same only where the difference is in spans of the report.
std::string in_words(const std::string& text);
std::string in_words(bool value);
std::string in_words(Day day);
std::string in_words(double number);
std::string in_words(LonLat point);
std::string in_words(const TextSpan& span);
std::string in_words(const TimeSpan& span);
std::string in_words(const Occurrence& occurrence);
std::string in_words(EventType type);
std::string in_words(Verification verification);
std::string in_words(Precision precision);
std::string in_words(const MultiPolygon& area);
std::string in_words(const Count& count);
std::string in_words(const std::vector<Weapon>& weapons);
std::string in_words(const std::vector<Participant>& participants);
std::string in_words(const std::vector<RejectedPlace>& places);
std::string in_words(const Location& location);
std::string in_words(const Claim& claim);

template <class T>
std::string in_words(const std::optional<T>& value) {
    return value ? in_words(*value) : std::string();
}

}  // namespace bearing
