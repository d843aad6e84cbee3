#include <fmt/format.h>

#include <algorithm>

#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "io/country_codes.hpp"
#include "io/field_values.hpp"
#include "io/hxl_tags.hpp"
#include "io/row_mapper.hpp"

namespace bearing {
namespace {

constexpr int kWeekAroundDays = 3;

class HxlMapper final : public RowMapper {
  public:
    explicit HxlMapper(const TableHeader& header)
        : roles_(header.hashtags), columns_(header.columns), file_(header.file) {
        const bool placed = roles_.has(HxlRole::position) ||
                            (roles_.has(HxlRole::latitude) && roles_.has(HxlRole::longitude));
        if (!placed)
            throw FormatError(fmt::format(
                "{} has no columns tagged #geo+lat and #geo+lon (or #geo+latlon), so its rows have no "
                "place on a map; tag them, or import it with --schema table and a mapping",
                file_));
    }

    std::vector<std::size_t> date_columns() const override {
        std::vector<std::size_t> columns;
        for (const HxlRole role : {HxlRole::date, HxlRole::start, HxlRole::end, HxlRole::reported})
            columns.insert(columns.end(), roles_.of(role).begin(), roles_.of(role).end());
        return columns;
    }

    void set_date_order(DateOrder order) override { order_ = order; }

    Incident map(const Row& row, std::vector<Issue>& warnings) override {
        row_ = &row;
        warnings_ = &warnings;
        Incident incident;
        read_ids(incident);
        incident.when = occurrence();
        incident.where = location();
        incident.killed = people(HxlRole::killed_low, HxlRole::killed, HxlRole::killed_high);
        incident.injured = people(HxlRole::injured_low, HxlRole::injured, HxlRole::injured_high);
        read_words(incident);
        incident.claims = claims();
        add_figures(incident);
        incident.verbatim = Verbatim(columns_, std::string(row.record));
        return incident;
    }

    std::string id_column() const override {
        for (const HxlRole role : {HxlRole::bearing_id, HxlRole::id})
            if (roles_.has(role)) return name(role);
        return {};
    }

  private:
    std::string_view cell(std::size_t column) const {
        const std::string_view value =
            column < row_->values.size() ? trim(row_->values[column]) : std::string_view();
        return is_missing(value) ? std::string_view() : value;
    }
    /// Of the first column of the role, "" if there is none.
    std::string_view cell(HxlRole role) const {
        return roles_.has(role) ? cell(roles_.of(role).front()) : std::string_view();
    }
    std::string text(HxlRole role) const { return std::string(cell(role)); }
    const std::string& name(HxlRole role) const { return (*columns_)[roles_.of(role).front()]; }

    /// Of all columns of the role, lists cut at semicolons.
    std::vector<std::string> list(HxlRole role) const {
        std::vector<std::string> parts;
        for (const std::size_t column : roles_.of(role))
            for (auto& part : split_list(cell(column))) parts.push_back(std::move(part));
        return parts;
    }

    void warn(HxlRole role, std::string message) {
        const std::string field = roles_.has(role) ? name(role) : std::string();
        warnings_->push_back({file_, row_->line, field, Severity::warning, std::move(message)});
    }

    void read_ids(Incident& incident) {
        incident.source_id = text(HxlRole::id);
        if (!cell(HxlRole::bearing_id).empty())
            incident.id = text(HxlRole::bearing_id);
        else if (!incident.source_id.empty())
            incident.id = "hxl:" + incident.source_id;
        else
            incident.id = content_id(row_->record);
    }

    /// A day, or a month or year in ISO 8601.
    TimeSpan span(HxlRole role) const {
        const DateReading date = read_date(cell(role), order_);
        if (date.day)
            return {*date.day,   *date.day,   TimePrecision::day,
                    date.minute, date.minute, date.utc_offset_minutes};
        if (const auto partial = parse_time_span(cell(role))) return *partial;
        throw RowFault{name(role), std::string(reason(date.fault))};
    }

    std::optional<Occurrence> occurrence() {
        std::optional<TimeSpan> span;
        const auto join = [&](HxlRole first, HxlRole last) {
            if (span || (cell(first).empty() && cell(last).empty())) return;
            span = this->span(cell(first).empty() ? last : first);
            if (cell(first).empty() || cell(last).empty()) return;
            const TimeSpan end = this->span(last);
            if (end.last < span->first) throw RowFault{name(last), "last day before the first"};
            if (span->last != end.last && span->precision == TimePrecision::day)
                span->precision = end.precision;
            span->last = end.last;
            span->last_minute = end.last_minute;
        };
        join(HxlRole::start, HxlRole::end);
        join(HxlRole::date, HxlRole::date);
        join(HxlRole::year, HxlRole::year);
        join(HxlRole::year_start, HxlRole::year_end);
        if (!span) {
            warn(HxlRole::date, "no date; kept without a time");
            return std::nullopt;
        }
        read_time_precision(*span);
        return Occurrence{*span, "", {}};
    }

