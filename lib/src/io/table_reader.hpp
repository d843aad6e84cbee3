#pragma once

#include <memory>
#include <optional>
#include <string>

#include "io/date_votes.hpp"
#include "io/id_set.hpp"
#include "io/reader_base.hpp"
#include "io/row_source.hpp"

namespace bearing {

/// Rows of any source, made incidents by the mapper of a schema.
class TableReader : public ReaderBase {
  public:
    TableReader(std::unique_ptr<ByteInput> input, std::string format, std::unique_ptr<RowSource> source,
                std::unique_ptr<RowMapper> mapper, std::optional<Mapping> mapping);

    /// Something about the file as a whole, said with its first rows.
    void say(Severity severity, std::string message);
    /// Dates of the first rows can be read in two orders, so that only all rows can tell which is meant.
    bool dates_are_open() const { return votes_.open(); }
    /// Reads all rows for their dates and no more; the reader is at its end then.
    DateVotes count_dates();
    void set_date_order(const DateVotes& votes);

    bool next(IncidentBatch& batch) override;
    std::optional<Mapping> mapping() const override { return mapping_; }
    std::string encoding() const override { return source_->encoding(); }
    double progress() const override { return source_->progress().value_or(ReaderBase::progress()); }

  private:
    void say_date_order(IncidentBatch& batch) const;
    void take(const SourceRow& row, IncidentBatch& batch);
    Incident make_incident(const SourceRow& row, std::vector<Issue>& warnings);

    std::unique_ptr<RowSource> source_;
    std::unique_ptr<RowMapper> mapper_;
    std::optional<Mapping> mapping_;
    IdSet ids_;
    DateVotes votes_;
    std::vector<Issue> notes_;
    SourceRow row_;
    bool said_warnings_ = false;
    bool at_end_ = false;
};

}  // namespace bearing
