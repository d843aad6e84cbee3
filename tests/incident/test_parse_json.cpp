#include <catch2/catch.hpp>
#include <string>

#include "incident/parse_json.hpp"

using namespace bearing;

TEST_CASE("JSON of others is parsed unless walking through it would run out of stack") {
    CHECK(parse_json(R"({"a": [1, "]}[{\""]})")["a"].size() == 2);
    CHECK(parse_json("{\"a\": 1").is_discarded());
    CHECK(parse_json("[1e999]").is_discarded());
    const std::string deep = std::string(200, '[') + std::string(200, ']');
    CHECK_FALSE(parse_json(deep).is_discarded());
    CHECK(parse_json("[" + deep + "]").is_discarded());
    CHECK(parse_json(std::string(1'000'000, '[')).is_discarded());
    // Brackets within texts do not nest.
    CHECK_FALSE(parse_json("[\"" + std::string(1000, '[') + "\\\"\"]").is_discarded());
}
