#include "commands/input.hpp"

#include <iostream>

#include "bearing/base/data_files.hpp"
#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "bearing/store/store.hpp"

namespace bearing {

IncidentFile read_input(const std::string& path) {
    if (path.starts_with("PG:") || path.starts_with("postgresql://"))
        throw ArgumentError(
            "this Bearing reads projects and files, not databases; export the incidents to a "
            "GeoPackage or CSV first");
    if (path != "-" && is_project(path)) {
        IncidentFile file;
        file.format = "bearing-project";
        file.incidents = Store::open(path).incidents();
        file.rows = file.incidents.size();
        return file;
    }
    return read_incidents(path);
}

std::shared_ptr<const Dataset> open_dataset(const std::string& path) {
    IncidentFile file = path.empty() ? read_incidents(data_file("sample/incidents.csv")) : read_input(path);
    report_rejected(file);
    return std::make_shared<const Dataset>(std::move(file.incidents));
}

std::string sample_warning(const std::string& path) {
    return path.empty() ? "Bearing's sample of public claims; not verified against the original reports" : "";
}

void report_rejected(const IncidentFile& file) {
    constexpr std::size_t kShown = 5;
    const std::size_t shown = std::min(kShown, file.rejected.size());
    for (std::size_t i = 0; i < shown; ++i)
        std::cerr << "bearing: rejected: " << to_string(file.rejected[i].issue) << '\n';
    if (file.rejected.size() > shown)
        std::cerr << "bearing: … and " << counted(file.rejected.size() - shown, "more row") << " rejected\n";
}

}  // namespace bearing
