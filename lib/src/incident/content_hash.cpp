#include "bearing/incident/content_hash.hpp"

#include <algorithm>

#include "incident/canonical.hpp"

namespace bearing {

Sha256Digest content_hash(const Incident& incident) {
    thread_local std::string canonical;
    canonical.clear();
    append_canonical(canonical, incident);
    return sha256(canonical);
}

std::string combined_hash(std::vector<std::pair<std::string, Sha256Digest>> hashes) {
    std::sort(hashes.begin(), hashes.end());
    Sha256 combined;
    for (const auto& [id, digest] : hashes)
        combined.update({reinterpret_cast<const char*>(digest.data()), digest.size()});
    return to_hex(combined.finish());
}

}  // namespace bearing
