#include "gazetteer/key_trie.hpp"

#include <algorithm>
#include <array>

namespace bearing {
namespace {

/// Keys in a leaf at most: about what one cache line fetch and its neighbours bring.
constexpr std::uint32_t kLeafKeys = 16;

std::size_t common_prefix(std::string_view a, std::string_view b, std::size_t from) {
    const std::size_t most = std::min(a.size(), b.size());
    while (from < most && a[from] == b[from]) ++from;
    return from;
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

/// A depth-first walk with the automaton that Wu and Manber describe (Fast text searching allowing errors,
/// CACM 35(10), 1992), anchored at both ends, with swaps added: bit i of `at[j]` says that i letters of the
/// query can be used up with j edits.
template <unsigned kEdits>
struct KeyTrie::Search {
    struct State {
        std::array<std::uint64_t, 3> at{};
        std::array<std::uint64_t, 2> before{};  ///< `at` one letter earlier, for swaps
        unsigned char last = 0;                 ///< that letter
    };

    const KeyTrie& trie;
    const std::function<void(std::uint32_t, unsigned)>& take;
    std::array<std::uint64_t, 256> letters{};  ///< bit i: the query's letter i is this byte
    std::array<std::uint64_t, 3> allowed{};    ///< positions at which j edits may have been made
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
        const std::uint64_t here = letters[c];
        const std::uint64_t swapped = here & (letters[s.last] >> 1);
        State n;
        n.at[0] = (s.at[0] & here) << 1;
        for (unsigned j = 1; j <= kEdits; ++j) {
            n.at[j] = ((s.at[j] & here) << 1 | s.at[j - 1] | s.at[j - 1] << 1 |
                       (s.last != 0 ? (s.before[j - 1] & swapped) << 2 : 0)) &
                      allowed[j];
        }
        skip_letters(n);
        n.before = {s.at[0], s.at[1]};
        n.last = c;
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
            if (key.size() + kEdits < length || key.size() > length + kEdits) continue;
            State s = from;
            bool alive = true;
            for (std::size_t i = depth; i < key.size() && alive; ++i)
                alive = step(s, static_cast<unsigned char>(key[i]));
            if (alive) finish(s, k);
        }
    }

    /// `s` is the state after `depth` bytes of the keys of this node.
    void walk(State s, std::uint32_t index, std::uint32_t end, std::size_t depth) {
        const KeyNode& node = trie.nodes_[index];
        end = std::min<std::uint32_t>(end, static_cast<std::uint32_t>(trie.keys_.size()));
        if (node.first_key >= end || steps_left == 0) return;
        --steps_left;
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
    Search<kEdits> search{*this, take};
    search.length = query.size();
    for (std::size_t i = 0; i < query.size(); ++i)
        search.letters[static_cast<unsigned char>(query[i])] |= std::uint64_t{1} << i;
    const std::uint64_t late = ~((std::uint64_t{1} << budget.pivot) - 1);
    for (unsigned j = 0; j <= kEdits; ++j) search.allowed[j] = j <= budget.early ? ~std::uint64_t{0} : late;
    search.walk(search.start(), 0, static_cast<std::uint32_t>(keys_.size()), 0);
}

void KeyTrie::similar(std::string_view query, const EditBudget& budget,
                      const std::function<void(std::uint32_t, unsigned)>& take) const {
    if (nodes_.empty() || query.empty() || query.size() > kLongestFuzzyQuery) return;
    if (budget.edits <= 1) {
        search<1>(query, budget, take);
    } else {
        search<2>(query, budget, take);
    }
}

}  // namespace bearing
