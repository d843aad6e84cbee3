#include "bearing/incident/dataset.hpp"

#include <algorithm>

#include "incident/dataset_index.hpp"
#include "incident/fixed_point.hpp"
#include "incident/memory_storage.hpp"

namespace bearing {
namespace {

IncidentColumns columns_of(const std::vector<Incident>& incidents) {
    IncidentColumns columns;
    for (std::size_t i = 0; i < incidents.size(); ++i)
        columns.add(incidents[i], static_cast<std::uint32_t>(i));
    return columns;
}

}  // namespace

Dataset::Dataset(IncidentColumns columns, std::shared_ptr<const IncidentStorage> storage,
                 const ActorTable& actors)
    : columns_(std::move(columns)), storage_(std::move(storage)), actors_(actors) {
    columns_.sort();
    index_ = std::make_shared<const DatasetIndex>(columns_, actors_);
}

// The columns are made before the incidents are moved away: arguments in braces are evaluated in order.
Dataset::Dataset(std::vector<Incident> incidents, const ActorTable& actors)
    : Dataset{columns_of(incidents), std::make_shared<const MemoryStorage>(std::move(incidents)), actors} {}

Incident Dataset::incident(std::size_t i) const {
    return storage_->read(columns_.rows().key[i]);
}

void Dataset::each_incident(std::span<const std::uint32_t> indices,
                            const std::function<void(std::uint32_t, const Incident&)>& take) const {
    std::vector<std::uint32_t> keys;
    keys.reserve(indices.size());
    for (const std::uint32_t i : indices) keys.push_back(columns_.rows().key[i]);
    storage_->read_each(keys, [&](std::size_t k, const Incident& incident) { take(indices[k], incident); });
}

std::optional<std::uint32_t> Dataset::find(std::string_view id) const {
    const auto& ids = columns_.ids();
    for (std::size_t i = 0; i < ids.size(); ++i)
        if (ids[i] == id) return static_cast<std::uint32_t>(i);
    return std::nullopt;
}

TimeSpan Dataset::time_span(std::size_t i) const {
    return {day_from_number(first_days()[i]),
            day_from_number(last_days()[i]),
            static_cast<TimePrecision>(columns_.rows().time_precision[i]),
            {},
            {},
            {}};
}

Verification Dataset::verification(std::size_t i) const {
    return static_cast<Verification>(columns_.rows().flags[i] >> IncidentRows::kVerificationShift);
}

const Footprint* Dataset::exact_footprint(std::size_t i) const {
    if (!has_flag(i, IncidentRows::kExactBeside)) return nullptr;
    const auto& exact = columns_.exact_footprints();
    return &std::lower_bound(exact.begin(), exact.end(), i, [](const auto& entry, std::size_t row) {
                return entry.first < row;
            })->second;
}

LonLat Dataset::point(std::size_t i) const {
    if (const Footprint* exact = exact_footprint(i)) return exact->point;
    return {degrees_from_fixed(columns_.rows().lon[i]), degrees_from_fixed(columns_.rows().lat[i])};
}

double Dataset::radius_m(std::size_t i) const {
    if (const Footprint* exact = exact_footprint(i)) return exact->radius_m;
    return metres_from_cm(columns_.rows().radius_cm[i]);
}

bool Dataset::has_area(std::size_t i) const {
    const Footprint* exact = exact_footprint(i);
    return exact != nullptr && !exact->area.empty();
}

Footprint Dataset::footprint(std::size_t i) const {
    if (const Footprint* exact = exact_footprint(i)) return *exact;
    return {point(i), radius_m(i), precision(i), {}};
}

std::vector<Claim> Dataset::claims_of_set(std::uint32_t set) const {
    std::vector<Claim> claims;
    for (const ClaimCode& code : columns_.claim_set(set)) {
        Claim claim;
        claim.claimant = columns_.names()[code.claimant];
        claim.stance = code.stance;
        claim.actor = columns_.names()[code.actor];
        claims.push_back(std::move(claim));
    }
    return claims;
}

std::optional<TimeSpan> Dataset::time_extent() const {
    if (size() == 0 || !is_dated(0)) return std::nullopt;
    const auto& last_days = index_->block_last_days;
    return TimeSpan{day_from_number(first_days().front()),
                    day_from_number(*std::max_element(last_days.begin(), last_days.end())),
                    TimePrecision::day,
                    {},
                    {},
                    {}};
}

std::optional<Extent> Dataset::extent() const {
    std::optional<Extent> box;
    for (std::size_t i = 0; i < size(); ++i) {
        if (!is_located(i)) continue;
        const LonLat p = point(i);
        const Extent here{p.lon, p.lat, p.lon, p.lat};
        box = box ? united(*box, here) : here;
    }
    return box;
}

double Dataset::bytes_per_incident() const {
    const auto memory = columns_.memory();
    return size() == 0 ? 0
                       : static_cast<double>(memory.bytes - memory.text_bytes + index_->bytes()) /
                             static_cast<double>(size());
}

}  // namespace bearing
