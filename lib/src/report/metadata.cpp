#include "report/metadata.hpp"

#include <algorithm>

#include "report/characters.hpp"
#include "report/times.hpp"

namespace bearing::report {

namespace {

constexpr std::size_t kLookedAtFirst = 8;  // blocks in which a date of publication may stand
constexpr std::size_t kLongestDateline = 18;

const Hit* structure_at(const std::vector<Hit>& hits, std::size_t token, std::string_view kind) {
    for (const Hit& hit : hits)
        if (hit.tokens.first == token && hit.entry->category == Category::structure &&
            hit.entry->kind == kind)
            return &hit;
    return nullptr;
}

bool is_dash_token(const Document& document, std::size_t at) {
    const Token& token = document.tokens[at];
    return token.kind == TokenKind::punctuation && is_dash(document.text[token.begin]) && token.space_before;
}

/// "(Geneva, 6 October 2020) –", "KYIV, March 3 (Reuters) -", "Stepanakert –": names, dates and an agency,
/// then a dash. Nothing else stands in a dateline.
struct Dateline {
    TokenRange tokens;  ///< with the dash
    TokenRange place;
    TokenRange agency;
    std::optional<TimeSpan> date;
};

class DatelineReader {
  public:
    DatelineReader(const Document& document, const TimeContext& context)
        : document_(document), context_(context) {}

    std::optional<Dateline> read(TokenRange block) const {
        std::size_t dash = block.first;
        while (dash < block.last && dash < block.first + kLongestDateline && !is_dash_token(document_, dash))
            ++dash;
        if (dash >= block.last || dash >= block.first + kLongestDateline || dash == block.first)
            return std::nullopt;
        Dateline line;
        line.tokens = {block.first, dash + 1};
        const auto times = find_times(document_, TokenRange{block.first, dash}, context_);
        for (std::size_t at = block.first; at < dash;) {
            const auto time = std::find_if(times.begin(), times.end(),
                                           [&](const TimeMention& t) { return t.tokens.first == at; });
            if (time != times.end()) {
                if (time->value && time->value->first == time->value->last) line.date = time->value;
                at = time->tokens.last;
                continue;
            }
            if (!may_stand(at, block.first)) return std::nullopt;
            read_name(at, line);
            ++at;
        }
        if (line.place.empty()) return std::nullopt;
        return line;
    }

  private:
    bool may_stand(std::size_t at, std::size_t first) const {
        const Token& token = document_.tokens[at];
        const std::uint32_t known = document_.knowledge.lexicon.categories_from(token.word);
        if (at == first && (known & bit_of(Category::grammar)) != 0) return false;  // "Throughout 3 May – …"
        if (token.kind == TokenKind::word)
            return token.capital || document_.tokens.is(at, "al") || document_.tokens.is(at, "of");
        for (std::string_view sign : {",", "(", ")", "/", "-", ".", "‑", "|"})
            if (document_.tokens.is(at, sign)) return true;
        return false;
    }

    void read_name(std::size_t at, Dateline& line) const {
        if (document_.tokens[at].kind != TokenKind::word) return;
        const bool bracketed =
            at > line.tokens.first && document_.tokens.is(at - 1, "(") && !line.place.empty();
        if (bracketed || !line.agency.empty()) {
            line.agency = {line.agency.empty() ? at : line.agency.first, at + 1};
        } else if (line.place.empty()) {
            line.place = {at, at + 1};
        } else if (line.place.last == at) {
            line.place.last = at + 1;
        }
    }

    const Document& document_;
    const TimeContext& context_;
};

class MetadataReader {
  public:
    MetadataReader(const Document& document, std::optional<Day> published) : document_(document) {
        metadata_.published = published;
        for (const Block& block : document.blocks) ranges_.push_back(document.tokens_of(block.span));
    }

