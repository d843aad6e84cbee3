#include <catch2/catch.hpp>

#include "bearing/geo/day.hpp"
#include "bearing/geo/layer.hpp"

using namespace bearing;

TEST_CASE("Only real dates are dates") {
    CHECK(to_string(*parse_day("2020-02-29")) == "2020-02-29");
    for (const char* bad : {"2019-02-29", "2020-13-01", "2020-00-10", "2020-1-1", "20201003", "2020-10-03x",
                            "", "2020/10/03", "+020-10-03"})
        CHECK_FALSE(parse_day(bad));
    CHECK_FALSE(make_day(2020, 257, 1));
    CHECK_FALSE(make_day(2020, 1, 257));
    CHECK(day_number(*parse_day("1970-01-02")) == 1);
    CHECK(to_string(last_of_month(*parse_day("2020-02-10"))) == "2020-02-29");
}

TEST_CASE("A line is drawn if it held on some day of the window") {
    Feature contact;
    contact.valid_from = parse_day("1994-05-12");
    contact.valid_to = parse_day("2020-09-26");
    CHECK(held_during(contact, *parse_day("2020-09-26"), *parse_day("2020-11-10")));
    CHECK_FALSE(held_during(contact, *parse_day("2020-09-27"), *parse_day("2020-11-10")));
    CHECK(held_during(Feature{}, *parse_day("1900-01-01"), *parse_day("1900-01-01")));
}
