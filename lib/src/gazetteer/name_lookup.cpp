#include "gazetteer/name_lookup.hpp"

#include <algorithm>
#include <array>
#include <tuple>

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
constexpr float kOldName = 0.55F;         ///< historic or colloquial
constexpr double kEditCost = 0.3;
constexpr double kFirstLetterCost = 0.15;

/// Without hints, places after so many of one tier cannot come to the front: lists are sorted by importance.
constexpr std::size_t kMostOfTier = 24;

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
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

bool is_full(KeyForm form) {
    return form == KeyForm::folded || form == KeyForm::turkic;
}

}  // namespace

const std::string& AskedName::folded() {
    if (!folded_) folded_ = fold_name(clean_);
    return *folded_;
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
        if (p.name() != 0) hit.quality *= p.weak() ? kOldName : kOtherName;
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
    step.tier = MatchTier::transliterated;
    for (const std::string& form : name.latin())
        if (form != folded) take(form, step, out);
    if (!name.generic()) return;
    step.tier = MatchTier::folded;
    step.wanted = name.generic()->kind;
    step.note = HitNote::generic;
    take(name.generic()->bare, step, out);
    step.tier = MatchTier::transliterated;
    for (const std::string& form : name.generic_latin())
        if (form != name.generic()->bare) take(form, step, out);
}

void NameLookup::inflected(AskedName& name, bool all, std::vector<NameHit>& out) const {
    Step step;
    step.all = all;
    step.note = HitNote::inflected;
    step.quality = kInflected;
    if (const auto owner = before_apostrophe(name.clean()); !owner.empty()) {
        take(fold_name(owner), step, out);
        take(kAbbreviationKey + std::string(owner), step, out);
    }
    std::vector<std::pair<std::string_view, PlaceKind>> readings{{name.folded(), PlaceKind::any}};
    if (name.generic()) readings.emplace_back(name.generic()->bare, name.generic()->kind);
    for (const auto& [folded, wanted] : readings) {
        step.wanted = wanted;
        // Turkic endings are common ends of other words, so they are cut from Turkic names only.
        step.turkic_only = script_of(folded) == Script::latin;
        for (const std::string& form : base_forms(folded)) take(form, step, out);
        step.turkic_only = false;
        for (const std::string& stem : stems_of_query(folded)) take(kStemKey + stem, step, out);
    }
}

void NameLookup::misspelt(AskedName& name, unsigned edits, std::vector<NameHit>& out) const {
    std::vector<std::pair<std::string_view, PlaceKind>> readings;
    if (!name.latin().empty()) readings.emplace_back(name.latin().front(), PlaceKind::any);
    if (name.generic() && !name.generic_latin().empty())
        readings.emplace_back(name.generic_latin().front(), name.generic()->kind);
    for (const auto& [asked, wanted] : readings) {
        const auto allowed = std::min<std::size_t>(edits, allowed_edits(asked.size()));
        if (allowed == 0) continue;
        for (const SimilarKey& similar : similar_keys(asked, static_cast<unsigned>(allowed))) {
            const std::string_view listed = index_.key(similar.key);
            Step step;
            step.tier = MatchTier::fuzzy;
            step.note = HitNote::misspelt;
            step.edits = static_cast<std::uint8_t>(similar.edits);
            step.wanted = wanted;
            step.quality = static_cast<float>(1 - kEditCost * spelling_cost(asked, listed) -
                                              (asked[0] != listed[0] ? kFirstLetterCost : 0));
            take_key(similar.key, step, out);
        }
    }
}

/// Keys at most so many edits away, each once: those of fewest edits and most important places.
std::vector<NameLookup::SimilarKey> NameLookup::similar_keys(std::string_view asked, unsigned edits) const {
    constexpr std::size_t kMostKeys = 48;
    std::vector<SimilarKey> keys;
    index_.similar_keys(asked, edits, [&](std::uint32_t key, unsigned found) {
        const std::string_view listed = index_.key(key);
        const auto postings = index_.postings(key);
        if (listed.size() >= least_letters(found) && !postings.empty() && is_ascii(listed))
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

bool NameLookup::knows(AskedName& name) const {
    if (name.folded().empty()) return false;
    if (has_full_name(name.folded(), true)) return true;
    if (is_abbreviation(name.clean())) {
        // "US" and "U.S.", but not "us"; spelt as it is listed.
        if (index_.find_key(kAbbreviationKey + abbreviation_key(name.clean()))) return true;
    }
    for (const std::string& form : name.latin())
        if (form != name.folded() && has_full_name(form, true)) return true;
    if (script_of(name.folded()) == Script::latin) return false;
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
    std::size_t most = 0;
    if (!name.latin().empty()) most = allowed_edits(name.latin().front().size());
    return static_cast<unsigned>(most);
}

}  // namespace bearing
