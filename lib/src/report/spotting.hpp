#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "bearing/gazetteer/gazetteer.hpp"
#include "report/reading.hpp"

namespace bearing::report {

/// Finds names of places among the words of a text.
class PlaceSpotter {
  public:
    PlaceSpotter(const Document& document, const Gazetteer& gazetteer)
        : document_(document), gazetteer_(gazetteer) {}

    /// Token ranges of a sentence that are names of the gazetteer or of a country, ascending, the longest
    /// ones, without overlaps. Names of people and common words that are also places somewhere are left out.
    std::vector<TokenRange> spot(const Reading& reading);

    /// True if two names may mean one place: "Tartar" and "Terter", "Shushi" and "Shusha".
    bool may_be_same(TokenRange a, TokenRange b);
    /// True if the name is first of all a country's, a region's or a district's, or a word such as "region"
    /// follows it.
    bool is_area(const Reading& reading, TokenRange name);
    /// True if the name is first of all a building's or a site's.
    bool is_site(TokenRange name);
    /// A river, lake, mountain and the like.
    bool is_terrain(TokenRange name);

  private:
    bool knows(TokenRange range);
    bool may_begin_name(const Reading& reading, std::size_t token) const;
    std::size_t longest_name(const Reading& reading, std::size_t first);
    bool is_part_of_other_name(const Reading& reading, TokenRange name) const;
    bool is_unknown_name(const Reading& reading, std::size_t token) const;

    const Document& document_;
    const Gazetteer& gazetteer_;
    const std::vector<Candidate>& candidates(TokenRange name);

    std::unordered_map<std::string, bool> known_;
    std::unordered_map<std::string, std::vector<Candidate>> candidates_;
};

/// True if the token follows the one before it within the same name: "Nagorno-Karabakh", "Khan Younis".
bool continues_name(const Document& document, std::size_t token);

}  // namespace bearing::report
