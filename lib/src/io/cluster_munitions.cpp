#include "io/cluster_munitions.hpp"

#include <algorithm>
#include <array>

#include "bearing/base/text.hpp"
#include "bearing/incident/weapon_table.hpp"

namespace bearing {
namespace {

/// By a table: nearly all that this file does is to look for the starts of words.
constexpr auto kWordBytes = [] {
    std::array<bool, 256> bytes{};
    for (std::size_t c = 0; c < bytes.size(); ++c)
        bytes[c] = c >= 128 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return bytes;
}();

bool is_word_byte(char c) {
    return kWordBytes[static_cast<unsigned char>(c)];
}

std::size_t pair_at(std::string_view text, std::size_t at) {
    return static_cast<std::size_t>(static_cast<unsigned char>(text[at])) << 8 |
           static_cast<unsigned char>(text[at + 1]);
}

std::size_t word_end(std::string_view text, std::size_t at) {
    while (at < text.size() && is_word_byte(text[at])) ++at;
    return at;
}

char to_upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

bool has_figure(std::string_view name) {
    return name.find_first_of("0123456789") != std::string_view::npos;
}

/// The last words of a sentence that is cut before `end`, the last one first, in lower case.
std::array<std::string, 3> words_before(std::string_view text, std::size_t end) {
    std::array<std::string, 3> words;
    for (auto& word : words) {
        while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '-')) --end;
        std::size_t begin = end;
        while (begin > 0 && is_word_byte(text[begin - 1])) --begin;
        word = ascii_lower(text.substr(begin, end - begin));
        if (word.empty()) break;
        end = begin;
    }
    return words;
}

std::string word_after(std::string_view text, std::size_t at) {
    if (at < text.size() && text[at] == ' ') ++at;
    return ascii_lower(text.substr(at, word_end(text, at) - at));
}

/// Whether the words around a mention make it none of a weapon that was used.
bool is_other_than_use(std::string_view text, std::size_t begin, std::size_t end) {
    const auto before = words_before(text, begin);
    const auto is_negation = [](const std::string& word) {
        return word == "no" || word == "not" || word == "without" || word == "never";
    };
    if (std::any_of(before.begin(), before.end(), is_negation)) return true;
    if (before[0] == "on" && before[1] == "convention") return true;
    const std::string after = word_after(text, end);
    return after == "coalition" || after == "monitor" || after == "convention";
}

}  // namespace

ClusterMunitions::ClusterMunitions() {
    for (const auto& weapon : WeaponTable::bundled().weapons()) {
        if (weapon.weapon_class != WeaponClass::cluster_munition) continue;
        std::vector<std::string> names = weapon.aliases;
        names.push_back(weapon.name);
        for (const auto& stated : names) {
            const std::string name = ascii_lower(stated);
            if (has_figure(name) || name.size() < 2) continue;
            by_first_word_[name.substr(0, word_end(name, 0))].push_back(name);
            for (const bool capital : {false, true})
                for (const bool capitals : {false, true}) {
                    std::string start = name.substr(0, 2);
                    if (capital) start[0] = to_upper(start[0]);
                    if (capitals) start[1] = to_upper(start[1]);
                    begins_.set(pair_at(start, 0));
                }
        }
    }
    for (auto& [word, names] : by_first_word_)
        std::sort(names.begin(), names.end(),
                  [](const auto& a, const auto& b) { return a.size() > b.size(); });
}

const ClusterMunitions& ClusterMunitions::bundled() {
    static const ClusterMunitions names;
    return names;
}

std::size_t ClusterMunitions::name_at(std::string_view text, std::string_view first_word) const {
    const auto known = by_first_word_.find(ascii_lower(first_word));
    if (known == by_first_word_.end()) return 0;
    const std::size_t longest = known->second.front().size();
    std::string start = ascii_lower(text.substr(0, longest));
    std::replace(start.begin(), start.end(), '-', ' ');
    for (const auto& name : known->second) {
        if (!start.starts_with(name)) continue;
        std::size_t end = name.size();
        if (end < text.size() && (text[end] == 's' || text[end] == 'S')) ++end;
        if (end == text.size() || !is_word_byte(text[end])) return end;
    }
    return 0;
}

std::optional<Weapon> ClusterMunitions::named_in(std::string_view text) const {
    bool in_word = false;
    for (std::size_t at = 0; at + 1 < text.size(); ++at) {
        const bool starts = !in_word && begins_[pair_at(text, at)];
        in_word = is_word_byte(text[at]);
        if (!starts) continue;
        const std::size_t length = name_at(text.substr(at), text.substr(at, word_end(text, at) - at));
        if (length > 0 && !is_other_than_use(text, at, at + length))
            return Weapon{WeaponClass::cluster_munition, std::string(text.substr(at, length)), {}};
    }
    return std::nullopt;
}

}  // namespace bearing