    Metadata read() {
        metadata_.language = document_.language;
        for (const TokenRange& range : ranges_) metadata_.starts.push_back(range.first);
        read_title();
        read_labels();
        read_datelines();
        if (!metadata_.published) read_loose_date();
        mark_sections();
        return std::move(metadata_);
    }

  private:
    void read_title() {
        if (document_.blocks.empty()) return;
        std::size_t first = 0;
        while (first < document_.blocks.size() && document_.blocks[first].kind != BlockKind::title &&
               first < 3)
            ++first;
        if (first < document_.blocks.size() && document_.blocks[first].kind == BlockKind::title) {
            metadata_.title = document_.words(ranges_[first]);
            return;
        }
        // A first line that stands in front of other lines of its paragraph: "SITUATION REPORT No. 7 — 5
        // October".
        const TextSpan span = document_.blocks.front().span;
        std::size_t end = span.begin;
        while (end < span.end && document_.text[end] != '\n') ++end;
        const TokenRange line = document_.tokens_of({span.begin, end});
        const bool labelled = !line.empty() && structure_at(document_.phrases_in(line), line.first,
                                                            "document_label") != nullptr;
        if (end < span.end && labelled) metadata_.title = document_.words(line);
    }

    std::optional<Day> day_in(TokenRange range) const {
        TimeContext context;
        context.published = metadata_.published;
        for (const TimeMention& time : find_times(document_, range, context))
            if (time.value && time.names_year && time.value->first == time.value->last)
                return time.value->first;
        return std::nullopt;
    }

    /// "Published: 2020-10-06", "Source: …", "Reporting period: …", at the beginning of a line.
    void read_labels() {
        for (std::size_t b = 0; b < std::min(kLookedAtFirst, ranges_.size()); ++b) {
            const TokenRange block = ranges_[b];
            const auto hits = document_.phrases_in({block.first, std::min(block.last, block.first + 200)});
            for (std::size_t at = block.first; at < block.last && at < block.first + 200; ++at) {
                if (at > block.first && !begins_line(at)) continue;
                read_label(hits, at, block.last);
            }
        }
    }

    bool begins_line(std::size_t token) const {
        std::size_t at = document_.tokens[token].begin;
        while (at > 0 && document_.text[at - 1] != '\n' &&
               (is_space(document_.text[at - 1]) || document_.markup[at - 1]))
            --at;
        return at == 0 || document_.text[at - 1] == '\n';
    }

    std::size_t end_of_line(std::size_t token, std::size_t last) const {
        std::size_t at = document_.tokens[token].begin;
        while (at < document_.text.size() && document_.text[at] != '\n') ++at;
        return std::min(last, document_.tokens.first_from(at));
    }

    void read_label(const std::vector<Hit>& hits, std::size_t at, std::size_t last) {
        const auto behind = [&](const Hit* hit) {
            return hit != nullptr && document_.tokens.is(hit->tokens.last, ":") ? hit->tokens.last + 1 : 0;
        };
        const std::size_t end = end_of_line(at, last);
        if (const std::size_t from = behind(structure_at(hits, at, "date_label"));
            from != 0 && from < end && !metadata_.published)
            metadata_.published = day_in({from, end});
        if (const std::size_t from = behind(structure_at(hits, at, "publisher_label"));
            from != 0 && from < end && metadata_.publisher.empty())
            metadata_.publisher = document_.words({from, end});
        if (const std::size_t from = behind(structure_at(hits, at, "period_label")); from != 0 && from < end)
            period_ = {from, end};
    }

    void read_datelines() {
        std::size_t paragraphs = 0;
        for (std::size_t b = 0; b < ranges_.size() && paragraphs < 4; ++b) {
            if (document_.blocks[b].kind != BlockKind::paragraph) continue;
            ++paragraphs;
            TimeContext context;
            context.published = metadata_.published;
            const auto line = DatelineReader(document_, context).read(ranges_[b]);
            if (!line || line->tokens.last >= ranges_[b].last) continue;
            metadata_.starts[b] = line->tokens.last;
            metadata_.dateline_place = document_.words(line->place);
            if (!metadata_.published && line->date) metadata_.published = line->date->first;
            if (metadata_.publisher.empty() && !line->agency.empty())
                metadata_.publisher = document_.words(line->agency);
            return;
        }
    }

