#pragma once

#include "store/database.hpp"

namespace bearing {

/// Rewrites a project of format 1 in the present format, in one transaction: all or nothing. Its revisions
/// become the first links of the chain, followed by one that holds all incidents. Throws FileError if the
/// file cannot be written.
void migrate(Database& database);

}  // namespace bearing
