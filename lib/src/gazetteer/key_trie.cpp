#include "gazetteer/key_trie.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "bearing/base/utf8.hpp"

namespace bearing {
namespace {

/// Keys in a leaf at most: about what one cache line fetch and its neighbours bring.
constexpr std::uint32_t kLeafKeys = 16;
/// Keys that are compared one by one rather than through the nodes above them.
constexpr std::uint32_t kFewKeys = 32;

std::size_t common_prefix(std::string_view a, std::string_view b, std::size_t from) {
    const std::size_t most = std::min(a.size(), b.size());
    while (from < most && a[from] == b[from]) ++from;
    return from;
}

/// Is `key` one edit or none away from `query`? Compares from both ends, which for one edit decides it.
std::optional<unsigned> within_one_edit(std::string_view query, std::string_view key) {
    const std::size_t shorter = std::min(query.size(), key.size());
    const std::size_t front = common_prefix(query, key, 0);
    if (query.size() == key.size() && front == shorter) return 0;
    std::size_t back = 0;
    while (back < shorter - front && query[query.size() - 1 - back] == key[key.size() - 1 - back]) ++back;
    if (query.size() != key.size()) return front + back == shorter ? std::optional(1U) : std::nullopt;
    const std::size_t differing = shorter - front - back;
    const bool swapped = differing == 2 && query[front] == key[front + 1] && query[front + 1] == key[front];
    return differing == 1 || swapped ? std::optional(1U) : std::nullopt;
}

/// First key after `at` (below `end`) that has another byte at `depth`.
std::uint32_t end_of_group(const SortedKeys& keys, std::uint32_t at, std::uint32_t end, std::size_t depth) {
    const auto label = static_cast<unsigned char>(keys[at][depth]);
    std::uint32_t step = 1, low = at;
    while (low + step < end && static_cast<unsigned char>(keys[low + step][depth]) == label) {
        low += step;
        step *= 2;
    }
    std::uint32_t high = std::min(end, low + step);
    while (high - low > 1) {
        const std::uint32_t middle = low + (high - low) / 2;
        (static_cast<unsigned char>(keys[middle][depth]) == label ? low : high) = middle;
    }
    return high;
}

}  // namespace

std::vector<KeyNode> build_key_nodes(const SortedKeys& keys) {
    std::vector<KeyNode> nodes;
    if (keys.size() == 0) return nodes;
    std::vector<std::uint32_t> ends{static_cast<std::uint32_t>(keys.size())};
    nodes.push_back({0, 0, 0, 0, 0});
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const std::uint32_t begin = nodes[i].first_key, end = ends[i];
        if (end - begin <= kLeafKeys) continue;
        const std::size_t depth = common_prefix(keys[begin], keys[end - 1], nodes[i].depth);
        nodes[i].depth = static_cast<std::uint8_t>(depth);
        nodes[i].first_child = static_cast<std::uint32_t>(nodes.size());
        const auto below = static_cast<std::uint8_t>(depth + 1);
        std::uint32_t at = begin;
        if (keys[at].size() == depth) {
            nodes.push_back({at, 0, 0, nodes[i].depth, 0});
            ends.push_back(++at);
        }
        while (at < end) {
            const std::uint32_t next = end_of_group(keys, at, end, depth);
            nodes.push_back({at, 0, 0, below, static_cast<std::uint8_t>(keys[at][depth])});
            ends.push_back(next);
            at = next;
        }
        nodes[i].children = static_cast<std::uint16_t>(nodes.size() - nodes[i].first_child);
    }
    return nodes;
}

std::optional<std::uint32_t> KeyTrie::find(std::string_view key) const {
    if (nodes_.empty() || key.empty() || key.size() > kLongestKey) return std::nullopt;
    std::uint32_t index = 0;
    auto end = static_cast<std::uint32_t>(keys_.size());
    while (nodes_[index].first_child != 0) {
        const KeyNode& node = nodes_[index];
        if (!is_sound(node, index) || node.depth > key.size()) return std::nullopt;
        const int label = node.depth == key.size() ? 0 : static_cast<unsigned char>(key[node.depth]);
        const auto children = nodes_.subspan(node.first_child, node.children);
        const auto child = std::lower_bound(children.begin(), children.end(), label,
                                            [](const KeyNode& n, int l) { return n.label < l; });
        if (child == children.end() || child->label != label) return std::nullopt;
        if (child + 1 != children.end()) end = std::min(end, (child + 1)->first_key);
        index = node.first_child + static_cast<std::uint32_t>(child - children.begin());
    }
    end = std::min<std::uint32_t>(end, static_cast<std::uint32_t>(keys_.size()));
    std::uint32_t begin = nodes_[index].first_key;
    // A sound leaf is short; a damaged one may claim the whole file.
    end = std::min(end, begin + std::min(end - std::min(begin, end), kLeafKeys));
    for (; begin < end; ++begin)
        if (keys_[begin] == key) return begin;
    return std::nullopt;
}

