#include <fmt/format.h>

#include <array>

#include "bearing/base/text.hpp"
#include "io/country_codes.hpp"
#include "io/field_values.hpp"
#include "io/row_mapper.hpp"
#include "io/ucdp_sources.hpp"

namespace bearing {
namespace {

enum Column : std::size_t {
    kId,
    kYear,
    kCodeStatus,
    kTypeOfViolence,
    kConflictName,
    kDyadName,
    kSideA,
    kSideB,
    kSourceArticle,
    kSourceOffice,
    kSourceDate,
    kSourceHeadline,
    kSourceOriginal,
    kWherePrec,
    kWhereCoordinates,
    kWhereDescription,
    kAdm1,
    kAdm2,
    kLatitude,
    kLongitude,
    kGeomWkt,
    kCountry,
    kEventClarity,
    kDatePrec,
    kDateStart,
    kDateEnd,
    kDeathsA,
    kDeathsB,
    kDeathsCivilians,
    kDeathsUnknown,
    kBest,
    kHigh,
    kLow,
    kColumns
};

/// Of UCDP GED's 49 columns, those that say something which an incident has a place for; the codebook of
/// release 22.1 misspells where_description. The others are kept word for word like all.
constexpr std::array<std::string_view, kColumns> kNames{"id",
                                                        "year",
                                                        "code_status",
                                                        "type_of_violence",
                                                        "conflict_name",
                                                        "dyad_name",
                                                        "side_a",
                                                        "side_b",
                                                        "source_article",
                                                        "source_office",
                                                        "source_date",
                                                        "source_headline",
                                                        "source_original",
                                                        "where_prec",
                                                        "where_coordinates",
                                                        "where_description|where_decription",
                                                        "adm_1",
                                                        "adm_2",
                                                        "latitude",
                                                        "longitude",
                                                        "geom_wkt",
                                                        "country|iso3",
                                                        "event_clarity",
                                                        "date_prec",
                                                        "date_start",
                                                        "date_end",
                                                        "deaths_a",
                                                        "deaths_b",
                                                        "deaths_civilians",
                                                        "deaths_unknown",
                                                        "best",
                                                        "high",
                                                        "low"};

/// Radius about the representation point of a linear or fuzzy feature (where_prec 5), whose extent UCDP does
/// not give.
constexpr double kFuzzyFeatureRadiusM = 100'000;

enum Violence { kStateBased = 1, kNonState = 2, kOneSided = 3 };

std::optional<TimePrecision> precision_of_days(long long code) {
    constexpr std::array kPrecisions{TimePrecision::day, TimePrecision::days, TimePrecision::week,
                                     TimePrecision::month, TimePrecision::year};
    if (code < 1 || code > 5) return std::nullopt;
    return kPrecisions[static_cast<std::size_t>(code) - 1];
}

class UcdpMapper final : public RowMapper {
  public:
    UcdpMapper(const TableHeader& header, const TableSample& sample)
        : cells_(header, kNames), columns_(header.columns), file_(header.file) {
        if (sample.has_geometry || cells_.has(kGeomWkt))
            require_columns(header, cells_, {kDateStart}, "UCDP GED");
        else
            require_columns(header, cells_, {kDateStart, kLatitude, kLongitude}, "UCDP GED");
    }

    Incident map(const Row& row, std::vector<Issue>& warnings) override {
        row_ = &row;
        warnings_ = &warnings;
        Incident incident;
        incident.source_id = text(kId);
        incident.id = incident.source_id.empty() ? content_id(row.record) : "ucdp-ged:" + incident.source_id;
        if (incident.source_id.empty()) warn(kId, "no id; the row is known by its content");
        incident.when = Occurrence{time_span(), "", {}};
        incident.where = location();
        incident.killed = killed();
        read_violence(incident);
        // Codings that UCDP means to look at again are marked "Check …".
        if (ascii_lower(cell(kCodeStatus)).starts_with("check"))
            incident.verification = Verification::unverified;
        incident.verbatim = Verbatim(columns_, std::string(row.record));
        return incident;
    }

    std::string id_column() const override { return cells_.has(kId) ? cells_.name(kId) : std::string(); }

  private:
    std::string_view cell(std::size_t column) const { return cells_.at(*row_, column); }
    std::string text(std::size_t column) const { return std::string(cell(column)); }

    void warn(std::size_t column, std::string message) {
        warnings_->push_back({file_, row_->line, cells_.name(column), Severity::warning, std::move(message)});
    }

    /// The code in the column, if it is one of 1..`most`.
    std::optional<int> code(std::size_t column, int most) {
        if (cell(column).empty()) return std::nullopt;
        const auto value = read_whole(cell(column));
        if (value && *value >= 1 && *value <= most) return static_cast<int>(*value);
        warn(column, fmt::format("not a code from 1 to {}", most));
        return std::nullopt;
    }

    TimeSpan time_span() {
        const auto day = [&](std::size_t column, std::size_t otherwise) {
            const std::size_t filled = cell(column).empty() && !cell(otherwise).empty() ? otherwise : column;
            return *require_date(cell(filled), cells_.name(filled)).day;
        };
        TimeSpan span;
        span.first = day(kDateStart, kDateEnd);
        span.last = day(kDateEnd, kDateStart);
        if (span.last < span.first) throw RowFault{cells_.name(kDateEnd), "last day before the first"};
        const bool one_day = span.first == span.last;
        const auto known = code(kDatePrec, 5);
        if (known && (*known == 1) != one_day)
            warn(kDatePrec, "contradicts date_start and date_end; all are kept as they stand");
        if (known)
            span.precision = *precision_of_days(*known);
        else if (!one_day)
            span.precision = TimePrecision::days;
        return span;
    }

