#include <catch2/catch.hpp>

#include "bearing/base/csv.hpp"
#include "bearing/base/error.hpp"
#include "bearing/base/files.hpp"
#include "support/paths.hpp"

using namespace bearing;

namespace {

std::vector<CsvRecord> parse_all(std::string_view text, char delimiter = ',') {
    std::vector<CsvRecord> records;
    CsvParser parser(text, delimiter);
    while (auto record = parser.next()) records.push_back(*record);
    return records;
}

using Fields = std::vector<std::string>;

}  // namespace

TEST_CASE("CSV: quoting, line ends and the byte order mark") {
    const auto records = parse_all(
        "\xEF\xBB\xBF"
        "a,b\r\n\"x,\"\"y\"\"\",2\n\n,\n");
    REQUIRE(records.size() == 3);
    CHECK(records[0].fields == Fields{"a", "b"});
    CHECK(records[1].fields == Fields{"x,\"y\"", "2"});
    CHECK(records[2].fields == Fields{"", ""});
    CHECK(records[2].line == 4);
}

TEST_CASE("CSV: a quoted line break belongs to the field, and lines are counted through it") {
    const auto records = parse_all("a\n\"one\ntwo\"\nlast");
    REQUIRE(records.size() == 3);
    CHECK(records[1].fields == Fields{"one\ntwo"});
    CHECK(records[2].line == 4);
    CHECK(records[2].fields == Fields{"last"});
}

TEST_CASE("CSV: an unclosed quote costs its own line only") {
    const auto records = parse_all("a,b\n\"open,2\nnext,3\n");
    REQUIRE(records.size() == 3);
    CHECK(records[1].broken_quotes);
    CHECK(records[1].raw == "\"open,2");
    CHECK_FALSE(records[2].broken_quotes);
    CHECK(records[2].fields == Fields{"next", "3"});
}

TEST_CASE("CSV: text after a closing quote marks the row and loses nothing") {
    const auto records = parse_all("\"a\"b,c");
    REQUIRE(records.size() == 1);
    CHECK(records[0].broken_quotes);
    CHECK(records[0].fields == Fields{"ab", "c"});
}

TEST_CASE("CSV: any field comes back as it was written") {
    for (const std::string value : {"plain", "comma,", "quote\"", "line\nbreak", " space ", "", "Xankəndi"})
        for (const char delimiter : {',', ';', '\t'}) {
            const std::string text = csv_field(value, delimiter) + delimiter + csv_field("end", delimiter);
            const auto records = parse_all(text, delimiter);
            REQUIRE(records.size() == 1);
            CHECK(records[0].fields == Fields{value, "end"});
        }
}

TEST_CASE("CSV: the delimiter is the one the header uses most") {
    CHECK(guess_delimiter("a;b,c;d\n1,2,3") == ';');
    CHECK(guess_delimiter("a\tb\tc") == '\t');
    CHECK(guess_delimiter("alone") == ',');
}

TEST_CASE("A project table refuses a broken line and names it") {
    const auto folder = test::scratch_folder("table");
    write_file(folder / "t.csv", "# note\nName,Value\nx,1\ny,2,3\n");
    CHECK_THROWS_WITH(Table::read(folder / "t.csv"), Catch::Contains("t.csv:4"));
    write_file(folder / "t.csv", "Name,Value\nx,1\ny\n");
    const Table table = Table::read(folder / "t.csv");
    CHECK(table.size() == 2);
    CHECK(table.at(0, "value") == "1");
    CHECK(table.at(1, "value").empty());
    CHECK(table.at(0, "absent").empty());
}
