#include "app/report_source.hpp"

#include <algorithm>
#include <array>

#include "bearing/base/error.hpp"
#include "bearing/base/files.hpp"
#include "bearing/base/staging_folder.hpp"
#include "bearing/base/text.hpp"

namespace bearing {
namespace {

bool is_still_there(const ReportSource& source) {
    try {
        return read_file(source.path) == source.bytes;
    } catch (const FileError&) {
        return false;
    }
}

}  // namespace

ReportSource read_report_source(const std::string& path) {
    ReportSource source;
    source.bytes = read_file(path);
    if (path == "-") {
        source.name = "standard input";
        return source;
    }
    source.name = std::filesystem::path(path).filename().string();
    source.path = path;
    return source;
}

Report report_of(const ReportSource& source) {
    if (trim(source.bytes).empty()) throw FileError(source.name + " is empty; give a report to read");
    Report report;
    if (source.path.empty()) {
        report = report_from_text(source.bytes);
    } else if (is_still_there(source)) {
        report = read_report(source.path);
    } else {
        // The file was changed or is gone: what was opened is read, not what stands there now.
        const StagingFolder folder(std::filesystem::temp_directory_path() / source.name);
        write_file(folder.file(), source.bytes);
        report = read_report(folder.file());
    }
    report.file = source.path.empty() ? source.name : source.path;
    if (!source.publisher.empty()) report.publisher = source.publisher;
    return report;
}

bool is_report_file(const std::filesystem::path& path) {
    static constexpr std::array kinds{".txt", ".md", ".html", ".htm", ".pdf"};
    const std::string extension = ascii_lower(path.extension().string());
    return std::find(kinds.begin(), kinds.end(), extension) != kinds.end();
}

}  // namespace bearing
