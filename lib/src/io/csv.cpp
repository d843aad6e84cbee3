#include "bearing/base/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "bearing/base/error.hpp"
#include "bearing/base/sha256.hpp"
#include "bearing/base/text.hpp"
#include "bearing/base/utf8.hpp"
#include "bearing/io/read_incidents.hpp"
#include "io/cell_safety.hpp"
#include "io/csv_columns.hpp"
#include "io/export_names.hpp"

namespace bearing {
namespace {

/// Other spellings that people give the columns a row cannot do without.
std::string canonical_column(std::string_view header) {
    const std::string name = ascii_lower(trim(header));
    if (name == "date") return "date_first";
    if (name == "latitude") return "lat";
    if (name == "longitude" || name == "lng") return "lon";
    return name;
}

/// Which column of the file holds which of ours.
struct Header {
    std::vector<std::string> names;
    std::vector<std::optional<std::size_t>> incident_fields;  ///< by index into incident_columns()
    std::vector<std::optional<std::size_t>> claim_fields;
    std::vector<std::size_t> verbatim;        ///< columns that are not ours
    std::vector<std::string> verbatim_names;  ///< of these, word for word

    std::optional<std::size_t> index_of(std::string_view name) const {
        const auto found = std::find(names.begin(), names.end(), name);
        if (found == names.end()) return std::nullopt;
        return static_cast<std::size_t>(found - names.begin());
    }
};

Header read_header(const CsvRecord& record, const std::string& name) {
    Header header;
    for (const auto& field : record.fields) header.names.push_back(canonical_column(field));
    std::vector<bool> ours(header.names.size());
    const auto locate = [&](std::string_view column) {
        const auto at = header.index_of(column);
        if (at) ours[*at] = true;
        return at;
    };
    for (const auto& column : incident_columns()) header.incident_fields.push_back(locate(column.name));
    for (const auto& column : claim_columns()) header.claim_fields.push_back(locate(column.name));
    for (std::size_t i = 0; i < ours.size(); ++i) {
        if (ours[i] || header.names[i].empty() || header.names[i] == kMatchColumn) continue;
        header.verbatim.push_back(i);
        header.verbatim_names.push_back(verbatim_column_name(restored_cell(record.fields[i])));
    }
    for (const std::string_view needed : {"date_first", "lat", "lon"})
        if (!header.index_of(needed))
            throw FormatError(
                fmt::format("{} has no column \"{}\", so it is not Bearing's CSV; it needs at least "
                            "date_first, lat and lon (see docs/formats.md)",
                            name, needed));
    return header;
}

/// Why a row cannot be used.
struct RowFault {
    std::string field;
    std::string reason;
};

template <class Owner, class Columns>
void read_fields(Owner& owner, const Columns& columns, const std::vector<std::optional<std::size_t>>& fields,
                 const CsvRecord& record) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!fields[i]) continue;
        const std::string& cell = record.fields[*fields[i]];
        if (trim(cell).empty()) continue;
        try {
            columns[i].read(owner, cell);
        } catch (const FormatError& error) {
            throw RowFault{std::string(columns[i].name), error.what()};
        }
    }
}

const std::string& cell_of(const Header& header, const CsvRecord& record, std::string_view column) {
    static const std::string kEmpty;
    const auto at = header.index_of(column);
    return at ? record.fields[*at] : kEmpty;
}

/// What other cells imply where a row leaves them out.
void complete_incident(Incident& incident, const Header& header, const CsvRecord& record) {
    const auto given = [&](std::string_view column) {
        return !trim(cell_of(header, record, column)).empty();
    };
    if (given("date_last") && !given("date_first"))
        throw RowFault{"date_first", "date_last without date_first"};
    if (incident.when && !given("date_first")) incident.when.reset();
    if (incident.when) {
        TimeSpan& span = incident.when->span;
        if (!given("date_last")) span.last = span.first;
        if (span.last < span.first) throw RowFault{"date_last", "date_last before date_first"};
    }
    if (given("lat") != given("lon"))
        throw RowFault{given("lat") ? "lon" : "lat", "half of the coordinates missing"};
    if (incident.where && !given("lat")) {
        // Without coordinates there is no place on the map; its name is kept with the row.
        if (given("place")) incident.verbatim.add("place", incident.where->name);
        incident.where.reset();
    }
    if (incident.where && !given("radius_m"))
        incident.where->footprint.radius_m = default_radius_m(incident.where->footprint.precision);
    if (!given("id")) incident.id = "row-" + sha256_hex(record.raw).substr(0, 12);
}

