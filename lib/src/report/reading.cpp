#include "report/reading.hpp"

namespace bearing::report {

const Hit* Reading::find_hit(std::size_t token, Category category, std::string_view kind) const {
    const auto& hits = sentence->hits;
    for (std::size_t i = sentence->marks[token - tokens.first].first_hit;
         i < hits.size() && hits[i].tokens.first == token; ++i)
        if (hits[i].entry->category == category && (kind.empty() || hits[i].entry->kind == kind))
            return &hits[i];
    return nullptr;
}

bool Reading::find_cover(std::size_t token, Category category, std::string_view kind) const {
    if (hit_at(token, category, kind) != nullptr) return true;
    constexpr std::size_t kLongestPhrase = 6;
    const std::size_t from = token > tokens.first + kLongestPhrase ? token - kLongestPhrase : tokens.first;
    for (std::size_t at = from; at < token; ++at)
        if (const Hit* hit = hit_at(at, category, kind); hit != nullptr && hit->tokens.last > token)
            return true;
    return false;
}

}  // namespace bearing::report
