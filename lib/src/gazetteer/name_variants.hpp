#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteer/feature_class.hpp"

namespace bearing {

/// A folded name without the word that says what it is: "tartar river" -> {"tartar", water}.
struct GenericName {
    std::string bare;
    PlaceKind kind = PlaceKind::any;
};

/// Removes one generic word or phrase ("city of", "village", "rayonu", "район", "շրջան") from a folded name;
/// nothing if there is none or if nothing would remain.
std::optional<GenericName> strip_generic(std::string_view folded);

/// Folded base forms that an inflected folded word group may come from, most likely first: Armenian article
/// and cases, Azerbaijani and Turkish cases, Georgian cases, the English possessive, leading Russian
/// prepositions.
std::vector<std::string> base_forms(std::string_view folded);

/// Russian declension: the stems under which an inflected folded name may be listed. A name is listed under
/// stem_of_name (empty for names that do not decline, such as Баку); all words of a name decline.
std::string stem_of_name(std::string_view folded);
std::vector<std::string> stems_of_query(std::string_view folded);

}  // namespace bearing
