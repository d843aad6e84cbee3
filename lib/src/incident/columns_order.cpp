#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <numeric>
#include <unordered_set>

#include "bearing/incident/columns.hpp"
#include "incident/party_ranks.hpp"
#include "incident/row_list.hpp"

namespace bearing {
namespace {

using Order = std::vector<std::uint32_t>;

/// How many bytes all ids begin with.
std::size_t common_prefix(const Sequences<char>& ids) {
    std::size_t length = ids.size() == 0 ? 0 : ids[0].size();
    for (std::size_t i = 1; i < ids.size() && length > 0; ++i) {
        const auto [a, b] =
            std::mismatch(ids[0].begin(), ids[0].begin() + static_cast<std::ptrdiff_t>(length),
                          ids[i].begin(), ids[i].end());
        length = static_cast<std::size_t>(a - ids[0].begin());
    }
    return length;
}

/// Eight bytes as a number that orders as the bytes do.
std::uint64_t leading_bytes(std::string_view text, std::size_t from) {
    std::array<unsigned char, 8> bytes{};
    const std::string_view rest = text.substr(std::min(from, text.size()));
    std::memcpy(bytes.data(), rest.data(), std::min(rest.size(), bytes.size()));
    std::uint64_t value = 0;
    for (const unsigned char byte : bytes) value = value << 8 | byte;
    return value;
}

/// What rows are ordered by after their first day and before their ids.
struct RowOrder {
    explicit RowOrder(const IncidentColumns& columns) : rows(columns.rows()), ranks(columns) {}

    /// The last day and the attribution, then the parties and the radius (those without a place at the end):
    /// numbers that order as they do.
    std::array<std::uint64_t, 2> operator()(std::uint32_t row) const {
        constexpr std::uint32_t kSignBit = std::uint32_t{1} << 31;
        const std::uint64_t last_day = static_cast<std::uint32_t>(rows.last_day[row]) ^ kSignBit;
        const std::uint64_t involved = ranks.involved[rows.involved_set[row]];
        const bool located = (rows.flags[row] & IncidentRows::kLocated) != 0;
        return {last_day << 32 | ranks.attribution[rows.claim_set[row]],
                involved << 32 | (located ? rows.radius_cm[row] : IncidentRows::kNoRadius)};
    }