/// Which letters of a query are a given letter: bit i for letter i. Letters of blocks (of 256 code points)
/// that the query has none of are foreign: nobody mistypes a name in several scripts.
class LetterMasks {
  public:
    explicit LetterMasks(std::u32string_view query) {
        for (std::size_t i = 0; i < query.size(); ++i) add(query[i], std::uint64_t{1} << i);
    }
    std::uint64_t of(char32_t c) const {
        if (c < ascii_.size()) return ascii_[c];
        for (const auto& [letter, mask] : others_)
            if (letter == c) return mask;
        return 0;
    }
    bool is_foreign(char32_t c) const {
        return std::find(blocks_.begin(), blocks_.end(), c >> 8) == blocks_.end();
    }

  private:
    void add(char32_t c, std::uint64_t bit) {
        if (is_foreign(c)) blocks_.push_back(c >> 8);
        if (c < ascii_.size()) {
            ascii_[c] |= bit;
            return;
        }
        for (auto& [letter, mask] : others_)
            if (letter == c) {
                mask |= bit;
                return;
            }
        others_.emplace_back(c, bit);
    }

    std::array<std::uint64_t, 128> ascii_{};
    std::vector<std::pair<char32_t, std::uint64_t>> others_;
    std::vector<char32_t> blocks_;
};

/// A depth-first walk with the automaton that Wu and Manber describe (Fast text searching allowing errors,
/// CACM 35(10), 1992), anchored at both ends, with swaps added: bit i of `at[j]` says that i letters of the
/// query can be used up with j edits. Letters are code points; keys are UTF-8.
template <unsigned kEdits>
struct KeyTrie::Search {
    struct State {
        std::array<std::uint64_t, 3> at{};
        std::array<std::uint64_t, 2> before{};  ///< `at` one letter earlier, for swaps
        std::uint64_t last = 0;                 ///< mask of that letter
        char32_t partial = 0;                   ///< of a letter of which `missing` bytes have not come
        std::uint8_t missing = 0;
        bool begun = false;
    };

    const KeyTrie& trie;
    const std::function<void(std::uint32_t, unsigned)>& take;
    std::string_view asked;
    bool ascii;  ///< bytes are letters
    LetterMasks letters;
    std::array<std::uint64_t, 3> allowed{};  ///< positions at which j edits may have been made
    std::size_t length = 0;
    std::size_t steps_left = 4'000'000;  ///< no sound file comes near; a damaged one may loop for hours

    void skip_letters(State& s) const {
        for (unsigned j = 1; j <= kEdits; ++j) s.at[j] |= (s.at[j - 1] << 1) & allowed[j];
    }

    State start() const {
        State s;
        s.at[0] = 1;
        skip_letters(s);
        return s;
    }

    /// False if no match can come of it.
    bool step(State& s, unsigned char c) const {
        if (c < 0x80) return advance(s, c);
        if (ascii) return false;
        if (c >= 0xC0) {
            s.missing = c >= 0xF0 ? 3 : c >= 0xE0 ? 2 : 1;
            s.partial = c & (0x3F >> s.missing);
            return true;
        }
        if (s.missing == 0) return false;
        s.partial = s.partial << 6 | (c & 0x3F);
        return --s.missing > 0 || (!letters.is_foreign(s.partial) && advance(s, s.partial));
    }

