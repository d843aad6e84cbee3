#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "bearing/base/error.hpp"
#include "carto/test_data.hpp"
#include "support/paths.hpp"

using namespace bearing;
using bearing::test::fonts;

namespace {

std::vector<PlacedGlyph> glyphs(const ShapedText& text) {
    std::vector<PlacedGlyph> all;
    for (const GlyphRun& run : text.runs) all.insert(all.end(), run.glyphs.begin(), run.glyphs.end());
    return all;
}

bool has_missing(const ShapedText& text) {
    const auto all = glyphs(text);
    return std::any_of(all.begin(), all.end(), [](const PlacedGlyph& g) { return g.glyph == 0; });
}

/// Sets an environment variable while it lives.
class Environment {
  public:
    Environment(const char* name, const std::string& value) : name_(name) {
        if (const char* old = std::getenv(name)) old_ = old;
        setenv(name, value.c_str(), 1);
    }
    ~Environment() { old_.empty() ? unsetenv(name_) : setenv(name_, old_.c_str(), 1); }

  private:
    const char* name_;
    std::string old_;
};

}  // namespace

TEST_CASE("the region's scripts are set without a missing glyph") {
    for (const char* name : {"Stepanakert", "Ստեփանակերտ", "სტეფანაკერტი", "Степанакерт",
                             "Xankəndi Ağdərə Şuşa", "خانکندی", "Ղարաբաղ և Կովկաս", "Ċ Ň Ő ğ ı İ"}) {
        INFO(name);
        const ShapedText text = fonts()->shape(name, 10);
        CHECK_FALSE(has_missing(text));
        CHECK(text.width > 20);
        CHECK(text.text == name);
        for (const FontWeight weight : {FontWeight::regular, FontWeight::bold})
            CHECK_FALSE(has_missing(fonts()->shape(name, 10, weight)));
        CHECK_FALSE(has_missing(fonts()->shape(name, 10, FontWeight::regular, FontSlant::italic)));
    }
}

TEST_CASE("width grows with the size and glyphs stand in scene units") {
    const ShapedText small = fonts()->shape("Hadrut", 7);
    const ShapedText large = fonts()->shape("Hadrut", 14);
    CHECK(large.width == Approx(2 * small.width));
    CHECK(glyphs(large).back().x == Approx(2 * glyphs(small).back().x));
    CHECK(small.ascent > 0.7 * 7);
    CHECK(small.descent > 0.2 * 7);
    CHECK(fonts()->shape("", 7).width == 0);
    CHECK(fonts()->shape("", 7).runs.empty());
}

TEST_CASE("a font is chosen for each run of characters") {
    const ShapedText text = fonts()->shape("Shushi Շուշի", 10);
    REQUIRE(text.runs.size() == 2);
    CHECK(fonts()->family(text.runs[0].font) != fonts()->family(text.runs[1].font));
    CHECK(text.runs[1].glyphs.front().cluster == 7);
}

TEST_CASE("Arabic is joined and runs from right to left") {
    const ShapedText joined = fonts()->shape("بيت", 10);
    REQUIRE(glyphs(joined).size() >= 3);
    // Visual order: the last letter of the word stands leftmost.
    CHECK(glyphs(joined).front().cluster > glyphs(joined).back().cluster);
    // Letters in a word have other shapes than alone.
    const auto alone = fonts()->shape("ب", 10);
    CHECK(glyphs(joined).back().glyph != glyphs(alone).back().glyph);

    const ShapedText mixed = fonts()->shape("Baku باکو city", 10);
    const auto placed = glyphs(mixed);
    CHECK(placed.front().cluster == 0);
    CHECK(placed.back().cluster == mixed.text.size() - 1);
    for (std::size_t i = 1; i < placed.size(); ++i) CHECK(placed[i].x >= placed[i - 1].x - 0.5F);
}

TEST_CASE("clusters point at the bytes of the text") {
    const ShapedText text = fonts()->shape("aşb", 10);
    const auto placed = glyphs(text);
    REQUIRE(placed.size() == 3);
    CHECK(placed[0].cluster == 0);
    CHECK(placed[1].cluster == 1);
    CHECK(placed[2].cluster == 3);
}

TEST_CASE("a combining mark stays with its letter") {
    const ShapedText text = fonts()->shape("n\u0303o", 10);
    CHECK(text.runs.size() == 1);
    CHECK(text.width == Approx(fonts()->shape("ño", 10).width).margin(0.01));
}

TEST_CASE("a character no font has is drawn as a box, not dropped") {
    const ShapedText text = fonts()->shape("a\U0001F9FFb", 10);
    CHECK(has_missing(text));
    CHECK(text.width > fonts()->shape("ab", 10).width);
    CHECK_FALSE(fonts()->outline(0, 0).verbs.empty());
}

TEST_CASE("bytes that are no UTF-8 and line breaks are shown, not refused") {
    CHECK(fonts()
              ->shape("a\xff"
                      "b",
                      10)
              .width > 10);
    CHECK(fonts()->shape("a\nb", 10).width == Approx(fonts()->shape("a b", 10).width));
}

TEST_CASE("bold and italic are other fonts") {
    const ShapedText regular = fonts()->shape("Hadrut", 10);
    const ShapedText bold = fonts()->shape("Hadrut", 10, FontWeight::bold);
    const ShapedText italic = fonts()->shape("Hadrut", 10, FontWeight::regular, FontSlant::italic);
    CHECK(bold.width > regular.width);
    CHECK(bold.runs[0].font != regular.runs[0].font);
    CHECK(italic.runs[0].font != regular.runs[0].font);
}

