#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <unordered_map>

#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "io/acled_dates.hpp"
#include "io/cluster_munitions.hpp"
#include "io/country_codes.hpp"
#include "io/date_text.hpp"
#include "io/field_values.hpp"
#include "io/row_mapper.hpp"

namespace bearing {
namespace {

enum Column : std::size_t {
    kId,
    kDataId,
    kDate,
    kTimePrecision,
    kEventType,
    kSubEventType,
    kActor1,
    kAssoc1,
    kActor2,
    kAssoc2,
    kIso,
    kIso3,
    kCountry,
    kAdmin1,
    kAdmin2,
    kAdmin3,
    kLocation,
    kLatitude,
    kLongitude,
    kGeoPrecision,
    kSource,
    kNotes,
    kFatalities,
    kTags,
    kColumns
};

/// Of ACLED's columns, those that say what an incident has a place for. All columns are kept word for word.
constexpr std::array<std::string_view, kColumns> kNames{
    "event_id_cnty", "data_id",       "event_date", "time_precision", "event_type", "sub_event_type",
    "actor1",        "assoc_actor_1", "actor2",     "assoc_actor_2",  "iso",        "iso3",
    "country",       "admin1",        "admin2",     "admin3",         "location",   "latitude",
    "longitude",     "geo_precision", "source",     "notes",          "fatalities", "tags"};

/// Event types of releases before 2019, which had no sub-event types, where one of today's says the same.
EventType older_event_type(std::string_view text) {
    static const std::unordered_map<std::string, EventType> kOlder{
        {"battle-no change of territory", EventType::armed_clash},
        {"battle-government regains territory", EventType::government_regains_territory},
        {"battle-non-state actor overtakes territory", EventType::non_state_actor_overtakes_territory},
        {"excessive force against protestors", EventType::excessive_force_against_protesters},
        {"headquarters or base established", EventType::headquarters_or_base_established},
        {"non-violent transfer of territory", EventType::non_violent_transfer_of_territory},
    };
    const auto found = kOlder.find(ascii_lower(trim(text)));
    return found == kOlder.end() ? EventType::unknown : found->second;
}

/// Of the smallest unit first, as an address has it.
std::string join_admin(std::string_view a, std::string_view b, std::string_view c) {
    std::string out;
    out.reserve(a.size() + b.size() + c.size() + 4);
    for (const std::string_view part : {a, b, c}) {
        if (part.empty()) continue;
        if (!out.empty()) out += ", ";
        out += part;
    }
    return out;
}

class AcledMapper : public RowMapper {
  public:
    AcledMapper(const TableHeader& header, const TableSample& sample)
        : file_(header.file), columns_(header.columns) {
        for (std::size_t i = 0; i < kColumns; ++i) {
            const auto position = header.find(kNames[i]);
            positions_[i] = position.value_or(kAbsent);
            names_[i] = position ? (*header.columns)[*position] : std::string(kNames[i]);
        }
        order_of_slashes_ = order_of_slashes(sample, positions_[kDate]);
        if (sample.has_geometry)
            require({kDate});
        else
            require({kDate, kLatitude, kLongitude});
    }

    Incident map(const Row& row, std::vector<Issue>& warnings) override {
        Incident incident;
        set_id(row, incident, warnings);
        set_time(row, incident, warnings);
        set_place(row, incident, warnings);
        set_type(row, incident, warnings);
        incident.summary = cell(row, kNotes);
        incident.killed = read_fatalities(row, warnings);
        add_claims(row, incident);
        add_weapons(row, incident);
        incident.verbatim = Verbatim(columns_, std::string(row.record));
        return incident;
    }

    std::string id_column() const override {
        for (const Column column : {kId, kDataId})
            if (positions_[column] != kAbsent) return names_[column];
        return {};
    }

  private:
    static constexpr std::size_t kAbsent = static_cast<std::size_t>(-1);
    static constexpr int kNotStated = -1;
    static constexpr long long kNoCode = 100;

    void require(std::initializer_list<Column> needed) const {
        std::vector<std::string> missing;
        for (const Column column : needed)
            if (positions_[column] == kAbsent) missing.emplace_back(kNames[column]);
        if (!missing.empty())
            throw FormatError(
                fmt::format("{} has no column {}, so it is no table of ACLED's; give --schema table", file_,
                            join(missing, ", ")));
    }

