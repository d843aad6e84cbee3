#include "io/verbatim_plan.hpp"

#include <algorithm>

namespace bearing {

void VerbatimPlan::add(const Verbatim& verbatim) {
    if (verbatim.empty() || verbatim.columns() == latest_) return;
    latest_ = verbatim.columns();
    if (seen_.insert(*latest_).second) merge(*latest_);
}

void VerbatimPlan::merge(const std::vector<std::string>& columns) {
    auto at = names_.begin();
    for (const std::string& name : columns) {
        const auto found = std::find(at, names_.end(), name);
        at = (found == names_.end() ? names_.insert(at, name) : found) + 1;
    }
}

std::vector<std::string> VerbatimPlan::values(const Verbatim& verbatim) const {
    std::vector<std::string> values(names_.size());
    std::size_t at = 0;
    for (auto& [name, value] : verbatim.cells()) {
        while (at < names_.size() && names_[at] != name) ++at;
        if (at < names_.size()) values[at++] = std::move(value);
    }
    return values;
}

}  // namespace bearing