TEST_CASE("outlines are closed contours of an em of one, y down") {
    const ShapedText text = fonts()->shape("H", 10);
    const GlyphOutline h = fonts()->outline(text.runs[0].font, text.runs[0].glyphs[0].glyph);
    REQUIRE_FALSE(h.verbs.empty());
    CHECK(h.verbs.front() == GlyphOutline::Verb::move);
    CHECK(h.verbs.back() == GlyphOutline::Verb::close);
    float top = 0;
    float bottom = -1;
    std::size_t used = 0;
    for (const auto verb : h.verbs)
        used += verb == GlyphOutline::Verb::close ? 0 : verb == GlyphOutline::Verb::cubic ? 6 : 2;
    CHECK(used == h.points.size());
    for (std::size_t i = 1; i < h.points.size(); i += 2) {
        top = std::min(top, h.points[i]);
        bottom = std::max(bottom, h.points[i]);
    }
    CHECK(top == Approx(-0.714).margin(0.03));
    CHECK(bottom == Approx(0).margin(0.001));
    const ShapedText space = fonts()->shape(" ", 10);
    CHECK(fonts()->outline(space.runs[0].font, space.runs[0].glyphs[0].glyph).verbs.empty());
}

TEST_CASE("many threads may use one font set") {
    const ShapedText expected = fonts()->shape("Ստեփանակերտ/Xankəndi", 9);
    std::vector<std::thread> threads;
    std::atomic<int> wrong = 0;
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&] {
            for (int i = 0; i < 50; ++i) {
                const ShapedText text = fonts()->shape("Ստեփանակերտ/Xankəndi", 9);
                wrong += text.width != expected.width;
                for (const PlacedGlyph& g : text.runs[0].glyphs)
                    wrong += fonts()->outline(text.runs[0].font, g.glyph).points.empty();
            }
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(wrong == 0);
}

TEST_CASE("lines are wrapped at words and no line is wider than asked") {
    const std::string words = "Alleged, and contested or denied by one of the parties to the conflict";
    const auto lines = fonts()->shape_lines(words, 8, 90);
    CHECK(lines.size() >= 3);
    std::string joined;
    for (const ShapedText& line : lines) {
        CHECK(line.width <= 90);
        joined += (joined.empty() ? "" : " ") + line.text;
    }
    CHECK(joined == words);
    CHECK(fonts()->shape_lines("", 8, 90).empty());
    CHECK(fonts()->shape_lines("one\ntwo", 8, 90).size() == 2);
}

TEST_CASE("a word longer than the line is broken") {
    const std::string address = "https://www.example.org/a/very/long/address/without/any/space";
    const auto lines = fonts()->shape_lines("see " + address, 8, 60);
    std::string joined;
    for (const ShapedText& line : lines) {
        CHECK(line.width <= 60);
        joined += line.text;
    }
    CHECK(joined.find(address) != std::string::npos);
    CHECK(fonts()->shape_lines("ab", 8, 1).size() == 2);
}

TEST_CASE("tracking spreads letters but leaves Arabic joined") {
    const ShapedText plain = fonts()->shape("ARMENIA", 10);
    const ShapedText wide = with_tracking(plain, 2);
    CHECK(wide.width == Approx(plain.width + 6 * 2));
    CHECK(glyphs(wide).back().x == Approx(glyphs(plain).back().x + 12));
    const ShapedText arabic = fonts()->shape("ایران", 10);
    CHECK(with_tracking(arabic, 2).width == arabic.width);
}

TEST_CASE("capitals for display") {
    CHECK(to_capitals("Armenia") == "ARMENIA");
    CHECK(to_capitals("Azərbaycan", "az") == "AZƏRBAYCAN");
    CHECK(to_capitals("Türkiye", "tr") == "TÜRKİYE");
    CHECK(to_capitals("Şırnak ışık") == "ŞIRNAK IŞIK");
    CHECK(to_capitals("Հայաստան և") == "ՀԱՅԱՍՏԱՆ ԵՎ");
    CHECK(to_capitals("Грузия Ёлка ўѓ") == "ГРУЗИЯ ЁЛКА ЎЃ");
    CHECK(to_capitals("საქართველო") == "საქართველო");
    CHECK(to_capitals("Ελλάδα") == "ΕΛΛΆΔΑ");
    CHECK(to_capitals("Čeština Łódź") == "ČEŠTINA ŁÓDŹ");
}

TEST_CASE("fonts come from BEARING_FONTS, and a useless folder is no harm") {
    const auto folder = test::scratch_folder("fonts");
    {
        const Environment environment("BEARING_FONTS", folder.string());
        CHECK(FontSet::system()->size() >= 1);
    }
    std::filesystem::copy(fonts()->file(0), folder / "Other.ttf");
    const Environment environment("BEARING_FONTS", folder.string());
    const auto chosen = FontSet::system();
    CHECK(chosen->size() == 1);
    CHECK(chosen->file(0) == folder / "Other.ttf");
    CHECK(chosen->shape("abc", 10).width > 10);
}

TEST_CASE("bad font files are refused with a message that names them") {
    const auto folder = test::scratch_folder("bad-fonts");
    std::ofstream(folder / "bad.ttf") << "no font";
    CHECK_THROWS_AS(FontSet({folder / "bad.ttf"}, {}, {}), FormatError);
    CHECK_THROWS_AS(FontSet({folder / "missing.ttf"}, {}, {}), FileError);
    CHECK_THROWS_AS(FontSet({}, {}, {}), MissingDataError);
}
