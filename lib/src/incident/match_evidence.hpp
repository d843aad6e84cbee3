#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "bearing/incident/match.hpp"

namespace bearing {

/// What speaks for and against two incidents being one. Each piece of evidence is a natural logarithm of
/// odds: how much more often it is met with two reports of one event than with two events. They are added up
/// to a score. The weights are our own, set by hand on pairs whose answer is known and kept round.
struct Evidence {
    double log_odds = 0;
    std::vector<std::string> reasons;
    std::vector<std::string> against;

    /// For (positive) or against (negative); without words it only counts.
    void add(double weight, std::string words = {});
};

/// Before any evidence: of the pairs that are near enough to be compared few are one event.
inline constexpr double kPriorLogOdds = -6;
/// What is not in a dataset's columns (names, figures, wording) rarely adds more than this.
inline constexpr double kMostOutsideColumns = 5.5;

double score_of(double log_odds);
double log_odds_of(double score);

/// Days from the first to the last, both included; gap in days between two spans, 0 if they overlap.
int gap_days(int first_a, int last_a, int first_b, int last_b);
/// A day in common says much if both are known to the day, and little between a month and a year.
double time_weight(int days_a, int days_b, int gap, const MatchOptions& options);
/// Places near to one another say much if both are known closely, and little between provinces.
double place_weight(double radius_a_m, double radius_b_m, double apart_m, const MatchOptions& options);
/// What the distance takes from that; cheap to know beforehand.
double distance_penalty(double radius_a_m, double radius_b_m, double apart_m, const MatchOptions& options);
double type_weight(EventType a, EventType b);

/// What two incidents say of victims. "0 or unknown" says nothing.
void add_casualties(const Count& a, const Count& b, const char* what, Evidence& evidence);
void add_place(const Location& a, const Location& b, double apart_m, const MatchOptions& options,
               Evidence& evidence);
void add_time(const TimeSpan& a, const TimeSpan& b, const MatchOptions& options, Evidence& evidence);
void add_type(EventType a, EventType b, Evidence& evidence);
void add_weapons(const std::vector<Weapon>& a, const std::vector<Weapon>& b, Evidence& evidence);
void add_sources(const Incident& a, const Incident& b, Evidence& evidence);
/// `similarity` of what they tell, 0..1.
void add_wording(double similarity, Evidence& evidence);

}  // namespace bearing
