#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "bearing/base/utf8.hpp"
#include "gazetteer/key_trie.hpp"
#include "gazetteer/record_sorter.hpp"

using namespace bearing;

namespace {

/// Sorted keys with their nodes.
struct Keys {
    explicit Keys(const std::set<std::string>& all) : list(all.begin(), all.end()) {
        for (const std::string& key : list) {
            offsets.push_back(static_cast<std::uint32_t>(bytes.size()));
            bytes += key;
        }
        offsets.push_back(static_cast<std::uint32_t>(bytes.size()));
        nodes = build_key_nodes({offsets, bytes});
    }
    KeyTrie trie() const { return {{offsets, bytes}, nodes}; }

    std::vector<std::string> list;
    std::vector<std::uint32_t> offsets;
    std::string bytes;
    std::vector<KeyNode> nodes;
};

/// Optimal string alignment, by the book.
template <class Text>
unsigned distance(const Text& a, const Text& b) {
    std::vector<std::vector<unsigned>> d(a.size() + 1, std::vector<unsigned>(b.size() + 1));
    for (unsigned i = 0; i <= a.size(); ++i) d[i][0] = i;
    for (unsigned j = 0; j <= b.size(); ++j) d[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i)
        for (std::size_t j = 1; j <= b.size(); ++j) {
            d[i][j] = std::min(
                {d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    return d[a.size()][b.size()];
}

std::string random_word(std::mt19937& random, std::size_t least, std::size_t most, int letters) {
    std::string word(std::uniform_int_distribution<std::size_t>(least, most)(random), 'a');
    for (char& c : word)
        c = static_cast<char>('a' + std::uniform_int_distribution<int>(0, letters - 1)(random));
    return word;
}

std::string reversed(const std::string& text) {
    return {text.rbegin(), text.rend()};
}

}  // namespace

TEST_CASE("every key is found, and nothing else", "[key_trie]") {
    std::mt19937 random(5);
    std::set<std::string> words;
    while (words.size() < 5000) words.insert(random_word(random, 1, 9, 4));
    const Keys keys(words);
    for (std::size_t i = 0; i < keys.list.size(); ++i) CHECK(keys.trie().find(keys.list[i]) == i);
    for (int i = 0; i < 5000; ++i) {
        const std::string word = random_word(random, 1, 9, 4);
        CHECK(keys.trie().find(word).has_value() == words.contains(word));
    }
    CHECK_FALSE(keys.trie().find(""));
    CHECK_FALSE(KeyTrie().find("a"));
}

TEST_CASE("the searches from both ends find exactly what lies within the edits", "[key_trie]") {
    std::mt19937 random(7);
    std::set<std::string> words, backwards;
    while (words.size() < 3000) words.insert(random_word(random, 3, 10, 4));
    for (const std::string& word : words) backwards.insert(reversed(word));
    const Keys forth(words), back(backwards);
    for (int round = 0; round < 300; ++round) {
        const std::string query = random_word(random, 4, 10, 4);
        for (const unsigned edits : {1U, 2U}) {
            std::set<std::string> expected, found;
            for (const std::string& word : words)
                if (distance(query, word) <= edits) expected.insert(word);
            const std::size_t half = query.size() / 2;
            const auto take = [&](const std::string& word, unsigned claimed) {
                CHECK(distance(query, word) <= claimed);
                found.insert(word);
            };
            forth.trie().similar(query, {edits, edits - 1, half},
                                 [&](std::uint32_t k, unsigned e) { take(forth.list[k], e); });
            back.trie().similar(reversed(query), {edits, 0, query.size() - half},
                                [&](std::uint32_t k, unsigned e) { take(reversed(back.list[k]), e); });
            INFO(query);
            CHECK(found == expected);
        }
    }
}

TEST_CASE("letters of several bytes count as one", "[key_trie]") {
    std::mt19937 random(11);
    const std::u32string letters = U"абвгдшжю";  // of two lead bytes
    const auto word = [&](std::size_t least, std::size_t most) {
        std::u32string out(least + random() % (most - least + 1), U'а');
        for (char32_t& c : out) c = letters[random() % letters.size()];
        return out;
    };
    std::set<std::string> words{"abvgd", "Շուշի", "შუში", "東京都"};
    while (words.size() < 3000) words.insert(to_utf8(word(2, 7)));
    const Keys keys(words);
    for (int round = 0; round < 300; ++round) {
        const std::u32string query = word(4, 7);
        std::set<std::string> expected, found;
        for (const std::string& listed : words)
            if (distance(query, to_utf32(listed)) <= 1) expected.insert(listed);
        keys.trie().similar(to_utf8(query), {1, 1, 0}, [&](std::uint32_t k, unsigned edits) {
            CHECK(distance(query, to_utf32(keys.list[k])) <= edits);
            found.insert(keys.list[k]);
        });
        INFO(to_utf8(query));
        CHECK(found == expected);
    }
}

TEST_CASE("damaged nodes end a search", "[key_trie]") {
    std::mt19937 random(9);
    std::set<std::string> words;
    while (words.size() < 1000) words.insert(random_word(random, 3, 8, 5));
    const Keys sound(words);
    for (int round = 0; round < 2000; ++round) {
        Keys keys = sound;
        auto* raw = reinterpret_cast<unsigned char*>(keys.nodes.data());
        const std::size_t size = keys.nodes.size() * sizeof(KeyNode);
        for (int i = 0; i < 4; ++i) raw[random() % size] = static_cast<unsigned char>(random());
        const std::string query = random_word(random, 5, 8, 5);
        static_cast<void>(keys.trie().find(query));
        keys.trie().similar(query, {2, 1, 3}, [&](std::uint32_t k, unsigned) { CHECK(k < 0xFFFFFFFF); });
        keys.trie().similar("шуша", {1, 1, 0}, [&](std::uint32_t k, unsigned) { CHECK(k < 0xFFFFFFFF); });
    }
    SUCCEED();
}

TEST_CASE("records come sorted from many runs", "[record_sorter]") {
    std::mt19937 random(3);
    const auto folder = std::filesystem::temp_directory_path();
    for (const bool on_disk : {false, true}) {
        RecordSorter sorter({on_disk ? folder : std::filesystem::path(), 5000});
        std::multiset<std::string> expected;
        for (int i = 0; i < 3000; ++i) {
            std::string word = random_word(random, 0, 20, 26);
            if (i % 10 == 0) word += std::string("\0\xFF\x80", 3);
            sorter.add(word);
            expected.insert(word);
        }
        std::vector<std::string> got;
        sorter.merge([&](std::string_view r) { got.emplace_back(r); });
        CHECK(got == std::vector<std::string>(expected.begin(), expected.end()));
    }
}
