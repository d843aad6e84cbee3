#pragma once

#include "bearing/store/store.hpp"
#include "store/incident_reader.hpp"
#include "store/revision_writer.hpp"

namespace bearing {

/// A person's version of an incident goes into a revision in the making: added if its id is new, else in the
/// place of what is there, if that differs or was withdrawn.
void commit_incident(const Incident& incident, IncidentReader& reader, RevisionWriter& revision,
                     CommitResult& result);

/// A person withdraws an incident. Nothing happens if it is withdrawn already.
void withdraw_incident(const RowHead& former, RevisionWriter& revision);

}  // namespace bearing