    std::optional<LonLat> point() {
        if (const auto point = read_point(cell(kLatitude), cell(kLongitude), cells_.name(kLatitude),
                                          cells_.name(kLongitude)))
            return point;
        // "POINT (46.75 39.82)"
        std::string_view wkt = cell(kGeomWkt);
        const auto open = wkt.find('('), close = wkt.find(')');
        if (!ascii_lower(wkt).starts_with("point") || open == std::string_view::npos ||
            close == std::string_view::npos || close < open)
            return row_->point;
        const auto numbers = split_list(wkt.substr(open + 1, close - open - 1), ' ');
        if (numbers.size() < 2) return row_->point;
        return read_point(numbers[1], numbers[0], cells_.name(kGeomWkt), cells_.name(kGeomWkt));
    }

    std::optional<Location> location() {
        const auto at = point();
        if (!at) {
            warn(kLatitude, "no coordinates; kept without a place");
            return std::nullopt;
        }
        // What is not said to be close is not taken for close.
        const auto known = code(kWherePrec, 7);
        Location where;
        where.footprint = footprint_of(*at, known ? *precision_from_ucdp(*known) : Precision::province);
        if (where.footprint.precision == Precision::line) where.footprint.radius_m = kFuzzyFeatureRadiusM;
        for (const std::size_t column : {kWhereCoordinates, kAdm2, kAdm1, kCountry})
            if (where.name.empty()) where.name = text(column);
        where.text = text(kWhereDescription);
        where.admin = text(kAdm2);
        if (cell(kAdm1) != cell(kAdm2))
            where.admin += (where.admin.empty() || cell(kAdm1).empty() ? "" : ", ") + text(kAdm1);
        const auto* country = find_country(cell(kCountry));
        refuse_swapped(*at, country, cells_.name(kLatitude));
        if (country != nullptr) where.country = country->code;
        return where;
    }

    Count killed() {
        const auto people = [&](std::size_t column) {
            const auto figure = read_people(cell(column));
            if (!figure && !cell(column).empty()) warn(column, std::string(kNoCount));
            return figure;
        };
        Count count{people(kLow), people(kBest), people(kHigh)};
        std::optional<int> sum;
        for (const std::size_t column : {kDeathsA, kDeathsB, kDeathsCivilians, kDeathsUnknown})
            if (const auto part = people(column)) sum = sum.value_or(0) + *part;
        if (!count.best)
            count.best = sum;
        else if (sum && *sum != *count.best)
            warn(kBest, "not the sum of the deaths on either side");
        const auto above = [](const std::optional<int>& a, const std::optional<int>& b) {
            return a && b && *a > *b;
        };
        if (above(count.low, count.best) || above(count.best, count.high) || above(count.low, count.high))
            warn(kBest, "low, best and high are not in order");
        return count;
    }

    /// Who took part, who is said to have done it, by whom, and in words.
    void read_violence(Incident& incident) {
        const auto violence = code(kTypeOfViolence, 3);
        const std::string side_a = text(kSideA), side_b = text(kSideB);
        incident.claims = ucdp_claims({cell(kSourceArticle), cell(kSourceOffice), cell(kSourceDate),
                                       cell(kSourceHeadline), cell(kSourceOriginal)});
        const bool unclear = code(kEventClarity, 2) == 2;
        for (auto& claim : incident.claims) {
            if (!side_a.empty()) claim.participants.push_back({side_a, Side::first});
            if (!side_b.empty()) claim.participants.push_back({side_b, Side::second});
            if (violence == kOneSided && !side_a.empty()) accuse(claim, side_a);
            // UCDP's low is the least that any source says; which of several says more is not told.
            claim.killed = incident.killed;
            if (incident.claims.size() > 1) claim.killed = {incident.killed.low, std::nullopt, std::nullopt};
            if (unclear)
                claim.note += (claim.note.empty() ? "" : "; ") +
                              std::string("the reports do not tell single events apart");
        }
        if (violence == kOneSided) incident.type = EventType::attack;
        incident.summary = summary(violence, incident);
    }

    static void accuse(Claim& claim, const std::string& side_a) {
        constexpr std::string_view kGovernment = "Government of ";
        claim.stance = Stance::alleges;
        claim.actor = side_a;
        if (!side_a.starts_with(kGovernment)) return;
        const auto* country = find_country(std::string_view(side_a).substr(kGovernment.size()));
        if (country) claim.actor_country = country->code;
    }

    std::string summary(std::optional<int> violence, const Incident& incident) const {
        std::string words = text(kDyadName).empty() ? text(kConflictName) : text(kDyadName);
        if (!cell(kSideA).empty() && !cell(kSideB).empty()) words = text(kSideA) + " - " + text(kSideB);
        if (violence == kStateBased) words = "State-based conflict: " + words;
        if (violence == kNonState) words = "Non-state conflict: " + words;
        if (violence == kOneSided) words = "One-sided violence, as reported: " + words;
        if (incident.where && !incident.where->name.empty()) words += ", " + incident.where->name;
        return words;
    }

    SchemaCells cells_;
    Verbatim::Columns columns_;
    std::string file_;
    const Row* row_ = nullptr;  ///< of the row in hand, like warnings_
    std::vector<Issue>* warnings_ = nullptr;
};

}  // namespace

std::unique_ptr<RowMapper> ucdp_mapper(const TableHeader& header) {
    return ucdp_mapper(header, {});
}

std::unique_ptr<RowMapper> ucdp_mapper(const TableHeader& header, const TableSample& sample) {
    return std::make_unique<UcdpMapper>(header, sample);
}

}  // namespace bearing
