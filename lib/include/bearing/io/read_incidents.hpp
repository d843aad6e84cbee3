#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "bearing/base/outcome.hpp"
#include "bearing/incident/incident.hpp"
#include "bearing/io/rejected_row.hpp"

namespace bearing {

/// What was read from a file of incidents. Nothing is lost: every row is in an incident or rejected.
struct IncidentFile {
    std::string format;    ///< as IncidentFileReader::format()
    std::size_t rows = 0;  ///< records or features met
    std::vector<Incident> incidents;
    std::vector<RejectedRow> rejected;
    std::vector<Issue> warnings;  ///< rows kept, but worth a look
    /// Number of rejected rows by reason.
    std::map<std::string, std::size_t> reasons() const;
};

/// Reads a file of incidents whole; open_incident_file() is for large ones and says what it throws.
IncidentFile read_incidents(const std::filesystem::path& path);

/// The same from bytes at hand; `name` is used in messages.
IncidentFile parse_incidents(std::string_view bytes, const std::string& name);

/// Bearing's CSV: one line a claim, the incident's own columns repeated; see docs/formats.md. Lossless.
IncidentFile parse_csv(std::string_view text, const std::string& name);
std::string to_csv(const std::vector<const Incident*>& incidents);

/// Bearing's GeoJSON: one feature an incident, its properties as in the program's JSON. Lossless.
IncidentFile parse_geojson(std::string_view text, const std::string& name);
std::string to_geojson(const std::vector<const Incident*>& incidents);

}  // namespace bearing