    const IncidentRows& rows;
    PartyRanks ranks;
};

bool is_sorted(const RowOrder& order, const Sequences<char>& ids) {
    const auto& days = order.rows.first_day;
    for (std::uint32_t i = 1; i < days.size(); ++i) {
        if (days[i] != days[i - 1]) {
            if (days[i] < days[i - 1]) return false;
            continue;
        }
        const auto before = order(i - 1), here = order(i);
        if (here < before || (here == before && ids[i] < ids[i - 1])) return false;
    }
    return true;
}

/// Row numbers by first day, in their own order within a day. Days are few and close together, so they are
/// counted; where they are not, they are compared.
Order by_first_day(const std::vector<std::int32_t>& days) {
    Order order(days.size());
    std::int64_t least = INT64_MAX, most = INT64_MIN;
    for (const std::int32_t day : days) {
        if (day == IncidentRows::kNoDay) continue;
        least = std::min<std::int64_t>(least, day);
        most = std::max<std::int64_t>(most, day);
    }
    constexpr std::int64_t kMostDays = 1 << 22;
    if (most - least > kMostDays) {
        std::iota(order.begin(), order.end(), 0u);
        std::stable_sort(order.begin(), order.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return days[a] < days[b]; });
        return order;
    }
    const std::size_t bins = least > most ? 0 : static_cast<std::size_t>(most - least) + 1;
    const auto bin = [&](std::int32_t day) {
        return day == IncidentRows::kNoDay ? bins : static_cast<std::size_t>(day - least);
    };
    std::vector<std::uint32_t> next(bins + 2);
    for (const std::int32_t day : days) ++next[bin(day) + 1];
    std::partial_sum(next.begin(), next.end(), next.begin());
    for (std::uint32_t i = 0; i < days.size(); ++i) order[next[bin(days[i])]++] = i;
    return order;
}

struct SortKey {
    std::array<std::uint64_t, 2> order;
    std::uint64_t id_begins;
    std::uint32_t row;
};

/// Orders the rows of one first day.
void sort_within_day(std::span<std::uint32_t> day, const RowOrder& order, const Sequences<char>& ids,
                     std::size_t prefix, std::vector<SortKey>& keys) {
    keys.clear();
    for (const std::uint32_t row : day) keys.push_back({order(row), leading_bytes(ids[row], prefix), row});
    std::sort(keys.begin(), keys.end(), [&](const SortKey& a, const SortKey& b) {
        if (a.order != b.order) return a.order < b.order;
        if (a.id_begins != b.id_begins) return a.id_begins < b.id_begins;
        const int by_id = ids[a.row].compare(ids[b.row]);
        return by_id != 0 ? by_id < 0 : a.row < b.row;
    });
    for (std::size_t i = 0; i < day.size(); ++i) day[i] = keys[i].row;
}

template <class T>
void reorder(std::vector<T>& values, const Order& order) {
    std::vector<T> sorted(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) sorted[i] = values[order[i]];
    values = std::move(sorted);
}

void reorder(Sequences<char>& ids, const Order& order) {
    std::vector<char> values;
    std::vector<std::uint64_t> ends;
    values.reserve(ids.values().size());
    ends.reserve(order.size());
    for (const std::uint32_t row : order) {
        const std::string_view id = ids[row];
        values.insert(values.end(), id.begin(), id.end());
        ends.push_back(values.size());
    }
    ids = Sequences<char>(std::move(values), std::move(ends));
}

/// Keeps the rows in `order`, in that order.
void take(IncidentRows& rows, Sequences<char>& ids,
          std::vector<std::pair<std::uint32_t, Footprint>>& footprints, const Order& order) {
    if (!footprints.empty()) {
        constexpr std::uint32_t kGone = UINT32_MAX;
        std::vector<std::uint32_t> now(rows.key.size(), kGone);
        for (std::uint32_t i = 0; i < order.size(); ++i) now[order[i]] = i;
        for (auto& [row, footprint] : footprints) row = now[row];
        std::erase_if(footprints, [](const auto& f) { return f.first == kGone; });
        std::sort(footprints.begin(), footprints.end(),
                  [](const auto& a, const auto& b) { return a.first < b.first; });
    }
    each_row_column([&](auto column) { reorder(rows.*column, order); });
    reorder(ids, order);
}

}  // namespace

std::vector<std::uint32_t> IncidentColumns::sort() {
    Order order;
    const RowOrder within_day(*this);
    if (is_sorted(within_day, ids_)) {
        order.resize(size());
        std::iota(order.begin(), order.end(), 0u);
        return order;
    }
    order = by_first_day(rows_.first_day);
    const std::size_t prefix = common_prefix(ids_);
    std::vector<SortKey> keys;
    for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
        const std::int32_t day = rows_.first_day[order[begin]];
        while (end < order.size() && rows_.first_day[order[end]] == day) ++end;
        sort_within_day(std::span(order).subspan(begin, end - begin), within_day, ids_, prefix, keys);
    }
    take(rows_, ids_, exact_footprints_, order);
    return order;
}

void IncidentColumns::remove(std::span<const std::uint32_t> keys) {
    if (keys.empty()) return;
    const std::unordered_set<std::uint32_t> gone(keys.begin(), keys.end());
    Order kept;
    for (std::uint32_t i = 0; i < size(); ++i)
        if (!gone.contains(rows_.key[i])) kept.push_back(i);
    if (kept.size() < size()) take(rows_, ids_, exact_footprints_, kept);
}

}  // namespace bearing
