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

bool is_one(const Run& a, const Run& b) {
    return a.attribution == b.attribution && a.involved_set == b.involved_set &&
           a.radius_class == b.radius_class;
}

/// Gives radii their classes as they come.
class RadiusClasses {
  public:
    explicit RadiusClasses(std::vector<std::uint32_t>& radii_cm) : radii_cm_(radii_cm) {}

    std::uint8_t of(const IncidentRows& rows, std::uint32_t row) {
        const std::uint32_t radius = rows.radius_cm[row];
        if ((rows.flags[row] & IncidentRows::kLocated) == 0 || radius == IncidentRows::kNoRadius)
            return DatasetIndex::kAskExactly;
        if (radius != before_) {
            before_ = radius;
            class_before_ = class_of(radius);
        }
        return class_before_;
    }

  private:
    std::uint8_t class_of(std::uint32_t radius) {
        if (const auto known = classes_.find(radius); known != classes_.end()) return known->second;
        if (radii_cm_.size() == DatasetIndex::kAskExactly) return DatasetIndex::kAskExactly;
        const auto next = static_cast<std::uint8_t>(radii_cm_.size());
        radii_cm_.push_back(radius);
        return classes_[radius] = next;
    }

    std::vector<std::uint32_t>& radii_cm_;
    std::unordered_map<std::uint32_t, std::uint8_t> classes_;
    std::uint32_t before_ = IncidentRows::kNoRadius;
    std::uint8_t class_before_ = DatasetIndex::kAskExactly;
};

}  // namespace

DatasetIndex::DatasetIndex(const IncidentColumns& columns, const ActorTable& actors) {
    const IncidentRows& rows = columns.rows();
    number_attributions(columns);
    group_rows(rows);
    order_groups();
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
    RadiusClasses classes(class_radius_cm);
    const auto begin_group = [&](std::int32_t first_day, std::int32_t last_day) {
        groups.push_back({first_day, last_day, static_cast<std::uint32_t>(runs.size())});
    };
    for (std::uint32_t row = 0; row < size; ++row) {
        const std::int32_t first = rows.first_day[row];
        const std::int32_t last = first == IncidentRows::kNoDay ? first : rows.last_day[row];
        const bool same_days =
            !groups.empty() && groups.back().first_day == first && groups.back().last_day == last;
        if (!same_days) begin_group(first, last);
        const Run run{row, attributions[rows.claim_set[row]], rows.involved_set[row], classes.of(rows, row)};
        if (!same_days || !is_one(runs.back(), run)) runs.push_back(run);
    }
    if (groups.empty() || groups.back().first_day != IncidentRows::kNoDay)
        begin_group(IncidentRows::kNoDay, IncidentRows::kNoDay);
    begin_group(IncidentRows::kNoDay, IncidentRows::kNoDay);
    runs.push_back({size, 0, 0, 0});
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
           block_last_days.size() * sizeof(std::int32_t) + groups_by_last_day.size() * sizeof(std::uint32_t);
}

}  // namespace bearing
