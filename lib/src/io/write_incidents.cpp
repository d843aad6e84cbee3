#include "bearing/io/write_incidents.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bearing/base/error.hpp"
#include "bearing/base/staging_folder.hpp"
#include "bearing/base/text.hpp"
#include "io/incident_sink.hpp"

namespace bearing {
namespace fs = std::filesystem;
namespace {

std::unique_ptr<IncidentSink> make_sink(ExportFormat format, const fs::path& path, const ExportPlan& plan) {
    switch (format) {
        case ExportFormat::csv:
            return csv_sink(path, plan);
        case ExportFormat::geojson:
            return geojson_sink(path, plan);
        case ExportFormat::kml:
            return kml_sink(path, plan);
        case ExportFormat::xlsx:
            return xlsx_sink(path, plan);
        case ExportFormat::shapefile:
            return shapefile_sink(path, plan);
        case ExportFormat::flatgeobuf:
            return flatgeobuf_sink(path, plan);
        case ExportFormat::html:
            break;
    }
    return html_sink(path, plan);
}

bool is_table(ExportFormat format) {
    return format == ExportFormat::csv || format == ExportFormat::xlsx;
}

/// What must be known before the first row: costs a pass over all incidents, so only where it is needed.
ExportPlan make_plan(ExportFormat format, const IncidentSource& incidents, const ExportOptions& options) {
    ExportPlan plan{options, {}};
    if (!is_table(format) || options.columns != ExportColumns::bearing) return plan;
    std::size_t rows = 1;
    incidents([&](const Incident& incident, Match) {
        plan.verbatim.add(incident.verbatim);
        rows += std::max<std::size_t>(1, incident.claims.size());
    });
    if (format == ExportFormat::xlsx) check_sheet_rows(rows);
    return plan;
}

}  // namespace

std::optional<ExportFormat> export_format(const fs::path& path) {
    const std::string extension = ascii_lower(path.extension().string());
    if (extension == ".csv") return ExportFormat::csv;
    if (extension == ".geojson" || extension == ".json") return ExportFormat::geojson;
    if (extension == ".kml") return ExportFormat::kml;
    if (extension == ".xlsx") return ExportFormat::xlsx;
    if (extension == ".shp") return ExportFormat::shapefile;
    if (extension == ".fgb") return ExportFormat::flatgeobuf;
    if (extension == ".html" || extension == ".htm") return ExportFormat::html;
    return std::nullopt;
}

ExportResult write_incidents(const fs::path& path, const IncidentSource& incidents,
                             const ExportOptions& options) {
    const auto format = export_format(path);
    if (!format)
        throw ArgumentError(
            fmt::format("{}: the name of an export must end in .csv, .geojson, .gpkg, .kml, "
                        ".xlsx, .shp, .fgb or .html",
                        path.string()));
    if (options.columns != ExportColumns::bearing && !is_table(*format))
        throw ArgumentError(fmt::format(
            "{}: ACLED's and HXL's columns are those of a table; write .csv or .xlsx", path.string()));
    const ExportPlan plan = make_plan(*format, incidents, options);
    StagingFolder staging(path);
    ExportResult result;
    const auto sink = make_sink(*format, staging.file(), plan);
    incidents([&](const Incident& incident, Match match) {
        sink->add(incident, match);
        ++result.incidents;
        result.possible += match == Match::possible;
    });
    result.warnings = sink->finish();
    if (options.check) options.check(staging.files());
    result.files = staging.commit();
    return result;
}

}  // namespace bearing
