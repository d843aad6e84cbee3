#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "bearing/base/text.hpp"
#include "io/field_values.hpp"
#include "io/row_mapper.hpp"

namespace bearing {
namespace {

enum Column : std::size_t {
    kSlug,
    kLatitude,
    kLongitude,
    kStatus,
    kDescription,
    kDate,
    kTime,
    kResolution,
    kSensitive,
    kGeneralLocation,
    kType,
    kColumns
};

constexpr std::array<std::string_view, kColumns> kNames{"slug|attr_slug",
                                                        "latitude",
                                                        "longitude",
                                                        "status|attr_status",
                                                        "description|attr_description",
                                                        "date|attr_date",
                                                        "time|attr_time",
                                                        "geolocation_resolution|attr_geolocation_resolution",
                                                        "sensitive|attr_sensitive",
                                                        "general_location|attr_general_location",
                                                        "type|attr_type"};

/// The text without the apostrophe that Atlos puts before everything that a spreadsheet would calculate,
/// numbers below zero included.
std::string_view unescaped(std::string_view cell) {
    if (cell.size() > 1 && cell[0] == '\'' &&
        std::string_view("=+-@\t\r").find(cell[1]) != std::string_view::npos)
        cell.remove_prefix(1);
    return trim(cell);
}

/// Atlos: exact is within 10 m, vicinity within 100 m, locality within 1 km; words of explanation may follow.
std::optional<Footprint> resolved(LonLat point, std::string_view resolution) {
    const std::string word = ascii_lower(resolution);
    if (word.starts_with("exact")) return Footprint{point, 10, Precision::exact, {}};
    if (word.starts_with("vicinity")) return Footprint{point, 100, Precision::vicinity, {}};
    if (word.starts_with("locality")) return Footprint{point, 1000, Precision::vicinity, {}};
    return std::nullopt;
}

bool is_sensitive(std::string_view cell) {
    const std::string word = ascii_lower(cell);
    constexpr std::array<std::string_view, 6> kNot{"", "not sensitive", "no", "false", "0", "[]"};
    return std::find(kNot.begin(), kNot.end(), word) == kNot.end();
}

class AtlosMapper final : public RowMapper {
  public:
    explicit AtlosMapper(const TableHeader& header)
        : cells_(header, kNames), columns_(header.columns), file_(header.file) {
        require_columns(header, cells_, {kSlug, kLatitude, kLongitude}, "Atlos");
        for (std::size_t n = 1;; ++n) {
            const auto source = header.find(fmt::format("source_{}", n));
            if (!source) break;
            sources_.push_back(*source);
        }
    }

    Incident map(const Row& row, std::vector<Issue>& warnings) override {
        row_ = &row;
        warnings_ = &warnings;
        Incident incident;
        incident.source_id = text(kSlug);
        incident.id = incident.source_id.empty() ? content_id(row.record) : "atlos:" + incident.source_id;
        if (incident.source_id.empty()) warn(kSlug, "no slug; the row is known by its content");
        incident.summary = text(kDescription);
        incident.when = occurrence();
        incident.where = location();
        for (const auto& type : split_list(cell(kType), ','))
            if (incident.type == EventType::unknown)
                incident.type = parse_event_type(type).value_or(EventType::unknown);
        // A case counts as checked when its work is completed; every other stage says that it is not.
        const std::string status = ascii_lower(cell(kStatus));
        if (!status.empty())
            incident.verification = status == "completed" ? Verification::verified : Verification::unverified;
        if (status == "canceled" || status == "cancelled")
            warn(kStatus, "given up by those who worked on it");
        if (is_sensitive(cell(kSensitive)))
            warn(kSensitive, "marked as sensitive; look before showing or publishing it");
        incident.claims = claims();
        incident.verbatim = Verbatim(columns_, std::string(row.record));
        return incident;
    }

    std::string id_column() const override { return cells_.name(kSlug); }

  private:
    std::string_view cell(std::size_t column) const { return unescaped(cells_.at(*row_, column)); }
    std::string text(std::size_t column) const { return std::string(cell(column)); }

    void warn(std::size_t column, std::string message) {
        warnings_->push_back({file_, row_->line, cells_.name(column), Severity::warning, std::move(message)});
    }

    /// Cases that are being worked on have no date or place yet; they are kept.
    std::optional<Occurrence> occurrence() {
        if (cell(kDate).empty()) return std::nullopt;
        const DateReading date = require_date(cell(kDate), cells_.name(kDate));
        Occurrence when{{*date.day, *date.day, TimePrecision::day, {}, {}, {}}, "", {}};
        const auto minute = cell(kTime).empty() ? date.minute : read_minute_of_day(cell(kTime));
        if (!minute && !cell(kTime).empty()) warn(kTime, "not a time of day");
        when.span.first_minute = when.span.last_minute = minute;
        return when;
    }

    std::optional<Location> location() {
        const auto point =
            read_point(cell(kLatitude), cell(kLongitude), cells_.name(kLatitude), cells_.name(kLongitude));
        if (!point) return std::nullopt;
        Location where;
        where.name = text(kGeneralLocation);
        if (const auto footprint = resolved(*point, cell(kResolution))) {
            where.footprint = *footprint;
        } else {
            where.footprint = footprint_of(*point, Precision::town);
            if (!cell(kResolution).empty()) warn(kResolution, "not a resolution of Atlos; taken for a town");
        }
        return where;
    }

    std::vector<Claim> claims() const {
        std::vector<Claim> claims;
        for (const std::size_t column : sources_) {
            if (column >= row_->values.size()) continue;
            const std::string source(unescaped(trim(row_->values[column])));
            if (source.empty()) continue;
            Claim claim;
            (is_url(source) ? claim.source.url : claim.claimant) = source;
            claims.push_back(std::move(claim));
        }
        return claims;
    }

    SchemaCells cells_;
    Verbatim::Columns columns_;
    std::string file_;
    std::vector<std::size_t> sources_;
    const Row* row_ = nullptr;  ///< of the row in hand, like warnings_
    std::vector<Issue>* warnings_ = nullptr;
};

}  // namespace

std::unique_ptr<RowMapper> atlos_mapper(const TableHeader& header) {
    return std::make_unique<AtlosMapper>(header);
}

}  // namespace bearing
