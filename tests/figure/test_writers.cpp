#include <catch2/catch.hpp>

#include <cstdlib>
#include <iostream>
#include <set>

#include "bearing/base/files.hpp"
#include "bearing/base/utf8.hpp"
#include "figure/text_clusters.hpp"
#include "sample_map.hpp"
#include "support/golden.hpp"
#include "support/paths.hpp"

using namespace bearing;

namespace {

const Figure& sample_figure() {
    static const Figure figure = compose(test::sample_spec(), test::sample_map(), test::fonts());
    return figure;
}

/// What is wrong with an XML document: unclosed or crossed tags, bad attributes, bare ampersands, ids that
/// occur twice or are referred to and missing. Enough for what Bearing writes.
std::string xml_faults(const std::string& xml) {
    std::vector<std::string> open;
    std::set<std::string> ids, references;
    std::size_t at = 0;
    while (at < xml.size()) {
        const std::size_t begin = xml.find('<', at);
        const std::string between = xml.substr(at, begin == std::string::npos ? begin : begin - at);
        for (std::size_t i = between.find('&'); i != std::string::npos; i = between.find('&', i + 1))
            if (between.find(';', i) == std::string::npos) return "a bare ampersand in " + between;
        if (begin == std::string::npos) break;
        const std::size_t end = xml.find('>', begin);
        if (end == std::string::npos) return "a tag without end";
        std::string tag = xml.substr(begin + 1, end - begin - 1);
        at = end + 1;
        if (tag.front() == '?') continue;
        if (tag.front() == '/') {
            if (open.empty() || open.back() != tag.substr(1)) return "unexpected </" + tag.substr(1) + ">";
            open.pop_back();
            continue;
        }
        const std::string name = tag.substr(0, tag.find_first_of(" /"));
        for (std::size_t i = tag.find('='); i != std::string::npos;) {
            const std::size_t key = tag.rfind(' ', i) + 1;
            if (tag[i + 1] != '"') return "an attribute without quotes in " + tag;
            const std::size_t close = tag.find('"', i + 2);
            if (close == std::string::npos) return "an attribute without end in " + tag;
            const std::string attribute = tag.substr(key, i - key), value = tag.substr(i + 2, close - i - 2);
            if (attribute == "id" && !ids.insert(value).second) return "the id " + value + " twice";
            if (attribute == "xlink:href") references.insert(value.substr(1));
            if (attribute == "clip-path") references.insert(value.substr(5, value.size() - 6));
            i = tag.find('=', close);
        }
        if (tag.back() != '/') open.push_back(name);
    }
    for (const std::string& id : references)
        if (ids.count(id) == 0) return "nothing has the id " + id;
    return open.empty() ? "" : "unclosed <" + open.back() + ">";
}

std::string output_of(const std::string& command) {
    FILE* pipe = popen(command.c_str(), "r");
    std::string out;
    char buffer[4096];
    while (pipe != nullptr && fgets(buffer, sizeof buffer, pipe) != nullptr) out += buffer;
    if (pipe != nullptr) pclose(pipe);
    return out;
}

}  // namespace

TEST_CASE("the same inputs give the same bytes in every format") {
    const Figure again = compose(test::sample_spec(), test::sample_map(), test::fonts());
    for (const FigureFormat format : {FigureFormat::png, FigureFormat::svg, FigureFormat::pdf}) {
        const std::string first = render(sample_figure(), format);
        CHECK(first.size() > 10000);
        CHECK(first == render(sample_figure(), format));
        CHECK(first == render(again, format));
    }
    CHECK(again.manifest == sample_figure().manifest);
}

TEST_CASE("a PNG knows its size on paper and says what it shows") {
    const std::string png = render(sample_figure(), FigureFormat::png);
    const auto image = test::decode_png(png);
    CHECK(image.width == 2126);
    CHECK(image.height == 1417);
    const std::size_t at = png.find("pHYs");
    REQUIRE(at != std::string::npos);
    // 300 dots per inch are 11811 per metre: 0x2E23, twice, and the unit.
    CHECK(png.substr(at + 4, 9) == std::string("\0\0\x2e\x23\0\0\x2e\x23\x01", 9));
    CHECK(png.find("iTXtTitle") != std::string::npos);
    CHECK(png.find(sample_figure().alt_text) != std::string::npos);
}

