#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bearing/gazetteer/place.hpp"
#include "gazetteer/feature_class.hpp"
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

/// A text as it is looked up, with its comparison forms, each made when first asked for.
class AskedName {
  public:
    explicit AskedName(std::string_view clean_name) : clean_(clean_name) {}

    const std::string& clean() const { return clean_; }
    const std::string& folded();
    const std::vector<std::string>& latin();
    /// The folded text without its generic word, and that in Latin letters.
    const std::optional<GenericName>& generic();
    const std::vector<std::string>& generic_latin();

  private:
    std::string clean_;
    std::optional<std::string> folded_;
    std::optional<std::vector<std::string>> latin_, generic_latin_;
    std::optional<std::optional<GenericName>> generic_;
};

/// Finds names in one index by tiers.
class NameLookup {
  public:
    explicit NameLookup(const PlaceIndex& index) : index_(index) {}

    /// Listed under the name itself, or in Latin letters, or without its generic word.
    void listed(AskedName& name, bool all, std::vector<NameHit>& out) const;
    /// In an inflected form.
    void inflected(AskedName& name, bool all, std::vector<NameHit>& out) const;
    /// With up to `edits` misspelt letters (and no more than its length allows).
    void misspelt(AskedName& name, unsigned edits, std::vector<NameHit>& out) const;

    /// Is the text, folded or in Latin letters or in an inflected form of a non-Latin script, a listed name?
    bool knows(AskedName& name) const;

  private:
    struct Step;
    struct SimilarKey {
        std::uint32_t key;
        unsigned edits;
        std::uint32_t best_place;
    };
    std::vector<SimilarKey> similar_keys(std::string_view asked, unsigned edits) const;
    void take(std::string_view key, const Step& step, std::vector<NameHit>& out) const;
    void take_key(std::uint32_t key, const Step& step, std::vector<NameHit>& out) const;
    bool has_full_name(std::string_view key, bool latin_too) const;

    const PlaceIndex& index_;
};

/// Leaves the best hit of each place, in the order of places.
void keep_best_hits(std::vector<NameHit>& hits);

/// Most misspelt letters that a lookup of this name may forgive.
unsigned most_edits(AskedName& name);

}  // namespace bearing
