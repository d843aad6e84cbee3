#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "bearing/incident/incident.hpp"

namespace bearing {

/// One column of Bearing's CSV that belongs to the incident: how it is written and read. `read` throws
/// FormatError with a short reason ("latitude out of range"); it is not called for empty fields.
struct IncidentColumn {
    std::string_view name;
    std::function<std::string(const Incident&)> write;
    std::function<void(Incident&, const std::string&)> read;
};

/// The same for a claim.
struct ClaimColumn {
    std::string_view name;
    std::function<std::string(const Claim&)> write;
    std::function<void(Claim&, const std::string&)> read;
};

/// In the order of the file.
const std::vector<IncidentColumn>& incident_columns();
const std::vector<ClaimColumn>& claim_columns();

}  // namespace bearing
