#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "bearing/geo/coordinates.hpp"
#include "bearing/geo/projection.hpp"
#include "bearing/incident/weapon_table.hpp"
#include "io/country_codes.hpp"
#include "io/csv_columns.hpp"
#include "io/date_text.hpp"
#include "io/field_values.hpp"
#include "io/mapping_fields.hpp"
#include "io/month_names.hpp"
#include "io/row_geometry.hpp"
#include "io/row_mapper.hpp"
#include "io/table_fields.hpp"

namespace bearing {
namespace {

DateOrder order_of(const std::string& text) {
    if (text == "dmy") return DateOrder::dmy;
    if (text == "mdy") return DateOrder::mdy;
    return text == "ymd" ? DateOrder::ymd : DateOrder::unknown;
}

/// The closest class that a table without precisions can be taken for: a town, or what a geometry or a grid
/// reference of this reach needs.
Precision closest_precision(double reach_m) {
    for (const Precision precision :
         {Precision::town, Precision::near, Precision::district, Precision::province})
        if (reach_m <= default_radius_m(precision)) return precision;
    return Precision::country;
}

/// A geometry belongs to a row's content as its cells do.
std::string geometry_text(const Row& row) {
    std::string text;
    if (row.point) text += fmt::format("\n{} {}", row.point->lon, row.point->lat);
    if (row.area != nullptr)
        for (const Polygon& polygon : *row.area)
            for (const LonLat p : polygon.outer) text += fmt::format(",{} {}", p.lon, p.lat);
    return text;
}

class TableMapper : public RowMapper {
  public:
    TableMapper(const TableHeader& header, const Mapping& mapping, std::optional<Precision> default_precision)
        : fields_(header, mapping),
          columns_(header.columns),
          order_(order_of(mapping.date_order)),
          order_is_stated_(order_ != DateOrder::unknown),
          default_precision_(default_precision) {
        if (!mapping.crs.empty() && mapping.crs != "EPSG:4326") set_crs(mapping.crs);
        set_plain_fields();
    }

    /// None where the mapping states the order.
    std::vector<std::size_t> date_columns() const override {
        std::vector<std::size_t> columns;
        if (!order_is_stated_)
            for (const char* field : {"date_first", "date_last", "source_date"})
                if (const auto column = fields_.column(field)) columns.push_back(*column);
        return columns;
    }

    void set_date_order(DateOrder order) override { order_ = order; }

    Incident map(const Row& row, std::vector<Issue>& warnings) override {
        Incident incident;
        set_time(row, incident, warnings);
        set_place(row, incident, warnings);
        if (!incident.when && !incident.where) throw RowFault{"", "neither date nor place"};
        set_type(row, incident, warnings);
        read_plain(row, incident);
        set_claims(row, incident, warnings);
        if (incident.id.empty()) {
            incident.id = content_id(std::string(row.record) + geometry_text(row));
        } else {
            incident.source_id = incident.id;
            incident.id = "table:" + incident.id;
        }
        incident.verbatim = Verbatim(columns_, std::string(row.record));
        return incident;
    }

    std::string id_column() const override { return fields_.has("id") ? fields_.name("id") : std::string(); }

  private:
    void set_crs(const std::string& crs) {
        try {
            projection_.emplace(crs);
        } catch (const ArgumentError& error) {
            throw FormatError(fmt::format("the mapping's crs cannot be used: {}", error.what()));
        }
    }

    /// Fields that are read as Bearing's CSV reads them, apart from those that have rules of their own here.
    void set_plain_fields() {
        static const std::set<std::string_view> kOwn{
            "date_first", "date_last",   "lat",         "lon",         "type",         "weapons",
            "country",    "precision",   "radius_m",    "area",        "place",        "admin",
            "killed_low", "killed_best", "killed_high", "injured_low", "injured_best", "injured_high"};
        for (const auto& column : incident_columns())
            if (!kOwn.contains(column.name) && fields_.has(column.name)) plain_.push_back(&column);
        static const std::set<std::string_view> kOwnOfClaims{"claimant", "actor", "stance", "source_date"};
        for (const auto& column : claim_columns())
            if (!kOwnOfClaims.contains(column.name) && fields_.has(column.name))
                plain_of_claims_.push_back(&column);
    }

