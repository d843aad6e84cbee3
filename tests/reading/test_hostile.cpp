#include <catch2/catch.hpp>
#include <fstream>

#include "bearing/base/utf8.hpp"
#include "bearing/report/extract.hpp"
#include "support/paths.hpp"

using namespace bearing;

// None of these is timed: an input whose cost grew with the square of its length would not end here.
namespace {

const std::string kStrike = "On 3 October 2020 two rockets hit Barda, killing five people.";

std::string repeated(std::string_view part, std::size_t times) {
    std::string text;
    text.reserve(part.size() * times);
    for (std::size_t i = 0; i < times; ++i) text += part;
    return text;
}

Extraction read(const std::string& text) {
    return extract(report_from_text(text), *Gazetteer::bundled(), parse_day("2020-10-06"));
}

/// The strike is read in spite of what stands around it, and its spans still point at it.
void check_strike(const Extraction& extraction) {
    const auto found =
        std::find_if(extraction.incidents.begin(), extraction.incidents.end(), [](const Incident& incident) {
            return incident.where->place_id == "bearing:barda" && incident.where->span;
        });
    REQUIRE(found != extraction.incidents.end());
    CHECK(to_string(found->when->span) == "2020-10-03");
    CHECK(found->killed == Count{5, 5, 5});
    const std::u32string text = to_utf32(extraction.report.text);
    const TextSpan span = *found->where->span;
    CHECK(text.substr(span.begin, span.end - span.begin) == U"Barda");
}

void check_spans(const Extraction& extraction) {
    const std::size_t length = to_utf32(extraction.report.text).size();
    for (const Mention& mention : extraction.mentions) {
        REQUIRE(mention.span.begin < mention.span.end);
        REQUIRE(mention.span.end <= length);
    }
}

}  // namespace

TEST_CASE("nested quotes, brackets and lists end") {
    for (const std::string open : {"“", "\"", "«", "(", "[", "> ", "- ", "'", "*", "[a](", "# "}) {
        CAPTURE(open);
        const Extraction extraction = read(repeated(open, 100'000) + "\n\n" + kStrike + "\n");
        check_strike(extraction);
        check_spans(extraction);
    }
}

TEST_CASE("one word or one sentence of five million bytes ends") {
    check_strike(read(kStrike + "\n\n" + std::string(5'000'000, 'a') + "\n"));
    check_strike(read(kStrike + "\n\n" + repeated("Ա", 2'500'000) + "\n"));
    check_strike(read(kStrike + "\n\n" + repeated("Shells hit ", 450'000) + "\n"));
    check_strike(read(kStrike + "\n\n" + repeated("3 October and ", 350'000) + "\n"));
    check_strike(read(kStrike + "\n\n" + repeated("Barda, ", 100'000) + "\n"));
    check_strike(read(kStrike + "\n\n" + repeated("12.34, ", 100'000) + "\n"));
    check_strike(read(kStrike + "\n\n" + repeated("|", 1'000'000) + "\n"));
}

TEST_CASE("numbers of any length are no figures and end") {
    check_strike(read(kStrike + "\n\n" + std::string(1'000'000, '9') + " people were killed in Ganja.\n"));
    check_spans(read("On 99/99/9999 " + repeated("1", 400) + " people died in Barda on 31 February 2020."));
}

TEST_CASE("mixed scripts, right-to-left text and marks of direction keep spans right") {
    const std::string arabic = "قصفت القوات مدينة حلب يوم الأحد. ";
    const std::string hebrew = "רקטות נפלו באשקלון. ";
    const std::string marks = "\u200f\u202b\u202e\u2066\u2069\u202c\ufeff\u200b";
    for (const std::string& around :
         {arabic, hebrew, marks, std::string("Бой շուտով ბრძოლა 戦闘 युद्ध 전투 ")}) {
        const Extraction extraction = read(around + "\n\n" + kStrike + "\n\n" + around);
        check_strike(extraction);
        check_spans(extraction);
    }
    check_spans(read("Shells hit \u202eadraB\u202c and Bаrda with a Cyrillic letter on 3 October 2020."));
    check_spans(read(repeated("e\u0301\u0302\u0303", 200'000)));
}

TEST_CASE("bytes that are no UTF-8 are replaced and counted once each") {
    const auto path = test::scratch_folder("reading-bytes") / "report.txt";
    for (const std::string bad :
         {"\xED\xA0\x80", "\xED\xBF\xBF", "\xFF\xFE", "\xC3", "\xF5\x80\x80\x80", "\x80\x80"}) {
        std::ofstream(path, std::ios::binary) << "Überfall " << bad << " – " << kStrike << " " << bad << "\n";
        const Extraction extraction = extract(read_report(path), *Gazetteer::bundled());
        REQUIRE(is_valid_utf8(extraction.report.text));
        check_strike(extraction);
        check_spans(extraction);
    }
}

TEST_CASE("the same sentence ten thousand times is one incident, and as many towns as there are are theirs") {
    const Extraction same = read(repeated(kStrike + "\n\n", 10'000));
    CHECK(same.incidents.size() == 1);
    check_strike(same);
    std::string many;
    for (int i = 0; i < 3000; ++i)
        many += "On " + std::to_string(i % 28 + 1) + " September 2020 shells hit Ganja, Barda and Tartar. ";
    CHECK(read(many).incidents.size() == 84);
}
