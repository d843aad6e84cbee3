#include "gazetteer/name_index.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "bearing/gazetteer/gazetteer.hpp"
#include "gazetteer/edit_distance.hpp"
#include "gazetteer/name_keys.hpp"
#include "gazetteer/name_variants.hpp"

namespace bearing {
namespace {

constexpr float kShortened = 0.95F;  ///< listed as "Syunik Province", met as "Syunik"
constexpr double kInflected = 0.85;  ///< met in an inflected form
constexpr double kAbbreviation = 0.9;
constexpr double kWithoutGeneric = 0.95;  ///< asked for as "city of Barda", met as "Barda"

/// Is a shorter form without its generic word a name of its own? For areas, waters and mountains, not for
/// towns ("Salt Lake City").
bool may_be_shortened(PlaceKind kind) {
    return kind == PlaceKind::area || kind == PlaceKind::water || kind == PlaceKind::relief;
}

/// The text before an apostrophe that sets off an ending: "Stepanakert's", "Bakü'de".
std::string_view before_apostrophe(std::string_view text) {
    constexpr std::size_t kLongestEnding = 6;  // bytes
    for (const std::string_view mark : {"'", "’", "‘", "`"}) {
        const auto at = text.rfind(mark);
        if (at != std::string_view::npos && at > 0 && text.size() - at - mark.size() <= kLongestEnding)
            return text.substr(0, at);
    }
    return {};
}

}  // namespace

/// Keeps the best hit of each place. What a generic word of the query asks for ("district") weighs on
/// quality, and excludes places of another sort.
struct NameIndex::Collector {
    const std::vector<Place>& places;
    std::map<std::uint32_t, NameHit> best{};

    void add(const Map& map, std::string_view key, MatchTier tier, double quality,
             PlaceKind wanted = PlaceKind::any, std::string_view note = {}) {
        const auto found = map.find(key);
        if (found == map.end()) return;
        for (const Entry& e : found->second) add(e, tier, quality, wanted, std::string(note));
    }

    void add(const Entry& e, MatchTier tier, double quality, PlaceKind wanted, std::string note) {
        quality *= static_cast<double>(e.quality);
        if (wanted != PlaceKind::any)
            quality *= kWithoutGeneric * kind_fit(wanted, kind_of(places[e.place].feature));
        if (quality <= 0) return;
        NameHit hit{e.place, e.name, tier, quality, wanted, std::move(note)};
        const auto [at, inserted] = best.try_emplace(e.place, hit);
        if (inserted) return;
        NameHit& held = at->second;
        if (hit.tier < held.tier || (hit.tier == held.tier && hit.quality > held.quality))
            held = std::move(hit);
    }
};

NameIndex::NameIndex(const std::vector<Place>& places) : places_(places) {
    for (std::uint32_t p = 0; p < places.size(); ++p)
        for (std::uint32_t n = 0; n < places[p].names.size(); ++n) add_name(p, n);
}

void NameIndex::add_key(Map& map, const std::string& key, Entry entry) {
    if (key.empty()) return;
    auto& entries = map[key];
    const auto same =
        std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.place == entry.place; });
    if (same == entries.end()) {
        entries.push_back(entry);
    } else if (entry.quality > same->quality) {
        *same = entry;
    }
}

void NameIndex::add_name(std::uint32_t place, std::uint32_t name) {
    const Place& p = places_[place];
    const Name& n = p.names[name];
    const Entry entry{place, name, 1.0F};
    add_key(exact_, clean_name(n.text), entry);
    if (is_abbreviation(n.text)) {
        add_key(abbreviations_, abbreviation_key(n.text), entry);
        return;
    }
    const std::string folded = fold_name(n.text);
    add_key(folded_, folded, entry);
    add_key(stems_, stem_of_name(folded), entry);
    // Names in scripts without rules of their own are found as listed; their romanisation would be a guess.
    if (script_of(n.text) != Script::other)
        for (const std::string& form : latin_forms(n.text, n.language, p.country))
            add_key(latin_, form, entry);
    max_words_ = std::max(max_words_, words_of(folded).size());
    // Elsewhere the name before the generic word is a genitive or an adjective (Շուշիի շրջան, Шушинский
    // район).
    if (script_of(n.text) != Script::latin || !may_be_shortened(kind_of(p.feature))) return;
    const auto generic = strip_generic(folded);
    if (!generic) return;
    const Entry shortened{place, name, kShortened};
    add_key(folded_, generic->bare, shortened);
    for (const std::string& form : latin_forms(generic->bare, n.language, p.country))
        add_key(latin_, form, shortened);
}