    std::optional<TimeSpan> read_span(const std::string& cell, std::string_view field) const {
        DateReading date = read_date(cell, order_);
        if (date.fault == DateFault::unreadable)
            if (const auto serial = read_decimal(cell)) {
                const DateReading of_serial = day_of_serial(*serial);
                // Small numbers are days of the month or years, not dates of the 1900s.
                constexpr double kFirstSerial = 20000;
                if (of_serial.day && *serial >= kFirstSerial) date = of_serial;
            }
        if (date.day) {
            TimeSpan span{*date.day, *date.day, TimePrecision::day, {}, {}, {}};
            // Midnight is what programs write that have no time.
            if (date.minute && *date.minute > 0) span.first_minute = date.minute;
            if (span.first_minute) span.utc_offset_minutes = date.utc_offset_minutes;
            return span;
        }
        if (date.fault == DateFault::missing) return std::nullopt;
        if (const auto longer = read_longer_time(cell)) return longer;
        throw RowFault{fields_.name(field), std::string(reason(date.fault))};
    }

    /// Year, month and day from columns of their own; 0 or nothing where one is not known.
    std::optional<TimeSpan> read_parts(const Row& row) const {
        const auto part = [&](const char* field) {
            const std::string cell = fields_.text(row, field);
            if (cell.empty()) return 0;
            const auto month = std::string_view(field) == "month" ? month_of(cell) : std::nullopt;
            const auto number = month ? *month : read_whole(cell).value_or(-1);
            if (number < 0 || number > 9999) throw RowFault{fields_.name(field), "date not understood"};
            return static_cast<int>(number);
        };
        const int year = part("year"), month = part("month"), day = part("day");
        if (year == 0) return std::nullopt;
        const auto first = make_day(year, month == 0 ? 1 : month, month == 0 || day == 0 ? 1 : day);
        if (!first) throw RowFault{fields_.name(day == 0 ? "month" : "day"), "impossible date"};
        if (month == 0) return TimeSpan{*first, *make_day(year, 12, 31), TimePrecision::year, {}, {}, {}};
        if (day == 0) return TimeSpan{*first, last_of_month(*first), TimePrecision::month, {}, {}, {}};
        return TimeSpan{*first, *first, TimePrecision::day, {}, {}, {}};
    }

    void set_time(const Row& row, Incident& incident, std::vector<Issue>& warnings) {
        auto first = read_span(fields_.text(row, "date_first"), "date_first");
        if (!first) first = read_parts(row);
        if (!first) {
            for (const char* field : {"date_first", "year"})
                if (fields_.has(field)) return fields_.warn(row, warnings, field, "no date; kept undated");
            return;
        }
        Occurrence& when = incident.when.emplace();
        when.span = *first;
        if (const auto last = read_span(fields_.text(row, "date_last"), "date_last")) {
            when.span.last = last->last;
            when.span.last_minute = last->first_minute;
            if (when.span.last < when.span.first)
                throw RowFault{fields_.name("date_last"), "last date before the first"};
        }
        if (const std::string time = fields_.text(row, "time"); !time.empty()) {
            if (const auto minute = read_minute_of_day(time))
                when.span.first_minute = minute;
            else
                fields_.warn(row, warnings, "time", "time of day not understood; left out");
        }
    }

    /// Degrees in any notation as decimals; what is no angle stays, to be refused.
    std::string as_decimal(const std::string& cell, bool is_latitude) const {
        if (cell.empty() || read_decimal(cell)) return cell;
        const auto degrees = is_latitude ? parse_latitude(cell) : parse_longitude(cell);
        return degrees ? fmt::format("{}", *degrees) : cell;
    }

    std::optional<LonLat> read_projected(const std::string& northing, const std::string& easting) const {
        if (northing.empty() && easting.empty()) return std::nullopt;
        const auto y = read_decimal(northing), x = read_decimal(easting);
        if (!x || !y) throw RowFault{fields_.name(x ? "lat" : "lon"), "coordinate is not a number"};
        const auto point = projection_->lonlat_from_map({*x, *y});
        if (!point || !is_valid(*point))
            throw RowFault{fields_.name("lat"), "coordinates outside their system"};
        return point;
    }

    std::optional<LonLat> read_utm(const std::string& zone, const std::string& northing,
                                   const std::string& easting) const {
        if (northing.empty() && easting.empty()) return std::nullopt;
        const auto y = read_decimal(northing), x = read_decimal(easting);
        if (!x || !y) throw RowFault{fields_.name(x ? "lat" : "lon"), "coordinate is not a number"};
        const auto position = parse_position(fmt::format("{} {:.2f} {:.2f}", zone, *x, *y));
        if (!position.value) throw RowFault{fields_.name("utm_zone"), "coordinates not understood"};
        return position.value->point;
    }