    /// A full date on a line by itself among the first lines of a paragraph: PDF text has no blank lines.
    std::optional<Day> day_on_own_line(TokenRange block) const {
        constexpr std::size_t kLines = 8, kLongest = 8;
        for (std::size_t line = 0, first = block.first; line < kLines && first < block.last; ++line) {
            const std::size_t last = end_of_line(first, block.last);
            if (last > first && last - first <= kLongest)
                if (const auto day = day_in({first, last})) return day;
            first = std::max(last, first + 1);
        }
        return std::nullopt;
    }

    /// A full date in the title, a heading, or a line by itself near the top or at the end.
    void read_loose_date() {
        const std::size_t count = ranges_.size();
        for (std::size_t b = 0; b < count; ++b) {
            if (b >= kLookedAtFirst && b + 3 < count) continue;
            const BlockKind kind = document_.blocks[b].kind;
            TokenRange range = ranges_[b];
            if (range.empty()) continue;  // a block of nothing but markup
            const bool heading = kind == BlockKind::title || (kind == BlockKind::heading && b < 3);
            if (!heading && b == 0) range.last = end_of_line(range.first, range.last);
            const bool label_line = b == 0 && !metadata_.title.empty();
            const bool alone = range.last - range.first <= 8;
            if (!heading && !label_line && !alone) continue;
            if (const auto day = day_in(range)) {
                metadata_.published = day;
                return;
            }
        }
        if (count > 0) metadata_.published = day_on_own_line(ranges_.front());
    }

    void mark_sections() {
        metadata_.skipped.assign(ranges_.size(), false);
        metadata_.background.assign(ranges_.size(), false);
        bool skip = false, background = false;
        for (std::size_t b = 0; b < ranges_.size(); ++b) {
            const TokenRange range = ranges_[b];
            const BlockKind kind = document_.blocks[b].kind;
            const auto hits = document_.phrases_in({range.first, std::min(range.last, range.first + 8)});
            const std::size_t first = first_word(range);
            const bool heading = kind == BlockKind::heading;
            const Hit* skip_word = structure_at(hits, first, "skip");
            const bool label = skip_word != nullptr &&
                               (heading || document_.tokens.is(skip_word->tokens.last, ":") ||
                                skip_word->tokens.last >= range.last || skip_word->tokens.last > first + 1);
            if (heading) {
                skip = skip_word != nullptr;
                background =
                    structure_at(hits, first, "background") != nullptr && range.last - range.first <= 8;
            } else if (label && kind == BlockKind::paragraph) {
                skip = true;  // "For more information, contact:" begins the end of the document
            }
            metadata_.skipped[b] = skip || range.empty() || document_.blocks[b].kind == BlockKind::title;
            metadata_.background[b] = background;
        }
        if (!period_.empty()) read_period_days();
    }

    std::size_t first_word(TokenRange range) const {
        std::size_t at = range.first;
        while (at < range.last && document_.tokens[at].kind == TokenKind::punctuation) ++at;
        return at;
    }

    void read_period_days() {
        TimeContext context;
        context.published = metadata_.published;
        for (const TimeMention& time : find_times(document_, period_, context))
            if (time.value && (!metadata_.period_first || time.value->first < *metadata_.period_first))
                metadata_.period_first = time.value->first;
    }

    const Document& document_;
    std::vector<TokenRange> ranges_;
    TokenRange period_;
    Metadata metadata_;
};

}  // namespace

Metadata read_metadata(const Document& document, std::optional<Day> published) {
    return MetadataReader(document, published).read();
}

}  // namespace bearing::report
