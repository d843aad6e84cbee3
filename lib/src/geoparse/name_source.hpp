#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bearing/gazetteer/gazetteer.hpp"

namespace bearing::geoparse {

/// A place that a name may mean.
struct Option {
    PlaceRef place;
    MatchTier tier = MatchTier::exact;
    double quality = 1;  ///< of the match within its tier
    PlaceOutline outline;
};

/// The gazetteer, with a memory for the names that were asked for.
class NameSource {
  public:
    explicit NameSource(const Gazetteer& gazetteer) : gazetteer_(gazetteer) {}

    bool knows(const std::string& name);
    /// Best first; empty if the gazetteer has no such name.
    const std::vector<Option>& options(const std::string& name);
    /// Listed as it is written, not only inflected or in other letters.
    bool has_exactly(const std::string& name);
    /// Importance of the most important place of that name, 0 if there is none.
    double importance(const std::string& name);

    const Gazetteer& gazetteer() const { return gazetteer_; }
    /// Forgets names once they take much memory.
    void trim();

  private:
    std::vector<Option> look_up(const std::string& name) const;

    const Gazetteer& gazetteer_;
    std::unordered_map<std::string, bool> known_;
    std::unordered_map<std::string, std::vector<Option>> options_;
};

}  // namespace bearing::geoparse
