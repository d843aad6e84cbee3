#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bearing/incident/incident.hpp"
#include "bearing/io/mapping.hpp"
#include "bearing/io/rejected_row.hpp"

namespace bearing {

struct ReadOptions {
    /// "auto" (told by content), "acled", "ucdp-ged", "timemap", "hxl", "atlos", "bearing" or "table" (any
    /// other table or layer, by a mapping).
    std::string schema = "auto";
    std::optional<Mapping> mapping;
    std::string layer;                           ///< of a file with several; "" is the first with rows
    std::optional<Precision> default_precision;  ///< of tables that state none; town if not given
};

/// Some rows of a file: what became of each.
struct IncidentBatch {
    std::size_t rows = 0;  ///< records or features met
    std::vector<Incident> incidents;
    std::vector<std::size_t> lines;  ///< of the incidents, one each; empty where the form of file has none
    std::vector<RejectedRow> rejected;
    std::vector<Issue> warnings;  ///< rows kept, but worth a look
};

/// A file of incidents being read front to back, in memory that does not grow with the file (but for
/// Bearing's CSV, whose rows of one incident may be anywhere, and TimeMap's JSON). Nothing is lost: every row
/// is in an incident or rejected. Ids are unique over the file: a second use is rejected, or joined where the
/// schema repeats rows (Bearing's CSV).
class IncidentFileReader {
  public:
    virtual ~IncidentFileReader() = default;

    /// "acled", "ucdp-ged", "timemap", "hxl", "atlos", "bearing-csv" (also its columns in a sheet or
    /// shapefile), "bearing-geojson", "bearing-layer" (KML, FlatGeobuf with whole incidents in a field),
    /// "table".
    virtual std::string format() const = 0;
    /// The next few thousand rows into `batch`, whose memory is used again; false at the end.
    virtual bool next(IncidentBatch& batch) = 0;
    /// For a table: which column was taken for what, proposed or given.
    virtual std::optional<Mapping> mapping() const = 0;
    /// "UTF-8", "windows-1251", …
    virtual std::string encoding() const = 0;
    /// SHA-256 and size of the file; complete when next() has answered false.
    virtual std::string sha256() const = 0;
    virtual std::uint64_t bytes() const = 0;
    /// Part of the file that was read, 0..1.
    virtual double progress() const = 0;
};

/// "-" is standard input. Throws FileError if the file cannot be read, FormatError if it is empty or in no
/// form that Bearing knows; the message names what to do.
std::unique_ptr<IncidentFileReader> open_incident_file(const std::filesystem::path& path,
                                                       const ReadOptions& options = {});

}  // namespace bearing
