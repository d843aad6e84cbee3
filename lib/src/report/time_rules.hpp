#pragma once

#include <optional>
#include <string_view>

#include "bearing/geo/day.hpp"
#include "bearing/incident/time_span.hpp"

namespace bearing::report {

/// From `first` to `last`, exact to the day.
TimeSpan span_of_days(Day first, Day last);

/// The days that a word of geodata/lexicon/*/time_words.csv means in a report of the day `now`. `kind` and
/// `number` are its kind and value: published, night, past_days, ago_days, weekend, week, month or year.
TimeSpan days_from_publication(std::string_view kind, int number, Day now);

/// The part of a date that a word before it picks ("early March", "the first week of August", "around 2
/// July"), by UCDP's rules (codebook 22.1, appendix 2); nothing where the word does not fit the date.
std::optional<TimeSpan> narrowed(std::string_view kind, std::string_view word, int number,
                                 const TimeSpan& whole, std::optional<Day> published);

}  // namespace bearing::report