    std::optional<LonLat> read_point_columns(const Row& row) const {
        const std::string latitude = fields_.text(row, "lat"), longitude = fields_.text(row, "lon");
        if (projection_) return read_projected(latitude, longitude);
        if (const std::string zone = fields_.text(row, "utm_zone"); !zone.empty())
            return read_utm(zone, latitude, longitude);
        return read_point(as_decimal(latitude, true), as_decimal(longitude, false), fields_.name("lat"),
                          fields_.name("lon"));
    }

    /// Both coordinates in one cell, in any notation; a bare pair has the latitude first.
    std::optional<LonLat> read_coordinates(const Row& row, double& radius_m) const {
        const std::string cell = fields_.text(row, "coordinates");
        if (cell.empty()) return std::nullopt;
        if (const auto pair = ambiguous_position(cell)) return pair->latitude_first.point;
        const auto position = parse_position(cell);
        if (!position.value) throw RowFault{fields_.name("coordinates"), "coordinates not understood"};
        radius_m = position.value->radius_m;
        return position.value->point;
    }

    RowGeometry read_wkt(const Row& row) const {
        const std::string cell = fields_.text(row, "wkt");
        if (cell.empty()) return {};
        try {
            return row_geometry(gdal::geometry_from_wkt(cell));
        } catch (const FormatError&) {
            throw RowFault{fields_.name("wkt"), "geometry is not WKT"};
        }
    }

    /// Columns win over geometries: a person wrote them.
    void set_place(const Row& row, Incident& incident, std::vector<Issue>& warnings) {
        double cell_m = 0;
        RowGeometry geometry;
        if (const auto point = read_point_columns(row)) {
            geometry.point = point;
        } else if (const auto written = read_coordinates(row, cell_m)) {
            geometry.point = written;
        } else if (geometry = read_wkt(row); !geometry.point && row.point) {
            geometry.point = row.point;
            if (row.area != nullptr) geometry.area = *row.area;
            geometry.reach_m = row.reach_m;
            geometry.is_line = row.is_line;
        }
        if (!geometry.point) {
            if (fields_.has("lat") || fields_.has("coordinates"))
                fields_.warn(row, warnings, fields_.has("lat") ? "lat" : "coordinates",
                             "no coordinates; kept without a place");
            return;
        }
        Location& where = incident.where.emplace();
        where.name = fields_.text(row, "place");
        where.admin = fields_.text(row, "admin");
        if (const std::string country = fields_.text(row, "country"); !country.empty())
            if (const CountryCode* known = find_country(country)) {
                refuse_swapped(*geometry.point, known,
                               fields_.has("lat") ? fields_.name("lat") : std::string());
                where.country = known->code;
            }
        set_footprint(row, geometry, cell_m, where.footprint, warnings);
    }

    void set_footprint(const Row& row, const RowGeometry& geometry, double cell_m, Footprint& footprint,
                       std::vector<Issue>& warnings) {
        footprint.point = *geometry.point;
        const double least_m = std::max(cell_m, geometry.reach_m);
        footprint.precision =
            geometry.is_line ? Precision::line : default_precision_.value_or(closest_precision(least_m));
        bool is_stated = default_precision_.has_value();
        if (const std::string code = fields_.text(row, "precision"); !code.empty()) {
            const auto precision = parse_precision(ascii_lower(code));
            is_stated = is_stated || precision.has_value();
            if (precision)
                footprint.precision = *precision;
            else
                fields_.warn_once(row, warnings, "precision",
                                  fmt::format("unknown precision \"{}\", here and in other rows", code));
        }
        footprint.radius_m =
            std::max(default_radius_m(is_stated ? footprint.precision : Precision::town), least_m);
        if (geometry.is_line)
            footprint.radius_m = std::max(geometry.reach_m, default_radius_m(Precision::vicinity));
        footprint.area = geometry.area;
        if (const std::string radius = fields_.text(row, "radius_m"); !radius.empty()) {
            const auto metres = read_decimal(radius);
            constexpr double kEarth = 2e7;
            if (metres && *metres >= 0 && *metres <= kEarth)
                footprint.radius_m = *metres;
            else
                fields_.warn(row, warnings, "radius_m", "radius is not a number of metres; left out");
        }
    }

    void set_type(const Row& row, Incident& incident, std::vector<Issue>& warnings) {
        const std::string type = fields_.text(row, "type");
        if (!type.empty()) {
            if (const auto known = parse_event_type(type))
                incident.type = *known;
            else
                fields_.warn_once(
                    row, warnings, "type",
                    fmt::format("unknown type \"{}\", here and in other rows; a mapping can say what it is",
                                type));
        }
        const std::string weapons = fields_.text(row, "weapons");
        for (const auto& name : split_list(weapons, weapons.find(';') == std::string::npos ? ',' : ';')) {
            auto classes = WeaponTable::bundled().classes_in(name);
            if (const auto code = parse_weapon_class(name)) classes = {*code};
            if (classes.empty()) classes.push_back(WeaponClass::unknown);
            for (const WeaponClass weapon_class : classes)
                incident.weapons.push_back({weapon_class, name, {}});
        }
    }

