#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "bearing/incident/incident.hpp"
#include "bearing/incident/query.hpp"

namespace bearing {

/// Files that incidents are written to. A project (.gpkg) is no such file: store/ writes it.
enum class ExportFormat { csv, geojson, kml, xlsx, shapefile, flatgeobuf, html };

/// By the extension (.csv, .geojson or .json, .kml, .xlsx, .shp, .fgb, .html); nothing for any other.
std::optional<ExportFormat> export_format(const std::filesystem::path& path);

/// Whose columns a table has. acled and hxl are for .csv and .xlsx only.
enum class ExportColumns { bearing, acled, hxl };

/// What the features of a map file are: the point, or the footprint as a polygon (circles with 72 corners).
enum class ExportGeometry { point, area };

struct ExportOptions {
    ExportColumns columns = ExportColumns::bearing;
    ExportGeometry geometry = ExportGeometry::point;
    std::string title = "Reported incidents";
    /// What whoever opens the file should know: the filter, where the data come from, how places were
    /// coarsened. In .csv, .shp and .fgb there is no room for it.
    std::vector<std::string> notes;
    /// Told of the finished files before they take their place; throws to keep them from it.
    std::function<void(const std::vector<std::filesystem::path>&)> check;
};

/// Takes one incident and how it fits the filter (Match::certain or Match::possible).
using IncidentTaker = std::function<void(const Incident&, Match)>;
/// Hands all incidents to the taker, one after the other; may be called twice and must hand over the same.
using IncidentSource = std::function<void(const IncidentTaker&)>;

struct ExportResult {
    std::size_t incidents = 0;
    std::size_t possible = 0;                  ///< of these
    std::vector<std::filesystem::path> files;  ///< written, the main one first (a shapefile has five)
    std::vector<std::string> warnings;  ///< what the format cannot hold and was left out or cut, with numbers
};

/// Writes a file of incidents, in memory that does not grow with their number (except .fgb's index). .csv,
/// .geojson and .kml are lossless: reading them gives equal incidents; .xlsx is where no cell is longer than
/// 32,767 characters or holds control characters, .fgb where every incident has a place; .shp and .html hold
/// a part. What is lost is told. The former file is replaced when the new one is whole. Throws ArgumentError
/// for an unknown extension or columns that the format does not have, FileError where it cannot be written.
ExportResult write_incidents(const std::filesystem::path& path, const IncidentSource& incidents,
                             const ExportOptions& options = {});

}  // namespace bearing
