#include "incident/dataset_index.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "bearing/base/text.hpp"
#include "incident/party_ranks.hpp"

namespace bearing {
namespace {

/// The table decides where it knows the name; a name it does not know is met by its words.
bool is_meant(const ActorTable& actors, const std::string& name, const std::string& asked) {
    if (name.empty()) return false;
    if (actors.belongs_to(name, asked)) return true;
    const bool known = actors.find(name) != nullptr && actors.find(asked) != nullptr;
    return !known && !trim(asked).empty() && contains_words(ascii_lower(name), ascii_lower(trim(asked)));
}

}  // namespace

DatasetIndex::DatasetIndex(const IncidentColumns& columns, const ActorTable& actors) {
    const IncidentRows& rows = columns.rows();
    number_attributions(columns);
    group_rows(rows);
    order_groups();
    classify_radii(rows);
    any_background = std::any_of(rows.flags.begin(), rows.flags.end(),
                                 [](std::uint8_t flags) { return (flags & IncidentRows::kBackground) != 0; });
    no_name = canonical_names.add("");
    for (std::size_t i = 0; i < columns.names().size(); ++i) {
        const std::string_view name = columns.names()[i];
        canonical.push_back(canonical_names.add(actors.canonical(name)));
        root.push_back(canonical_names.add(actors.root_of(name)));
    }
}

void DatasetIndex::number_attributions(const IncidentColumns& columns) {
    attributions = PartyRanks(columns).attribution;
    for (std::uint32_t set = 0; set < attributions.size(); ++set) {
        const std::uint32_t attribution = attributions[set];
        if (attribution >= attribution_example.size()) attribution_example.resize(attribution + 1);
        attribution_example[attribution] = set;
    }
}

void DatasetIndex::group_rows(const IncidentRows& rows) {
    const auto size = static_cast<std::uint32_t>(rows.key.size());
    const auto begin_group = [&](std::int32_t first_day, std::int32_t last_day) {
        groups.push_back({first_day, last_day, static_cast<std::uint32_t>(runs.size())});
    };
    for (std::uint32_t row = 0; row < size; ++row) {
        const std::int32_t first = rows.first_day[row];
        const std::int32_t last = first == IncidentRows::kNoDay ? first : rows.last_day[row];
        const bool same_days =
            !groups.empty() && groups.back().first_day == first && groups.back().last_day == last;
        if (!same_days) begin_group(first, last);
        const Run run{row, attributions[rows.claim_set[row]], rows.involved_set[row]};
        if (!same_days || runs.back().attribution != run.attribution ||
            runs.back().involved_set != run.involved_set)
            runs.push_back(run);
    }
    if (groups.empty() || groups.back().first_day != IncidentRows::kNoDay)
        begin_group(IncidentRows::kNoDay, IncidentRows::kNoDay);
    begin_group(IncidentRows::kNoDay, IncidentRows::kNoDay);
    runs.push_back({size, 0, 0});
}

void DatasetIndex::order_groups() {
    for (std::size_t i = 0; i < dated_groups(); ++i) {
        if (i % kGroupsInBlock == 0) block_last_days.push_back(groups[i].last_day);
        block_last_days.back() = std::max(block_last_days.back(), groups[i].last_day);
    }
    groups_by_last_day.resize(dated_groups());
    std::iota(groups_by_last_day.begin(), groups_by_last_day.end(), 0u);
    std::stable_sort(
        groups_by_last_day.begin(), groups_by_last_day.end(),
        [&](std::uint32_t a, std::uint32_t b) { return groups[a].last_day < groups[b].last_day; });
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
    return runs.size() * sizeof(Run) + groups.size() * sizeof(TimeGroup) +
           block_last_days.size() * sizeof(std::int32_t) + groups_by_last_day.size() * sizeof(std::uint32_t) +
           radius_classes.size();
}

}  // namespace bearing
