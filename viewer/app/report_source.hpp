#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "bearing/report/extract.hpp"

namespace bearing {

/// A report as it came: what is read again with another day of publication and kept with a commit.
struct ReportSource {
    std::string name;              ///< file name, or "pasted text"
    std::string path;              ///< "" for pasted text
    std::string bytes;             ///< of the file, or the text
    std::string publisher;         ///< as the person gives it; "" if the text shall say
    std::optional<Day> published;  ///< likewise
};

/// Reads a file ("-" is standard input, which must be text). Throws FileError, FormatError, MissingDataError.
ReportSource read_report_source(const std::string& path);
/// The report to extract from, out of the bytes as they were read. Throws as read_report() does.
Report report_of(const ReportSource& source);

/// True if the name of a file says that it is a report and no file of incidents.
bool is_report_file(const std::filesystem::path& path);

}  // namespace bearing
