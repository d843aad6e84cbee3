#include "gazetteer/name_listing.hpp"

#include <algorithm>
#include <cmath>

#include "bearing/gazetteer/gazetteer.hpp"
#include "gazetteer/feature_class.hpp"
#include "gazetteer/name_keys.hpp"
#include "gazetteer/name_variants.hpp"

namespace bearing {
namespace {

/// Is a shorter form without its generic word a name of its own? For areas, waters and mountains, not for
/// towns ("Salt Lake City").
bool may_be_shortened(PlaceKind kind) {
    return kind == PlaceKind::area || kind == PlaceKind::water || kind == PlaceKind::relief;
}

bool takes_turkic_endings(const PlaceName& name, const Place& place) {
    if (!name.language.empty()) return name.language == "az" || name.language == "tr";
    return place.id.starts_with("geonames:") && (place.country == "AZ" || place.country == "TR");
}

double confidence_weight(std::string_view confidence) {
    return confidence == "low" ? 0.0 : confidence == "high" ? 1.0 : 0.5;
}

/// Populations that the tables leave out: those of countries and their capitals are large enough not to
/// matter.
double assumed_population(const Place& place) {
    if (place.population > 0) return static_cast<double>(place.population);
    if (place.feature.starts_with("PCL")) return 1e7;
    return place.feature == "PPLC" ? 5e5 : 0;
}

}  // namespace

double importance_of(const Place& place) {
    const double population = std::min(1.0, std::log10(assumed_population(place) + 1) / 7);
    return 0.60 * feature_weight(place.feature) + 0.32 * population +
           0.08 * confidence_weight(place.confidence);
}

void list_name(const PlaceName& name, const Place& place,
               const std::function<void(std::string_view, KeyForm)>& emit) {
    if (is_abbreviation(name.text)) {
        emit(kAbbreviationKey + abbreviation_key(name.text), KeyForm::abbreviation);
        return;
    }
    const std::string folded = fold_name(name.text);
    if (folded.empty()) return;
    emit(folded, takes_turkic_endings(name, place) ? KeyForm::turkic : KeyForm::folded);
    const Script script = script_of(name.text);
    if (script == Script::cyrillic)
        if (const std::string stem = stem_of_name(folded); !stem.empty())
            emit(kStemKey + stem, KeyForm::stem);
    // Names in scripts without rules of their own are found as listed; their romanisation would be a guess.
    if (script != Script::other)
        for (const std::string& form : latin_forms(name.text, name.language, place.country))
            if (form != folded) emit(form, KeyForm::latin);
    // Elsewhere the name before the generic word is a genitive or an adjective (Շուշիի շրջան, Шушинский
    // район).
    if (script != Script::latin || !may_be_shortened(kind_of(place.feature))) return;
    const auto generic = strip_generic(folded);
    if (!generic) return;
    emit(generic->bare, KeyForm::short_folded);
    for (const std::string& form : latin_forms(generic->bare, name.language, place.country))
        if (form != generic->bare) emit(form, KeyForm::short_latin);
}

}  // namespace bearing
