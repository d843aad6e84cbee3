#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bearing/gazetteer/place.hpp"
#include "gazetteer/index_format.hpp"
#include "gazetteer/key_trie.hpp"

namespace bearing {

/// Reads an index made by IndexBuilder from bytes that outlive it. Every number in the bytes is checked
/// before it is followed: damage gives a FormatError or less to be found, never a crash.
class PlaceIndex {
  public:
    /// `name` stands for the bytes in messages. Checks the header and its checksum, not those of the
    /// sections. Throws FormatError.
    PlaceIndex(std::string_view bytes, std::string name);

    /// Reads the bytes once and compares the checksums of all sections. Throws FormatError.
    void verify_sums() const;
    /// Reads everything once: the checksums of all sections and all that is reached from them. Throws
    /// FormatError.
    void verify() const;

    std::size_t size() const { return records_.size(); }
    std::uint64_t names() const { return header_.names; }
    std::size_t keys() const { return trie_.size(); }
    std::size_t max_words() const { return header_.max_words; }
    std::string_view about() const { return section(Section::about); }

    const PlaceRecord& record(std::uint32_t place) const;
    LonLat point(std::uint32_t place) const;
    std::string_view feature(std::uint32_t place) const { return string(record(place).feature); }
    std::string_view country(std::uint32_t place) const { return string(record(place).country); }
    std::string_view division_code(std::uint32_t division) const;
    std::string_view division_name(std::uint32_t division) const;
    double importance(std::uint32_t place) const { return record(place).importance / 65535.0; }

    /// The whole place; without its names (but their list has `only`, where given) it is quicker.
    Place place(std::uint32_t place, bool with_names = true) const;
    std::string id(std::uint32_t place) const;
    /// "" if it has no such name.
    std::string name_text(std::uint32_t place, std::uint32_t name) const;

    std::optional<std::uint32_t> find_key(std::string_view key) const { return trie_.find(key); }
    std::span<const Posting> postings(std::uint32_t key) const;
    std::string_view key(std::uint32_t key) const { return trie_.key(key); }
    /// Keys in Latin letters at 1..edits edits from the query, each once or more, with their edits.
    void similar_keys(std::string_view query, unsigned edits,
                      const std::function<void(std::uint32_t key, unsigned edits)>& take) const;
    /// Keys of any script one letter away from the query. Slower than similar_keys, which searches from both
    /// ends, but finds what romanisation pulls apart: a letter of one script is up to four of another.
    void similar_in_script(std::string_view query,
                           const std::function<void(std::uint32_t key, unsigned edits)>& take) const;

    std::optional<std::uint32_t> by_id(std::string_view id) const;

    /// Calls take(place, metres) for places at most radius_m away, in no order; distances are great-circle
    /// ones.
    void within(LonLat point, double radius_m,
                const std::function<void(std::uint32_t place, double metres)>& take) const;

  private:
    std::string_view section(Section s) const;
    template <class T>
    std::span<const T> table(Section s) const;
    SortedKeys sorted_keys(Section offsets, Section bytes) const;
    std::string_view string(std::uint32_t number) const;
    std::string_view details(std::uint32_t place) const;
    [[noreturn]] void damaged(std::string_view what) const;
    void check_postings() const;
    void check_keys(const SortedKeys& keys, std::string_view what) const;

    std::string_view bytes_;
    std::string name_;
    IndexHeader header_{};
    std::span<const PlaceRecord> records_;
    std::span<const std::uint32_t> string_offsets_;
    std::span<const DivisionRecord> divisions_;
    std::span<const std::uint32_t> posting_starts_;
    std::span<const Posting> postings_;
    std::span<const std::uint32_t> back_keys_;
    std::span<const IdRecord> ids_;
    std::span<const std::uint32_t> grid_starts_;
    std::span<const std::uint32_t> grid_places_;
    KeyTrie trie_;
    KeyTrie back_trie_;
};

}  // namespace bearing
