#pragma once

#include <fmt/format.h>

#include <filesystem>
#include <string>

#include "bearing/base/files.hpp"

namespace bearing::test {

/// What a row of a GeoNames dump says, with invented places.
struct DumpRow {
    int id = 0;
    std::string name;
    std::string alternates = "";
    double lat = 0, lon = 0;
    std::string feature = "PPL";
    std::string country = "FR";
    std::string admin1 = "";
    std::string admin2 = "";
    long population = 0;
    std::string modified = "2020-01-01";
};

inline std::string line_of(const DumpRow& r) {
    return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\tP\t{}\t{}\t\t{}\t{}\t\t\t{}\t\t0\tEurope/Paris\t{}\n", r.id,
                       r.name, r.name, r.alternates, r.lat, r.lon, r.feature, r.country, r.admin1, r.admin2,
                       r.population, r.modified);
}

inline std::filesystem::path write_dump(const std::filesystem::path& folder, const std::string& name,
                                        const std::string& content) {
    write_file(folder / name, content);
    return folder / name;
}

}  // namespace bearing::test
