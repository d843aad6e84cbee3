#include "gazetteer/name_search.hpp"

#include <algorithm>
#include <map>

#include "bearing/base/text.hpp"
#include "bearing/base/utf8.hpp"
#include "gazetteer/name_keys.hpp"
#include "gazetteer/name_query.hpp"
#include "gazetteer/name_variants.hpp"
#include "gazetteer/spelling_cost.hpp"

namespace bearing {
namespace {

/// One query on its way: what is asked for does not change while its readings are tried.
class NameSearch {
  public:
    NameSearch(const LayerSet& layers, const PlaceQuery& query) : layers_(layers), query_(query) {}

    NameAnswer run(std::string_view name) const {
        AskedName whole(clean_name(name));
        const std::string& text = whole.clean();
        // A name may itself hold commas, slashes or brackets ("Washington, D.C."), so the whole comes first.
        NameAnswer found = weigh(layers_.lookup(whole, worst_listed(), is_hinted()), {});
        if (!found.hits.empty()) {
            if (only_other_names(found)) add_misspelt(whole, found);
            return found;
        }
        const NameQuery asked = parse_name_query(text);
        if (asked.names.empty()) return found;
        const bool plain = asked.names.size() == 1 && asked.contexts.empty() && asked.brackets.empty();
        found = plain ? read_plain(whole) : answer(asked);
        if (!asked.contexts.empty()) try_wider_first(asked, found);
        if (!found.hits.empty() && found.hits.front().hit.hit.tier == MatchTier::fuzzy)
            prefer_same_accents(asked.names.front(), found);
        return found;
    }

  private:
    bool may_misspell() const { return query_.worst_tier >= MatchTier::fuzzy; }
    MatchTier worst_listed() const { return std::min(query_.worst_tier, MatchTier::transliterated); }
    /// Hints may bring any place of a name to the front, not only the important ones.
    bool is_hinted() const { return query_.near || !query_.country.empty() || query_.limit > 32; }
    bool is_barred(const LayerHit& hit) const {
        return query_.strict_country && !query_.country.empty() &&
               layers_.outline(hit.place).country != query_.country;
    }
    bool knows(const std::string& name) const {
        AskedName asked(name);
        return !layers_.lookup(asked, MatchTier::transliterated, false).empty();
    }
    std::vector<LayerHit> lookup(const std::string& name, bool all) const;
    std::vector<LayerHit> lookup_names(const std::vector<std::string>& names, bool all) const;
    NameAnswer weigh(const std::vector<LayerHit>& hits, std::vector<AskedContext> contexts) const;
    NameAnswer answer(const NameQuery& asked) const;
    NameAnswer read_plain(AskedName& whole) const;
    bool only_other_names(const NameAnswer& found) const;
    void add_misspelt(AskedName& whole, NameAnswer& found) const;
    void prefer_same_accents(const std::string& name, NameAnswer& found) const;
    std::optional<NameQuery> split_at_known_area(const std::string& name) const;
    void try_wider_first(const NameQuery& asked, NameAnswer& found) const;

