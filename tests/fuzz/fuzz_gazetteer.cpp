// Whatever a person types as a place.
#include "bearing/base/utf8.hpp"
#include "bearing/gazetteer/gazetteer.hpp"
#include "fuzz/fuzz.hpp"

namespace {

using namespace bearing;
using fuzz::expect;

void check(const std::vector<Candidate>& candidates) {
    double score = 1;
    for (const auto& candidate : candidates) {
        expect(candidate.score >= 0 && candidate.score <= score, "candidates come best first, from 0 to 1");
        score = candidate.score;
        expect(is_valid(candidate.footprint.point), "a candidate is on the globe");
        expect(candidate.footprint.radius_m >= 0, "a radius is a length");
        expect(is_valid_utf8(candidate.reason), "a reason is UTF-8");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto gazetteer = Gazetteer::bundled();
    if (size > 200) return 0;  // no name or phrase, and slow to look for
    const std::string_view text = fuzz::text_of(data, size);
    check(gazetteer->find(text));
    check(geocode(*gazetteer, text).value);
    gazetteer->knows(text);
    const std::string clean = sanitize_utf8(text);
    const std::string folded = fold_name(clean);
    expect(is_valid_utf8(folded) && is_valid_utf8(latin_name(clean)), "names to compare are UTF-8");
    expect(fold_name(folded) == folded, "a folded name stays as it is");
    return 0;
}
