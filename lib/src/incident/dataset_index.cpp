#include "incident/dataset_index.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "bearing/base/text.hpp"

namespace bearing {
namespace {

/// The table decides where it knows the name; a name it does not know is met by its words.
bool is_meant(const ActorTable& actors, const std::string& name, const std::string& asked) {
    if (name.empty()) return false;
    if (actors.belongs_to(name, asked)) return true;
    const bool known = actors.find(name) != nullptr && actors.find(asked) != nullptr;
    return !known && !trim(asked).empty() && contains_words(ascii_lower(name), ascii_lower(trim(asked)));
}

template <class T>
std::vector<T> narrowed(const std::vector<std::uint32_t>& codes) {
    std::vector<T> out(codes.size());
    std::transform(codes.begin(), codes.end(), out.begin(),
                   [](std::uint32_t c) { return static_cast<T>(c); });
    return out;
}

}  // namespace

DatasetIndex::DatasetIndex(const IncidentColumns& columns, const ActorTable& actors) {
    const IncidentRows& rows = columns.rows();
    group_by_time(rows);
    classify_radii(rows);
    if (columns.claim_sets() <= 256)
        claim_sets_8 = narrowed<std::uint8_t>(rows.claim_set);
    else if (columns.claim_sets() <= 65536)
        claim_sets_16 = narrowed<std::uint16_t>(rows.claim_set);
    any_background = std::any_of(rows.flags.begin(), rows.flags.end(),
                                 [](std::uint8_t flags) { return (flags & IncidentRows::kBackground) != 0; });
    no_name = canonical_names.add("");
    for (std::size_t i = 0; i < columns.names().size(); ++i) {
        const std::string_view name = columns.names()[i];
        canonical.push_back(canonical_names.add(actors.canonical(name)));
        root.push_back(canonical_names.add(actors.root_of(name)));
    }
}

void DatasetIndex::group_by_time(const IncidentRows& rows) {
    const std::size_t size = rows.key.size();
    std::size_t row = 0;
    while (row < size && rows.first_day[row] != IncidentRows::kNoDay) {
        const TimeGroup group{rows.first_day[row], rows.last_day[row], static_cast<std::uint32_t>(row)};
        groups.push_back(group);
        while (row < size && rows.first_day[row] == group.first_day && rows.last_day[row] == group.last_day)
            ++row;
    }
    const std::size_t dated = groups.size();
    for (std::size_t i = 0; i < dated; ++i) {
        if (i % kGroupsInBlock == 0) block_last_days.push_back(groups[i].last_day);
        block_last_days.back() = std::max(block_last_days.back(), groups[i].last_day);
    }
    groups_by_last_day.resize(dated);
    std::iota(groups_by_last_day.begin(), groups_by_last_day.end(), 0u);
    std::stable_sort(
        groups_by_last_day.begin(), groups_by_last_day.end(),
        [&](std::uint32_t a, std::uint32_t b) { return groups[a].last_day < groups[b].last_day; });
    groups.push_back({IncidentRows::kNoDay, IncidentRows::kNoDay, static_cast<std::uint32_t>(row)});
}

void DatasetIndex::classify_radii(const IncidentRows& rows) {
    std::unordered_map<std::uint32_t, std::uint8_t> classes;
    radius_classes.resize(rows.key.size(), kAskExactly);
    std::uint32_t before = IncidentRows::kNoRadius;
    std::uint8_t class_before = kAskExactly;
    for (std::size_t i = 0; i < rows.key.size(); ++i) {
        const std::uint32_t radius = rows.radius_cm[i];
        if ((rows.flags[i] & IncidentRows::kLocated) == 0 || radius == IncidentRows::kNoRadius) continue;
        if (radius != before) {
            const auto known = classes.find(radius);
            class_before = known != classes.end() ? known->second : kAskExactly;
            if (known == classes.end() && class_radius_cm.size() < kAskExactly) {
                class_before = static_cast<std::uint8_t>(class_radius_cm.size());
                classes.emplace(radius, class_before);
                class_radius_cm.push_back(radius);
            }
            before = radius;
        }
        radius_classes[i] = class_before;
    }
}

std::shared_ptr<const std::vector<std::uint8_t>> DatasetIndex::names_meant(const std::string& asked,
                                                                           const IncidentColumns& columns,
                                                                           const ActorTable& actors) const {
    constexpr std::size_t kMostKept = 256;
    const std::lock_guard lock(mutex_);
    if (const auto known = meant_.find(asked); known != meant_.end()) return known->second;
    auto meant = std::make_shared<std::vector<std::uint8_t>>();
    for (std::size_t i = 0; i < columns.names().size(); ++i)
        meant->push_back(is_meant(actors, std::string(columns.names()[i]), asked) ? 0xFF : 0);
    if (meant_.size() >= kMostKept) meant_.clear();
    meant_.emplace(asked, meant);
    return meant;
}

std::size_t DatasetIndex::bytes() const {
    return groups.size() * sizeof(TimeGroup) + block_last_days.size() * sizeof(std::int32_t) +
           groups_by_last_day.size() * sizeof(std::uint32_t) + radius_classes.size() + claim_sets_8.size() +
           claim_sets_16.size() * sizeof(std::uint16_t);
}

}  // namespace bearing
