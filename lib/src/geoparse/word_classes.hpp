#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "report/document.hpp"

namespace bearing::geoparse {

/// What a word may be to the name of a place beside it. Bits of a set.
enum class WordClass : std::uint32_t {
    ordinary = 1U << 0,       ///< no name, though a sentence may begin with it
    time = 1U << 1,           ///< a month or weekday
    title = 1U << 2,          ///< stands before a person's name
    given = 1U << 3,          ///< a first name
    organisation = 1U << 4,   ///< makes the whole name that of something other than a place
    before = 1U << 5,         ///< "Lake", "Gulf of": stands before a name and belongs to it
    after = 1U << 6,          ///< "County", "River": stands behind a name and belongs to it
    part = 1U << 7,           ///< "northern", "Greater"
    locative = 1U << 8,       ///< the last word of "in", "north of", "city of": a place follows
    weak_locative = 1U << 9,  ///< "to", "of", "by": a place or anything else follows
    settlement = 1U << 10,    ///< "village"
    area = 1U << 11,          ///< "province"
    demonym = 1U << 12,
    says = 1U << 13,  ///< "said", "denied"
    country = 1U << 14,
    event = 1U << 15,
    past = 1U << 16,        ///< "previously"
    government = 1U << 17,  ///< an organisation that is a state's
    surely_in = 1U << 18,   ///< "in", "near": what follows with a capital is likely a place
    thing = 1U << 19,       ///< "virus", "cheese": named after the place in front of it
};

/// Classes of all tokens of a document.
class WordClasses {
  public:
    explicit WordClasses(const report::Document& document);

    bool is(std::size_t token, WordClass wanted) const {
        return token < classes_.size() && (classes_[token] & static_cast<std::uint32_t>(wanted)) != 0;
    }
    /// The document has the word in small letters too.
    bool is_written_small(std::size_t token) const;

  private:
    void add(std::size_t token, WordClass one) { classes_[token] |= static_cast<std::uint32_t>(one); }
    void add(report::TokenRange range, WordClass one) {
        for (std::size_t at = range.first; at < range.last; ++at) add(at, one);
    }
    void take(const report::Hit& hit);
    void take_name_word(const report::Hit& hit);

    const report::Document& document_;
    std::vector<std::uint32_t> classes_;
    std::unordered_set<std::string_view> small_;
};

}  // namespace bearing::geoparse
