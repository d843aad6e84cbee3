#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bearing/base/outcome.hpp"
#include "bearing/gazetteer/place.hpp"

namespace bearing {

/// Hints that rank candidates; none of them excludes, except `country` where strict_country is set.
struct PlaceQuery {
    std::optional<LonLat> near;
    std::string country;  ///< ISO 3166-1 alpha-2
    bool strict_country = false;
    std::size_t limit = 10;
    MatchTier worst_tier = MatchTier::fuzzy;  ///< how far to go when better tiers find nothing
};

/// Places by name. Immutable, shared by const pointer, safe to use from many threads.
class Gazetteer {
  public:
    /// Bearing's own tables: places of the region, all countries and capitals.
    static std::shared_ptr<const Gazetteer> bundled();

    explicit Gazetteer(std::vector<Place> places);
    ~Gazetteer();

    std::size_t size() const;
    const std::vector<Place>& places() const;
    const Place* by_id(std::string_view id) const;

    /// Candidates for one bare place name ("Xankəndi", "Stepanakert/Khankendi", "Martuni, Gegharkunik"), best
    /// first; empty if there is none. Score ties are broken by place id, so answers are reproducible.
    std::vector<Candidate> find(std::string_view name, const PlaceQuery& query = {}) const;

    /// Fast test for text scanning: is the folded or transliterated form of these words (up to max_words())
    /// the name of some place? Also inflected forms in other scripts than Latin ("Степанакерте"), and double
    /// names
    /// ("Stepanakert/Khankendi") of which both parts are known. Two- and three-letter abbreviations ("US",
    /// "NKR") only in capitals.
    bool knows(std::string_view name) const;
    /// Words in the longest name.
    std::size_t max_words() const;

  private:
    struct Impl;
    std::unique_ptr<const Impl> impl_;
};

/// Candidates for whatever a person types as a place: a name, coordinates in any notation, or a phrase such
/// as "7 km north-east of Hadrut", "between Shusha and Lachin", "outskirts of Ganja".
Outcome<std::vector<Candidate>> geocode(const Gazetteer& gazetteer, std::string_view query,
                                        const PlaceQuery& hints = {});

/// The comparison form of a name: case folded, diacritics, apostrophes and hyphens evened out, script kept.
std::string fold_name(std::string_view name);

/// The comparison form in basic Latin letters, so that the same name in two scripts meets.
std::string latin_name(std::string_view name);

}  // namespace bearing
