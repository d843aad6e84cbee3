#include "bearing/io/read_incidents.hpp"

#include <fmt/format.h>

#include "bearing/base/csv.hpp"
#include "bearing/base/error.hpp"
#include "bearing/base/files.hpp"
#include "bearing/base/text.hpp"

namespace bearing {

std::map<std::string, std::size_t> IncidentFile::reasons() const {
    std::map<std::string, std::size_t> counts;
    for (const auto& row : rejected) ++counts[row.issue.message];
    return counts;
}

IncidentFile read_incidents(const std::filesystem::path& path) {
    return parse_incidents(read_file(path), path == "-" ? "standard input" : path.string());
}

IncidentFile parse_incidents(std::string_view bytes, const std::string& name) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const std::string_view start = trim(bytes.substr(0, 4096));
    if (start.empty()) throw FormatError(fmt::format("{} is empty; there is nothing to read", name));
    if (start.find('\0') != std::string_view::npos)
        throw FormatError(
            fmt::format("{} is binary; Bearing reads its own CSV and GeoJSON, and projects "
                        "(.gpkg)",
                        name));
    return start.front() == '{' || start.front() == '[' ? parse_geojson(bytes, name) : parse_csv(bytes, name);
}

std::string to_rejects_csv(const std::vector<RejectedRow>& rejected) {
    std::string out = "file,line,field,reason,row\n";
    for (const auto& row : rejected)
        out += fmt::format("{},{},{},{},{}\n", csv_field(row.issue.file), row.issue.line,
                           csv_field(row.issue.field), csv_field(row.issue.message), csv_field(row.raw));
    return out;
}

}  // namespace bearing
