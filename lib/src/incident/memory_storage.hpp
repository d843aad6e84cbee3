#pragma once

#include <mutex>
#include <string>
#include <vector>

#include "bearing/incident/columns.hpp"

namespace bearing {

/// Incidents in memory; the key is the index.
class MemoryStorage final : public IncidentStorage {
  public:
    explicit MemoryStorage(std::vector<Incident> incidents) : incidents_(std::move(incidents)) {}

    Incident read(std::uint32_t key) const override { return incidents_.at(key); }
    void read_each(std::span<const std::uint32_t> keys,
                   const std::function<void(std::size_t, const Incident&)>& take) const override;
    std::string content_hash() const override;

  private:
    std::vector<Incident> incidents_;
    mutable std::once_flag hashed_;
    mutable std::string hash_;
};

}  // namespace bearing
