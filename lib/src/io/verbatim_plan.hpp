#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "bearing/incident/verbatim.hpp"

namespace bearing {

/// The verbatim columns of incidents from many files in one table: each file's columns keep their order, so a
/// name stands twice where two files disagree about it or one of them uses it twice.
class VerbatimPlan {
  public:
    /// Has the columns of an incident in the table. All incidents must be shown before names() is asked for.
    void add(const Verbatim& verbatim);
    /// Columns of the table, under their own names.
    const std::vector<std::string>& names() const { return names_; }
    /// The incident's value under each name.
    std::vector<std::string> values(const Verbatim& verbatim) const;

  private:
    void merge(const std::vector<std::string>& columns);

    std::vector<std::string> names_;
    std::set<std::vector<std::string>> seen_;
    Verbatim::Columns latest_;  ///< held, so that its address cannot be another list's
};

}  // namespace bearing
