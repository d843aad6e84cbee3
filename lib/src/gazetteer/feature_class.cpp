#include "gazetteer/feature_class.hpp"

#include <algorithm>
#include <array>

namespace bearing {
namespace {

struct FeatureInfo {
    std::string_view code;  ///< or the beginning of codes
    PlaceKind kind;
    double weight;
    std::string_view word;
};

// Longer codes before the shorter ones that begin them.
constexpr std::array kFeatures{
    FeatureInfo{"PCLI", PlaceKind::area, 1.00, "country"},
    FeatureInfo{"PCLD", PlaceKind::area, 0.85, "territory"},
    FeatureInfo{"PCL", PlaceKind::area, 0.95, "country"},
    FeatureInfo{"CONT", PlaceKind::area, 0.95, "continent"},
    FeatureInfo{"TERR", PlaceKind::area, 0.80, "territory"},
    FeatureInfo{"PPLC", PlaceKind::populated, 0.92, "capital"},
    FeatureInfo{"PPLA2", PlaceKind::populated, 0.66, "district centre"},
    FeatureInfo{"PPLA3", PlaceKind::populated, 0.64, "town"},
    FeatureInfo{"PPLA4", PlaceKind::populated, 0.63, "town"},
    FeatureInfo{"PPLA", PlaceKind::populated, 0.74, "administrative centre"},
    FeatureInfo{"PPLX", PlaceKind::populated, 0.40, "part of a town"},
    FeatureInfo{"PPLQ", PlaceKind::populated, 0.45, "abandoned place"},
    FeatureInfo{"PPLH", PlaceKind::populated, 0.35, "historical place"},
    FeatureInfo{"PPL", PlaceKind::populated, 0.62, "populated place"},
    FeatureInfo{"ADM1", PlaceKind::area, 0.72, "first-order division"},
    FeatureInfo{"ADM2", PlaceKind::area, 0.60, "second-order division"},
    FeatureInfo{"ADM", PlaceKind::area, 0.50, "division"},
    FeatureInfo{"RGN", PlaceKind::area, 0.70, "region"},
    FeatureInfo{"PRK", PlaceKind::area, 0.35, "park"},
    FeatureInfo{"STM", PlaceKind::water, 0.50, "river"},
    FeatureInfo{"LK", PlaceKind::water, 0.50, "lake"},
    FeatureInfo{"RSV", PlaceKind::water, 0.45, "reservoir"},
    FeatureInfo{"DAM", PlaceKind::water, 0.42, "dam"},
    FeatureInfo{"SEA", PlaceKind::water, 0.60, "sea"},
    FeatureInfo{"MTS", PlaceKind::relief, 0.48, "mountains"},
    FeatureInfo{"MT", PlaceKind::relief, 0.45, "mountain"},
    FeatureInfo{"PASS", PlaceKind::relief, 0.42, "pass"},
    FeatureInfo{"HLL", PlaceKind::relief, 0.42, "hill"},
    FeatureInfo{"PEN", PlaceKind::area, 0.45, "peninsula"},
    FeatureInfo{"ISL", PlaceKind::area, 0.50, "island"},
    FeatureInfo{"RD", PlaceKind::site, 0.40, "road"},
    FeatureInfo{"AIRP", PlaceKind::site, 0.40, "airport"},
    FeatureInfo{"MSTY", PlaceKind::site, 0.40, "monastery"},
    FeatureInfo{"CH", PlaceKind::site, 0.35, "church"},
    FeatureInfo{"MILB", PlaceKind::site, 0.35, "military base"},
};

const FeatureInfo* info(std::string_view feature) {
    const auto found = std::find_if(kFeatures.begin(), kFeatures.end(),
                                    [&](const FeatureInfo& f) { return feature.starts_with(f.code); });
    return found == kFeatures.end() ? nullptr : &*found;
}

}  // namespace

PlaceKind kind_of(std::string_view feature) {
    const FeatureInfo* found = info(feature);
    return found ? found->kind : PlaceKind::site;
}

double feature_weight(std::string_view feature) {
    const FeatureInfo* found = info(feature);
    return found ? found->weight : 0.3;
}

std::string_view feature_word(std::string_view feature) {
    const FeatureInfo* found = info(feature);
    return found ? found->word : "place";
}

double kind_fit(PlaceKind wanted, PlaceKind found) {
    if (wanted == found || wanted == PlaceKind::any) return 1;
    const auto settled = [](PlaceKind k) { return k == PlaceKind::populated || k == PlaceKind::area; };
    return settled(wanted) && settled(found) ? 0.5 : 0;
}

std::string_view with_article(PlaceKind kind) {
    switch (kind) {
        case PlaceKind::populated:
            return "a town or village";
        case PlaceKind::area:
            return "an area";
        case PlaceKind::water:
            return "a water";
        case PlaceKind::relief:
            return "a mountain";
        case PlaceKind::site:
            return "a site";
        case PlaceKind::any:
            break;
    }
    return "a place";
}

}  // namespace bearing