    std::optional<int> read_count(const Row& row, std::string_view field,
                                  std::vector<Issue>& warnings) const {
        const std::string cell = fields_.text(row, field);
        if (cell.empty()) return std::nullopt;
        const auto count = read_people(cell);
        if (!count) fields_.warn(row, warnings, field, std::string(kNoCount));
        return count;
    }

    /// The figure of a column that may state bounds with it.
    Count read_range(const Row& row, std::string_view field, std::vector<Issue>& warnings) const {
        const std::string cell = fields_.text(row, field);
        if (cell.empty()) return {};
        const auto count = read_people_range(cell);
        if (!count) fields_.warn(row, warnings, field, std::string(kNoCount));
        return count.value_or(Count{});
    }

    void read_plain(const Row& row, Incident& incident) const {
        const bool has_time = incident.when.has_value(), has_place = incident.where.has_value();
        for (const IncidentColumn* column : plain_) read_one(*column, row, incident);
        // What is said about a time or a place means nothing without one.
        if (!has_time) incident.when.reset();
        if (!has_place) incident.where.reset();
    }

    template <class Column, class Owner>
    void read_one(const Column& column, const Row& row, Owner& owner) const {
        const std::string cell = fields_.text(row, column.name);
        if (cell.empty()) return;
        try {
            column.read(owner, cell);
        } catch (const FormatError& error) {
            throw RowFault{fields_.name(column.name), error.what()};
        }
    }

    void add_participants(const Row& row, std::string_view field, Side side, Claim& claim) const {
        for (auto& name : split_list(fields_.text(row, field)))
            claim.participants.push_back({std::move(name), side});
    }

    void set_claims(const Row& row, Incident& incident, std::vector<Issue>& warnings) {
        for (const auto& [prefix, count] :
             {std::pair{"killed", &incident.killed}, std::pair{"injured", &incident.injured}}) {
            const Count best = read_range(row, std::string(prefix) + "_best", warnings);
            const auto low = read_count(row, std::string(prefix) + "_low", warnings);
            const auto high = read_count(row, std::string(prefix) + "_high", warnings);
            *count = {low ? low : best.low, best.best, high ? high : best.high};
        }
        Claim claim;
        for (const ClaimColumn* column : plain_of_claims_) read_one(*column, row, claim);
        claim.actor = fields_.text(row, "actor");
        if (!claim.actor.empty()) claim.stance = Stance::alleges;
        if (const std::string stance = fields_.text(row, "stance"); !stance.empty()) {
            const auto known = parse_stance(ascii_lower(stance));
            if (known && (*known != Stance::alleges || !claim.actor.empty()))
                claim.stance = *known;
            else
                fields_.warn_once(
                    row, warnings, "stance",
                    fmt::format("stance \"{}\" means nothing here; left out, here and in other rows",
                                stance));
        }
        if (const std::string date = fields_.text(row, "source_date"); !date.empty()) {
            claim.source.date = read_date(date, order_).day;
            if (!claim.source.date)
                fields_.warn(row, warnings, "source_date", "date of the source not understood; left out");
        }
        add_participants(row, "first_participants", Side::first, claim);
        add_participants(row, "second_participants", Side::second, claim);
        auto claimants = split_list(fields_.text(row, "claimant"));
        if (claimants.empty() && claim == Claim{}) return;
        claim.killed = incident.killed;
        claim.injured = incident.injured;
        claim.weapons = incident.weapons;
        if (claimants.empty()) claimants.emplace_back();
        for (auto& claimant : claimants) {
            incident.claims.push_back(claim);
            incident.claims.back().claimant = std::move(claimant);
        }
    }

    TableFields fields_;
    Verbatim::Columns columns_;
    DateOrder order_;
    bool order_is_stated_;
    std::optional<Precision> default_precision_;
    std::optional<Projection> projection_;
    std::vector<const IncidentColumn*> plain_;
    std::vector<const ClaimColumn*> plain_of_claims_;
};

}  // namespace

std::unique_ptr<RowMapper> table_mapper(const TableHeader& header, const Mapping& mapping,
                                        std::optional<Precision> default_precision) {
    return std::make_unique<TableMapper>(header, mapping, default_precision);
}

}  // namespace bearing