    /// In words, or ACLED's 1 to 3.
    void read_time_precision(TimeSpan& span) {
        const std::string_view stated = cell(HxlRole::time_precision);
        if (stated.empty()) return;
        const auto precision = parse_time_precision(ascii_lower(stated));
        if (precision) {
            span.precision = *precision;
        } else if (stated == "2" && span.first == span.last) {
            span.first -= std::chrono::days(kWeekAroundDays);
            span.last += std::chrono::days(kWeekAroundDays);
            span.precision = TimePrecision::week;
        } else if (stated == "3" && span.first == span.last) {
            span = {first_of_month(span.first), last_of_month(span.last), TimePrecision::month, {}, {}, {}};
        } else if (stated != "1") {
            warn(HxlRole::time_precision, "not a precision of time");
        }
    }

    std::optional<LonLat> point() const {
        if (roles_.has(HxlRole::latitude) && roles_.has(HxlRole::longitude)) {
            const auto point = read_point(cell(HxlRole::latitude), cell(HxlRole::longitude),
                                          name(HxlRole::latitude), name(HxlRole::longitude));
            if (point || !roles_.has(HxlRole::position)) return point;
        }
        std::string pair = text(HxlRole::position);
        if (pair.empty()) return std::nullopt;
        // "39.82,46.75", "39.82; 46.75", "39.82 46.75", "39,82 46,75": what separates the two is the other
        // character.
        const std::string_view separators = pair.find_first_of("; ") != std::string::npos ? "; " : ",";
        if (separators == "; ")
            if (const auto comma = pair.find(", "); comma != std::string::npos) pair[comma] = ' ';
        const auto end = std::min(pair.find_first_of(separators), pair.size());
        return read_point(trim(std::string_view(pair).substr(0, end)),
                          trim(std::string_view(pair).substr(std::min(end + 1, pair.size()))),
                          name(HxlRole::position), name(HxlRole::position));
    }

    std::optional<Location> location() {
        const auto at = point();
        if (!at) {
            warn(roles_.has(HxlRole::position) ? HxlRole::position : HxlRole::latitude,
                 "no coordinates; kept without a place");
            return std::nullopt;
        }
        Location where;
        std::vector<std::string> divisions;
        for (const std::size_t column : roles_.of(HxlRole::admin))
            if (const std::string division(cell(column));
                !division.empty() && (divisions.empty() || divisions.back() != division))
                divisions.push_back(division);
        where.admin = bearing::join(divisions, ", ");
        where.name = text(HxlRole::place);
        if (where.name.empty() && !divisions.empty()) where.name = divisions.front();
        for (const HxlRole role : {HxlRole::country_code, HxlRole::country})
            if (const auto* country = find_country(cell(role)); country && where.country.empty()) {
                refuse_swapped(*at, country,
                               name(roles_.has(HxlRole::latitude) ? HxlRole::latitude : HxlRole::position));
                where.country = country->code;
            }
        const auto& codes = roles_.of(HxlRole::admin_code);
        const auto coded = std::count_if(codes.begin(), codes.end(),
                                         [&](std::size_t column) { return !cell(column).empty(); });
        where.footprint =
            footprint_of(*at, place_precision(std::max(divisions.size(), static_cast<std::size_t>(coded))));
        if (const auto radius = read_decimal(cell(HxlRole::radius)); radius && *radius >= 0 && *radius <= 2e7)
            where.footprint.radius_m = *radius;
        return where;
    }

    /// As stated, in words or by ACLED's 1 to 3; else what the row names: a place, a division of a country.
    Precision place_precision(std::size_t divisions) {
        const std::string_view stated = cell(HxlRole::place_precision);
        if (const auto precision = parse_precision(ascii_lower(stated))) return *precision;
        if (const auto code = read_whole(stated); code && *code >= 1 && *code <= 3)
            if (const auto precision = precision_from_acled(static_cast<int>(*code))) return *precision;
        if (!stated.empty()) warn(HxlRole::place_precision, "not a precision of place");
        if (!cell(HxlRole::place).empty() || divisions == 0) return Precision::town;
        return divisions > 1 ? Precision::district : Precision::province;
    }

