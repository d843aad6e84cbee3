#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "bearing/io/write_incidents.hpp"
#include "io/verbatim_plan.hpp"

namespace bearing {

/// What a writer must know before the first incident.
struct ExportPlan {
    ExportOptions options;
    VerbatimPlan verbatim;  ///< filled for tables only
};

/// A file being filled with incidents.
class IncidentSink {
  public:
    virtual ~IncidentSink() = default;
    virtual void add(const Incident& incident, Match match) = 0;
    /// Finishes the file and says what it could not hold.
    virtual std::vector<std::string> finish() = 0;
};

/// One for each format; `path` is the file to write to, which nobody reads before finish().
std::unique_ptr<IncidentSink> csv_sink(const std::filesystem::path& path, const ExportPlan& plan);
std::unique_ptr<IncidentSink> xlsx_sink(const std::filesystem::path& path, const ExportPlan& plan);
/// Throws FileError if a sheet cannot have so many rows, the header included.
void check_sheet_rows(std::size_t rows);
std::unique_ptr<IncidentSink> geojson_sink(const std::filesystem::path& path, const ExportPlan& plan);
std::unique_ptr<IncidentSink> kml_sink(const std::filesystem::path& path, const ExportPlan& plan);
std::unique_ptr<IncidentSink> html_sink(const std::filesystem::path& path, const ExportPlan& plan);
std::unique_ptr<IncidentSink> flatgeobuf_sink(const std::filesystem::path& path, const ExportPlan& plan);
std::unique_ptr<IncidentSink> shapefile_sink(const std::filesystem::path& path, const ExportPlan& plan);

}  // namespace bearing
