#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bearing/gazetteer/place.hpp"
#include "gazetteer/feature_class.hpp"

namespace bearing {

/// A name that a text met.
struct NameHit {
    std::uint32_t place = 0;
    std::uint32_t name = 0;  ///< index into the place's names
    MatchTier tier = MatchTier::exact;
    double quality = 1;                 ///< 0..1 within the tier
    PlaceKind wanted = PlaceKind::any;  ///< what a generic word of the query asked for
    std::string note;                   ///< how it was met, where that needs saying
};

/// Names of places under their comparison forms.
class NameIndex {
  public:
    explicit NameIndex(const std::vector<Place>& places);

    /// Each place met by the text, once, by its best name: the listed forms, then inflected forms, then (if
    /// `worst` allows) similar spellings, each step only if those before it found nothing.
    std::vector<NameHit> lookup(std::string_view text, MatchTier worst) const;

    /// Is the text, folded or in Latin letters or in an inflected form of a non-Latin script, a listed name?
    bool knows(std::string_view text) const;
    std::size_t max_words() const { return max_words_; }

  private:
    struct Entry {
        std::uint32_t place;
        std::uint32_t name;
        float quality;
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    using Map = std::unordered_map<std::string, std::vector<Entry>, Hash, std::equal_to<>>;
    struct Collector;

    void add_name(std::uint32_t place, std::uint32_t name);
    void add_key(Map& map, const std::string& key, Entry entry);
    void listed_forms(std::string_view text, Collector& out) const;
    void inflected_forms(std::string_view text, Collector& out) const;
    void similar_forms(std::string_view text, Collector& out) const;

    const std::vector<Place>& places_;
    Map exact_, abbreviations_, folded_, latin_, stems_;
    std::size_t max_words_ = 1;
};

}  // namespace bearing