    std::string_view cell(const Row& row, Column column) const {
        const std::size_t at = positions_[column];
        if (at == kAbsent) return {};
        const std::string_view value = row.values[at];
        if (value.empty() || (value.front() > ' ' && value.back() > ' ')) return value;
        return trim(value);
    }

    void warn(const Row& row, std::vector<Issue>& warnings, Column column, std::string message) const {
        warnings.push_back({file_, row.line, names_[column], Severity::warning, std::move(message)});
    }

    void set_id(const Row& row, Incident& incident, std::vector<Issue>& warnings) const {
        if (const auto id = cell(row, kId); !id.empty()) {
            incident.id = incident.source_id = id;
        } else if (const auto number = cell(row, kDataId); !number.empty()) {
            incident.id = "acled:" + std::string(number);
            incident.source_id = number;
        } else {
            incident.id = content_id(row.record);
            warn(row, warnings, kId, "no id; one was made from the row's content");
        }
    }

    /// The code of a precision, 1 to 3 as ACLED writes it, also "2.0" as programs do; kNotStated for an empty
    /// cell, else what is none of ACLED's.
    int precision_code(const Row& row, Column column) const {
        const std::string_view text = cell(row, column);
        if (text.size() == 1 && text[0] >= '1' && text[0] <= '3') return text[0] - '0';
        if (is_missing(text)) return kNotStated;
        return static_cast<int>(std::clamp(read_whole(text).value_or(kNoCode), 0LL, kNoCode));
    }

    /// ACLED's own dates have the day first.
    Day event_day(const Row& row, std::vector<Issue>& warnings) {
        const std::string_view text = cell(row, kDate);
        const bool slashed = text.find('/') != std::string_view::npos;
        const DateOrder order = slashed ? order_of_slashes_ : DateOrder::dmy;
        const DateReading date = read_date(text, order);
        if (!date.day) throw RowFault{names_[kDate], std::string(reason(date.fault))};
        const DateOrder other = order == DateOrder::dmy ? DateOrder::mdy : DateOrder::dmy;
        if (order != DateOrder::unknown && date.proven == other)
            throw RowFault{names_[kDate], std::string(reason(DateFault::impossible))};
        if (order == DateOrder::mdy && !said_month_first_) {
            said_month_first_ = true;
            warn(row, warnings, kDate,
                 "some dates can only have the month first, so all with slashes are read so");
        }
        return *date.day;
    }

    void set_time(const Row& row, Incident& incident, std::vector<Issue>& warnings) {
        const Day day = event_day(row, warnings);
        Occurrence& when = incident.when.emplace();
        switch (precision_code(row, kTimePrecision)) {
            case kNotStated:
            case 1:
                when.span = {day, day, TimePrecision::day, {}, {}, {}};
                break;
            case 2:
                when.span = week_around(day);
                break;
            default:
                // The widest of the three cannot claim too much.
                warn(row, warnings, kTimePrecision, "unknown time precision, taken as the month");
                [[fallthrough]];
            case 3:
                when.span = month_around(day);
        }
    }

    void set_place(const Row& row, Incident& incident, std::vector<Issue>& warnings) {
        auto point =
            read_point(cell(row, kLatitude), cell(row, kLongitude), names_[kLatitude], names_[kLongitude]);
        if (!point) point = row.point;
        if (!point) {
            warn(row, warnings, kLatitude, "no coordinates; kept without a place");
            return;
        }
        Location& where = incident.where.emplace();
        const int code = precision_code(row, kGeoPrecision);
        auto precision = code == kNotStated ? Precision::town : precision_from_acled(code);
        if (!precision) {
            precision = Precision::province;
            warn(row, warnings, kGeoPrecision, "unknown geo precision, taken as the province");
        }
        where.footprint.point = *point;
        where.footprint.precision = *precision;
        where.footprint.radius_m = default_radius_m(*precision);
        where.name = cell(row, kLocation);
        where.admin = join_admin(cell(row, kAdmin3), cell(row, kAdmin2), cell(row, kAdmin1));
        const CountryCode* in = country(row);
        refuse_swapped(*point, in, names_[kLatitude]);
        if (in != nullptr) where.country = in->code;
    }

    /// Null if the row names none that is known.
    const CountryCode* country(const Row& row) {
        for (const Column column : {kIso, kIso3, kCountry}) {
            const std::string_view text = cell(row, column);
            if (text.empty()) continue;
            auto known = countries_.find(std::string(text));
            if (known == countries_.end()) known = countries_.emplace(text, find_country(text)).first;
            if (known->second != nullptr) return known->second;
        }
        return nullptr;
    }

