#pragma once

#include <optional>

#include "report/times.hpp"

namespace bearing::report {

/// A date as written; what is 0 is not said.
struct WrittenDate {
    int year = 0;
    int month = 0;
    int day = 0;
    int last_day = 0;     ///< of "3-4 October"
    std::size_t end = 0;  ///< one past its last token
    int end_year = 0;     ///< of "1988-94"
};

/// Reads single dates at a token.
class DateReader {
  public:
    DateReader(const Document& document, TokenRange range, const TimeContext& context);

    /// Any form of date that begins exactly at `at`.
    std::optional<WrittenDate> read(std::size_t at) const;
    /// "27.09", of a range whose end has the year.
    std::optional<WrittenDate> read_day_and_month(std::size_t at) const;
    /// A day of the month alone: "3", "3rd", "the 3rd".
    std::optional<int> day_number(std::size_t at) const;
    int month_at(std::size_t at) const;
    /// Length in tokens of a dash or "to", "and", "until" at `at`; 0 if there is none.
    std::size_t join_at(std::size_t at) const;
    int year_at(std::size_t at) const;

    /// The days that a written date covers; the year is supplied where it is missing and can be known.
    std::optional<TimeSpan> span_of(const WrittenDate& date) const;
    /// Adds the missing year.
    WrittenDate with_year(WrittenDate date) const;

  private:
    std::optional<WrittenDate> read_iso(std::size_t at) const;
    std::optional<WrittenDate> read_numeric(std::size_t at) const;
    std::optional<WrittenDate> read_day_first(std::size_t at) const;
    std::optional<WrittenDate> read_month_first(std::size_t at) const;
    std::optional<WrittenDate> read_year_first(std::size_t at) const;
    std::optional<WrittenDate> read_decade(std::size_t at) const;
    std::optional<WrittenDate> read_year(std::size_t at) const;
    void read_trailing_year(WrittenDate& date) const;
    bool is(std::size_t at, std::string_view low) const {
        return at < range_.last && document_.tokens.is(at, low);
    }
    bool is_dash(std::size_t at) const;
    long long number(std::size_t at) const;
    std::size_t digits(std::size_t at) const;

    const Document& document_;
    TokenRange range_;
    const TimeContext& context_;
};

}  // namespace bearing::report
