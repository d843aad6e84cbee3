#include "io/table_reader.hpp"

#include <fmt/format.h>

namespace bearing {

TableReader::TableReader(std::unique_ptr<ByteInput> input, std::string format,
                         std::unique_ptr<RowSource> source, std::unique_ptr<RowMapper> mapper,
                         std::optional<Mapping> mapping)
    : ReaderBase(std::move(input), std::move(format)),
      source_(std::move(source)),
      mapper_(std::move(mapper)),
      mapping_(std::move(mapping)) {
    const auto columns = mapper_->date_columns();
    if (columns.empty()) return;
    DateVotes votes;
    for (const auto& row : source_->sample().rows)
        for (const std::size_t column : columns)
            if (column < row.size()) votes.add(row[column]);
    set_date_order(votes);
}

void TableReader::say(Severity severity, std::string message) {
    notes_.push_back({name(), 0, "", severity, std::move(message)});
}

DateVotes TableReader::count_dates() {
    DateVotes votes;
    const auto columns = mapper_->date_columns();
    while (source_->next(row_))
        for (const std::size_t column : columns)
            if (!row_.fault && column < row_.row.values.size()) votes.add(row_.row.values[column]);
    at_end_ = true;
    return votes;
}

void TableReader::set_date_order(const DateVotes& votes) {
    votes_ = votes;
    mapper_->set_date_order(votes.order());
    if (!mapping_) return;
    const bool day_first = votes.order() == DateOrder::dmy;
    mapping_->date_order = votes.order() == DateOrder::unknown ? "" : day_first ? "dmy" : "mdy";
}

/// Said only where it decides something.
void TableReader::say_date_order(IncidentBatch& batch) const {
    if (!votes_.open()) return;
    const auto note = [&](Severity severity, std::string message) {
        batch.warnings.push_back({name(), 0, "", severity, std::move(message)});
    };
    if (votes_.contradictory())
        note(Severity::warning,
             "some dates can only have the day first, others only the month; those that can have both are "
             "not guessed");
    else if (votes_.order() != DateOrder::unknown)
        note(Severity::info, fmt::format("dates that can be read in two orders are read with the {} first, "
                                         "because others of the file can only be read so",
                                         votes_.order() == DateOrder::dmy ? "day" : "month"));
}

bool TableReader::next(IncidentBatch& batch) {
    clear(batch);
    if (!said_warnings_) {
        batch.warnings = source_->warnings();
        batch.warnings.insert(batch.warnings.end(), notes_.begin(), notes_.end());
        say_date_order(batch);
    }
    said_warnings_ = true;
    std::size_t bytes = 0;
    while (!at_end_ && batch.rows < kBatchRows && bytes < kBatchBytes) {
        if (!source_->next(row_)) {
            at_end_ = true;
            input().drain();
            break;
        }
        ++batch.rows;
        bytes += row_.row.raw.size();
        take(row_, batch);
    }
    return batch.rows > 0 || !batch.warnings.empty();
}

Incident TableReader::make_incident(const SourceRow& source, std::vector<Issue>& warnings) {
    if (source.fault) throw *source.fault;
    Incident incident = mapper_->map(source.row, warnings);
    if (incident.where && incident.where->footprint.point == LonLat{0, 0})
        warnings.push_back({name(), source.row.line, "", Severity::warning,
                            "lies at 0, 0, as tables have it that do not know a place; kept as it stands"});
    if (!ids_.insert(incident.id)) {
        if (incident.source_id.empty()) throw RowFault{"", "same as an earlier row"};
        throw RowFault{mapper_->id_column(), "duplicate id"};
    }
    const Verbatim::Columns columns = source_->columns();
    if (columns != source_->header().columns)
        incident.verbatim = Verbatim(columns, std::string(source.row.record));
    return incident;
}

void TableReader::take(const SourceRow& source, IncidentBatch& batch) {
    const std::size_t warnings = batch.warnings.size();
    try {
        batch.incidents.push_back(make_incident(source, batch.warnings));
        batch.lines.push_back(source.row.line);
        if (!source.note.empty())
            batch.warnings.push_back({name(), source.row.line, "", Severity::warning, source.note});
    } catch (const RowFault& fault) {
        batch.warnings.resize(warnings);
        reject(batch, source.row.line, fault, source.row.raw);
    }
}

}  // namespace bearing
