#include "app/mention_words.hpp"

#include "bearing/incident/taxonomy.hpp"

namespace bearing {

std::string meaning_of(const Mention& mention, const Gazetteer& places) {
    if (mention.kind == MentionKind::place) {
        const auto place = mention.value.empty() ? std::nullopt : places.by_id(mention.value);
        if (!place) return {};
        return place->admin1.empty() || place->admin1 == place->name ? place->name
                                                                     : place->name + ", " + place->admin1;
    }
    if (mention.kind == MentionKind::event)
        if (const auto type = parse_event_type(mention.value))
            return *type == EventType::unknown ? std::string() : std::string(label(*type));
    if (mention.kind == MentionKind::weapon)
        if (const auto weapon = parse_weapon_class(mention.value)) return std::string(label(*weapon));
    return mention.value;
}

}  // namespace bearing
