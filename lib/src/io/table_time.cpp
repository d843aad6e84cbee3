#include "io/table_time.hpp"

#include "io/field_values.hpp"
#include "io/month_names.hpp"

namespace bearing {

std::optional<TimeSpan> TableTime::read_span(const std::string& cell, std::string_view field) const {
    DateReading date = read_date(cell, order_);
    if (date.fault == DateFault::unreadable)
        if (const auto serial = read_decimal(cell)) {
            const DateReading of_serial = day_of_serial(*serial);
            // Small numbers are days of the month or years, not dates of the 1900s.
            constexpr double kFirstSerial = 20000;
            if (of_serial.day && *serial >= kFirstSerial) date = of_serial;
        }
    if (date.day) {
        TimeSpan span{*date.day, *date.day, TimePrecision::day, {}, {}, {}};
        // Midnight is what programs write that have no time.
        if (date.minute && *date.minute > 0) span.first_minute = date.minute;
        if (span.first_minute) span.utc_offset_minutes = date.utc_offset_minutes;
        return span;
    }
    if (date.fault == DateFault::missing) return std::nullopt;
    if (const auto longer = read_longer_time(cell)) return longer;
    throw RowFault{fields_.name(field), std::string(reason(date.fault))};
}

/// Year, month and day from columns of their own; 0 or nothing where one is not known.
std::optional<TimeSpan> TableTime::read_parts(const Row& row) const {
    const auto part = [&](const char* field) {
        const std::string cell = fields_.text(row, field);
        if (cell.empty()) return 0;
        const auto month = std::string_view(field) == "month" ? month_of(cell) : std::nullopt;
        const auto number = month ? *month : read_whole(cell).value_or(-1);
        if (number < 0 || number > 9999) throw RowFault{fields_.name(field), "date not understood"};
        return static_cast<int>(number);
    };
    const int year = part("year"), month = part("month"), day = part("day");
    if (year == 0) return std::nullopt;
    const auto first = make_day(year, month == 0 ? 1 : month, month == 0 || day == 0 ? 1 : day);
    if (!first) throw RowFault{fields_.name(day == 0 ? "month" : "day"), "impossible date"};
    if (month == 0) return TimeSpan{*first, *make_day(year, 12, 31), TimePrecision::year, {}, {}, {}};
    if (day == 0) return TimeSpan{*first, last_of_month(*first), TimePrecision::month, {}, {}, {}};
    return TimeSpan{*first, *first, TimePrecision::day, {}, {}, {}};
}

std::optional<Occurrence> TableTime::read(const Row& row, std::vector<Issue>& warnings) const {
    auto first = read_span(fields_.text(row, "date_first"), "date_first");
    if (!first) first = read_parts(row);
    if (!first) {
        for (const char* field : {"date_first", "year"})
            if (fields_.has(field)) {
                fields_.warn(row, warnings, field, "no date; kept undated");
                break;
            }
        return std::nullopt;
    }
    Occurrence when{*first, {}, {}};
    if (const auto last = read_span(fields_.text(row, "date_last"), "date_last")) {
        when.span.last = last->last;
        when.span.last_minute = last->first_minute;
        if (when.span.last < when.span.first)
            throw RowFault{fields_.name("date_last"), "last date before the first"};
    }
    if (const std::string time = fields_.text(row, "time"); !time.empty()) {
        if (const auto minute = read_minute_of_day(time))
            when.span.first_minute = minute;
        else
            fields_.warn(row, warnings, "time", "time of day not understood; left out");
    }
    return when;
}

}  // namespace bearing