    void set_type(const Row& row, Incident& incident, std::vector<Issue>& warnings) {
        std::string_view text = cell(row, kSubEventType);
        const Column column = text.empty() ? kEventType : kSubEventType;
        if (text.empty()) text = cell(row, kEventType);
        if (text.empty()) return;
        auto known = types_.find(std::string(text));
        if (known == types_.end()) {
            const EventType type = parse_event_type(text).value_or(older_event_type(text));
            known = types_.emplace(text, type).first;
            // Once for each spelling: a table may have a million rows of it.
            if (type == EventType::unknown && column == kSubEventType)
                warn(row, warnings, column, fmt::format("unknown type \"{}\", here and in other rows", text));
        }
        incident.type = known->second;
    }

    /// ACLED notes the lowest of conflicting figures, and 0 also where nothing is known.
    Count read_fatalities(const Row& row, std::vector<Issue>& warnings) const {
        const std::string_view text = cell(row, kFatalities);
        if (text == "0") return {0, std::nullopt, std::nullopt};
        if (is_missing(text)) return {};
        const auto n = read_people(text);
        if (!n) {
            warn(row, warnings, kFatalities, "fatalities are not a count; kept as unknown");
            return {};
        }
        return *n == 0 ? Count{0, std::nullopt, std::nullopt} : Count{n, n, std::nullopt};
    }

    void add_participants(std::string_view list, Side side, std::vector<Participant>& out) const {
        while (!list.empty()) {
            const auto end = list.find(';');
            if (const auto name = trim(list.substr(0, end)); !is_missing(name))
                out.push_back({std::string(name), side});
            if (end == std::string_view::npos) return;
            list.remove_prefix(end + 1);
        }
    }

    /// One claim for each source: that it happened, with whom. Who attacked whom is not said by the columns.
    void add_claims(const Row& row, Incident& incident) const {
        Claim claim;
        claim.participants.reserve(4);
        if (const auto actor = cell(row, kActor1); !actor.empty())
            claim.participants.push_back({std::string(actor), Side::first});
        add_participants(cell(row, kAssoc1), Side::with_first, claim.participants);
        if (const auto actor = cell(row, kActor2); !actor.empty())
            claim.participants.push_back({std::string(actor), Side::second});
        add_participants(cell(row, kAssoc2), Side::with_second, claim.participants);
        claim.killed = incident.killed;
        const std::string_view sources = cell(row, kSource);
        if (sources.find(';') == std::string_view::npos) {
            claim.claimant = sources;
            incident.claims.push_back(std::move(claim));
            return;
        }
        // Each of several sources says at least the lowest figure; which of them says it is not told.
        claim.killed.best.reset();
        std::set<std::string> seen;
        for (auto& source : split_list(sources)) {
            if (!seen.insert(source).second) continue;
            incident.claims.push_back(claim);
            incident.claims.back().claimant = std::move(source);
        }
        if (incident.claims.empty()) incident.claims.push_back(std::move(claim));
    }

    /// No sub-event type is that of cluster munitions: only the words tell. Which of several sources names
    /// them is not told.
    void add_weapons(const Row& row, Incident& incident) const {
        auto weapon = cluster_munitions_.named_in(cell(row, kNotes));
        if (!weapon) weapon = cluster_munitions_.named_in(cell(row, kTags));
        if (!weapon) return;
        if (incident.claims.size() == 1) incident.claims[0].weapons.push_back(*weapon);
        incident.weapons.push_back(std::move(*weapon));
    }

    std::string file_;
    Verbatim::Columns columns_;
    const ClusterMunitions& cluster_munitions_ = ClusterMunitions::bundled();
    std::array<std::size_t, kColumns> positions_{};
    std::array<std::string, kColumns> names_;
    std::unordered_map<std::string, const CountryCode*> countries_;
    std::unordered_map<std::string, EventType> types_;
    DateOrder order_of_slashes_ = DateOrder::dmy;
    bool said_month_first_ = false;
};

}  // namespace

std::unique_ptr<RowMapper> acled_mapper(const TableHeader& header) {
    return acled_mapper(header, {});
}

std::unique_ptr<RowMapper> acled_mapper(const TableHeader& header, const TableSample& sample) {
    return std::make_unique<AcledMapper>(header, sample);
}

}  // namespace bearing
