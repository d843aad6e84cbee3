#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "bearing/geo/day.hpp"
#include "bearing/store/store.hpp"
#include "store/revision_writer.hpp"

namespace bearing {

/// First and last day of some incidents.
struct DayRange {
    std::optional<Day> first;
    std::optional<Day> last;

    void add(const TimeSpan& span);
};

/// What an import met of what its source had brought before.
struct Met {
    std::vector<bool> fids;        ///< of incidents that were there before the import: in the new release
    std::set<long long> lineages;  ///< of the same source, with incidents in the new release
    DayRange days;                 ///< of the new release
};

/// Remembers which lineages this import continues.
void keep_lineages(Database& database, long long revision, const std::set<long long>& lineages);

/// Finds the incidents that the new release of a source lacks and withdraws them as the policy says.
/// `on_withdrawn` is called with each one's fid.
void withdraw_missing(Database& database, RevisionWriter& revision, const std::string& source, const Met& met,
                      WithdrawPolicy policy, std::vector<Issue>& issues,
                      const std::function<void(long long)>& on_withdrawn);

}  // namespace bearing
