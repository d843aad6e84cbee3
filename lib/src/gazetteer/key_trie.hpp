#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bearing {

/// A node of the trie over sorted keys: a range of keys that share their first `depth` bytes. Ranges of few
/// keys have no children and are read one by one.
struct KeyNode {
    std::uint32_t first_key;
    std::uint32_t first_child;  ///< 0: a leaf
    std::uint16_t children;
    std::uint8_t depth;  ///< bytes shared by all its keys; children differ in the next one
    std::uint8_t label;  ///< byte that leads here; 0 in a child that is the key ending at its parent
};
static_assert(sizeof(KeyNode) == 12);

/// Sorted distinct keys one after another, with the offset of each and one more.
struct SortedKeys {
    std::span<const std::uint32_t> offsets;
    std::string_view bytes;

    std::size_t size() const { return offsets.empty() ? 0 : offsets.size() - 1; }
    /// Empty where the offsets make no sense.
    std::string_view operator[](std::size_t i) const {
        const std::uint32_t begin = offsets[i], end = offsets[i + 1];
        return begin <= end && end <= bytes.size() ? bytes.substr(begin, end - begin) : std::string_view{};
    }
};

/// Longest key, in bytes.
inline constexpr std::size_t kLongestKey = 120;

std::vector<KeyNode> build_key_nodes(const SortedKeys& keys);

/// Where edits may stand in a search: at most `early` before `pivot` letters of the query are used up,
/// `edits` in all. Two searches, from the front and from the back, cover every way of sharing the edits out,
/// and neither opens the whole top of its trie (Mihov and Schulz, Fast approximate search in large
/// dictionaries, Computational Linguistics 30(4), 2004).
struct EditBudget {
    unsigned edits = 1;  ///< 1 or 2
    unsigned early = 0;
    std::size_t pivot = 0;  ///< in letters
};

/// Exact and approximate search among sorted keys. Trusts nothing in them: damaged nodes end the search.
class KeyTrie {
  public:
    KeyTrie() = default;
    KeyTrie(SortedKeys keys, std::span<const KeyNode> nodes) : keys_(keys), nodes_(nodes) {}

    std::size_t size() const { return keys_.size(); }
    std::string_view key(std::size_t i) const { return keys_[i]; }
    std::optional<std::uint32_t> find(std::string_view key) const;

    /// Calls take(key, edits) for keys within the budget of `query` (UTF-8, at most 62 letters), some of them
    /// more than once. Edits are insertions, omissions, replacements and swaps of neighbouring letters. Keys
    /// read backwards are compared as bytes, so these must be ASCII.
    void similar(std::string_view query, const EditBudget& budget,
                 const std::function<void(std::uint32_t, unsigned)>& take) const;

  private:
    template <unsigned kEdits>
    struct Search;
    template <unsigned kEdits>
    void search(std::string_view query, const EditBudget& budget,
                const std::function<void(std::uint32_t, unsigned)>& take) const;
    bool is_sound(const KeyNode& node, std::uint32_t index) const {
        return node.first_child > index && node.first_child < nodes_.size() &&
               node.children <= nodes_.size() - node.first_child;
    }

    SortedKeys keys_;
    std::span<const KeyNode> nodes_;
};

/// In letters.
inline constexpr std::size_t kLongestFuzzyQuery = 62;

}  // namespace bearing
