#include "incident/memory_storage.hpp"

#include "bearing/incident/content_hash.hpp"

namespace bearing {

void MemoryStorage::read_each(std::span<const std::uint32_t> keys,
                              const std::function<void(std::size_t, const Incident&)>& take) const {
    for (std::size_t i = 0; i < keys.size(); ++i) take(i, incidents_.at(keys[i]));
}

std::string MemoryStorage::content_hash() const {
    std::call_once(hashed_, [&] {
        std::vector<std::pair<std::string, Sha256Digest>> hashes;
        hashes.reserve(incidents_.size());
        for (const auto& incident : incidents_)
            hashes.emplace_back(incident.id, bearing::content_hash(incident));
        hash_ = combined_hash(std::move(hashes));
    });
    return hash_;
}

}  // namespace bearing
