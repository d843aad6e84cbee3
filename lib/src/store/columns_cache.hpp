#pragma once

#include "bearing/incident/columns.hpp"
#include "store/database.hpp"

namespace bearing {

// What queries read of the live incidents is kept as columns in `bearing_columns`, so that a project opens
// without reading incidents. It is a copy: incidents written since are laid over it, and where it is missing
// or damaged it is made anew from the rows. Keys are fids.

/// Columns of all live incidents as the project is now. The caller holds a transaction of some kind.
IncidentColumns load_columns(const Database& database);

/// Keeps columns of the incidents that one revision added, with the fids first_fid .. last_fid.
void keep_columns(Database& database, const IncidentColumns& columns, long long first_fid, long long last_fid,
                  long long revision);

/// Makes the copy anew if too much has been written since. The caller holds the write transaction.
void refresh_columns(Database& database);

}  // namespace bearing
