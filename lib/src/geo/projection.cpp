#include "bearing/geo/projection.hpp"

#include <fmt/format.h>
#include <proj.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <mutex>

#include "bearing/base/error.hpp"

namespace bearing {
namespace {

struct PjDeleter {
    void operator()(PJ* pj) const { proj_destroy(pj); }
    void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
using PjPtr = std::unique_ptr<PJ, PjDeleter>;
using ContextPtr = std::unique_ptr<PJ_CONTEXT, PjDeleter>;

[[noreturn]] void fail(const std::string& crs, const std::string& why) {
    throw ArgumentError(
        fmt::format("cannot use \"{}\" as a map projection: {}; give a projected CRS such as "
                    "EPSG:32638",
                    crs, why));
}

void check_unit(PJ_CONTEXT* context, const PJ* crs, const std::string& text) {
    const PjPtr axes(proj_crs_get_coordinate_system(context, crs));
    double to_metre = 0;
    if (!axes || !proj_cs_get_axis_info(context, axes.get(), 0, nullptr, nullptr, nullptr, &to_metre, nullptr,
                                        nullptr, nullptr))
        fail(text, "it has no plane axes");
    if (proj_cs_get_type(context, axes.get()) != PJ_CS_TYPE_CARTESIAN)
        fail(text, "it is geographic, not a plane");
    if (std::abs(to_metre - 1) > 1e-9) fail(text, "its unit is not the metre");
}

}  // namespace

struct Projection::Impl {
    std::string crs;
    std::string name;
    ContextPtr context;
    PjPtr transform;
    // A PJ may be used by one thread at a time; transforms are short, so callers simply take turns.
    mutable std::mutex mutex;
};

Projection::Projection(const std::string& crs) : impl_(std::make_unique<Impl>()) {
    impl_->crs = crs;
    impl_->context.reset(proj_context_create());
    PJ_CONTEXT* context = impl_->context.get();
    proj_log_level(context, PJ_LOG_NONE);
    // Plain "+proj=…" strings are operations to PROJ unless they are marked as a CRS.
    const bool bare = crs.find("+proj=") != std::string::npos && crs.find("+type=crs") == std::string::npos;
    const std::string definition = bare ? crs + " +type=crs" : crs;
    const PjPtr target(proj_create(context, definition.c_str()));
    if (!target) fail(crs, "PROJ does not know it");
    if (!proj_is_crs(target.get())) fail(crs, "it is not a coordinate reference system");
    check_unit(context, target.get(), crs);
    const char* name = proj_get_name(target.get());
    impl_->name = name != nullptr && std::string_view(name) != "unknown" ? name : crs;
    const PjPtr source(proj_create(context, "OGC:CRS84"));
    const PjPtr raw(proj_create_crs_to_crs_from_pj(context, source.get(), target.get(), nullptr, nullptr));
    if (!raw) fail(crs, "PROJ finds no way to it from WGS 84");
    impl_->transform.reset(proj_normalize_for_visualization(context, raw.get()));
    if (!impl_->transform) fail(crs, "its axes cannot be put in east-north order");
}

Projection::~Projection() = default;
Projection::Projection(Projection&&) noexcept = default;
Projection& Projection::operator=(Projection&&) noexcept = default;

const std::string& Projection::crs() const {
    return impl_->crs;
}
const std::string& Projection::name() const {
    return impl_->name;
}

std::optional<MapPoint> Projection::map_from_lonlat(LonLat p) const {
    const std::lock_guard lock(impl_->mutex);
    const PJ_COORD out = proj_trans(impl_->transform.get(), PJ_FWD, proj_coord(p.lon, p.lat, 0, 0));
    if (!std::isfinite(out.xy.x) || !std::isfinite(out.xy.y)) return std::nullopt;
    return MapPoint{out.xy.x, out.xy.y};
}

std::optional<LonLat> Projection::lonlat_from_map(MapPoint p) const {
    const std::lock_guard lock(impl_->mutex);
    const PJ_COORD out = proj_trans(impl_->transform.get(), PJ_INV, proj_coord(p.x, p.y, 0, 0));
    const LonLat lonlat{out.lp.lam, out.lp.phi};
    if (!std::isfinite(lonlat.lon) || !std::isfinite(lonlat.lat)) return std::nullopt;
    return LonLat{std::abs(lonlat.lon) > 180 ? wrap_longitude(lonlat.lon) : lonlat.lon, lonlat.lat};
}

std::vector<MapPoint> Projection::map_from_lonlat(std::span<const LonLat> points) const {
    std::vector<MapPoint> out(points.size());
    if (points.empty()) return out;
    for (std::size_t i = 0; i < points.size(); ++i) out[i] = {points[i].lon, points[i].lat};
    const std::lock_guard lock(impl_->mutex);
    proj_trans_generic(impl_->transform.get(), PJ_FWD, &out[0].x, sizeof(MapPoint), out.size(), &out[0].y,
                       sizeof(MapPoint), out.size(), nullptr, 0, 0, nullptr, 0, 0);
    for (MapPoint& p : out)
        if (!std::isfinite(p.x) || !std::isfinite(p.y)) p.x = p.y = std::numeric_limits<double>::infinity();
    return out;
}

std::string default_crs(const Extent& extent) {
    const LonLat center = extent.center();
    if (extent.width() > 120 || extent.height() > 90)
        return fmt::format("+proj=robin +lon_0={:.0f} +datum=WGS84 +units=m", center.lon);
    if (extent.intersects(kDefaultRegion) && extent.width() <= 20 && extent.height() <= 12)
        return "+proj=lcc +lat_1=39 +lat_2=41.5 +lat_0=40 +lon_0=47 +datum=WGS84 +units=m";
    const double lat_1 = extent.south + extent.height() / 6;
    const double lat_2 = extent.north - extent.height() / 6;
    // Near the equator, and where the parallels cancel out, a conic has no cone.
    if (std::abs(center.lat) < 12 || std::abs(lat_1 + lat_2) < 4)
        return fmt::format("+proj=merc +lon_0={:.1f} +lat_ts={:.1f} +datum=WGS84 +units=m", center.lon,
                           center.lat);
    return fmt::format(
        "+proj=lcc +lat_1={:.2f} +lat_2={:.2f} +lat_0={:.2f} +lon_0={:.2f} +datum=WGS84 "
        "+units=m",
        std::clamp(lat_1, -85.0, 85.0), std::clamp(lat_2, -85.0, 85.0), center.lat, center.lon);
}

std::optional<Extent> lonlat_extent(const Projection& projection, MapPoint lower_left, MapPoint upper_right) {
    constexpr int kSteps = 16;
    // Longitudes are gathered twice, from -180 and from 0; the narrower box tells on which side the view
    // lies.
    std::optional<Extent> box;
    std::optional<Extent> from_zero;
    const auto widen = [](std::optional<Extent>& around, double lon, double lat) {
        const Extent here{lon, lat, lon, lat};
        around = around ? united(*around, here) : here;
    };
    for (int i = 0; i <= kSteps; ++i) {
        for (int j = 0; j <= kSteps; ++j) {
            const MapPoint p{lower_left.x + (upper_right.x - lower_left.x) * i / kSteps,
                             lower_left.y + (upper_right.y - lower_left.y) * j / kSteps};
            const auto lonlat = projection.lonlat_from_map(p);
            if (!lonlat) continue;
            widen(box, lonlat->lon, lonlat->lat);
            widen(from_zero, lonlat->lon < 0 ? lonlat->lon + 360 : lonlat->lon, lonlat->lat);
        }
    }
    if (!box || from_zero->width() >= box->width() || from_zero->east <= 180) return box;
    return Extent{from_zero->west, from_zero->south, from_zero->east - 360, from_zero->north};
}

}  // namespace bearing
