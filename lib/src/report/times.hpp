#pragma once

#include <optional>
#include <vector>

#include "bearing/geo/day.hpp"
#include "bearing/incident/time_span.hpp"
#include "report/document.hpp"

namespace bearing::report {

/// Which number of 04/10/2020 is the day.
enum class DateOrder { day_first, month_first };

/// What dates without a year, weekdays and "yesterday" count from.
struct TimeContext {
    std::optional<Day> published;
    DateOrder order = DateOrder::day_first;
    std::optional<int> year;  ///< of what is being told, where it is not the year of publication
};

/// A time named in the text.
struct TimeMention {
    TokenRange tokens;
    std::optional<TimeSpan> value;     ///< nothing if it counts from what was told before, or cannot be known
    bool counts_from_context = false;  ///< "that day", "the following day"
    int context_days = 0;              ///< how many days after the day told before
    bool names_year = false;
    bool part_of_day = false;  ///< "overnight", "that morning": a date beside it says more
    bool future = false;       ///< "next Tuesday"
};

/// Times in a sentence, ascending, without overlaps.
std::vector<TimeMention> find_times(const Document& document, const Sentence& sentence,
                                    const TimeContext& context);

/// The same over any tokens, for datelines and headings.
std::vector<TimeMention> find_times(const Document& document, TokenRange range, const TimeContext& context);

/// The order of numeric dates that the document's own dates prove or suggest; day first where nothing does.
DateOrder find_date_order(const Document& document, std::optional<Day> published);

}  // namespace bearing::report
