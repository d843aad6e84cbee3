#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bearing/gazetteer/place.hpp"
#include "gazetteer/feature_class.hpp"
#include "gazetteer/name_keys.hpp"
#include "gazetteer/name_variants.hpp"
#include "gazetteer/place_index.hpp"

namespace bearing {

/// How a name was met, where that needs saying.
enum class HitNote : std::uint8_t { none, generic, inflected, misspelt, other_name_too };

/// A name that a text met. Places are numbers in the index that was searched.
struct NameHit {
    std::uint32_t place = 0;
    std::uint32_t name = 0;  ///< index into the place's names
    MatchTier tier = MatchTier::exact;
    HitNote note = HitNote::none;
    std::uint8_t edits = 0;
    PlaceKind wanted = PlaceKind::any;  ///< what a generic word of the query asked for
    float quality = 1;                  ///< 0..1 within the tier
};

/// A key under which an inflected text may be listed.
struct InflectedKey {
    std::string key;
    PlaceKind wanted = PlaceKind::any;
    bool turkic_only = false;  ///< the ending cut off is one of Turkic names
};

/// A text as it is looked up, with its comparison forms, each made when first asked for.
class AskedName {
  public:
    explicit AskedName(std::string_view clean_name) : clean_(clean_name) {}

    const std::string& clean() const { return clean_; }
    const std::string& folded();
    Script script();
    const std::vector<std::string>& latin();
    /// The folded text without its generic word, and that in Latin letters.
    const std::optional<GenericName>& generic();
    const std::vector<std::string>& generic_latin();
    const std::vector<InflectedKey>& inflected();

  private:
    std::string clean_;
    std::optional<std::string> folded_;
    std::optional<Script> script_;
    std::optional<std::vector<std::string>> latin_, generic_latin_;
    std::optional<std::optional<GenericName>> generic_;
    std::optional<std::vector<InflectedKey>> inflected_;
};

/// Finds names in one index by tiers.
class NameLookup {
  public:
    /// `curated`: the tables are Bearing's own or a caller's, whose other names are as much in use as the
    /// default ones; dumps list many spellings of unknown use.
    NameLookup(const PlaceIndex& index, bool curated) : index_(index), curated_(curated) {}

    /// Listed under the name itself, or in Latin letters, or without its generic word.
    void listed(AskedName& name, bool all, std::vector<NameHit>& out) const;
    /// In Latin letters where the script has no rules of its own: a guess, and slow at the first such name.
    void romanised(AskedName& name, bool all, std::vector<NameHit>& out) const;
    /// In an inflected form.
    void inflected(AskedName& name, bool all, std::vector<NameHit>& out) const;
    /// With up to `edits` misspelt letters (and no more than its length allows).
    void misspelt(AskedName& name, bool all, unsigned edits, std::vector<NameHit>& out) const;

    /// Is the folded text a listed name?
    bool knows_as_written(AskedName& name) const;
    /// Is the text in Latin letters, or a base form of it in a non-Latin script, a listed name?
    bool knows_otherwise(AskedName& name) const;

  private:
    struct Step;
    struct SimilarKey {
        std::uint32_t key;
        unsigned edits;
        std::uint32_t best_place;
    };
    std::vector<SimilarKey> similar_keys(std::string_view asked, unsigned edits) const;
    void misspelt_in_script(AskedName& name, const Step& step, std::vector<NameHit>& out) const;
    void take(std::string_view key, const Step& step, std::vector<NameHit>& out) const;
    float other_name_weight(const Posting& posting, MatchTier tier) const;
    void take_key(std::uint32_t key, const Step& step, std::vector<NameHit>& out) const;
    void take_latin(const std::vector<std::string>& forms, std::string_view text, Step step,
                    std::vector<NameHit>& out) const;
    bool has_full_name(std::string_view key, bool latin_too) const;

    const PlaceIndex& index_;
    bool curated_;
};

/// Leaves the best hit of each place, in the order of places.
void keep_best_hits(std::vector<NameHit>& hits);

/// Most misspelt letters that a lookup of this name may forgive.
unsigned most_edits(AskedName& name);

}  // namespace bearing
