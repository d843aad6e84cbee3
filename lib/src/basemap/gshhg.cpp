#include "basemap/gshhg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "bearing/base/error.hpp"
#include "gdal/array_file.hpp"

namespace bearing::basemap {
namespace {

using gdal::ArrayFile;

BinGrid read_grid(const ArrayFile& file) {
    const auto one = [&](const char* name) { return file.read<std::int32_t>(name).at(0); };
    BinGrid grid;
    grid.bin_deg = one("Bin_size_in_minutes") / 60.0;
    grid.columns = one("N_bins_in_360_longitude_range");
    grid.rows = one("N_bins_in_180_degree_latitude_range");
    if (grid.bin_deg <= 0 || grid.columns <= 0 || grid.rows <= 0)
        throw FormatError(
            fmt::format("{} states impossible bins; install the package again", file.path().string()));
    return grid;
}

/// The points of a binned file and the bin of each segment.
struct BinnedPoints {
    explicit BinnedPoints(const ArrayFile& file)
        : path(file.path()),
          grid(read_grid(file)),
          first_point(file.read<std::int32_t>("Id_of_first_point_in_a_segment")),
          dx(file.read<std::int16_t>("Relative_longitude_from_SW_corner_of_bin")),
          dy(file.read<std::int16_t>("Relative_latitude_from_SW_corner_of_bin")),
          bin_of_segment(first_point.size(), 0) {
        const auto first = file.read<std::int32_t>("Id_of_first_segment_in_a_bin");
        const auto count = file.read<std::int32_t>("N_segments_in_a_bin");
        for (std::size_t bin = 0; bin < std::min(first.size(), count.size()); ++bin)
            for (std::int32_t s = first[bin]; s < first[bin] + count[bin]; ++s)
                bin_of_segment.at(static_cast<std::size_t>(s)) = static_cast<std::int32_t>(bin);
    }

    GridLine segment(std::size_t s, std::int32_t points) const {
        const std::size_t begin = static_cast<std::size_t>(first_point[s]);
        if (first_point[s] < 0 || points < 0 || begin + static_cast<std::size_t>(points) > dx.size())
            throw FormatError(
                fmt::format("{} is damaged: segment {} has points beyond the end; install the "
                            "package again",
                            path.string(), s));
        GridLine line;
        line.reserve(static_cast<std::size_t>(points));
        for (std::size_t i = begin; i < begin + static_cast<std::size_t>(points); ++i)
            line.push_back(grid.point(bin_of_segment[s], dx[i], dy[i]));
        return line;
    }

    std::filesystem::path path;
    BinGrid grid;
    std::vector<std::int32_t> first_point;
    std::vector<std::int16_t> dx, dy;
    std::vector<std::int32_t> bin_of_segment;
};

/// Segment numbers grouped by polygon and level, in the order of the file within a group.
std::vector<std::size_t> sorted_by_polygon(const std::vector<std::int32_t>& ids,
                                           const std::vector<std::int32_t>& infos) {
    std::vector<std::size_t> order(ids.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(ids[a], unpack_segment(infos[a]).level) <
               std::pair(ids[b], unpack_segment(infos[b]).level);
    });
    return order;
}

bool is_closed(const GridLine& line, std::int32_t period) {
    return line.front().y == line.back().y && (line.front().x - line.back().x) % period == 0;
}

std::vector<GshhgLine> read_lines(const std::filesystem::path& path) {
    const ArrayFile file(path);
    const BinnedPoints points(file);
    const auto level = file.read<std::int16_t>("Hierarchial_level_of_a_segment");
    const auto count = file.read<std::uint16_t>("N_points_for_a_segment");
    std::map<int, std::vector<GridLine>> pieces;
    for (std::size_t s = 0; s < count.size(); ++s) pieces[level[s]].push_back(points.segment(s, count[s]));
    std::vector<GshhgLine> lines;
    for (auto& [of_level, of_pieces] : pieces)
        for (const auto& line : stitch(std::move(of_pieces), points.grid.period()))
            lines.push_back(
                {of_level, unwrapped(line, points.grid.steps_per_degree(), points.grid.period())});
    return lines;
}

}  // namespace

GridPoint BinGrid::point(std::int32_t bin, std::int16_t dx, std::int16_t dy) const {
    const std::int32_t column = bin % columns;
    const std::int32_t row_from_south = rows - 1 - bin / columns;
    return {column * 65535 + static_cast<std::uint16_t>(dx),
            row_from_south * 65535 + static_cast<std::uint16_t>(dy)};
}

SegmentInfo unpack_segment(std::int32_t packed) {
    return {(packed >> 6) & 7, packed >> 9};
}

std::vector<Shore> read_shores(const std::filesystem::path& folder) {
    const ArrayFile file(folder / "binned_GSHHS_f.nc");
    const BinnedPoints points(file);
    const auto info = file.read<std::int32_t>("Embedded_npts_levels_exit_entry_for_a_segment");
    const auto ids = file.read<std::int32_t>("Id_of_GSHHS_ID");
    const auto areas = file.read<double>("The_km_squared_area_of_polygons");
    const auto parents = file.read<std::int32_t>("Id_of_parent_polygons");
    const auto order = sorted_by_polygon(ids, info);
    const std::int32_t period = points.grid.period();

    std::vector<Shore> shores;
    for (std::size_t begin = 0; begin < order.size();) {
        const std::int32_t id = ids[order[begin]];
        const int level = unpack_segment(info[order[begin]]).level;
        std::vector<GridLine> pieces;
        std::size_t end = begin;
        for (; end < order.size() && ids[order[end]] == id && unpack_segment(info[order[end]]).level == level;
             ++end)
            pieces.push_back(points.segment(order[end], unpack_segment(info[order[end]]).points));
        begin = end;
        const auto row = static_cast<std::size_t>(id);
        const double area = row < areas.size() ? areas[row] : 0;
        const std::int32_t parent = row < parents.size() ? parents[row] : -1;
        for (const auto& line : stitch(std::move(pieces), period)) {
            Shore shore{id, level, parent, std::abs(area), level == 2 && area < 0, false, {}};
            shore.line = unwrapped(line, points.grid.steps_per_degree(), period);
            shore.closed = is_closed(line, period) && line.size() >= 4 &&
                           std::abs(shore.line.front().lon - shore.line.back().lon) < 1;
            if (shore.closed) shore.line.back() = shore.line.front();
            if (shore.line.size() >= 4) shores.push_back(std::move(shore));
        }
    }
    return shores;
}

std::string gshhg_version(const std::filesystem::path& folder) {
    return ArrayFile(folder / "binned_GSHHS_f.nc").file_attribute("version");
}

std::vector<GshhgLine> read_rivers(const std::filesystem::path& folder) {
    return read_lines(folder / "binned_river_f.nc");
}

std::vector<GshhgLine> read_borders(const std::filesystem::path& folder) {
    return read_lines(folder / "binned_border_f.nc");
}

}  // namespace bearing::basemap
