#include "io/hxl_tags.hpp"

#include <algorithm>
#include <set>

#include "bearing/base/text.hpp"

namespace bearing {
namespace {

using Attributes = std::set<std::string, std::less<>>;

struct Hashtag {
    std::string tag;  ///< "#adm1"
    Attributes attributes;
};

/// "#Date +occurred +v_iso" -> #date, {occurred}. Vocabularies, languages and "list" say how the cell is
/// written, not what it means.
Hashtag parse_hashtag(std::string_view text) {
    const auto words = split_list(text, '+');
    Hashtag hashtag;
    if (words.empty() || words[0].front() != '#') return hashtag;
    hashtag.tag = ascii_lower(words[0]);
    for (std::size_t i = 1; i < words.size(); ++i) {
        std::string attribute = ascii_lower(words[i]);
        if (!attribute.starts_with("v_") && !attribute.starts_with("i_") && attribute != "list")
            hashtag.attributes.insert(std::move(attribute));
    }
    return hashtag;
}

struct Rule {
    HxlRole role;
    std::string_view tags;      ///< any of them, by spaces
    std::string_view needed;    ///< all of these attributes
    std::string_view optional;  ///< "*": any others, except codes and kinds of the thing
};

/// The first rule that fits decides. Of the vocabulary of HXL 1.1 and of the attributes that exports of
/// ACLED's and UCDP's data carry. Figures are taken only where no attribute narrows them (killed women are
/// not the killed).
constexpr Rule kRules[] = {
    {HxlRole::bearing_id, "#meta", "id bearing", ""},
    {HxlRole::url, "#meta #source", "url", "*"},
    {HxlRole::id, "#meta #event", "id", ""},
    {HxlRole::id, "#event", "code", ""},
    {HxlRole::source, "#meta", "source", "*"},
    {HxlRole::source, "#source", "", "*"},
    {HxlRole::reported, "#date", "reported", ""},
    {HxlRole::time_precision, "#date", "precision", "*"},
    {HxlRole::year_start, "#date", "year start", ""},
    {HxlRole::year_end, "#date", "year end", ""},
    {HxlRole::year, "#date", "year", "occurred"},
    {HxlRole::start, "#date", "start", "occurred event"},
    {HxlRole::end, "#date", "end", "occurred event"},
    {HxlRole::date, "#date", "", "occurred event"},
    {HxlRole::sub_type, "#event", "type sub", ""},
    {HxlRole::sub_type, "#event", "subtype", ""},
    {HxlRole::type, "#event", "type", "name"},
    {HxlRole::event_words, "#event", "", "name description"},
    {HxlRole::accused, "#actor #group", "alleged", "*"},
    {HxlRole::accused, "#actor #group", "accused", "*"},
    {HxlRole::accused, "#actor #group", "perpetrator", "*"},
    {HxlRole::with_first, "#actor #group", "first assoc", "*"},
    {HxlRole::with_second, "#actor #group", "second assoc", "*"},
    {HxlRole::first, "#actor #group", "first", "*"},
    {HxlRole::second, "#actor #group", "second", "*"},
    {HxlRole::participant, "#actor #group", "", "name"},
    {HxlRole::country_code, "#country", "code", "num"},
    {HxlRole::country, "#country", "", "name"},
    {HxlRole::admin, "#adm1 #adm2 #adm3 #adm4 #adm5", "", "name"},
    {HxlRole::admin_code, "#adm1 #adm2 #adm3 #adm4 #adm5", "code", ""},
    {HxlRole::position, "#geo #loc", "latlon", ""},
    {HxlRole::position, "#geo #loc", "lat lon", ""},
    {HxlRole::latitude, "#geo #loc", "lat", ""},
    {HxlRole::longitude, "#geo #loc", "lon", ""},
    {HxlRole::place_precision, "#geo #loc", "precision", ""},
    {HxlRole::radius, "#geo", "radius", ""},
    {HxlRole::place, "#loc", "", "name"},
    {HxlRole::description, "#description", "", "*"},
    {HxlRole::notes, "#notes #note #comment", "", "*"},
    {HxlRole::killed_low, "#affected", "killed min", "ind"},
    {HxlRole::killed_low, "#affected", "killed low", "ind"},
    {HxlRole::killed_high, "#affected", "killed max", "ind"},
    {HxlRole::killed_high, "#affected", "killed high", "ind"},
    {HxlRole::killed, "#affected", "killed", "ind total best"},
    {HxlRole::injured_low, "#affected", "injured min", "ind"},
    {HxlRole::injured_low, "#affected", "injured low", "ind"},
    {HxlRole::injured_high, "#affected", "injured max", "ind"},
    {HxlRole::injured_high, "#affected", "injured high", "ind"},
    {HxlRole::injured, "#affected", "injured", "ind total best"},
};

bool lists(std::string_view words, std::string_view word) {
    const auto parts = split_list(words, ' ');
    return std::find(parts.begin(), parts.end(), word) != parts.end();
}

bool fits(const Rule& rule, const Hashtag& hashtag) {
    if (!lists(rule.tags, hashtag.tag)) return false;
    for (const auto& attribute : split_list(rule.needed, ' '))
        if (!hashtag.attributes.contains(attribute)) return false;
    return std::all_of(hashtag.attributes.begin(), hashtag.attributes.end(),
                       [&](const std::string& attribute) {
                           if (lists(rule.needed, attribute)) return true;
                           if (rule.optional != "*") return lists(rule.optional, attribute);
                           return !lists("code id type num", attribute);
                       });
}

}  // namespace

HxlColumns::HxlColumns(const std::vector<std::string>& hashtags) {
    std::vector<Hashtag> tags;
    for (std::size_t column = 0; column < hashtags.size(); ++column) {
        tags.push_back(parse_hashtag(hashtags[column]));
        const auto rule = std::find_if(std::begin(kRules), std::end(kRules),
                                       [&](const Rule& r) { return fits(r, tags.back()); });
        if (rule != std::end(kRules)) columns_[static_cast<std::size_t>(rule->role)].push_back(column);
    }
    // The column with the fewest attributes says it most plainly; of divisions the smallest comes first.
    for (auto& columns : columns_)
        std::stable_sort(columns.begin(), columns.end(), [&](std::size_t a, std::size_t b) {
            if (tags[a].tag.starts_with("#adm")) return tags[a].tag > tags[b].tag;
            return tags[a].attributes.size() < tags[b].attributes.size();
        });
}

}  // namespace bearing
