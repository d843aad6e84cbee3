#include "bearing/incident/dataset.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "bearing/incident/content_hash.hpp"

namespace bearing {
namespace {

std::int32_t first_day(const Incident& incident) {
    return incident.when ? day_number(incident.when->span.first) : Dataset::kNoDay;
}

/// What the answer to any question about claims depends on, and nothing else.
std::string claim_set_key(const Incident& incident) {
    std::vector<std::string> parts;
    for (const auto& claim : incident.claims)
        parts.push_back(claim.claimant + '\x1f' + std::to_string(static_cast<int>(claim.stance)) + '\x1f' +
                        claim.actor + '\x1e');
    std::sort(parts.begin(), parts.end());
    std::string key;
    for (const auto& part : parts) key += part;
    return key;
}

std::string hash_of(const std::vector<Incident>& incidents) {
    std::vector<std::pair<std::string, Sha256Digest>> hashes;
    for (const auto& incident : incidents) hashes.emplace_back(incident.id, content_hash(incident));
    return combined_hash(std::move(hashes));
}

}  // namespace

Dataset::Dataset(std::vector<Incident> incidents, const ActorTable& actors)
    : incidents_(std::move(incidents)), actors_(actors) {
    std::stable_sort(incidents_.begin(), incidents_.end(), [](const Incident& a, const Incident& b) {
        return std::pair(first_day(a), std::string_view(a.id)) <
               std::pair(first_day(b), std::string_view(b.id));
    });
    std::unordered_map<std::string, std::uint32_t> sets;
    for (std::size_t i = 0; i < incidents_.size(); ++i) {
        const Incident& incident = incidents_[i];
        first_days_.push_back(first_day(incident));
        last_days_.push_back(incident.when ? day_number(incident.when->span.last) : kNoDay);
        const auto [set, is_new] =
            sets.emplace(claim_set_key(incident), static_cast<std::uint32_t>(claim_set_examples_.size()));
        if (is_new) claim_set_examples_.push_back(static_cast<std::uint32_t>(i));
        claim_sets_.push_back(set->second);
    }
    content_hash_ = hash_of(incidents_);
}

std::optional<TimeSpan> Dataset::time_extent() const {
    if (first_days_.empty() || first_days_.front() == kNoDay) return std::nullopt;
    std::int32_t last = first_days_.front();
    for (const auto day : last_days_)
        if (day != kNoDay) last = std::max(last, day);
    return TimeSpan{
        day_from_number(first_days_.front()), day_from_number(last), TimePrecision::day, {}, {}, {}};
}

std::optional<Extent> Dataset::extent() const {
    std::optional<Extent> box;
    for (const auto& incident : incidents_) {
        if (!incident.where) continue;
        const LonLat p = incident.where->footprint.point;
        const Extent here{p.lon, p.lat, p.lon, p.lat};
        box = box ? united(*box, here) : here;
    }
    return box;
}

}  // namespace bearing
