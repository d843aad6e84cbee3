#include "io/bearing_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "io/csv_columns.hpp"
#include "io/export_names.hpp"
#include "io/field_values.hpp"
#include "io/record_text.hpp"

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

}  // namespace

/// Which column of the file holds which of ours.
class BearingRowsReader::Header {
  public:
    explicit Header(const TableHeader& table) {
        for (const auto& name : *table.columns) names_.push_back(canonical_column(name));
        std::vector<bool> ours(names_.size());
        const auto locate = [&](std::string_view column) {
            const auto at = index_of(column);
            if (at) ours[*at] = true;
            return at;
        };
        for (const auto& column : incident_columns()) incident_fields_.push_back(locate(column.name));
        for (const auto& column : claim_columns()) claim_fields_.push_back(locate(column.name));
        auto kept = std::make_shared<std::vector<std::string>>();
        for (std::size_t i = 0; i < ours.size(); ++i) {
            if (ours[i] || names_[i].empty() || names_[i] == kMatchColumn) continue;
            verbatim_fields_.push_back(i);
            kept->push_back(verbatim_column_name((*table.columns)[i]));
        }
        verbatim_columns_ = std::move(kept);
        for (const std::string_view needed : {"date_first", "lat", "lon"})
            if (!index_of(needed))
                throw FormatError(
                    fmt::format("{} has no column \"{}\", so it is not Bearing's CSV; it needs at least "
                                "date_first, lat and lon (see docs/formats.md)",
                                table.file, needed));
    }

    Incident incident(const Row& row) const {
        Incident incident;
        read_fields(incident, incident_columns(), incident_fields_, row);
        complete(incident, row);
        return incident;
    }

    std::optional<Claim> claim(const Row& row) const {
        Claim claim;
        read_fields(claim, claim_columns(), claim_fields_, row);
        const bool any = std::any_of(claim_fields_.begin(), claim_fields_.end(), [&](const auto& field) {
            return field && !trim(row.values[*field]).empty();
        });
        if (!any) return std::nullopt;
        if (claim.actor.empty() && claim.stance == Stance::alleges)
            throw RowFault{"actor", "alleges without an actor"};
        return claim;
    }

    /// Columns that are not ours, word for word.
    void keep_others(Incident& incident, const Row& row) const {
        if (verbatim_fields_.empty()) return;
        std::vector<std::string_view> values;
        for (const auto field : verbatim_fields_) values.push_back(row.values[field]);
        std::string record;
        append_record(values, record);
        const auto place = incident.verbatim.value("place");
        incident.verbatim = Verbatim(verbatim_columns_, std::move(record));
        if (!place.empty()) incident.verbatim.add("place", place);
    }

  private:
    std::optional<std::size_t> index_of(std::string_view name) const {
        const auto found = std::find(names_.begin(), names_.end(), name);
        if (found == names_.end()) return std::nullopt;
        return static_cast<std::size_t>(found - names_.begin());
    }

    bool given(const Row& row, std::string_view column) const {
        const auto at = index_of(column);
        return at && !trim(row.values[*at]).empty();
    }

    template <class Owner, class Columns>
    static void read_fields(Owner& owner, const Columns& columns,
                            const std::vector<std::optional<std::size_t>>& fields, const Row& row) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (!fields[i] || trim(row.values[*fields[i]]).empty()) continue;
            try {
                columns[i].read(owner, std::string(row.values[*fields[i]]));
            } catch (const FormatError& error) {
                throw RowFault{std::string(columns[i].name), error.what()};
            }
        }
    }

    /// What other cells imply where a row leaves them out.
    void complete(Incident& incident, const Row& row) const {
        if (given(row, "date_last") && !given(row, "date_first"))
            throw RowFault{"date_first", "date_last without date_first"};
        if (incident.when && !given(row, "date_first")) incident.when.reset();
        if (incident.when) {
            TimeSpan& span = incident.when->span;
            if (!given(row, "date_last")) span.last = span.first;
            if (span.last < span.first) throw RowFault{"date_last", "date_last before date_first"};
        }
        if (given(row, "lat") != given(row, "lon"))
            throw RowFault{given(row, "lat") ? "lon" : "lat", "half of the coordinates missing"};
        if (incident.where && !given(row, "lat")) {
            // Without coordinates there is no place on the map; its name is kept with the row.
            if (given(row, "place")) incident.verbatim.add("place", incident.where->name);
            incident.where.reset();
        }
        if (incident.where && !given(row, "radius_m"))
            incident.where->footprint.radius_m = default_radius_m(incident.where->footprint.precision);
        if (!given(row, "id")) incident.id = content_id(row.raw);
    }

    std::vector<std::string> names_;
    std::vector<std::optional<std::size_t>> incident_fields_;  ///< by index into incident_columns()
    std::vector<std::optional<std::size_t>> claim_fields_;
    std::vector<std::size_t> verbatim_fields_;
    Verbatim::Columns verbatim_columns_;
};

BearingRowsReader::BearingRowsReader(std::unique_ptr<ByteInput> input, std::unique_ptr<RowSource> source)
    : ReaderBase(std::move(input), "bearing-csv"),
      source_(std::move(source)),
      header_(std::make_unique<Header>(source_->header())) {}

BearingRowsReader::~BearingRowsReader() = default;

bool BearingRowsReader::next(IncidentBatch& batch) {
    clear(batch);
    if (!said_warnings_) batch.warnings = source_->warnings();
    said_warnings_ = true;
    while (!all_read_ && batch.rows < kBatchRows) {
        if (!source_->next(row_)) {
            all_read_ = true;
            input().drain();
            by_id_.clear();
            break;
        }
        ++batch.rows;
        try {
            add(row_, batch);
        } catch (const RowFault& fault) {
            reject(batch, row_.row.line, fault, row_.row.raw);
        }
    }
    if (all_read_) hand_over(batch);
    return batch.rows > 0 || !batch.incidents.empty() || !batch.warnings.empty();
}

void BearingRowsReader::add(const SourceRow& source, IncidentBatch& batch) {
    if (source.fault) throw *source.fault;
    const Row& row = source.row;
    Incident incident = header_->incident(row);
    auto claim = header_->claim(row);
    const auto [known, is_new] = by_id_.emplace(incident.id, incidents_.size());
    if (is_new) {
        header_->keep_others(incident, row);
        incidents_.push_back(std::move(incident));
    } else {
        warn_if_different(incidents_[known->second], incident, row.line, batch);
    }
    if (claim) incidents_[known->second].claims.push_back(std::move(*claim));
    if (!source.note.empty())
        batch.warnings.push_back({name(), row.line, "", Severity::warning, source.note});
}

void BearingRowsReader::warn_if_different(const Incident& first, const Incident& other, std::size_t line,
                                          IncidentBatch& batch) {
    for (const auto& column : incident_columns())
        if (column.write(first) != column.write(other))
            batch.warnings.push_back(
                {name(), line, std::string(column.name), Severity::warning,
                 fmt::format("differs from the first row of {}; the first row holds", first.id)});
}

void BearingRowsReader::hand_over(IncidentBatch& batch) {
    const std::size_t end = std::min(incidents_.size(), handed_over_ + kBatchRows);
    for (; handed_over_ < end; ++handed_over_) {
        Incident& incident = incidents_[handed_over_];
        if (!incident.killed.known()) incident.killed = summarize_casualties(incident.claims, &Claim::killed);
        if (!incident.injured.known())
            incident.injured = summarize_casualties(incident.claims, &Claim::injured);
        batch.incidents.push_back(std::move(incident));
    }
}

}  // namespace bearing