    /// A figure that stands alone is the least and the best; 0 may also mean that nothing is known.
    Count people(HxlRole low, HxlRole best, HxlRole high) {
        const auto figure = [&](HxlRole role) {
            const auto people = read_people(cell(role));
            if (!people && !cell(role).empty()) warn(role, std::string(kNoCount));
            return people;
        };
        const auto stated = read_people_range(cell(best));
        if (!stated && !cell(best).empty()) warn(best, std::string(kNoCount));
        Count count = stated.value_or(Count{});
        if (const auto least = figure(low)) count.low = least;
        if (const auto most = figure(high)) count.high = most;
        if (count.low || count.high || !count.best) return count;
        count.low = count.best;
        if (*count.best == 0) count.best.reset();
        return count;
    }

    void read_words(Incident& incident) const {
        for (const HxlRole role : {HxlRole::sub_type, HxlRole::type, HxlRole::event_words})
            if (incident.type == EventType::unknown)
                incident.type = parse_event_type(cell(role)).value_or(EventType::unknown);
        for (const HxlRole role : {HxlRole::description, HxlRole::notes, HxlRole::event_words})
            if (incident.summary.empty()) incident.summary = text(role);
    }

    std::vector<Participant> participants() const {
        std::vector<Participant> all;
        const auto add = [&](HxlRole role, Side side) {
            for (auto& name : list(role)) all.push_back({std::move(name), side});
        };
        add(HxlRole::first, Side::first);
        add(HxlRole::with_first, Side::with_first);
        add(HxlRole::second, Side::second);
        add(HxlRole::with_second, Side::with_second);
        // Of parties that are only listed, the first two columns are the two parties.
        const auto& others = roles_.of(HxlRole::participant);
        for (std::size_t i = 0; i < others.size(); ++i)
            for (auto& name : split_list(cell(others[i])))
                all.push_back({std::move(name), i == 0 ? Side::first : Side::second});
        return all;
    }

    std::vector<Claim> claims() const {
        Claim pattern;
        pattern.participants = participants();
        pattern.source.date = read_date(cell(HxlRole::reported), order_).day;
        if (!cell(HxlRole::description).empty()) pattern.note = text(HxlRole::notes);
        const auto claimants = list(HxlRole::source), urls = list(HxlRole::url);
        std::vector<Claim> claims;
        for (std::size_t i = 0; i < std::max<std::size_t>({claimants.size(), urls.size(), 1}); ++i) {
            Claim claim = pattern;
            if (i < claimants.size()) claim.claimant = claimants[i];
            // A source may be given by its address alone.
            if (is_url(claim.claimant)) std::swap(claim.source.url, claim.claimant);
            if (i < urls.size()) claim.source.url = urls[i];
            accuse(claim, claims);
        }
        return claims;
    }

    /// Which of several sources says more than the least is not told. A claim that says nothing is none.
    static void add_figures(Incident& incident) {
        const bool single = incident.claims.size() == 1;
        for (auto& claim : incident.claims) {
            claim.killed = single ? incident.killed : Count{incident.killed.low, {}, {}};
            claim.injured = single ? incident.injured : Count{incident.injured.low, {}, {}};
        }
        if (single && incident.claims[0] == Claim{}) incident.claims.clear();
    }

    /// One claim for each party that the table says is accused, or the claim as it is.
    void accuse(const Claim& claim, std::vector<Claim>& claims) const {
        const auto accused = list(HxlRole::accused);
        if (accused.empty()) claims.push_back(claim);
        for (const auto& actor : accused) {
            claims.push_back(claim);
            claims.back().stance = Stance::alleges;
            claims.back().actor = actor;
        }
    }

    HxlColumns roles_;
    Verbatim::Columns columns_;
    std::string file_;
    DateOrder order_ = DateOrder::unknown;
    const Row* row_ = nullptr;  ///< of the row in hand, like warnings_
    std::vector<Issue>* warnings_ = nullptr;
};

bool has_all(const TableHeader& header, std::initializer_list<std::string_view> names) {
    return std::all_of(names.begin(), names.end(),
                       [&](std::string_view name) { return header.find(name).has_value(); });
}

}  // namespace

std::unique_ptr<RowMapper> hxl_mapper(const TableHeader& header) {
    // Tagged exports of other schemas keep the names of their columns, and these say more than the tags.
    TableHeader untagged{header.file, header.columns, {}};
    if (has_all(header, {"event_id_cnty", "event_date", "sub_event_type", "latitude", "longitude"}))
        return acled_mapper(untagged);
    if (has_all(header, {"type_of_violence", "side_a", "date_start", "latitude", "longitude"}))
        return ucdp_mapper(untagged);
    return std::make_unique<HxlMapper>(header);
}

}  // namespace bearing