    const LayerSet& layers_;
    const PlaceQuery& query_;
};

std::vector<LayerHit> NameSearch::lookup(const std::string& name, bool all) const {
    AskedName asked(clean_name(name));
    auto hits = layers_.lookup(asked, worst_listed(), all);
    return hits.empty() && may_misspell() ? layers_.least_misspelt(asked, all) : hits;
}

/// A place met by several of the names asked for is kept by its best, and marked up for each further one.
std::vector<LayerHit> NameSearch::lookup_names(const std::vector<std::string>& names, bool all) const {
    if (names.size() == 1) return lookup(names.front(), all);
    constexpr float kOneNameOnly = 0.7F;
    std::map<PlaceRef, std::pair<LayerHit, std::size_t>> met;
    for (const std::string& name : names)
        for (const LayerHit& hit : lookup(name, true)) {
            auto [at, inserted] = met.try_emplace(hit.place, hit, 0);
            ++at->second.second;
            if (!inserted && hit.hit.tier < at->second.first.hit.tier) at->second.first = hit;
        }
    std::vector<LayerHit> hits;
    for (auto& [place, found] : met) {
        auto& [hit, count] = found;
        if (count > 1) hit.hit.note = HitNote::other_name_too;
        if (count == 1) hit.hit.quality *= kOneNameOnly;
        hits.push_back(hit);
    }
    return hits;
}

NameAnswer NameSearch::weigh(const std::vector<LayerHit>& hits, std::vector<AskedContext> contexts) const {
    NameAnswer found{{}, std::move(contexts)};
    found.hits.reserve(hits.size());
    for (const LayerHit& hit : hits)
        if (!is_barred(hit)) found.hits.push_back({hit, score_of(layers_, hit, query_, found.contexts)});
    sort_hits(found.hits);
    return found;
}

NameAnswer NameSearch::answer(const NameQuery& asked) const {
    const bool all = is_hinted() || !asked.brackets.empty() || !asked.contexts.empty();
    const auto hits = lookup_names(asked.names, all);
    if (hits.empty()) return {};
    std::vector<AskedContext> contexts;
    for (const auto* group : {&asked.brackets, &asked.contexts})
        for (const std::string& context : *group) contexts.push_back(read_context(layers_, context));
    return weigh(hits, std::move(contexts));
}

/// A text without commas or brackets that is not listed: a place and the area it lies in ("Martuni
/// Gegharkunik"), or misspelt ("Craig Bech" is neither in nor near a Bech), or else a place said to lie
/// elsewhere.
NameAnswer NameSearch::read_plain(AskedName& whole) const {
    const auto split = query_.whole_name ? std::nullopt : split_at_known_area(whole.clean());
    NameAnswer within = split ? answer(*split) : NameAnswer{};
    if (!within.hits.empty()) {
        const PlaceRef best = within.hits.front().hit.place;
        const auto fit = fit_in_context(best, layers_.outline(best), within.contexts.front());
        if (fit.value_or(0) > 0) return within;
    }
    if (!may_misspell()) return within;
    NameAnswer misspelt = weigh(layers_.least_misspelt(whole, is_hinted()), {});
    return misspelt.hits.empty() ? within : misspelt;
}

/// Dumps list many spellings of unknown use. If the text is only such a one, it may as well be a misspelt
/// name.
bool NameSearch::only_other_names(const NameAnswer& found) const {
    constexpr std::size_t kFew = 5;
    return may_misspell() && found.hits.size() < kFew &&
           std::all_of(found.hits.begin(), found.hits.end(), [](const RankedHit& h) {
               return h.hit.named.in_file && (h.hit.hit.name != 0 || h.hit.hit.tier > MatchTier::folded);
           });
}

void NameSearch::add_misspelt(AskedName& whole, NameAnswer& found) const {
    if (whole.script() != Script::latin) return;
    auto hits = layers_.misspelt(whole, is_hinted(), 1);
    std::erase_if(hits, [&](const LayerHit& hit) {
        return std::any_of(found.hits.begin(), found.hits.end(),
                           [&](const RankedHit& h) { return h.hit.place == hit.place; });
    });
    NameAnswer misspelt = weigh(hits, {});
    prefer_same_accents(whole.clean(), misspelt);
    found.hits.insert(found.hits.end(), misspelt.hits.begin(), misspelt.hits.end());
}

/// Misspelt names are found without their accents; among the first of them, those that share the accents and
/// the script that were typed are likelier meant.
void NameSearch::prefer_same_accents(const std::string& name, NameAnswer& found) const {
    constexpr std::size_t kLookedAt = 24;
    constexpr float kAccentCost = 0.2F;
    constexpr float kOtherScript = 0.85F;
    const std::u32string asked = lower_name(name);
    if (asked.size() > kLongestFuzzyQuery) return;
    const Script script = script_of(name);
    const bool plain = is_ascii(name);
    const std::size_t count = std::min(found.hits.size(), kLookedAt);
    for (std::size_t i = 0; i < count; ++i) {
        NameHit& hit = found.hits[i].hit.hit;
        const std::string text = layers_.name_text(found.hits[i].hit.named, hit.name);
        if (plain && is_ascii(text)) continue;  // no accents anywhere
        if (script_of(text) != script) {
            hit.quality *= kOtherScript;
            found.hits[i].score = score_of(layers_, found.hits[i].hit, query_, found.contexts);
            continue;
        }
        const std::size_t edits = letter_distance(asked, lower_name(text));
        if (edits <= hit.edits) continue;
        constexpr std::size_t kMostCounted = 3;
        hit.quality *= 1 - kAccentCost * static_cast<float>(std::min(edits - hit.edits, kMostCounted));
        found.hits[i].score = score_of(layers_, found.hits[i].hit, query_, found.contexts);
    }
    sort_hits(found.hits);
}

/// "Martuni Gegharkunik", "Martuni in Gegharkunik": the longest known name followed by a known one.
std::optional<NameQuery> NameSearch::split_at_known_area(const std::string& name) const {
    constexpr std::size_t kMostWords = 12;
    const std::vector<std::string> words = words_of(name);
    if (words.size() > kMostWords) return std::nullopt;
    const auto at = [&](std::size_t i) { return words.begin() + static_cast<std::ptrdiff_t>(i); };
    for (std::size_t n = words.size(); n-- > 1;) {
        std::size_t rest = n;
        if (words[rest] == "in" || words[rest] == "of") ++rest;
        if (rest >= words.size()) continue;
        const std::string first = join({words.begin(), at(n)}, " ");
        const std::string second = join({at(rest), words.end()}, " ");
        if (knows(first) && knows(second)) return NameQuery{{first}, {}, {second}};
    }
    return std::nullopt;
}

/// Some write the wider place first ("Tərtər rayonu, Talış kəndi"): takes that reading if the query names an
/// area first, or if nothing better was found, and if the last name does lie in the others.
void NameSearch::try_wider_first(const NameQuery& asked, NameAnswer& found) const {
    const auto generic = strip_generic(fold_name(asked.names.front()));
    const bool area_first = generic && generic->kind == PlaceKind::area;
    if (!found.hits.empty() && !area_first) return;
    NameQuery reversed{{asked.contexts.back()}, asked.brackets, asked.names};
    reversed.contexts.insert(reversed.contexts.end(), asked.contexts.begin(), asked.contexts.end() - 1);
    NameAnswer other = answer(reversed);
    if (other.hits.empty()) return;
    const PlaceRef best = other.hits.front().hit.place;
    const PlaceOutline outline = layers_.outline(best);
    const auto fit = fit_in_context(best, outline, read_context(layers_, asked.names.front()));
    const bool narrower =
        found.hits.empty() || outline.radius_m < layers_.outline(found.hits.front().hit.place).radius_m;
    if (fit.value_or(0) > 0 && narrower) found = std::move(other);
}

}  // namespace

NameAnswer search_name(const LayerSet& layers, std::string_view name, const PlaceQuery& query) {
    return NameSearch(layers, query).run(name);
}

}  // namespace bearing
