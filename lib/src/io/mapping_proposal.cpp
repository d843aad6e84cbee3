#include "io/mapping_proposal.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <optional>
#include <set>

#include "bearing/base/text.hpp"
#include "bearing/geo/coordinates.hpp"
#include "io/date_text.hpp"
#include "io/export_names.hpp"
#include "io/field_values.hpp"
#include "io/mapping_fields.hpp"
#include "io/month_names.hpp"

namespace bearing {
namespace {

/// What stands in a column: shares of its cells that are not empty.
struct ColumnEvidence {
    std::size_t cells = 0;
    double dates = 0;
    double serials = 0;  ///< numbers that a spreadsheet's dates become
    double numbers = 0;
    double fractions = 0;  ///< numbers with at least two decimals
    double latitudes = 0;
    double longitudes = 0;
    double positions = 0;
    double wkt = 0;
    double urls = 0;
    double years = 0;
    double months = 0;
    double days_of_month = 0;
    double utm_zones = 0;
    double figures = 0;   ///< of people, perhaps with bounds
    double filled = 0;    ///< of all rows
    double distinct = 0;  ///< different values among the cells
    bool unique = false;
    bool comma = false;
    double most = 0;  ///< the largest absolute value
};

bool starts_like_wkt(std::string_view cell) {
    static constexpr std::array<std::string_view, 6> kKinds{"point",      "multipoint", "linestring",
                                                            "multilines", "polygon",    "multipolygon"};
    const std::string lower = ascii_lower(cell.substr(0, 16));
    return cell.find('(') != std::string_view::npos &&
           std::any_of(kKinds.begin(), kKinds.end(), [&](auto kind) { return lower.starts_with(kind); });
}

/// An angle with more than its number: a sign, parts, or the letter of its hemisphere.
bool is_angle(std::string_view cell) {
    return parse_latitude(cell).has_value() || parse_longitude(cell).has_value();
}

/// "38N", "38 T": a zone with the letter of its hemisphere or band.
bool is_utm_zone(std::string_view cell) {
    const auto digits = cell.find_first_not_of("0123456789");
    if (digits == 0 || digits > 2 || digits == std::string_view::npos) return false;
    const std::string_view band = trim(cell.substr(digits));
    return band.size() == 1 && std::isalpha(static_cast<unsigned char>(band[0])) != 0;
}

void add_part_of_date(ColumnEvidence& e, std::string_view cell) {
    const auto whole = read_whole(cell);
    const auto within = [&](long long low, long long high) {
        return whole && *whole >= low && *whole <= high ? 1 : 0;
    };
    e.years += within(1900, 2200);
    e.months += month_of(cell) ? 1 : within(0, 12);
    e.days_of_month += within(0, 31);
}

void add_cell(ColumnEvidence& e, std::string_view cell) {
    ++e.cells;
    add_part_of_date(e, cell);
    e.utm_zones += is_utm_zone(cell) ? 1 : 0;
    e.figures += read_decimal(cell) || read_people_range(cell) ? 1 : 0;
    const auto number = read_decimal(cell);
    if (number) {
        e.numbers += 1;
        e.serials += *number >= 20000 && *number < 80000 ? 1 : 0;
        const auto point = cell.find_first_of(".,");
        const bool fraction = point != std::string_view::npos && cell.size() - point > 2;
        e.fractions += fraction ? 1 : 0;
        e.comma |= cell.find(',') != std::string_view::npos;
        e.latitudes += std::abs(*number) <= 90 ? 1 : 0;
        e.longitudes += std::abs(*number) <= 180 ? 1 : 0;
        e.most = std::max(e.most, std::abs(*number));
        if (fraction) return;
    } else if (is_angle(cell)) {
        e.latitudes += parse_latitude(cell) ? 1 : 0;
        e.longitudes += parse_longitude(cell) ? 1 : 0;
    }
    const DateReading date = read_date(cell);
    const bool longer = !number && date.fault == DateFault::unreadable && read_longer_time(cell);
    if (date.day || longer || date.fault == DateFault::ambiguous || date.fault == DateFault::impossible)
        e.dates += 1;
    if (!date.day && !number && cell.size() < 80) {
        const auto position = parse_position(cell);
        e.positions += position.value || ambiguous_position(cell) ? 1 : 0;
    }
    e.wkt += starts_like_wkt(cell) ? 1 : 0;
    e.urls += is_url(cell) ? 1 : 0;
}

ColumnEvidence evidence_of(const TableSample& sample, std::size_t column) {
    ColumnEvidence e;
    std::set<std::string_view> seen;
    bool repeats = false;
    for (const auto& row : sample.rows) {
        if (column >= row.size() || is_missing(row[column])) continue;
        const std::string_view cell = trim(row[column]);
        repeats |= !seen.insert(cell).second;
        add_cell(e, cell);
    }
    e.unique = !repeats && e.cells == sample.rows.size();
    e.filled = static_cast<double>(e.cells) / std::max<double>(1, static_cast<double>(sample.rows.size()));
    const double n = std::max<double>(1, static_cast<double>(e.cells));
    for (double* share :
         {&e.dates, &e.serials, &e.numbers, &e.fractions, &e.latitudes, &e.longitudes, &e.positions, &e.wkt,
          &e.urls, &e.years, &e.months, &e.days_of_month, &e.utm_zones, &e.figures})
        *share /= n;
    e.distinct = static_cast<double>(seen.size()) / n;
    return e;
}

/// How well a column's name fits a field: 3 for a name of the table, with a little less for names further
/// down its list; 1 if it holds such a name among other words.
double name_score(const FieldNames& field, const std::string& column) {
    double best = 0;
    for (std::size_t i = 0; i < field.names.size(); ++i) {
        const std::string& name = field.names[i];
        const double rank = 0.5 * static_cast<double>(i) / static_cast<double>(field.names.size());
        if (column == name) best = std::max(best, 3 - rank);
        constexpr std::size_t kLeast = 4;  // "x" and "to" stand in too many names
        if (name.size() >= kLeast && contains_words(column, name)) best = std::max(best, 1 - rank);
        // A shapefile has the first ten letters.
        if (column.size() == kShapefileName && name.starts_with(column)) best = std::max(best, 2 - rank);
    }
    return best;
}

/// A few rows may stand in a table twice; most ids are there once.
bool nearly_unique(const ColumnEvidence& e) {
    constexpr double kMost = 0.6;
    return e.filled > kMost && e.distinct > kMost;
}

/// Names that mean nothing but an identifier. Others ("no", "code") may also be numbers of something else.
bool is_name_of_id(const std::string& column) {
    static constexpr std::array<std::string_view, 4> kWords{"id", "uid", "uuid", "guid"};
    return std::any_of(kWords.begin(), kWords.end(),
                       [&](std::string_view word) { return contains_words(column, word); });
}

/// False if what stands in the column cannot be the field.
bool fits(const std::string& field, const ColumnEvidence& e, bool named_id) {
    if (e.cells == 0) return true;
    const auto most_of = [](double share) { return share >= 0.5; };
    if (field == "id") return e.fractions < 0.5 && (e.unique || (named_id && nearly_unique(e)));
    if (field == "year") return most_of(e.years);
    if (field == "month") return most_of(e.months);
    if (field == "day") return most_of(e.days_of_month);
    if (field == "utm_zone") return most_of(e.utm_zones);
    if (field == "date_first" || field == "date_last" || field == "source_date")
        return most_of(e.dates) || most_of(e.serials);
    if (field == "lat") return most_of(e.latitudes) || (most_of(e.numbers) && e.most > 90);
    if (field == "lon") return most_of(e.longitudes) || (most_of(e.numbers) && e.most > 180);
    if (field == "coordinates") return most_of(e.positions);
    if (field == "wkt") return most_of(e.wkt);
    if (field == "source_url") return most_of(e.urls);
    if (field.starts_with("killed_") || field.starts_with("injured_")) return most_of(e.figures);
    if (field == "radius_m") return most_of(e.numbers);
    if (field == "claimant") return e.numbers < 0.5 && e.urls < 0.5;
    if (field == "place" || field == "summary" || field == "admin" || field == "note" || field == "actor" ||
        field == "type" || field == "weapons" || field == "first_participants" ||
        field == "second_participants")
        return e.fractions < 0.5 && e.positions < 0.5 && (field == "type" || e.numbers < 0.5);
    return true;
}

class Proposal {
  public:
    Proposal(const TableHeader& header, const TableSample& sample) : header_(header), sample_(sample) {
        for (std::size_t i = 0; i < header.columns->size(); ++i) {
            names_.push_back(comparable_name((*header.columns)[i]));
            evidence_.push_back(evidence_of(sample, i));
        }
        taken_.resize(names_.size());
    }

