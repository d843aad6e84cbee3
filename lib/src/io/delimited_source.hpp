#pragma once

#include <memory>
#include <string>
#include <vector>

#include "io/record_scanner.hpp"
#include "io/row_source.hpp"

namespace bearing {

/// What was found at the start of a delimited table.
struct TableStart {
    Dialect dialect;
    std::vector<std::string> columns;
    std::vector<std::string> hashtags;           ///< of HXL, one for each column, else empty
    std::size_t rows_before_data = 1;            ///< records up to and with the header and its hashtags
    std::vector<std::vector<std::string>> rows;  ///< some of the rows below
};

/// Reads the start of a table: delimiter, header, hashtags. Throws FormatError if there is no record.
TableStart find_table_start(std::string_view text, const std::string& name);

/// The rows of a delimited text file.
class DelimitedSource : public RowSource {
  public:
    DelimitedSource(const std::string& name, std::unique_ptr<TextInput> input, const TableStart& start);

    const TableHeader& header() const override { return header_; }
    TableSample sample() override { return {sample_, false}; }
    bool next(SourceRow& row) override;
    std::string encoding() const override { return input_->encoding().name; }
    std::vector<Issue> warnings() const override;

  private:
    bool check(SourceRow& row);
    bool decode_again(SourceRow& row);
    void fill_up_unnamed(std::size_t wanted);
    void make_record(SourceRow& row);
    bool has_value() const;

    std::unique_ptr<TextInput> input_;
    RecordScanner scanner_;
    TableHeader header_;
    ScannedRecord record_;
    std::size_t rows_to_skip_;
    std::vector<std::vector<std::string>> sample_;
    std::string decoded_;
    std::string joined_;
    std::vector<std::string> restored_;
};

}  // namespace bearing
