#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bearing/geo/layer.hpp"
#include "bearing/incident/footprint.hpp"

namespace bearing {

/// A name of a place, with what is known of its use.
struct PlaceName : Name {
    bool preferred = false;          ///< the usual one in its language
    bool short_form = false;         ///< "California" for "State of California"
    bool colloquial = false;         ///< "Big Apple"
    bool historic = false;           ///< no longer in use
    std::string from = {}, to = {};  ///< when it was in use, as the source writes it; "" if unknown

    bool operator==(const PlaceName&) const = default;
};

/// A country that holds a place to lie in another country than by default.
struct CountryView {
    std::string worldview;  ///< ISO 3166-1 alpha-2 of the country whose view it is
    std::string country;    ///< the country in that view; "" for a state without a code

    bool operator==(const CountryView&) const = default;
};

/// A named place. Disputed places keep every name with its language and side.
struct Place {
    std::string id;    ///< "bearing:stepanakert", "geonames:616062"
    std::string name;  ///< default name, neutral English where there is one
    LonLat point;
    std::string feature;      ///< GeoNames feature code: PPL, PPLC, ADM1, ADM2, RGN, STM, LK, MT, PCLI, …
    std::string country;      ///< ISO 3166-1 alpha-2 under the default worldview
    std::string admin1;       ///< name of the first-order division
    std::string admin2 = {};  ///< name of the second-order division
    std::int64_t population = 0;  ///< 0 if unknown
    Precision precision = Precision::town;
    double radius_m = 0;
    std::string confidence;  ///< "high", "medium", "low": how far the point can be trusted; "" not said
    std::vector<PlaceName> names;
    std::vector<CountryView> views = {};      ///< that differ from `country`
    std::vector<std::string> other_ids = {};  ///< rows of other tables that are the same place
};

/// The country that the place lies in, in the view of a country (ISO 3166-1 alpha-2): its `country` unless
/// that country holds another view.
const std::string& country_in_view(const Place& place, std::string_view worldview);

/// How a query met a name, best first.
enum class MatchTier { exact, folded, transliterated, fuzzy, relative, coordinates };
std::string_view to_string(MatchTier tier);

/// One answer to a place query.
struct Candidate {
    Place place;
    std::string matched;  ///< the name that was met, as the gazetteer spells it
    MatchTier tier = MatchTier::exact;
    Footprint footprint;
    double score = 0;    ///< 0..1, tier first, then importance, then the hints of the query
    std::string reason;  ///< in words: "exact name; in Armenia as asked; 55,000 people"
};

}  // namespace bearing
