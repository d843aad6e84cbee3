// Place names in running text: whatever the text, every name points into it, in order, and lies on the globe.
#include "bearing/base/utf8.hpp"
#include "bearing/geoparse/geoparse.hpp"
#include "fuzz/fuzz.hpp"

using namespace bearing;
using fuzz::expect;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static Geoparser parser(Gazetteer::bundled());
    const std::string text = sanitize_utf8(fuzz::text_of(data, size));
    const std::u32string points = to_utf32(text);
    std::size_t begin = 0;
    std::vector<TextSpan> spans;
    for (const Toponym& toponym : parser.parse(text).toponyms) {
        expect(begin <= toponym.span.begin && toponym.span.begin < toponym.span.end &&
                   toponym.span.end <= points.size(),
               "names come in their order and inside the text");
        begin = toponym.span.end;
        expect(
            to_utf8(points.substr(toponym.span.begin, toponym.span.end - toponym.span.begin)) == toponym.text,
            "a name is the text at its span");
        expect(toponym.score >= 0 && toponym.score <= 1, "a score is between 0 and 1");
        if (toponym.place) expect(is_valid(toponym.place->footprint.point), "a place is on the globe");
        spans.push_back(toponym.span);
    }
    if (!points.empty()) spans.push_back({0, points.size()});
    expect(parser.resolve(text, spans).toponyms.size() == spans.size(), "every span is answered");
    return 0;
}
