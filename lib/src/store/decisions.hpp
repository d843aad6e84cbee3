#pragma once

#include "bearing/incident/decision.hpp"
#include "store/database.hpp"

namespace bearing {

// What people decided about drafts is kept in `decisions`: a row for each decision, never changed; the last
// one about a draft holds. The table is made with a project's first review.

inline constexpr const char* kDecisionsTable = "decisions";

/// Makes the table if the project has none. The caller holds the write transaction.
void make_decisions_table(Database& database);

/// Keeps a decision with a revision in the making, before it is finished: its hash covers it.
void write_decision(Database& database, long long revision, std::string_view document,
                    const DecidedDraft& draft);

}  // namespace bearing