    Mapping make() {
        take_by_names();
        take_pairs_by_values();
        take_by_values(
            "coordinates", [](const ColumnEvidence& e) { return e.positions; }, !has_place());
        take_by_values(
            "wkt", [](const ColumnEvidence& e) { return e.wkt; }, !has_place());
        take_by_values(
            "date_first", [](const ColumnEvidence& e) { return e.dates; },
            !has("date_first") && !has("year"));
        take_by_values(
            "source_url", [](const ColumnEvidence& e) { return e.urls; }, !has("source_url"));
        set_decimal();
        return mapping_;
    }

  private:
    bool has(const std::string& field) const { return mapping_.columns.contains(field); }
    bool has_place() const {
        return sample_.has_geometry || (has("lat") && has("lon")) || has("coordinates") || has("wkt");
    }

    void take(const std::string& field, std::size_t column) {
        mapping_.columns[field] = (*header_.columns)[column];
        taken_[column] = true;
        columns_[field] = column;
    }

    /// The best pair of field and column first, so that no column is taken by a field that it fits less.
    void take_by_names() {
        struct Fit {
            double score;
            std::size_t field;
            std::size_t column;
        };
        std::vector<Fit> all;
        const auto fields = field_names();
        for (std::size_t f = 0; f < fields.size(); ++f)
            for (std::size_t c = 0; c < names_.size(); ++c) {
                // A column of little stands back behind one with more values.
                const double share = sample_.rows.empty() ? 1 : evidence_[c].filled;
                const double score =
                    name_score(fields[f], names_[c]) * (share == 0 ? 0.1 : 0.5 + 0.5 * share);
                if (score > 0 && fits(fields[f].field, evidence_[c], is_name_of_id(names_[c])))
                    all.push_back({score, f, c});
            }
        std::stable_sort(all.begin(), all.end(),
                         [](const Fit& a, const Fit& b) { return a.score > b.score; });
        for (const Fit& fit : all)
            if (!taken_[fit.column] && !has(fields[fit.field].field) && name_is_own(fit.column))
                take(fields[fit.field].field, fit.column);
        // Half of a pair is nothing.
        if (has("lat") != has("lon")) release(has("lat") ? "lat" : "lon");
        release_parts();
    }

