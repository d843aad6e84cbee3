#include "basemap/dcw.hpp"

#include <algorithm>

#include "bearing/base/files.hpp"
#include "bearing/base/text.hpp"

namespace bearing::basemap {
namespace {

constexpr std::uint16_t kRingStart = 65535;

/// Lines "AF AO Angola": continent, code, name; "#" begins a comment.
std::map<std::string, std::string> read_countries(const std::filesystem::path& path) {
    std::map<std::string, std::string> countries;
    const std::string text = read_file(path);
    for (const auto& line : split_list(text, '\n')) {
        if (line.front() == '#') continue;
        const auto first = line.find_first_of(" \t");
        if (first == std::string::npos) continue;
        const auto code = line.find_first_not_of(" \t", first);
        const auto end = line.find_first_of(" \t", code);
        if (code == std::string::npos || end == std::string::npos || end - code != 2) continue;
        countries[line.substr(code, 2)] = std::string(trim(std::string_view(line).substr(end)));
    }
    return countries;
}

struct Coordinate {
    std::vector<std::uint16_t> raw;
    DcwScale scale;
};

Coordinate read_coordinate(const gdal::ArrayFile& file, const std::string& array) {
    if (!file.has(array)) return {};
    return {file.read<std::uint16_t>(array),
            {file.attribute(array, "min").value_or(0), file.attribute(array, "scale").value_or(1)}};
}

}  // namespace

std::vector<DcwRing> decode_rings(const std::vector<std::uint16_t>& lon,
                                  const std::vector<std::uint16_t>& lat, DcwScale lon_scale,
                                  DcwScale lat_scale) {
    std::vector<DcwRing> rings;
    const std::size_t count = std::min(lon.size(), lat.size());
    for (std::size_t i = 0; i < count;) {
        DcwRing ring;
        if (lon[i] == kRingStart) ring.hole = lat[i++] == 1;
        for (; i < count && lon[i] != kRingStart; ++i)
            ring.points.push_back({lon_scale.degrees(lon[i]), lat_scale.degrees(lat[i])});
        if (ring.points.size() < 3) continue;
        if (!(ring.points.front() == ring.points.back())) ring.points.push_back(ring.points.front());
        rings.push_back(std::move(ring));
    }
    return rings;
}

MultiPolygon polygons_of(const std::vector<DcwRing>& rings) {
    MultiPolygon polygons;
    for (const auto& ring : rings)
        if (!ring.hole) polygons.push_back({ring.points, {}});
    for (const auto& ring : rings) {
        if (!ring.hole) continue;
        const auto around = std::find_if(polygons.begin(), polygons.end(), [&](const Polygon& polygon) {
            return contains({polygon.outer, {}}, ring.points.front());
        });
        if (around != polygons.end()) around->holes.push_back(ring.points);
    }
    return polygons;
}

DcwFile::DcwFile(const std::filesystem::path& folder)
    : file_(folder / "dcw-gmt.nc"), countries_(read_countries(folder / "dcw-countries.txt")) {}

std::vector<DcwRing> DcwFile::rings(const std::string& code) const {
    const auto lon = read_coordinate(file_, code + "_lon");
    const auto lat = read_coordinate(file_, code + "_lat");
    return decode_rings(lon.raw, lat.raw, lon.scale, lat.scale);
}

}  // namespace bearing::basemap
