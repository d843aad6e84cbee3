#include "carto/feature_names.hpp"

#include <algorithm>
#include <string>

#include "bearing/base/text.hpp"

namespace bearing {
namespace {

using NamePointers = std::vector<const Name*>;

const Name* in_first_language(const NamePointers& names, const std::vector<std::string>& languages) {
    for (const std::string& language : languages)
        for (const Name* name : names)
            if (name->language == language) return name;
    return nullptr;
}

/// The sides that use different names, in the order of the names.
std::vector<std::string> sides_of(const Feature& feature) {
    std::vector<std::string> sides;
    for (const Name& name : feature.names)
        if (!name.side.empty() && std::find(sides.begin(), sides.end(), name.side) == sides.end())
            sides.push_back(name.side);
    return sides;
}

NamePointers names_of_side(const Feature& feature, const std::string& side) {
    NamePointers names;
    for (const Name& name : feature.names)
        if (name.side == side) names.push_back(&name);
    return names;
}

/// What a side calls the place: its own name in the first language that it has one in, else the name that all
/// use in that language, else its own in English or in no language named, so that a side does not vanish
/// because a translation is missing.
const Name* name_of_side(const Feature& feature, const std::string& side, const NameChoice& choice) {
    const NamePointers names = names_of_side(feature, side);
    if (const Name* found = in_first_language(names, choice.languages)) return found;
    if (const Name* found = in_first_language(names_of_side(feature, ""), choice.languages)) return found;
    if (const Name* found = in_first_language(names, {"en", ""})) return found;
    return names.front();
}

}  // namespace

std::vector<Name> chosen_names(const Feature& feature, const NameChoice& choice) {
    const std::vector<std::string> sides = sides_of(feature);
    std::vector<Name> chosen;
    if (std::find(sides.begin(), sides.end(), choice.side) != sides.end())
        return {*name_of_side(feature, choice.side, choice)};
    if (choice.both_sides && sides.size() > 1) {
        for (const std::string& side : sides) {
            const Name& name = *name_of_side(feature, side, choice);
            const bool known = std::any_of(chosen.begin(), chosen.end(),
                                           [&](const Name& other) { return other.text == name.text; });
            if (!known) chosen.push_back(name);
        }
        return chosen;
    }
    NamePointers all;
    for (const Name& name : feature.names) all.push_back(&name);
    const Name* found = in_first_language(all, choice.languages);
    chosen.push_back(found != nullptr ? *found : Name{feature.name, "", ""});
    // Where the default name is itself in that language, it is the usual one of several.
    for (const Name& name : feature.names)
        if (name.text == feature.name && name.language == chosen[0].language) chosen[0] = name;
    return chosen;
}

NameChoice names_for(const Style& style) {
    NameChoice choice = style.names;
    if (choice.side.empty()) choice.side = ascii_lower(style.worldview);
    return choice;
}

std::string label_for(const Feature& feature, const NameChoice& choice) {
    std::vector<std::string> texts;
    for (const Name& name : chosen_names(feature, choice)) texts.push_back(name.text);
    return join(texts, " / ");
}

}  // namespace bearing
