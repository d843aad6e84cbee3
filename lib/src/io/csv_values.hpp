#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bearing/incident/incident.hpp"

namespace bearing {

/// How single values stand in a cell of Bearing's CSV. The readers throw FormatError with a short reason.
std::string write_span(const std::optional<TextSpan>& span);  ///< "410-655", "" if none
TextSpan read_span(const std::string& cell);

/// "cluster_munition:M095 DPICM@12-22; rocket:"; a semicolon or backslash in a name is escaped by a
/// backslash.
std::string write_weapons(const std::vector<Weapon>& weapons);
std::vector<Weapon> read_weapons(const std::string& cell);
/// "first:Name; second:Name", escaped as weapons are.
std::string write_participants(const std::vector<Participant>& participants);
std::vector<Participant> read_participants(const std::string& cell);

std::string write_number(double value);  ///< shortest form that reads back the same
double read_number(const std::string& cell, const char* what);
int read_count(const std::string& cell);

std::string write_minute(const std::optional<int>& minute);  ///< "18:00"
int read_minute(const std::string& cell);

Day read_day(const std::string& cell);

/// JSON texts, for what no spreadsheet cell can hold plainly.
std::string write_area(const MultiPolygon& area);
MultiPolygon read_area(const std::string& cell);
std::string write_candidates(const std::vector<RejectedPlace>& candidates);
std::vector<RejectedPlace> read_candidates(const std::string& cell);

}  // namespace bearing
