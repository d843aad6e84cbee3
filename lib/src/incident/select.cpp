#include <algorithm>

#include "bearing/base/text.hpp"
#include "bearing/incident/dataset.hpp"
#include "incident/row_query.hpp"

namespace bearing {
namespace {

std::string searchable_text(const Incident& incident) {
    std::string text = incident.summary;
    const auto add = [&](std::string_view part) { (text += '\n') += part; };
    if (incident.where) {
        add(incident.where->name);
        add(incident.where->text);
        add(incident.where->admin);
    }
    for (const auto& weapon : incident.weapons) add(weapon.name);
    for (const auto& claim : incident.claims) {
        add(claim.claimant);
        add(claim.actor);
        for (const auto& participant : claim.participants) add(participant.name);
        add(claim.note);
        add(claim.source.publisher);
        add(claim.source.title);
    }
    incident.verbatim.each_value([&](const std::string&, std::string_view value) { add(value); });
    return simple_lower(text);
}

/// The words of each text asked for, in lower case.
std::vector<std::vector<std::string>> words_asked(const Query& query) {
    std::vector<std::vector<std::string>> words;
    for (const std::string& text : query.texts) words.push_back(split_list(simple_lower(text), ' '));
    return words;
}

/// Leaves only the incidents that have all words of one of the texts; they are read for that.
void keep_with_words(const Dataset& dataset, const Query& query, Selection& selection) {
    const auto asked = words_asked(query);
    for (auto* list : {&selection.certain, &selection.possible, &selection.undated, &selection.unlocated,
                       &selection.background}) {
        std::vector<std::uint32_t> kept;
        dataset.each_incident(*list, [&](std::uint32_t i, const Incident& incident) {
            const std::string text = searchable_text(incident);
            const bool has = std::any_of(asked.begin(), asked.end(), [&](const auto& words) {
                return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
                    return text.find(word) != std::string::npos;
                });
            });
            if (has) kept.push_back(i);
        });
        *list = std::move(kept);
    }
}

/// Sorts answers into the lists of a selection.
class Collector {
  public:
    Collector(const RowQuery& rows, Selection& selection) : rows_(rows), selection_(selection) {}

    void add(std::size_t group, Match time, bool undated) {
        const auto whole = [&](const Run&, std::uint32_t begin, std::uint32_t end) {
            auto& list = undated ? selection_.undated : found(time);
            for (std::uint32_t row = begin; row < end; ++row) list.push_back(row);
        };
        const auto each = [&](const Run&, std::uint32_t begin, std::span<const RowAnswer> answers) {
            for (std::size_t k = 0; k < answers.size(); ++k)
                if (answers[k] != 0) add_row(begin + static_cast<std::uint32_t>(k), answers[k], undated);
        };
        rows_.answer_group(group, time, whole, each);
    }

  private:
    std::vector<std::uint32_t>& found(Match match) {
        return match == Match::certain ? selection_.certain : selection_.possible;
    }

    void add_row(std::uint32_t row, RowAnswer answer, bool undated) {
        if ((answer & kBackgroundBit) != 0)
            selection_.background.push_back(row);
        else if (undated)
            selection_.undated.push_back(row);
        else if ((answer & kUnlocatedBit) != 0)
            selection_.unlocated.push_back(row);
        else
            found(static_cast<Match>(answer & kMatchBits)).push_back(row);
    }

    const RowQuery& rows_;
    Selection& selection_;
};

}  // namespace

Selection select(const Dataset& dataset, const Query& query) {
    const RowQuery rows(dataset, query);
    Selection selection;
    Collector collector(rows, selection);
    rows.each_group([&](std::size_t group, Match match) { collector.add(group, match, false); });
    collector.add(dataset.index().dated_groups(), Match::certain, rows.days().any());
    if (!query.texts.empty()) keep_with_words(dataset, query, selection);
    return selection;
}

}  // namespace bearing
