#include <catch2/catch.hpp>

#include "bearing/base/utf8.hpp"
#include "bearing/gazetteer/gazetteer.hpp"
#include "bearing/incident/weapon_table.hpp"
#include "reading/cases.hpp"

using namespace bearing;

namespace {

/// Checks that what stands at the spans of a report is what its values came from.
class SpanChecker {
  public:
    explicit SpanChecker(const test::LabelledReport& report)
        : report_(report), extraction_(report.read()), text_(to_utf32(extraction_.report.text)) {}

    void check() {
        for (const auto* tray : {&extraction_.incidents, &extraction_.unlocated, &extraction_.undated})
            for (const Incident& incident : *tray) check(incident);
        for (const Mention& mention : extraction_.mentions) check(mention);
    }

  private:
    std::string at(const TextSpan& span) const {
        REQUIRE(span.begin < span.end);
        REQUIRE(span.end <= text_.size());
        return to_utf8(std::u32string_view(text_).substr(span.begin, span.end - span.begin));
    }

    void check(const Incident& incident) {
        REQUIRE(incident.span);
        at(*incident.span);
        if (incident.when && incident.when->text_span)
            CHECK(at(*incident.when->text_span) == incident.when->text);
        if (incident.where && incident.where->span) CHECK(at(*incident.where->span) == incident.where->text);
        for (const Weapon& weapon : incident.weapons) {
            REQUIRE(weapon.span);
            const auto classes = WeaponTable::bundled().classes_in(at(*weapon.span));
            CHECK(std::find(classes.begin(), classes.end(), weapon.weapon_class) != classes.end());
        }
        for (const Claim& claim : incident.claims) {
            if (!claim.span) continue;
            at(*claim.span);
            if (!claim.hedge.empty()) CHECK(extraction_.report.text.find(claim.hedge) != std::string::npos);
        }
    }

    void check(const Mention& mention) {
        const std::string words = at(mention.span);
        CAPTURE(words, mention.value);
        if (mention.kind == MentionKind::hedge || mention.kind == MentionKind::actor ||
            mention.kind == MentionKind::claimant)
            CHECK(without_markup(words) == without_markup(mention.value));
        if (mention.kind == MentionKind::casualty)
            CHECK((reads_again("A shell hit the town: " + words + ".", mention) ||
                   reads_again(words, mention)));
        if (mention.kind == MentionKind::time && !mention.value.empty() && has_year(words))
            CHECK((reads_again(words, mention) || reads_again(words + ", shells hit the town.", mention) ||
                   reads_again("In " + words + " shells hit the town.", mention)));
        if (mention.kind == MentionKind::place && !mention.value.empty()) CHECK(names(words, mention.value));
    }

    static std::string without_markup(const std::string& words) {
        std::string plain;
        for (const char c : words)
            if (c != '*' && c != '\n' && c != '\t' && c != ' ') plain += c;
        return plain;
    }

    /// Dates without a year count from the rest of the report, so they cannot be read by themselves; nor can
    /// numeric ones whose order the report proves.
    bool has_year(const std::string& words) const {
        return words.find("20") != std::string::npos && words.find('/') == std::string::npos;
    }

    bool reads_again(const std::string& text, const Mention& mention) const {
        const Extraction again =
            extract(report_from_text(text), *Gazetteer::bundled(), extraction_.report.published);
        return std::any_of(again.mentions.begin(), again.mentions.end(), [&](const Mention& other) {
            return other.kind == mention.kind && other.value == mention.value;
        });
    }

    /// One of the names in the words belongs to the place: "Barda", "Tartar (Terter)", "7 km north of
    /// Hadrut".
    bool names(const std::string& words, const std::string& place_id) const {
        const Gazetteer gazetteer = report_.gazetteer();
        PlaceQuery query;
        query.limit = 50;
        for (std::size_t begin = 0; begin < words.size(); ++begin) {
            if (begin > 0 && words[begin - 1] != ' ' && words[begin - 1] != '/' && words[begin - 1] != '(' &&
                words[begin - 1] != '-')
                continue;
            for (std::size_t end = words.size(); end > begin; --end)
                for (const Candidate& candidate : gazetteer.find(words.substr(begin, end - begin), query))
                    if (candidate.place.id == place_id) return true;
        }
        return geocode(gazetteer, words, query).value.size() > 0;
    }

    const test::LabelledReport& report_;
    Extraction extraction_;
    std::u32string text_;
};

}  // namespace

TEST_CASE("every span re-reads to its value") {
    for (const test::LabelledReport& report : test::labelled_reports()) {
        INFO(report.name);
        SpanChecker(report).check();
    }
}
