// Reports: whatever the text, every value points into it.
#include "bearing/base/utf8.hpp"
#include "bearing/report/extract.hpp"
#include "fuzz/fuzz.hpp"

namespace {

using namespace bearing;
using fuzz::expect;

std::size_t length = 0;  // code points of the report at hand

void check(const std::optional<TextSpan>& span) {
    if (span) expect(span->begin <= span->end && span->end <= length, "a span is inside the text");
}

void check(const std::vector<Weapon>& weapons) {
    for (const auto& weapon : weapons) check(weapon.span);
}

void check(const Incident& incident) {
    check(incident.span);
    check(incident.weapons);
    if (incident.when) {
        check(incident.when->text_span);
        expect(incident.when->span.first <= incident.when->span.last, "a time does not end before it begins");
    }
    if (incident.where) {
        check(incident.where->span);
        expect(is_valid(incident.where->footprint.point), "a place is on the globe");
    }
    for (const auto& claim : incident.claims) {
        check(claim.span);
        check(claim.weapons);
        expect(claim.stance != Stance::alleges || !claim.actor.empty(), "an accusation names somebody");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto gazetteer = Gazetteer::bundled();
    const Extraction extraction = extract(report_from_text(fuzz::text_of(data, size)), *gazetteer);
    const std::string& text = extraction.report.text;
    expect(is_valid_utf8(text), "the text is UTF-8");
    length = to_utf32(text).size();
    std::size_t begin = 0;
    for (const auto& mention : extraction.mentions) {
        check(mention.span);
        expect(begin <= mention.span.begin, "mentions come in their order");
        begin = mention.span.begin;
    }
    for (const auto* list : {&extraction.incidents, &extraction.unlocated, &extraction.undated})
        for (const auto& incident : *list) check(incident);
    for (const auto& incident : extraction.incidents)
        expect(incident.when && incident.where, "incidents have a time and a place, or are kept apart");
    for (const auto& incident : extraction.unlocated) expect(!incident.where, "unlocated has no place");
    for (const auto& incident : extraction.undated) expect(!incident.when, "undated has no time");
    return 0;
}
