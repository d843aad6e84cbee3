#pragma once

#include <bitset>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bearing/incident/claim.hpp"

namespace bearing {

/// Finds cluster munitions named in running text, for schemas that have no type of event for them. Immutable.
class ClusterMunitions {
  public:
    /// Of Bearing's table of weapons, the names of that class without figures in them: "M42" may be a road.
    static const ClusterMunitions& bundled();

    /// The first mention, as worded: "cluster-bombs". None where it is said that there were none ("no cluster
    /// munitions"), nor in the names of treaties and bodies ("Cluster Munition Coalition").
    std::optional<Weapon> named_in(std::string_view text) const;

  private:
    ClusterMunitions();

    /// Bytes of the longest name that stands at the start of `text`; 0 if none does.
    std::size_t name_at(std::string_view text, std::string_view first_word) const;

    /// Names in lower case by their first word.
    std::unordered_map<std::string, std::vector<std::string>> by_first_word_;
    std::bitset<65536> begins_;  ///< pairs of bytes with which a name begins, in either case
};

}  // namespace bearing
