#include "store/geopackage.hpp"

#include <fmt/format.h>

#include <cstring>

#include "bearing/base/error.hpp"

namespace bearing {
namespace {

constexpr const char* kCoreTables = R"sql(
PRAGMA application_id = 0x47504B47;
PRAGMA user_version = 10200;
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', NULL),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', NULL),
  ('WGS 84 geodetic', 4326, 'EPSG', 4326,
   'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]',
   'longitude and latitude in degrees on WGS 84');
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE,
  max_y DOUBLE, srs_id INTEGER REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL UNIQUE REFERENCES gpkg_contents(table_name), column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL REFERENCES gpkg_spatial_ref_sys(srs_id),
  z TINYINT NOT NULL, m TINYINT NOT NULL, PRIMARY KEY (table_name, column_name));
)sql";

constexpr std::uint32_t kPolygon = 3;  // types of well-known binary
constexpr std::uint32_t kMultiPolygon = 6;

constexpr const char* kNever = "1970-01-01T00:00:00.000Z";

/// Appends the bytes of a number in little-endian order (all platforms that Bearing runs on are).
template <class Number>
void append(std::string& blob, Number value) {
    char bytes[sizeof(Number)];
    std::memcpy(bytes, &value, sizeof(Number));
    blob.append(bytes, sizeof(Number));
}

/// "GP", version 1, little-endian without envelope, WGS 84.
std::string blob_header() {
    std::string blob("GP\0\x01", 4);
    append<std::int32_t>(blob, 4326);
    return blob;
}

void append_wkb_type(std::string& blob, std::uint32_t type) {
    blob += '\x01';
    append(blob, type);
}

void append_ring(std::string& blob, const Ring& ring) {
    append(blob, static_cast<std::uint32_t>(ring.size()));
    for (const LonLat p : ring) {
        append(blob, p.lon);
        append(blob, p.lat);
    }
}

[[noreturn]] void damaged_area() {
    throw FormatError("the project is damaged: a footprint is no multipolygon");
}

/// Reads what area_blob() writes. Counts are checked against what is left, so that damage cannot ask for
/// memory.
class AreaReader {
  public:
    explicit AreaReader(std::string_view bytes) : bytes_(bytes) {}

    std::uint32_t part_count(std::uint32_t type) {
        if (take<char>() != 1 || take<std::uint32_t>() != type) damaged_area();
        const auto count = take<std::uint32_t>();
        if (count > bytes_.size() / sizeof(std::uint32_t)) damaged_area();
        return count;
    }

    Ring ring() {
        const auto count = take<std::uint32_t>();
        if (count > bytes_.size() / sizeof(LonLat)) damaged_area();
        Ring ring(count);
        for (auto& point : ring) {
            point.lon = take<double>();
            point.lat = take<double>();
        }
        return ring;
    }

  private:
    template <class T>
    T take() {
        T value;
        if (bytes_.size() < sizeof value) damaged_area();
        std::memcpy(&value, bytes_.data(), sizeof value);
        bytes_.remove_prefix(sizeof value);
        return value;
    }

    std::string_view bytes_;
};

}  // namespace

void create_geopackage(Database& database) {
    database.execute(kCoreTables);
}

void register_features(Database& database, const std::string& table, const std::string& geometry_type,
                       const std::string& description) {
    database
        .prepare(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, "
            "srs_id) VALUES (?, 'features', ?, ?, ?, 4326)")
        .bind(1, table)
        .bind(2, table)
        .bind(3, description)
        .bind(4, kNever)
        .run();
    database.prepare("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, 4326, 0, 0)")
        .bind(1, table)
        .bind(2, geometry_type)
        .run();
}

void register_attributes(Database& database, const std::string& table, const std::string& description) {
    database
        .prepare(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change) "
            "VALUES (?, 'attributes', ?, ?, ?)")
        .bind(1, table)
        .bind(2, table)
        .bind(3, description)
        .bind(4, kNever)
        .run();
}

void update_contents(Database& database, const std::string& table, const std::string& time,
                     const std::optional<Extent>& box) {
    database.prepare("UPDATE gpkg_contents SET last_change = ? WHERE table_name = ?")
        .bind(1, time)
        .bind(2, table)
        .run();
    if (!box) return;
    database
        .prepare(
            "UPDATE gpkg_contents SET min_x = min(ifnull(min_x, ?1), ?1), min_y = min(ifnull(min_y, ?2), "
            "?2), max_x = max(ifnull(max_x, ?3), ?3), max_y = max(ifnull(max_y, ?4), ?4) WHERE table_name = "
            "?5")
        .bind(1, box->west)
        .bind(2, box->south)
        .bind(3, box->east)
        .bind(4, box->north)
        .bind(5, table)
        .run();
}

std::array<char, kPointBlobSize> point_blob(LonLat point) {
    // Header, byte order and type of a point are always the same.
    std::array<char, kPointBlobSize> blob = {'G', 'P', 0, 1, '\xE6', '\x10', 0, 0, 1, 1, 0, 0, 0};
    const double x = point.lon + 0.0;  // SQLite keeps no -0 either
    const double y = point.lat + 0.0;
    std::memcpy(blob.data() + 13, &x, sizeof x);
    std::memcpy(blob.data() + 21, &y, sizeof y);
    return blob;
}

std::string area_blob(const MultiPolygon& area) {
    std::string blob = blob_header();
    append_wkb_type(blob, kMultiPolygon);
    append(blob, static_cast<std::uint32_t>(area.size()));
    for (const auto& polygon : area) {
        append_wkb_type(blob, kPolygon);
        append(blob, static_cast<std::uint32_t>(1 + polygon.holes.size()));
        append_ring(blob, polygon.outer);
        for (const auto& hole : polygon.holes) append_ring(blob, hole);
    }
    return blob;
}

MultiPolygon area_of_blob(std::string_view blob) {
    const std::string header = blob_header();
    if (!blob.starts_with(header)) damaged_area();
    AreaReader reader(blob.substr(header.size()));
    MultiPolygon area(reader.part_count(kMultiPolygon));
    for (auto& polygon : area) {
        const std::uint32_t rings = reader.part_count(kPolygon);
        if (rings == 0) damaged_area();
        polygon.outer = reader.ring();
        for (std::uint32_t i = 1; i < rings; ++i) polygon.holes.push_back(reader.ring());
    }
    return area;
}

}  // namespace bearing
