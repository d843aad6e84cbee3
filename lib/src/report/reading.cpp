#include "report/reading.hpp"

#include <algorithm>

namespace bearing::report {

const Hit* Reading::hit_at(std::size_t token, Category category, std::string_view kind) const {
    if (!tokens.contains(token) || (sentence->begins[token - tokens.first] & bit_of(category)) == 0)
        return nullptr;
    const auto& hits = sentence->hits;
    auto it = std::lower_bound(hits.begin(), hits.end(), token,
                               [](const Hit& hit, std::size_t at) { return hit.tokens.first < at; });
    for (; it != hits.end() && it->tokens.first == token; ++it)
        if (it->entry->category == category && (kind.empty() || it->entry->kind == kind)) return &*it;
    return nullptr;
}

bool Reading::has(std::size_t token, Category category, std::string_view kind) const {
    if (!tokens.contains(token) || (sentence->covers[token - tokens.first] & bit_of(category)) == 0)
        return false;
    if (kind.empty()) return true;
    constexpr std::size_t kLongestPhrase = 6;
    const std::size_t from = token > tokens.first + kLongestPhrase ? token - kLongestPhrase : tokens.first;
    for (std::size_t at = from; at <= token; ++at)
        if (const Hit* hit = hit_at(at, category, kind); hit != nullptr && hit->tokens.last > token)
            return true;
    return false;
}

}  // namespace bearing::report
