#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bearing/gazetteer/gazetteer.hpp"
#include "gazetteer/mapped_file.hpp"
#include "gazetteer/name_lookup.hpp"
#include "gazetteer/place_index.hpp"

namespace bearing {

/// An index with its bytes.
class PlaceLayer {
  public:
    /// See NameLookup.
    enum class Names { curated, of_a_dump };
    /// An index in memory, of curated names; `name` stands for it in messages. Throws FormatError.
    PlaceLayer(std::string image, std::string name);
    /// Maps the file. Throws FileError, FormatError.
    PlaceLayer(const std::filesystem::path& path, Names names);
    const PlaceIndex& index() const { return index_; }
    const NameLookup& lookup() const { return lookup_; }

  private:
    std::string image_;
    std::optional<MappedFile> file_;
    PlaceIndex index_;
    NameLookup lookup_;
};

/// A hit of one of the layers, told by the place that it stands for.
struct LayerHit {
    PlaceRef place;
    PlaceRef named;  ///< where the name stands: a row of the file may stand for a place of the tables on top
    NameHit hit;
};

/// The tables on top, and perhaps a file under them whose rows of the same places are joined to them.
class LayerSet {
  public:
    explicit LayerSet(std::shared_ptr<const PlaceLayer> top) : top_(std::move(top)) {}
    /// Joins rows of `base` to places of `top`: near, of one kind, with a folded name in common. A row that
    /// could be several of them is the nearest one. Throws FormatError.
    LayerSet(std::shared_ptr<const PlaceLayer> top, std::unique_ptr<const PlaceLayer> base);

    std::size_t size() const;
    std::size_t max_words() const;
    const PlaceLayer* base() const { return base_.get(); }

    PlaceOutline outline(PlaceRef ref) const;
    double importance(PlaceRef ref) const { return index_of(ref).importance(ref.number); }
    Place place(PlaceRef ref, bool with_names) const;
    std::string name_text(PlaceRef ref, std::uint32_t name) const;
    std::optional<PlaceRef> by_id(std::string_view id) const;
    /// Every place once.
    std::vector<PlaceRef> all() const;
    /// Areas, countries included, of the tables on top.
    std::vector<PlaceRef> curated_areas() const;
    /// Places at most radius_m away.
    std::vector<std::pair<PlaceRef, double>> within(LonLat point, double radius_m) const;

    /// Each place met, once, by its best name: listed, else in an inflected form. Misspelt names are not
    /// looked for; `worst` may rule out more.
    std::vector<LayerHit> lookup(AskedName& name, MatchTier worst, bool all) const;
    /// Names at `edits` misspelt letters or fewer, whether or not the name itself is listed.
    std::vector<LayerHit> misspelt(AskedName& name, bool all, unsigned edits) const;
    /// The names of fewest misspelt letters, as many as the length of the text allows.
    std::vector<LayerHit> least_misspelt(AskedName& name, bool all) const;
    bool knows(std::string_view name) const;

  private:
    /// What step(lookup, hits) finds in each layer, each place once.
    template <class Step>
    std::vector<LayerHit> run(Step step) const;
    const PlaceIndex& index_of(PlaceRef ref) const;
    PlaceRef standing_for(PlaceRef ref) const {
        if (!ref.in_file || ref.number >= is_joined_.size() || !is_joined_[ref.number]) return ref;
        return {joined_.at(ref.number), false};
    }

    std::shared_ptr<const PlaceLayer> top_;
    std::unique_ptr<const PlaceLayer> base_;
    std::vector<bool> is_joined_;                                            ///< base rows
    std::unordered_map<std::uint32_t, std::uint32_t> joined_;                ///< base row -> place on top
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> rows_of_;  ///< the other way
};

}  // namespace bearing
