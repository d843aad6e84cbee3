#include <catch2/catch.hpp>

#include "report/reading_helpers.hpp"

using namespace bearing;
using test::only_time;

TEST_CASE("intervals and calendar dates") {
    CHECK(only_time("On 3-4 October rockets hit Stepanakert.") == "2020-10-03 to 2020-10-04");
    CHECK(only_time("Between 27 September and 1 October Martakert was shelled.") ==
          "2020-09-27 to 2020-10-01");
    CHECK(only_time("From September 30 to October 2, 2020 Hadrut was bombed.") == "2020-09-30 to 2020-10-02");
    CHECK(only_time("Barda was shelled on the 3rd of October.") == "2020-10-03");
    CHECK(only_time("Barda was shelled on 2020-10-03.") == "2020-10-03");
    CHECK(only_time("Shells hit Barda on the night of 3-4 October.") == "2020-10-03 to 2020-10-04");
    CHECK(only_time("Shells hit Barda on the night of 3 October.") == "2020-10-03 to 2020-10-04");
    CHECK(only_time("Rockets hit Barda on 29 December.", "2021-01-05") == "2020-12-29");
}

TEST_CASE("numeric dates by the evidence of the document") {
    CHECK(only_time("04/10/2020: shells hit Barda.", "2020-10-05") == "2020-10-04");
    CHECK(only_time("10/04/2020: shells hit Barda.", "2020-10-05") == "2020-10-04");
    CHECK(only_time("Shells hit Barda on 12/31/2019.", "2020-01-05") == "2019-12-31");
    CHECK(only_time("Shells hit Barda on 04.10.2020.", "2020-12-05") == "2020-10-04");
}

TEST_CASE("days that count from publication") {
    // 6 October 2020 was a Tuesday.
    CHECK(only_time("Shells hit Barda yesterday.") == "2020-10-05");
    CHECK(only_time("Shells hit Barda on Sunday.") == "2020-10-04");
    CHECK(only_time("Shells hit Barda last Tuesday.") == "2020-09-29");
    CHECK(only_time("Shells hit Barda overnight.") == "2020-10-05 to 2020-10-06");
    CHECK(only_time("Shells hit Barda in the past 24 hours.") == "2020-10-05 to 2020-10-06");
    CHECK(only_time("Shells hit Barda three days ago.") == "2020-10-03");
    CHECK(only_time("Shells hit Barda last week.") == "2020-09-28 to 2020-10-04");
    CHECK(only_time("Shells hit Barda over the weekend.") == "2020-10-03 to 2020-10-04");
    CHECK(only_time("Shells hit Barda last month.") == "2020-09-01 to 2020-09-30");
    CHECK(only_time("Shells hit Barda since 1 October.") == "2020-10-01 to 2020-10-06");
}

TEST_CASE("vague times by UCDP's rules") {
    CHECK(only_time("Clashes broke out in Tavush in July 2020.") == "2020-07-01 to 2020-07-31");
    CHECK(only_time("Barda was shelled in early March 2020.", "2020-04-01") == "2020-03-01 to 2020-03-10");
    CHECK(only_time("Barda was shelled in mid-March.", "2020-04-01") == "2020-03-10 to 2020-03-20");
    CHECK(only_time("Barda was shelled in late March.", "2020-04-01") == "2020-03-15 to 2020-03-31");
    CHECK(only_time("Barda was shelled in 1993.") == "1993-01-01 to 1993-12-31");
    CHECK(only_time("Barda was shelled around 2 July 2020.") == "2020-07-01 to 2020-07-03");
    CHECK(only_time("Barda was shelled.") == "2020-10-04 to 2020-10-06");
}

TEST_CASE("days that count from what was told before") {
    const auto times = [](const std::string& text) {
        std::vector<std::string> result;
        for (const Incident& incident : test::read_text(text, "2020-10-20").incidents)
            result.push_back(to_string(incident.when->span));
        return result;
    };
    CHECK(times("The war began on 27 September 2020. That day shells hit Barda.") ==
          std::vector<std::string>{"2020-09-27"});
    CHECK(times("On 2 October shells hit Barda. The following day a drone struck Ganja.") ==
          std::vector<std::string>{"2020-10-02", "2020-10-03"});
    CHECK(times("On 2 October shells hit Barda. Three days later rockets fell on Ganja.") ==
          std::vector<std::string>{"2020-10-02", "2020-10-05"});
}
