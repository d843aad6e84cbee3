#include "gazetteer/name_lookup.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "bearing/base/utf8.hpp"
#include "bearing/gazetteer/gazetteer.hpp"
#include "gazetteer/name_keys.hpp"
#include "gazetteer/spelling_cost.hpp"

namespace bearing {
namespace {

constexpr float kShortened = 0.95F;  ///< listed as "Syunik Province", met as "Syunik"
constexpr float kInflected = 0.85F;  ///< met in an inflected form
constexpr float kAbbreviation = 0.9F;
constexpr float kWithoutGeneric = 0.95F;  ///< asked for as "city of Barda", met as "Barda"
constexpr float kOtherName = 0.65F;       ///< not the default name
constexpr float kCuratedOtherName = 0.95F;
constexpr float kOldName = 0.55F;  ///< historic or colloquial
constexpr float kMisspeltOtherName = 0.7F;
constexpr double kEditCost = 0.45;
constexpr double kLeastQuality = 0.05;
constexpr double kFirstLetterCost = 0.08;

/// Without hints, places after so many of one tier cannot come to the front: lists are sorted by importance.
constexpr std::size_t kMostOfTier = 24;

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

float misspelt_quality(double cost, bool same_first_letter) {
    const double quality = 1 - kEditCost * cost - (same_first_letter ? 0 : kFirstLetterCost);
    return static_cast<float>(std::max(kLeastQuality, quality));
}

bool is_full(KeyForm form) {
    return form == KeyForm::folded || form == KeyForm::turkic;
}

}  // namespace

const std::string& AskedName::folded() {
    if (!folded_) folded_ = fold_name(clean_);
    return *folded_;
}

Script AskedName::script() {
    if (!script_) script_ = script_of(clean_);
    return *script_;
}

const std::vector<std::string>& AskedName::latin() {
    if (!latin_) {
        if (is_ascii(clean_)) {
            latin_.emplace();
            if (!folded().empty()) latin_->push_back(folded());
        } else {
            latin_ = latin_forms(clean_);
        }
    }
    return *latin_;
}

const std::optional<GenericName>& AskedName::generic() {
    if (!generic_)
        generic_ = folded().find(' ') == std::string::npos ? std::nullopt : strip_generic(folded());
    return *generic_;
}

const std::vector<std::string>& AskedName::generic_latin() {
    if (!generic_latin_) {
        generic_latin_.emplace();
        if (generic()) generic_latin_ = latin_forms(generic()->bare);
    }
    return *generic_latin_;
}

const std::vector<InflectedKey>& AskedName::inflected() {
    if (inflected_) return *inflected_;
    inflected_.emplace();
    if (const auto owner = before_apostrophe(clean_); !owner.empty()) {
        inflected_->push_back({fold_name(owner)});
        inflected_->push_back({kAbbreviationKey + std::string(owner)});
    }
    const auto add = [&](const std::string& text, PlaceKind wanted) {
        // Turkic endings are common ends of other words, so they are cut from Turkic names only.
        const bool turkic_only = script() == Script::latin;
        for (std::string& form : base_forms(text))
            inflected_->push_back({std::move(form), wanted, turkic_only});
        for (const std::string& stem : stems_of_query(text)) inflected_->push_back({kStemKey + stem, wanted});
    };
    add(folded(), PlaceKind::any);
    if (generic()) add(generic()->bare, generic()->kind);
    return *inflected_;
}

/// What is looked for under a key.
struct NameLookup::Step {
    MatchTier tier = MatchTier::folded;  ///< of the best listing; others of the key may be of a worse one
    float quality = 1;
    PlaceKind wanted = PlaceKind::any;
    HitNote note = HitNote::none;
    std::uint8_t edits = 0;
    int spelling = -1;         ///< of an exact match
    bool turkic_only = false;  ///< the ending cut off is one of Turkic names
    bool all = false;          ///< every place of the key, however unimportant
    std::size_t most = kMostOfTier;
};

void NameLookup::take(std::string_view key, const Step& step, std::vector<NameHit>& out) const {
    if (const auto number = index_.find_key(key)) take_key(*number, step, out);
}

float NameLookup::other_name_weight(const Posting& posting, MatchTier tier) const {
    if (curated_) return posting.weak() ? kOldName : kCuratedOtherName;
    const float weight = posting.weak() ? kOldName : kOtherName;
    return tier == MatchTier::fuzzy ? weight * kMisspeltOtherName : weight;
}

void NameLookup::take_key(std::uint32_t key, const Step& step, std::vector<NameHit>& out) const {
    std::array<std::array<std::size_t, 2>, 4> taken{};  // by tier; default names and others apart
    for (const Posting& p : index_.postings(key)) {
        const KeyForm form = p.form();
        if (step.turkic_only && form != KeyForm::turkic) continue;
        NameHit hit{p.place, p.name(), step.tier, step.note, step.edits, step.wanted, step.quality};
        if (form == KeyForm::latin || form == KeyForm::short_latin)
            hit.tier = std::max(hit.tier, MatchTier::transliterated);
        const bool shortened = form == KeyForm::short_folded || form == KeyForm::short_latin;
        if (!shortened && form != KeyForm::latin && step.spelling == p.spelling()) {
            hit.tier = MatchTier::exact;
            hit.quality = 1;
        }
        auto& count = taken[static_cast<std::size_t>(hit.tier)][p.name() == 0 ? 0 : 1];
        if (!step.all && ++count > step.most) continue;
        if (shortened) hit.quality *= kShortened;
        if (p.name() != 0) hit.quality *= other_name_weight(p, step.tier);
        if (step.wanted != PlaceKind::any)
            hit.quality *=
                kWithoutGeneric * static_cast<float>(kind_fit(step.wanted, kind_of(index_.feature(p.place))));
        if (hit.quality > 0) out.push_back(hit);
    }
}

void NameLookup::listed(AskedName& name, bool all, std::vector<NameHit>& out) const {
    const std::string& folded = name.folded();
    Step step;
    step.all = all;
    step.spelling = spelling_hash(name.clean());
    take(folded, step, out);
    if (name.clean().size() <= 6) {
        Step short_form = step;
        short_form.quality = kAbbreviation;
        // Three capitals at most: see is_abbreviation.
        if (const auto key = abbreviation_key(name.clean()); key.size() <= 3)
            take(kAbbreviationKey + key, short_form, out);
    }
    step.spelling = -1;
    const bool has_rules = name.script() != Script::other;
    if (has_rules) take_latin(name.latin(), folded, step, out);
    if (!name.generic()) return;
    step.wanted = name.generic()->kind;
    step.note = HitNote::generic;
    take(name.generic()->bare, step, out);
    if (has_rules) take_latin(name.generic_latin(), name.generic()->bare, step, out);
}

void NameLookup::romanised(AskedName& name, bool all, std::vector<NameHit>& out) const {
    if (name.script() != Script::other) return;
    Step step;
    step.all = all;
    take_latin(name.latin(), name.folded(), step, out);
}

/// Under the forms in Latin letters that differ from the text itself.
void NameLookup::take_latin(const std::vector<std::string>& forms, std::string_view text, Step step,
                            std::vector<NameHit>& out) const {
    step.tier = MatchTier::transliterated;
    for (const std::string& form : forms)
        if (form != text) take(form, step, out);
}

void NameLookup::inflected(AskedName& name, bool all, std::vector<NameHit>& out) const {
    Step step;
    step.all = all;
    step.note = HitNote::inflected;
    step.quality = kInflected;
    for (const InflectedKey& inflected : name.inflected()) {
        step.wanted = inflected.wanted;
        step.turkic_only = inflected.turkic_only;
        take(inflected.key, step, out);
    }
}

void NameLookup::misspelt(AskedName& name, bool all, unsigned edits, std::vector<NameHit>& out) const {
    Step step;
    step.tier = MatchTier::fuzzy;
    step.note = HitNote::misspelt;
    step.all = all;
    misspelt_in_script(name, step, out);
    if (name.script() == Script::other || name.latin().empty()) return;
    std::vector<std::pair<std::string_view, PlaceKind>> readings{{name.latin().front(), PlaceKind::any}};
    // Sounds pull letters apart (x is kh), so Latin names are compared letter by letter too.
    if (is_ascii(name.folded()) && name.folded() != name.latin().front())
        readings.emplace_back(name.folded(), PlaceKind::any);
    if (name.generic() && !name.generic_latin().empty())
        readings.emplace_back(name.generic_latin().front(), name.generic()->kind);
    for (const auto& [asked, wanted] : readings) {
        // A word for what it is does not make a short name longer: "Old Town" is not Road Town.
        const std::size_t letters =
            name.generic() && wanted == PlaceKind::any ? name.generic()->bare.size() : asked.size();
        const auto allowed = std::min<std::size_t>(edits, allowed_edits(letters));
        if (allowed == 0) continue;
        step.wanted = wanted;
        for (const SimilarKey& similar : similar_keys(asked, static_cast<unsigned>(allowed))) {
            const std::string_view listed = index_.key(similar.key);
            step.edits = static_cast<std::uint8_t>(similar.edits);
            step.quality = misspelt_quality(spelling_cost(asked, listed), asked[0] == listed[0]);
            take_key(similar.key, step, out);
        }
    }
}

/// Names in other letters than basic Latin ones, one letter away.
void NameLookup::misspelt_in_script(AskedName& name, const Step& step, std::vector<NameHit>& out) const {
    if (is_ascii(name.folded())) return;
    const std::u32string asked = to_utf32(name.folded());
    if (allowed_edits(asked.size()) == 0) return;
    index_.similar_in_script(name.folded(), [&](std::uint32_t key, unsigned edits) {
        const std::u32string listed = to_utf32(index_.key(key));
        if (listed.size() < least_letters(edits, asked.size()) || listed[0] < U' ') return;
        Step here = step;
        here.edits = static_cast<std::uint8_t>(edits);
        here.quality = misspelt_quality(spelling_cost(asked, listed), asked[0] == listed[0]);
        take_key(key, here, out);
    });
}

/// Keys at most so many edits away, each once: those of fewest edits and most important places.
std::vector<NameLookup::SimilarKey> NameLookup::similar_keys(std::string_view asked, unsigned edits) const {
    constexpr std::size_t kMostKeys = 48;
    std::vector<SimilarKey> keys;
    index_.similar_keys(asked, edits, [&](std::uint32_t key, unsigned found) {
        const std::string_view listed = index_.key(key);
        const auto postings = index_.postings(key);
        if (listed.size() >= least_letters(found, asked.size()) && !postings.empty() && is_ascii(listed))
            keys.push_back({key, found, postings.front().place});
    });
    std::sort(keys.begin(), keys.end(), [](const SimilarKey& a, const SimilarKey& b) {
        return a.key != b.key ? a.key < b.key : a.edits < b.edits;
    });
    keys.erase(std::unique(keys.begin(), keys.end(),
                           [](const SimilarKey& a, const SimilarKey& b) { return a.key == b.key; }),
               keys.end());
    std::sort(keys.begin(), keys.end(), [](const SimilarKey& a, const SimilarKey& b) {
        return std::tie(a.edits, a.best_place, a.key) < std::tie(b.edits, b.best_place, b.key);
    });
    if (keys.size() > kMostKeys) keys.resize(kMostKeys);
    return keys;
}

bool NameLookup::has_full_name(std::string_view key, bool latin_too) const {
    const auto number = index_.find_key(key);
    if (!number) return false;
    const auto postings = index_.postings(*number);
    return std::any_of(postings.begin(), postings.end(), [&](const Posting& p) {
        return is_full(p.form()) || p.form() == KeyForm::short_folded || latin_too;
    });
}

bool NameLookup::knows_as_written(AskedName& name) const {
    if (name.folded().empty()) return false;
    if (has_full_name(name.folded(), true)) return true;
    // "US" and "U.S.", but not "us"; spelt as it is listed.
    return is_abbreviation(name.clean()) &&
           index_.find_key(kAbbreviationKey + abbreviation_key(name.clean())).has_value();
}

bool NameLookup::knows_otherwise(AskedName& name) const {
    if (name.folded().empty() || name.script() == Script::other) return false;
    for (const std::string& form : name.latin())
        if (form != name.folded() && form.size() > 2 && has_full_name(form, true)) return true;
    if (name.script() == Script::latin) return false;
    for (const std::string& form : base_forms(name.folded()))
        if (has_full_name(form, false)) return true;
    const auto stems = stems_of_query(name.folded());
    return std::any_of(stems.begin(), stems.end(),
                       [&](const std::string& s) { return index_.find_key(kStemKey + s).has_value(); });
}

void keep_best_hits(std::vector<NameHit>& hits) {
    std::sort(hits.begin(), hits.end(), [](const NameHit& a, const NameHit& b) {
        if (a.place != b.place) return a.place < b.place;
        if (a.tier != b.tier) return a.tier < b.tier;
        return a.quality != b.quality ? a.quality > b.quality : a.name < b.name;
    });
    hits.erase(std::unique(hits.begin(), hits.end(),
                           [](const NameHit& a, const NameHit& b) { return a.place == b.place; }),
               hits.end());
}

unsigned most_edits(AskedName& name) {
    std::size_t letters = 0;
    if (name.script() == Script::other) {
        letters = to_utf32(name.folded()).size();
    } else if (!name.latin().empty()) {
        letters = name.latin().front().size();
    }
    return static_cast<unsigned>(allowed_edits(letters));
}

}  // namespace bearing