    /// Parts of a date beside a date, or without a year, and a zone without metres in it, say nothing.
    void release_parts() {
        const bool parts = has("year") && !has("date_first");
        for (const char* part : {"year", "month", "day"})
            if (has(part) && !parts) release(part);
        const bool degrees = !has("lat") || evidence_[columns_["lat"]].most <= 90;
        if (has("utm_zone") && degrees) release("utm_zone");
    }

    /// A name that stands twice cannot be asked for.
    bool name_is_own(std::size_t column) const { return header_.find((*header_.columns)[column]) == column; }

    void release(const std::string& field) {
        taken_[columns_[field]] = false;
        mapping_.columns.erase(field);
    }

    /// Two neighbours of fractions of which one can only be a longitude.
    void take_pairs_by_values() {
        if (has_place()) return;
        constexpr double kNearlyAll = 0.9;
        for (std::size_t i = 0; i + 1 < evidence_.size(); ++i) {
            const ColumnEvidence &a = evidence_[i], &b = evidence_[i + 1];
            const bool degrees = !taken_[i] && !taken_[i + 1] && a.fractions > kNearlyAll &&
                                 b.fractions > kNearlyAll && a.longitudes > kNearlyAll &&
                                 b.longitudes > kNearlyAll;
            if (!degrees || (a.most <= 90) == (b.most <= 90)) continue;
            take("lat", a.most <= 90 ? i : i + 1);
            take("lon", a.most <= 90 ? i + 1 : i);
            return;
        }
    }

    template <class Share>
    void take_by_values(const std::string& field, const Share& share, bool wanted) {
        constexpr double kMost = 0.8;
        for (std::size_t i = 0; wanted && i < evidence_.size(); ++i) {
            if (taken_[i] || evidence_[i].cells == 0 || share(evidence_[i]) < kMost || !name_is_own(i))
                continue;
            take(field, i);
            return;
        }
    }

    void set_decimal() {
        for (const char* field : {"lat", "lon"})
            if (has(field) && evidence_[columns_[field]].comma) mapping_.decimal = ",";
    }

    const TableHeader& header_;
    const TableSample& sample_;
    std::vector<std::string> names_;
    std::vector<ColumnEvidence> evidence_;
    std::vector<bool> taken_;
    std::map<std::string, std::size_t> columns_;
    Mapping mapping_;
};

}  // namespace

Mapping propose_mapping(const TableHeader& header, const TableSample& sample) {
    return Proposal(header, sample).make();
}

}  // namespace bearing
