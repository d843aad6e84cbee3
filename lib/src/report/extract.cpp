#include "bearing/report/extract.hpp"

#include <algorithm>

#include "bearing/base/text.hpp"
#include "report/incidents.hpp"
#include "report/knowledge.hpp"
#include "report/linking.hpp"
#include "report/mentions.hpp"
#include "report/metadata.hpp"

namespace bearing {

namespace {

using namespace report;

/// The year of what a paragraph tells, once it has named one: dates behind it that name none are of that
/// year.
class YearOfParagraph {
  public:
    explicit YearOfParagraph(const std::optional<Day>& published) : published_(published) {}

    void enter(std::size_t block) {
        if (block == block_) return;
        block_ = block;
        year_.reset();
    }
    void learn(const Reading& reading) {
        for (const TimeMention& time : reading.times) {
            if (!time.names_year || !time.value) continue;
            const int year = static_cast<int>(std::chrono::year_month_day{time.value->last}.year());
            const bool now =
                published_ && year == static_cast<int>(std::chrono::year_month_day{*published_}.year());
            year_ = now ? std::nullopt : std::optional<int>(year);
        }
    }
    std::optional<int> year() const { return year_; }

  private:
    std::optional<Day> published_;
    std::size_t block_ = SIZE_MAX;
    std::optional<int> year_;
};

std::vector<Reading> read_all(const Document& document, const Metadata& metadata, PlaceSpotter& spotter) {
    TimeContext context;
    context.published = metadata.published;
    context.order = find_date_order(document, metadata.published);
    YearOfParagraph year(metadata.published);
    std::vector<Reading> readings;
    for (const Sentence& sentence : document.sentences) {
        if (metadata.skipped[sentence.block]) continue;
        year.enter(sentence.block);
        context.year = year.year();
        readings.push_back(read_sentence(document, sentence, context, spotter));
        year.learn(readings.back());
    }
    return readings;
}

void fill_report(Report& report, const Metadata& metadata) {
    if (report.title.empty()) report.title = metadata.title;
    if (report.publisher.empty()) report.publisher = metadata.publisher;
    if (report.language.empty()) report.language = metadata.language;
    report.published = metadata.published;
}

void note_what_is_missing(Extraction& extraction) {
    const std::string& file = extraction.report.file;
    if (trim(extraction.report.text).empty()) {
        extraction.issues.push_back(
            {file, 0, "", Severity::warning, "holds no text; check that it is the report itself"});
        return;
    }
    if (!extraction.report.published)
        extraction.issues.push_back(
            {file, 0, "published", Severity::warning,
             "no date of publication found; give one with --published, so that dates without a "
             "year and days of the week can be read"});
    if (extraction.incidents.empty() && extraction.unlocated.empty() && extraction.undated.empty())
        extraction.issues.push_back({file, 0, "", Severity::info, "no incident found in the text"});
}

}  // namespace

Extraction extract(Report report, const Gazetteer& gazetteer, std::optional<Day> published) {
    Extraction extraction;
    extraction.report = std::move(report);
    Document document(extraction.report.text, Knowledge::bundled());
    const Metadata metadata = read_metadata(document, published ? published : extraction.report.published);
    fill_report(extraction.report, metadata);
    split_sentences(document, metadata.starts);
    PlaceSpotter spotter(document, gazetteer);
    const std::vector<Reading> readings = read_all(document, metadata, spotter);
    PlaceResolver places(document, gazetteer, readings);
    collect_incidents(link_frames(document, metadata, readings, places, extraction.report.file), metadata,
                      extraction);
    extraction.mentions = collect_mentions(document, readings, places);
    note_what_is_missing(extraction);
    return extraction;
}

}  // namespace bearing