void NameIndex::listed_forms(std::string_view text, Collector& out) const {
    out.add(exact_, clean_name(text), MatchTier::exact, 1);
    if (text.size() <= 6) out.add(abbreviations_, abbreviation_key(text), MatchTier::folded, kAbbreviation);
    const std::string folded = fold_name(text);
    out.add(folded_, folded, MatchTier::folded, 1);
    for (const std::string& form : latin_forms(text)) out.add(latin_, form, MatchTier::transliterated, 1);
    const auto generic = strip_generic(folded);
    if (!generic) return;
    const std::string note = fmt::format("asked for as {}", with_article(generic->kind));
    out.add(folded_, generic->bare, MatchTier::folded, 1, generic->kind, note);
    for (const std::string& form : latin_forms(generic->bare))
        out.add(latin_, form, MatchTier::transliterated, 1, generic->kind, note);
}

void NameIndex::inflected_forms(std::string_view text, Collector& out) const {
    constexpr std::string_view kNote = "in an inflected form";
    if (const auto owner = before_apostrophe(text); !owner.empty()) {
        out.add(exact_, clean_name(owner), MatchTier::folded, kInflected, PlaceKind::any, kNote);
        out.add(abbreviations_, owner, MatchTier::folded, kInflected, PlaceKind::any, kNote);
        out.add(folded_, fold_name(owner), MatchTier::folded, kInflected, PlaceKind::any, kNote);
    }
    std::vector<std::pair<std::string, PlaceKind>> readings{{fold_name(text), PlaceKind::any}};
    if (auto generic = strip_generic(readings.front().first))
        readings.emplace_back(generic->bare, generic->kind);
    for (const auto& [folded, wanted] : readings) {
        const bool latin = script_of(folded) == Script::latin;
        for (const std::string& form : base_forms(folded)) {
            // Turkic endings are common ends of other words, so they are cut from Turkic names only.
            const auto found = folded_.find(form);
            if (found == folded_.end()) continue;
            for (const Entry& e : found->second) {
                const std::string& language = places_[e.place].names[e.name].language;
                if (!latin || language == "az" || language == "tr")
                    out.add(e, MatchTier::folded, kInflected, wanted, std::string(kNote));
            }
        }
        for (const std::string& stem : stems_of_query(folded))
            out.add(stems_, stem, MatchTier::folded, kInflected, wanted, kNote);
    }
}

void NameIndex::similar_forms(std::string_view text, Collector& out) const {
    std::vector<std::pair<std::string, PlaceKind>> readings{{latin_name(text), PlaceKind::any}};
    if (auto generic = strip_generic(fold_name(text)))
        readings.emplace_back(latin_name(generic->bare), generic->kind);
    for (const auto& [key, wanted] : readings) {
        const std::size_t allowed = allowed_edits(key.size());
        if (allowed == 0) continue;
        for (const auto& [listed, entries] : latin_) {
            const std::size_t edits = edit_distance(key, listed, allowed);
            if (edits > allowed || allowed_edits(listed.size()) < edits) continue;
            const double quality = 1 - 0.3 * static_cast<double>(edits) - (key[0] != listed[0] ? 0.15 : 0.0);
            const std::string note =
                fmt::format("{} letter{} differ{}", edits, edits == 1 ? "" : "s", edits == 1 ? "s" : "");
            for (const Entry& e : entries) out.add(e, MatchTier::fuzzy, quality, wanted, note);
        }
    }
}

std::vector<NameHit> NameIndex::lookup(std::string_view text, MatchTier worst) const {
    Collector out{places_};
    listed_forms(text, out);
    if (out.best.empty() && worst >= MatchTier::folded) inflected_forms(text, out);
    if (out.best.empty() && worst >= MatchTier::fuzzy) similar_forms(text, out);
    std::vector<NameHit> hits;
    for (auto& [place, hit] : out.best)
        if (hit.tier <= worst) hits.push_back(std::move(hit));
    return hits;
}

bool NameIndex::knows(std::string_view text) const {
    if (exact_.contains(clean_name(text))) return true;
    const std::string folded = fold_name(text);
    if (folded.empty()) return false;
    if (folded_.contains(folded)) return true;
    const auto forms = latin_forms(text);
    if (std::any_of(forms.begin(), forms.end(), [&](const auto& f) { return latin_.contains(f); }))
        return true;
    if (script_of(folded) == Script::latin) return false;
    const auto bases = base_forms(folded);
    if (std::any_of(bases.begin(), bases.end(), [&](const auto& f) { return folded_.contains(f); }))
        return true;
    const auto stems = stems_of_query(folded);
    return std::any_of(stems.begin(), stems.end(), [&](const auto& s) { return stems_.contains(s); });
}

}  // namespace bearing