    bool advance(State& s, char32_t c) const {
        const std::uint64_t here = letters.of(c);
        const std::uint64_t swapped = here & (s.last >> 1);
        State n;
        n.at[0] = (s.at[0] & here) << 1;
        for (unsigned j = 1; j <= kEdits; ++j) {
            n.at[j] = ((s.at[j] & here) << 1 | s.at[j - 1] | s.at[j - 1] << 1 |
                       (s.begun ? (s.before[j - 1] & swapped) << 2 : 0)) &
                      allowed[j];
        }
        skip_letters(n);
        n.before = {s.at[0], s.at[1]};
        n.last = here;
        n.begun = true;
        s = n;
        return (s.at[0] | s.at[1] | s.at[2]) != 0;
    }

    void finish(const State& s, std::uint32_t key) const {
        const std::uint64_t end = std::uint64_t{1} << length;
        for (unsigned j = 0; j <= kEdits; ++j)
            if (s.at[j] & end) {
                take(key, j);
                return;
            }
    }

    void read_leaf(const State& from, std::uint32_t begin, std::uint32_t end, std::size_t depth) {
        for (std::uint32_t k = begin; k < end; ++k) {
            const std::string_view key = trie.keys_[k];
            if (ascii && (key.size() + kEdits < length || key.size() > length + kEdits)) continue;
            State s = from;
            bool alive = true;
            for (std::size_t i = depth; i < key.size() && alive; ++i)
                alive = step(s, static_cast<unsigned char>(key[i]));
            if (alive) finish(s, k);
        }
    }

    /// For one edit a look at each of a few hundred keys costs less than opening the nodes above them. May
    /// find keys beyond what the budget allows in the early part, which the other search finds too.
    void compare_keys(std::uint32_t begin, std::uint32_t end) const {
        for (std::uint32_t k = begin; k < end; ++k) {
            const std::string_view key = trie.keys_[k];
            if (key.size() + 1 < length || key.size() > length + 1) continue;
            if (const auto edits = within_one_edit(asked, key)) take(k, *edits);
        }
    }

    /// `s` is the state after `depth` bytes of the keys of this node.
    void walk(State s, std::uint32_t index, std::uint32_t end, std::size_t depth) {
        const KeyNode& node = trie.nodes_[index];
        end = std::min<std::uint32_t>(end, static_cast<std::uint32_t>(trie.keys_.size()));
        if (node.first_key >= end || steps_left == 0) return;
        --steps_left;
        if (kEdits == 1 && ascii && end - node.first_key <= kFewKeys) {
            compare_keys(node.first_key, end);
            return;
        }
        if (node.first_child == 0) {
            read_leaf(s, node.first_key, std::min(end, node.first_key + kLeafKeys), depth);
            return;
        }
        const std::string_view first = trie.keys_[node.first_key];
        if (!trie.is_sound(node, index) || node.depth < depth || node.depth > first.size()) return;
        for (; depth < node.depth; ++depth)
            if (!step(s, static_cast<unsigned char>(first[depth]))) return;
        for (std::uint32_t i = 0; i < node.children; ++i) {
            const KeyNode& child = trie.nodes_[node.first_child + i];
            const std::uint32_t last =
                i + 1 < node.children ? trie.nodes_[node.first_child + i + 1].first_key : end;
            if (child.label == 0) {
                finish(s, child.first_key);
                continue;
            }
            State next = s;
            if (step(next, child.label)) walk(next, node.first_child + i, std::min(last, end), depth + 1);
        }
    }
};

template <unsigned kEdits>
void KeyTrie::search(std::string_view query, const EditBudget& budget,
                     const std::function<void(std::uint32_t, unsigned)>& take) const {
    const std::u32string query_letters = to_utf32(query);
    if (query_letters.size() > kLongestFuzzyQuery) return;
    Search<kEdits> search{*this, take, query, query_letters.size() == query.size(),
                          LetterMasks(query_letters)};
    search.length = query_letters.size();
    const std::uint64_t late = ~((std::uint64_t{1} << budget.pivot) - 1);
    for (unsigned j = 0; j <= kEdits; ++j) search.allowed[j] = j <= budget.early ? ~std::uint64_t{0} : late;
    search.walk(search.start(), 0, static_cast<std::uint32_t>(keys_.size()), 0);
}

void KeyTrie::similar(std::string_view query, const EditBudget& budget,
                      const std::function<void(std::uint32_t, unsigned)>& take) const {
    if (nodes_.empty() || query.empty()) return;
    if (budget.edits <= 1) {
        search<1>(query, budget, take);
    } else {
        search<2>(query, budget, take);
    }
}

}  // namespace bearing
