#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "bearing/incident/weapon_table.hpp"
#include "io/csv_columns.hpp"
#include "io/date_text.hpp"
#include "io/field_values.hpp"
#include "io/mapping_fields.hpp"
#include "io/row_mapper.hpp"
#include "io/table_fields.hpp"
#include "io/table_place.hpp"
#include "io/table_time.hpp"

namespace bearing {
namespace {

DateOrder order_of(const std::string& text) {
    if (text == "dmy") return DateOrder::dmy;
    if (text == "mdy") return DateOrder::mdy;
    return text == "ymd" ? DateOrder::ymd : DateOrder::unknown;
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
          time_(fields_, order_of(mapping.date_order)),
          order_is_stated_(time_.order() != DateOrder::unknown),
          place_(fields_, mapping.crs, default_precision) {
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

    void set_date_order(DateOrder order) override { time_.set_order(order); }

    Incident map(const Row& row, std::vector<Issue>& warnings) override {
        Incident incident;
        incident.when = time_.read(row, warnings);
        incident.where = place_.read(row, warnings);
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
            claim.source.date = read_date(date, time_.order()).day;
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
    TableTime time_;
    bool order_is_stated_;
    TablePlace place_;
    std::vector<const IncidentColumn*> plain_;
    std::vector<const ClaimColumn*> plain_of_claims_;
};

}  // namespace

std::unique_ptr<RowMapper> table_mapper(const TableHeader& header, const Mapping& mapping,
                                        std::optional<Precision> default_precision) {
    return std::make_unique<TableMapper>(header, mapping, default_precision);
}

}  // namespace bearing
