#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "io/reader_base.hpp"
#include "io/row_source.hpp"

namespace bearing {

/// Bearing's own columns, one row a claim. The rows of an incident may be anywhere in the file, so that
/// incidents come when the last row has been read: memory grows with this form of file, and with no other.
class BearingRowsReader : public ReaderBase {
  public:
    /// Throws FormatError if a column is missing that the form cannot do without.
    BearingRowsReader(std::unique_ptr<ByteInput> input, std::unique_ptr<RowSource> source);
    ~BearingRowsReader() override;

    bool next(IncidentBatch& batch) override;
    std::string encoding() const override { return source_->encoding(); }

  private:
    class Header;

    void add(const SourceRow& row, IncidentBatch& batch);
    void warn_if_different(const Incident& first, const Incident& other, std::size_t line,
                           IncidentBatch& batch);
    void hand_over(IncidentBatch& batch);

    std::unique_ptr<RowSource> source_;
    std::unique_ptr<Header> header_;
    SourceRow row_;
    std::vector<Incident> incidents_;
    std::unordered_map<std::string, std::size_t> by_id_;
    std::size_t handed_over_ = 0;
    bool said_warnings_ = false;
    bool all_read_ = false;
};

}  // namespace bearing