TEST_CASE("SVG is well-formed, layered, and its words can be found") {
    const std::string svg = render(sample_figure(), FigureFormat::svg);
    CHECK(xml_faults(svg) == "");
    for (const char* must :
         {"<title id=\"figure-title\">Shelling reported around Stepanakert in October 2020</title>",
          "<desc id=\"figure-description\">Map: ", "inkscape:groupmode=\"layer\"", "id=\"legend\"",
          "id=\"incidents\"", "width=\"510.24pt\"", ">Legend</text>", "Map by Bearing",
          "clip-path=\"url(#clip-1)\""})
        CHECK_THAT(svg, Catch::Contains(must));
    for (const char c : svg) {
        const bool allowed = static_cast<unsigned char>(c) >= 0x20 || c == '\n';
        if (!allowed) FAIL("a control character");
    }
}

TEST_CASE("hostile words cannot break a file") {
    FigureSpec spec = test::sample_spec();
    spec.title = std::string("<script>alert(\"1\")</script> & ]]> \x01\x1b[31m \xff\xfe ") + "end";
    spec.credits = {"--> <!-- & \"'"};
    const Figure figure = compose(spec, test::sample_map(), test::fonts());
    const std::string svg = render(figure, FigureFormat::svg);
    CHECK(xml_faults(svg) == "");
    CHECK(svg.find("<script>") == std::string::npos);
    CHECK(render(figure, FigureFormat::pdf).size() > 10000);
    CHECK(render(figure, FigureFormat::png).size() > 10000);
    CHECK(is_valid_utf8(figure.alt_text));
    CHECK(figure.alt_text.find('\x1b') == std::string::npos);
}

TEST_CASE("the text of a PDF can be searched, in every script") {
    const auto folder = test::scratch_folder("figure_pdf");
    if (std::system("command -v pdftotext > /dev/null 2>&1") != 0) {
        std::cout << "skipped: pdftotext is not installed (apt-get install poppler-utils)\n";
        return;
    }
    FigureSpec spec = test::sample_spec();
    spec.title = "Հարձակումներ Ստեփանակերտի վրա – Обстрелы – Xankəndi – official";
    const std::string path = (folder / "map.pdf").string();
    write_file(path, render(compose(spec, test::sample_map(), test::fonts()), FigureFormat::pdf));
    const std::string text = output_of("pdftotext -layout '" + path + "' -");
    CHECK_THAT(text, Catch::Contains(spec.title));
    CHECK_THAT(text, Catch::Contains("5 certain, 3 possible"));
    CHECK_THAT(text, Catch::Contains("Map by Bearing"));
    CHECK_THAT(text, Catch::Contains("Hadrut"));
    const std::string info = output_of("pdfinfo '" + path + "'");
    CHECK_THAT(info,
               Catch::Contains("Title:") && Catch::Contains("Bearing") && !Catch::Contains("CreationDate"));
}

TEST_CASE("letters and glyphs stay together through ligatures, fallback fonts and right-to-left words") {
    for (const char* const words :
         {"official Հադրութ", "abc שלום def", "مرحبا بالعالم", "", " ", "e\u0301"}) {
        CAPTURE(words);
        const ShapedText text = test::fonts()->shape(words, 10);
        std::size_t glyphs = 0, bytes = 0;
        for (const auto& piece : figure::text_pieces(text)) {
            std::size_t piece_bytes = 0, piece_glyphs = 0;
            for (const auto& cluster : piece.clusters) {
                CHECK(cluster.glyphs > 0);
                piece_bytes += cluster.bytes;
                piece_glyphs += cluster.glyphs;
            }
            CHECK(piece_bytes == piece.text.size());
            CHECK(piece_glyphs == piece.glyphs.size());
            CHECK(text.text.find(piece.text) != std::string::npos);
            glyphs += piece_glyphs;
            bytes += piece_bytes;
        }
        CHECK(bytes == text.text.size());
        std::size_t shaped = 0;
        for (const GlyphRun& run : text.runs) shaped += run.glyphs.size();
        CHECK(glyphs == shaped);
    }
}
