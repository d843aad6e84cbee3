// Days and ISO 8601 spans.
#include "bearing/incident/time_span.hpp"
#include "fuzz/fuzz.hpp"

using namespace bearing;
using fuzz::expect;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    if (const auto day = parse_day(text)) {
        expect(to_string(*day) == text, "a day is written as it was read");
        expect(day_from_number(day_number(*day)) == *day, "a day survives as a number");
        expect(first_of_month(*day) <= *day && *day <= last_of_month(*day), "a day is in its month");
    }
    if (const auto span = parse_time_span(text)) {
        expect(span->first <= span->last, "a span does not end before it begins");
        const auto again = parse_time_span(to_iso(*span));
        expect(again && again->first == span->first && again->last == span->last,
               "a span is written as the same days");
    }
    return 0;
}
