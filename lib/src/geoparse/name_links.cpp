#include "geoparse/name_links.hpp"

#include <algorithm>

#include "geoparse/containment.hpp"

namespace bearing::geoparse {

using report::Document;
using report::TokenKind;

namespace {

constexpr double kHolderBehind = 2.5;  ///< "Paris, Texas"
constexpr double kHolderItself = 1.0;
constexpr double kInList = 1.0;  ///< beside names that are places'
constexpr std::size_t kLongestGap = 5;

class Linker {
  public:
    Linker(const Document& document, const WordClasses& classes, NameSource& source,
           std::vector<NameMention>& names)
        : document_(document), classes_(classes), source_(source), names_(names) {}

    void run(std::size_t begin) {
        for (std::size_t i = begin; i + 1 < names_.size(); ++i) find_holder(i);
        for (std::size_t i = begin; i + 1 < names_.size(); ++i)
            if (in_one_list(i) && is_place(i)) names_[i + 1].evidence += kInList;
        for (std::size_t i = names_.size(); i-- > begin + 1;)
            if (in_one_list(i - 1) && is_place(i)) names_[i - 1].evidence += kInList;
    }

  private:
    bool is_place(std::size_t i) const { return names_[i].evidence >= kEnough && !names_[i].is_ruled_out(); }

    /// Only this word stands between the name and the next one.
    bool joined_by(std::size_t i, std::string_view word) const {
        const std::size_t gap = names_[i].tokens.last;
        return names_[i + 1].tokens.first == gap + 1 && document_.tokens.is(gap, word);
    }

    bool in_one_list(std::size_t i) const {
        return joined_by(i, ",") || joined_by(i, "and") || joined_by(i, "or");
    }

    void find_holder(std::size_t i) {
        if (names_[i].is_ruled_out() || names_[i + 1].tokens.first < names_[i].tokens.last) return;
        const bool comma = joined_by(i, ",") || joined_by(i, "(");
        if (!comma && !said_to_be_in(i)) return;
        if (!may_hold(names_[i], names_[i + 1])) return;
        names_[i].within = i + 1;
        if (!comma) return;
        names_[i].evidence += kHolderBehind;
        names_[i + 1].evidence += kHolderItself;
    }

    /// "Martuni in Gegharkunik", "the town of Bor in the state of Jonglei".
    bool said_to_be_in(std::size_t i) const {
        const std::size_t gap = names_[i].tokens.last;
        if (names_[i + 1].tokens.first - gap > kLongestGap) return false;
        bool in = false;
        for (std::size_t at = gap; at < names_[i + 1].tokens.first; ++at) {
            const auto word = [&](std::string_view low) { return document_.tokens.is(at, low); };
            in = in || word("in") || word("of");
            if (word("of") && classes_.is(at - 1, WordClass::part)) return false;  // "north of"
            const bool between = word("in") || word("of") || word("the") || word("a") || word(",") ||
                                 classes_.is(at, WordClass::part) || classes_.is(at, WordClass::settlement) ||
                                 classes_.is(at, WordClass::area);
            if (!between) return false;
        }
        return in;
    }

    /// Is there a wider place among the readings of `wide` that holds a reading of `narrow`?
    bool may_hold(const NameMention& narrow, const NameMention& wide) const {
        const auto& holders = source_.options(wide.query);
        const auto& held = source_.options(narrow.query);
        return std::any_of(holders.begin(), holders.end(), [&](const Option& holder) {
            if (!is_area(holder.outline)) return false;
            return held.empty() || std::any_of(held.begin(), held.end(), [&](const Option& option) {
                       return holds(holder.outline, option.outline);
                   });
        });
    }

    const Document& document_;
    const WordClasses& classes_;
    NameSource& source_;
    std::vector<NameMention>& names_;
};

}  // namespace

void link_names(const Document& document, const WordClasses& classes, NameSource& source,
                std::vector<NameMention>& names, std::size_t begin) {
    Linker(document, classes, source, names).run(begin);
}

}  // namespace bearing::geoparse
