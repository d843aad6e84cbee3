#include <catch2/catch.hpp>
#include <filesystem>

#include "bearing/base/error.hpp"
#include "bearing/base/files.hpp"
#include "report/reading_helpers.hpp"
#include "support/paths.hpp"

using namespace bearing;

TEST_CASE("Markdown is skipped and still counted") {
    const auto extraction = test::read_text(
        "According to [Amnesty](https://example.org/a_b), rockets hit **Stepanakert** on 3 October.");
    REQUIRE(extraction.incidents.size() == 1);
    const Incident& incident = extraction.incidents[0];
    CHECK(incident.where->text == "Stepanakert");
    CHECK(incident.where->span->begin == 63);
    REQUIRE(incident.claims.size() == 1);
    CHECK(incident.claims[0].claimant == "Amnesty");
}

TEST_CASE("a dateline gives the date and is no place of an incident") {
    const auto extraction = extract(
        report_from_text(
            "Shells Hit Town\n\n(Geneva, 6 October 2020) – Shells hit Barda on Sunday, police said.\n"),
        *Gazetteer::bundled());
    CHECK(extraction.report.title == "Shells Hit Town");
    REQUIRE(extraction.report.published);
    CHECK(to_string(*extraction.report.published) == "2020-10-06");
    CHECK(extraction.report.language == "en");
    REQUIRE(extraction.incidents.size() == 1);
    CHECK(extraction.incidents[0].where->name == "Barda");
    CHECK(to_string(extraction.incidents[0].when->span) == "2020-10-04");
}

TEST_CASE("several places in one sentence are several incidents, several names of one place are not") {
    CHECK(test::read_text("Shells hit Barda’s and Tartar's markets.").incidents.size() == 2);
    CHECK(test::read_text("Stepanakert/Khankendi was shelled.").incidents.size() == 1);
    CHECK(test::read_text("Shells hit Tartar (Terter) on Sunday.").incidents.size() == 1);
    CHECK(test::read_text("The strike hit Shushi, known as Shusha to Azerbaijanis.").incidents.size() == 1);
}

TEST_CASE("a village that no gazetteer has is placed in its district, and said so") {
    const auto extraction =
        test::read_text("On Sunday shells hit the village of Xyzabad in Tartar district.");
    REQUIRE(extraction.incidents.size() == 1);
    CHECK(extraction.incidents[0].where->footprint.precision == Precision::district);
    REQUIRE(extraction.issues.size() == 1);
    CHECK(extraction.issues[0].message.find("Xyzabad") != std::string::npos);
}

TEST_CASE("web pages give their text, title and date") {
    const auto path = test::scratch_folder("report-html") / "page.html";
    write_file(path,
               "<!doctype html><html lang=\"en\"><head><title>Strike on Barda</title><meta "
               "property=\"article:published_time\" "
               "content=\"2020-10-29T08:00:00Z\"><meta property=\"og:site_name\" "
               "content=\"Monitor\"><script>var x = '<p>';</script>"
               "</head><body><nav>Home</nav><h1>Strike on Barda</h1><p>Rockets hit Barda on 28&nbsp;October, "
               "killing <b>21</b> people.</p></body></html>");
    const Report report = read_report(path);
    CHECK(report.title == "Strike on Barda");
    CHECK(report.publisher == "Monitor");
    CHECK(report.text.find("Home") == std::string::npos);
    const auto extraction = extract(report, *Gazetteer::bundled());
    REQUIRE(extraction.incidents.size() == 1);
    CHECK(extraction.incidents[0].killed == Count{21, 21, 21});
}

TEST_CASE("what cannot be read is refused with a reason") {
    const auto folder = test::scratch_folder("report-input");
    write_file(folder / "empty.txt", " \n");
    write_file(folder / "binary.txt", std::string("PK\x03\x04\0\0\0", 7));
    write_file(folder / "broken.pdf", "%PDF-1.4 nothing");
    CHECK_THROWS_AS(read_report(folder / "none.txt"), FileError);
    const Extraction nothing = extract(read_report(folder / "empty.txt"), *Gazetteer::bundled());
    CHECK((nothing.incidents.empty() && nothing.unlocated.empty() && nothing.undated.empty()));
    REQUIRE(nothing.issues.size() == 1);
    CHECK(nothing.issues[0].message.find("no text") != std::string::npos);
    CHECK_THROWS_AS(read_report(folder / "binary.txt"), FormatError);
    CHECK_THROWS_AS(read_report(folder / "broken.pdf"), Error);
}

TEST_CASE("a document without incidents says so") {
    const auto extraction = test::read_text("The garden opens at nine.");
    CHECK(extraction.incidents.empty());
    REQUIRE_FALSE(extraction.issues.empty());
    CHECK(extraction.issues.back().message == "no incident found in the text");
}

TEST_CASE("hostile texts end soon and do no harm") {
    std::string quotes, brackets, list, half;
    for (int i = 0; i < 100000; ++i) quotes += "“", brackets += "[(", half += "\xED\xA0\x80";
    for (int i = 0; i < 20000; ++i) list += "Shells hit Ganja and ";
    for (const std::string& text :
         {quotes, brackets, list, half, std::string(5'000'000, 'a'), std::string("\n\n\n|||\n||\n"),
          std::string("@н"), std::string("**\n\n__\n\n3 October 2020"),
          std::string("\u202Eأصيبت Barda بقذائف\u202C 1/1/1 99/99/9999 -- – (")})
        CHECK_NOTHROW(test::read_text(text));
}
