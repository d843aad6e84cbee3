#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <set>

#include "bearing/base/csv.hpp"
#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "io/cell_safety.hpp"
#include "io/country_codes.hpp"
#include "io/csv_values.hpp"
#include "io/row_mapper.hpp"
#include "io/write_columns.hpp"

namespace bearing {
namespace {

enum Column : std::size_t {
    kId,
    kDate,
    kYear,
    kTimePrecision,
    kDisorder,
    kEvent,
    kSubEvent,
    kActor1,
    kAssoc1,
    kInter1,
    kActor2,
    kAssoc2,
    kInter2,
    kInteraction,
    kCivilians,
    kIso,
    kRegion,
    kCountry,
    kAdmin1,
    kAdmin2,
    kAdmin3,
    kLocation,
    kLatitude,
    kLongitude,
    kGeoPrecision,
    kSource,
    kSourceScale,
    kNotes,
    kFatalities,
    kTags,
    kTimestamp,
    kColumns
};

using Cells = std::vector<std::string>;

constexpr std::array kSides{Side::first, Side::with_first, Side::second, Side::with_second};

struct TypeNames {
    std::string_view disorder;
    std::string_view event;
};

/// ACLED's codebook: the event type and the disorder type of each sub-event type.
TypeNames names_of(EventType type) {
    constexpr std::string_view kPolitical = "Political violence", kDemonstrations = "Demonstrations";
    switch (type) {
        case EventType::unknown:
            return {};
        case EventType::government_regains_territory:
        case EventType::non_state_actor_overtakes_territory:
        case EventType::armed_clash:
            return {kPolitical, "Battles"};
        case EventType::excessive_force_against_protesters:
            return {"Political violence; Demonstrations", "Protests"};
        case EventType::protest_with_intervention:
        case EventType::peaceful_protest:
            return {kDemonstrations, "Protests"};
        case EventType::violent_demonstration:
            return {kDemonstrations, "Riots"};
        case EventType::mob_violence:
            return {kPolitical, "Riots"};
        case EventType::chemical_weapon:
        case EventType::air_drone_strike:
        case EventType::suicide_bomb:
        case EventType::shelling_artillery_missile:
        case EventType::remote_explosive_landmine_ied:
        case EventType::grenade:
            return {kPolitical, "Explosions/Remote violence"};
        case EventType::sexual_violence:
        case EventType::attack:
        case EventType::abduction_forced_disappearance:
            return {kPolitical, "Violence against civilians"};
        default:
            return {"Strategic developments", "Strategic developments"};
    }
}

/// ACLED marks these as targeting civilians by their nature; of others the type does not tell.
bool targets_civilians(EventType type) {
    return type == EventType::excessive_force_against_protesters ||
           names_of(type).event == "Violence against civilians";
}

void make_type(const Incident& incident, Cells& cells) {
    const TypeNames names = names_of(incident.type);
    cells[kDisorder] = names.disorder;
    cells[kEvent] = names.event;
    cells[kSubEvent] = acled_name(incident.type);
    if (targets_civilians(incident.type)) cells[kCivilians] = "Civilian targeting";
}

/// A week has the middle day as its date, and so has a month; what is longer than a week is a month.
void make_time(const Incident& incident, Cells& cells) {
    if (!incident.when) return;
    const TimeSpan& span = incident.when->span;
    const int days = day_number(span.last) - day_number(span.first) + 1;
    const Day middle = span.first + std::chrono::days((days - 1) / 2);
    cells[kDate] = to_string(middle);
    cells[kYear] = cells[kDate].substr(0, 4);
    cells[kTimePrecision] = days == 1 ? "1" : days <= 7 ? "2" : "3";
}

void make_place(const Incident& incident, Cells& cells) {
    if (!incident.where) return;
    const Location& where = *incident.where;
    if (const auto* country = find_country(where.country)) {
        if (country->numeric > 0) cells[kIso] = std::to_string(country->numeric);
        cells[kCountry] = country->name;
    }
    // The smallest division stands first in an incident; whatever is more than three stays together.
    auto divisions = split_list(where.admin, ',');
    for (const std::size_t column : {kAdmin1, kAdmin2, kAdmin3}) {
        if (divisions.empty()) break;
        if (column == kAdmin3) divisions = {join(divisions, ", ")};
        cells[column] = divisions.back();
        divisions.pop_back();
    }
    cells[kLocation] = where.name;
    cells[kLatitude] = write_number(where.footprint.point.lat);
    cells[kLongitude] = write_number(where.footprint.point.lon);
    cells[kGeoPrecision] = std::to_string(acled_precision(where.footprint.precision));
}

/// Names of a side over all claims, each once, in their order.
std::vector<std::string> names_on(const Incident& incident, Side side) {
    std::vector<std::string> names;
    for (const auto& claim : incident.claims)
        for (const auto& participant : claim.participants)
            if (participant.side == side &&
                std::find(names.begin(), names.end(), participant.name) == names.end())
                names.push_back(participant.name);
    return names;
}

/// The first name of a side is the actor; others stand with its associates.
void make_side(const Incident& incident, Side side, Side with, std::string& actor, std::string& associates) {
    auto names = names_on(incident, side);
    auto others = names_on(incident, with);
    if (!names.empty()) {
        actor = names.front();
        others.insert(others.begin(), names.begin() + 1, names.end());
    }
    associates = join(others, "; ");
}

std::vector<std::string> sources_of(const Incident& incident) {
    std::vector<std::string> sources;
    for (const auto& claim : incident.claims) {
        const std::string& name = claim.claimant.empty() ? claim.source.publisher : claim.claimant;
        if (!name.empty() && std::find(sources.begin(), sources.end(), name) == sources.end())
            sources.push_back(name);
    }
    return sources;
}

Cells made_cells(const Incident& incident) {
    Cells cells(kColumns);
    cells[kId] = incident.id;
    make_time(incident, cells);
    make_type(incident, cells);
    make_side(incident, Side::first, Side::with_first, cells[kActor1], cells[kAssoc1]);
    make_side(incident, Side::second, Side::with_second, cells[kActor2], cells[kAssoc2]);
    make_place(incident, cells);
    cells[kSource] = join(sources_of(incident), "; ");
    cells[kNotes] = incident.summary;
    // ACLED codes the least of conflicting figures, and 0 where nothing is known.
    cells[kFatalities] = std::to_string(incident.killed.low.value_or(incident.killed.best.value_or(0)));
    return cells;
}

/// Columns that come from the file as long as what they say is still what the incident says.
struct Group {
    std::function<bool(const Incident&, const Incident&)> same;
    std::vector<std::size_t> columns;
};

const std::vector<Group>& groups() {
    using I = const Incident&;
    static const std::vector<Group> all{
        {[](I a, I b) { return a.id == b.id; }, {kId}},
        {[](I a, I b) { return a.when == b.when; }, {kDate, kYear, kTimePrecision}},
        {[](I a, I b) { return a.type == b.type; }, {kDisorder, kEvent, kSubEvent, kCivilians}},
        {[](I a, I b) {
             return a.claims == b.claims || std::all_of(kSides.begin(), kSides.end(), [&](Side side) {
                        return names_on(a, side) == names_on(b, side);
                    });
         },
         {kActor1, kAssoc1, kInter1, kActor2, kAssoc2, kInter2, kInteraction}},
        {[](I a, I b) { return a.where == b.where; },
         {kIso, kRegion, kCountry, kAdmin1, kAdmin2, kAdmin3, kLocation, kLatitude, kLongitude,
          kGeoPrecision}},
        {[](I a, I b) { return a.claims == b.claims || sources_of(a) == sources_of(b); },
         {kSource, kSourceScale}},
        {[](I a, I b) { return a.summary == b.summary; }, {kNotes}},
        {[](I a, I b) { return a.killed == b.killed; }, {kFatalities}},
        {[](I, I) { return true; }, {kTags, kTimestamp}},
    };
    return all;
}

}  // namespace

const std::vector<std::string>& acled_column_names() {
    static const std::vector<std::string> names{
        "event_id_cnty", "event_date",     "year",     "time_precision", "disorder_type",
        "event_type",    "sub_event_type", "actor1",   "assoc_actor_1",  "inter1",
        "actor2",        "assoc_actor_2",  "inter2",   "interaction",    "civilian_targeting",
        "iso",           "region",         "country",  "admin1",         "admin2",
        "admin3",        "location",       "latitude", "longitude",      "geo_precision",
        "source",        "source_scale",   "notes",    "fatalities",     "tags",
        "timestamp"};
    return names;
}

AcledRows::AcledRows() {
    // Old columns that say what today's say, too.
    auto columns = std::make_shared<std::vector<std::string>>(acled_column_names());
    columns->insert(columns->end(), {"data_id", "iso3"});
    header_ = std::make_unique<TableHeader>(TableHeader{"", std::move(columns), {}});
    mapper_ = acled_mapper(*header_);
    TableSample month_first{{std::vector<std::string>(header_->columns->size())}, false};
    month_first.rows[0][kDate] = "12/31/2000";
    month_first_ = acled_mapper(*header_, month_first);
}

AcledRows::~AcledRows() = default;

std::vector<std::string> AcledRows::cells(const Incident& incident) {
    read_columns(incident.verbatim.columns());
    auto cells = is_acled_ ? verbatim_cells(incident) : made_cells(incident);
    // Older files have another id, and some rows have none.
    if (cells[kId].empty()) cells[kId] = incident.id;
    return cells;
}

void AcledRows::read_columns(const Verbatim::Columns& columns) {
    if (columns == columns_ || (columns && columns_ && *columns == *columns_)) return;
    columns_ = columns;
    positions_.clear();
    std::set<std::size_t> found;
    for (std::size_t i = 0; columns && i < columns->size(); ++i) {
        const auto position = header_->find((*columns)[i]);
        positions_.push_back(position && found.insert(*position).second ? position : std::nullopt);
    }
    is_acled_ = found.contains(kDate) &&
                (found.contains(kId) || found.contains(kSubEvent) || found.contains(kInter1));
}

/// What the file said; a date with slashes in whichever order makes it the incident's.
std::optional<Incident> AcledRows::read_again(const Incident& incident,
                                              const std::vector<std::string_view>& values) {
    std::vector<Issue> ignored;
    const std::string& record = incident.verbatim.record();
    std::optional<Incident> read;
    for (RowMapper* mapper : {mapper_.get(), month_first_.get()}) {
        try {
            Incident again = mapper->map({0, values, record, record, {}, nullptr}, ignored);
            if (!read || again.when == incident.when) read = std::move(again);
        } catch (const RowFault&) {
            continue;
        }
        if (read->when == incident.when) break;
    }
    return read;
}

/// What the file said is read anew: the cells of everything that has stayed the same are the file's.
std::vector<std::string> AcledRows::verbatim_cells(const Incident& incident) {
    const auto cells = incident.verbatim.cells();
    std::vector<std::string_view> values(header_->columns->size());
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (positions_[i]) values[*positions_[i]] = cells[i].second;
    const auto imported = read_again(incident, values);
    if (!imported) return made_cells(incident);
    Cells row(values.begin(), values.begin() + kColumns);
    std::optional<Cells> made;
    for (const auto& group : groups()) {
        if (group.same(incident, *imported)) continue;
        if (!made) made = made_cells(incident);
        for (const std::size_t column : group.columns) row[column] = (*made)[column];
    }
    return row;
}

std::string to_acled_csv(const std::vector<const Incident*>& incidents) {
    std::string out = join(acled_column_names(), ",") + "\n";
    AcledRows rows;
    for (const Incident* incident : incidents) {
        for (auto& cell : rows.cells(*incident)) out += csv_field(safe_cell(cell)) + ",";
        out.back() = '\n';
    }
    return out;
}

}  // namespace bearing
