#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
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
    std::string worldview = {};  ///< ISO 3166-1 alpha-2: candidates say the country in this country's view
    MatchTier worst_tier = MatchTier::fuzzy;  ///< how far to go when better tiers find nothing
    bool whole_name = false;                  ///< the text is one name: no area behind it ("Martuni Gegharkunik")
    bool with_names = true;                   ///< candidates carry all names of their place; false is quicker
};

/// A place of one gazetteer, cheap to pass on. Good as long as the gazetteer lives.
struct PlaceRef {
    std::uint32_t number = 0;
    bool in_file = false;  ///< of the mapped file, not of the tables on top of it

    auto operator<=>(const PlaceRef& other) const {
        if (const auto order = in_file <=> other.in_file; order != 0) return order;
        return number <=> other.number;
    }
    bool operator==(const PlaceRef&) const = default;
};

/// What can be told of a place without reading its details. The views are good as long as the gazetteer lives.
struct PlaceOutline {
    LonLat point;
    std::string_view feature, country;
    std::string_view admin1, admin2;  ///< names of divisions
    std::string_view admin1_code, admin2_code;
    double radius_m = 0;
    double importance = 0;
};

/// A place that a name led to, before anything is read of it.
struct PlaceMatch {
    PlaceRef place;
    MatchTier tier = MatchTier::exact;
    double quality = 1;  ///< 0..1 within the tier: less for names that are not the default one
    double score = 0;
};

/// A place and how far it is.
struct NearbyPlace {
    Place place;
    double distance_m = 0;
};

/// The divisions that a point is taken to lie in: those of the nearest settlement that the gazetteer knows
/// the divisions of. Empty fields are unknown; no field is a statement about borders.
struct Whereabouts {
    std::string country;         ///< ISO 3166-1 alpha-2 under the default worldview
    std::string admin1, admin2;  ///< names
    std::string by_place;        ///< name of the settlement
    double distance_m = 0;       ///< to it
};

/// Does a point lie in a place? `unclear` near the edge of a rough circle.
enum class Lies { inside, unclear, outside };

/// An area that a point lies in, or may.
struct AreaOfPoint {
    Place area;
    Lies lies = Lies::inside;
};

/// Places by name. Immutable, shared by const pointer, safe to use from many threads.
class Gazetteer {
  public:
    /// Bearing's own tables: places of the region, all countries and capitals.
    static std::shared_ptr<const Gazetteer> bundled();
    /// A file of build_gazetteer, mapped into memory, with the bundled tables on top: they win over its rows,
    /// and rows of the same place are joined to them. Throws FileError, FormatError.
    static std::shared_ptr<const Gazetteer> open(const std::filesystem::path& path);

    explicit Gazetteer(std::vector<Place> places);
    ~Gazetteer();

    std::size_t size() const;
    /// All places as objects. For small gazetteers: one of a full dump takes many gigabytes.
    std::vector<Place> places() const;
    /// Also by the id of a row that was joined to a place.
    std::optional<Place> by_id(std::string_view id) const;
    Place place(PlaceRef ref, bool with_names = true) const;
    PlaceOutline outline(PlaceRef ref) const;

    /// Candidates for one bare place name ("Xankəndi", "Stepanakert/Khankendi", "Martuni, Gegharkunik"), best
    /// first; empty if there is none. Score ties are broken by place, so answers are reproducible.
    std::vector<Candidate> find(std::string_view name, const PlaceQuery& query = {}) const;
    /// The same places without their details.
    std::vector<PlaceMatch> search(std::string_view name, const PlaceQuery& query = {}) const;

    /// Places at most radius_km from the point, the nearest first.
    std::vector<NearbyPlace> near(LonLat point, double radius_km, std::size_t limit) const;
    /// Nothing if no settlement within 50 km is known.
    std::optional<Whereabouts> whereabouts(LonLat point) const;
    /// The countries, divisions and regions that the point lies in or may, those that surely hold it first,
    /// the smallest before the larger; at most `limit`.
    std::vector<AreaOfPoint> areas_of(LonLat point, std::size_t limit = 20) const;
    /// Is the point in `area` (a division, a country, a town), as far as this gazetteer can say? By the
    /// divisions of the nearest settlement where both are listed, else by the area's circle.
    Lies lies_in(LonLat point, const Place& area) const;

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
    struct FromLayers {};
    Gazetteer(FromLayers, std::unique_ptr<const Impl> impl);
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
