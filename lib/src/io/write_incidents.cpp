#include "bearing/io/write_incidents.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>

#include "bearing/base/error.hpp"
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
    if (is_table(format) && options.columns == ExportColumns::bearing)
        incidents([&](const Incident& incident, Match) { plan.verbatim.add(incident.verbatim); });
    return plan;
}

/// A new folder beside the target, removed with what is left in it. Formats of several files, and GDAL's side
/// files, need one.
class FolderBeside {
  public:
    explicit FolderBeside(const fs::path& target) {
        const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
        std::random_device random;
        path_ = folder / fmt::format(".{}.{:08x}", target.stem().string(), random());
        std::error_code error;
        if (!fs::create_directory(path_, error))
            throw FileError(fmt::format("cannot write into {}: {}; choose another folder", folder.string(),
                                        error ? error.message() : "the name is taken"));
    }
    ~FolderBeside() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    FolderBeside(const FolderBeside&) = delete;
    FolderBeside& operator=(const FolderBeside&) = delete;

    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

/// Puts what was written in its place: side files first, the main one last, so that a main file is never
/// without them.
std::vector<fs::path> move_all(const fs::path& folder, const fs::path& target) {
    std::vector<fs::path> from;
    for (const auto& entry : fs::directory_iterator(folder)) from.push_back(entry.path());
    std::sort(from.begin(), from.end(), [&](const fs::path& a, const fs::path& b) {
        const bool a_is_main = a.filename() == target.filename(),
                   b_is_main = b.filename() == target.filename();
        return a_is_main != b_is_main ? b_is_main : a < b;
    });
    std::vector<fs::path> files;
    for (const fs::path& file : from) {
        const fs::path to = target.parent_path() / file.filename();
        std::error_code error;
        fs::rename(file, to, error);
        if (error) throw FileError(fmt::format("cannot write {}: {}", to.string(), error.message()));
        files.insert(files.begin(), to);
    }
    return files;
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
    const FolderBeside folder(path);
    ExportResult result;
    const auto sink = make_sink(*format, folder.path() / path.filename(), plan);
    incidents([&](const Incident& incident, Match match) {
        sink->add(incident, match);
        ++result.incidents;
        result.possible += match == Match::possible;
    });
    result.warnings = sink->finish();
    result.files = move_all(folder.path(), path);
    return result;
}

}  // namespace bearing