std::optional<Claim> read_claim(const Header& header, const CsvRecord& record) {
    Claim claim;
    read_fields(claim, claim_columns(), header.claim_fields, record);
    const bool any =
        std::any_of(header.claim_fields.begin(), header.claim_fields.end(),
                    [&](const auto& field) { return field && !trim(record.fields[*field]).empty(); });
    if (!any) return std::nullopt;
    const bool accuses = claim.stance != Stance::reports;
    if (accuses && claim.actor.empty() && claim.stance == Stance::alleges)
        throw RowFault{"actor", "alleges without an actor"};
    return claim;
}

/// Rows of one file, put together by id.
class CsvAssembly {
  public:
    CsvAssembly(const Header& header, IncidentFile& file, const std::string& name)
        : header_(header), file_(file), name_(name) {}

    void add(const CsvRecord& record) {
        check_shape(record);
        Incident incident;
        read_fields(incident, incident_columns(), header_.incident_fields, record);
        complete_incident(incident, header_, record);
        const auto claim = read_claim(header_, record);
        const auto [known, is_new] = by_id_.emplace(incident.id, file_.incidents.size());
        if (is_new) {
            for (std::size_t i = 0; i < header_.verbatim.size(); ++i)
                if (const auto& cell = record.fields[header_.verbatim[i]]; !cell.empty())
                    incident.verbatim.add(header_.verbatim_names[i], cell);
            file_.incidents.push_back(std::move(incident));
        } else {
            warn_if_different(file_.incidents[known->second], incident, record.line);
        }
        if (claim) file_.incidents[known->second].claims.push_back(*claim);
    }

  private:
    void check_shape(const CsvRecord& record) const {
        if (record.broken_quotes) throw RowFault{"", "broken quotes"};
        if (record.raw.find('\0') != std::string::npos) throw RowFault{"", "binary data in the row"};
        if (!is_valid_utf8(record.raw)) throw RowFault{"", "not UTF-8"};
        if (record.fields.size() < header_.names.size()) throw RowFault{"", "too few fields"};
        if (record.fields.size() > header_.names.size()) throw RowFault{"", "too many fields"};
    }

    void warn_if_different(const Incident& first, const Incident& other, std::size_t line) {
        for (const auto& column : incident_columns())
            if (column.write(first) != column.write(other))
                file_.warnings.push_back(
                    {name_, line, std::string(column.name), Severity::warning,
                     fmt::format("differs from the first row of {}; the first row holds", first.id)});
    }

    const Header& header_;
    IncidentFile& file_;
    const std::string& name_;
    std::map<std::string, std::size_t> by_id_;
};

}  // namespace

IncidentFile parse_csv(std::string_view text, const std::string& name) {
    CsvParser parser(text, guess_delimiter(text));
    const auto first = parser.next();
    if (!first) throw FormatError(fmt::format("{} is empty; there is nothing to read", name));
    IncidentFile file;
    file.format = "bearing-csv";
    const Header header = read_header(*first, name);
    CsvAssembly assembly(header, file, name);
    while (auto record = parser.next()) {
        ++file.rows;
        for (std::string& cell : record->fields) cell = restored_cell(cell);
        try {
            assembly.add(*record);
        } catch (const RowFault& fault) {
            file.rejected.push_back(
                {{name, record->line, fault.field, Severity::error, fault.reason}, record->raw});
        }
    }
    for (auto& incident : file.incidents) {
        if (!incident.killed.known()) incident.killed = summarize_casualties(incident.claims, &Claim::killed);
        if (!incident.injured.known())
            incident.injured = summarize_casualties(incident.claims, &Claim::injured);
    }
    return file;
}

}  // namespace bearing
