#include "bearing/base/text.hpp"
#include "report/times.hpp"

namespace bearing::report {

DateOrder find_date_order(const Document& document, std::optional<Day> published) {
    const Tokens& tokens = document.tokens;
    long long day_first_gap = 0, month_first_gap = 0;
    for (std::size_t i = 0; i + 4 < tokens.size(); ++i) {
        if (tokens[i].kind != TokenKind::number || !tokens.is(i + 1, "/") || !tokens.is(i + 3, "/")) continue;
        const auto a = parse_integer(tokens.low(i)), b = parse_integer(tokens.low(i + 2));
        const auto year = parse_integer(tokens.low(i + 4));
        if (!a || !b || !year || *a > 31 || *b > 31 || *year < 1000 || *year > 9999) continue;
        if (*a > 12) return DateOrder::day_first;
        if (*b > 12) return DateOrder::month_first;
        const auto gap = [&](long long month, long long day) -> long long {
            const auto date =
                make_day(static_cast<int>(*year), static_cast<int>(month), static_cast<int>(day));
            if (!date || !published) return 0;
            const long long back = (*published - *date).count();
            return back < 0 ? 1000 - back : back;  // what lies ahead of the report is unlikely
        };
        day_first_gap += gap(*b, *a);
        month_first_gap += gap(*a, *b);
    }
    return month_first_gap < day_first_gap ? DateOrder::month_first : DateOrder::day_first;
}

}  // namespace bearing::report
