#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <unordered_map>
#include <vector>

#include "io/json_elements.hpp"
#include "io/row_geometry.hpp"
#include "io/row_source.hpp"

namespace bearing {

/// Rows of a JSON document: objects of an array or features of a collection, whose members or properties are
/// the columns. Members that come up later than at the start get columns at the end. Rows may also be arrays
/// below one with the names of the columns, as HXL has them.
class JsonSource : public RowSource {
  public:
    /// `start` is the document's first text, from which the columns are taken.
    JsonSource(const std::string& name, std::unique_ptr<TextInput> input, std::string_view start);

    const TableHeader& header() const override { return header_; }
    Verbatim::Columns columns() const override { return columns_; }
    TableSample sample() override { return sample_; }
    bool next(SourceRow& row) override;
    std::string encoding() const override { return input_->encoding().name; }

  private:
    void take_columns(const std::vector<nlohmann::ordered_json>& objects);
    void take_header(const std::vector<nlohmann::ordered_json>& arrays);
    void read_element(SourceRow& row, std::string_view text);
    void read_array(const nlohmann::ordered_json& cells);
    void set_value(const std::string& column, const nlohmann::ordered_json& value);
    std::size_t column_index(const std::string& name);

    TableHeader header_;
    std::unique_ptr<TextInput> input_;
    JsonElements elements_;
    Verbatim::Columns columns_;
    std::unordered_map<std::string, std::size_t> index_;
    TableSample sample_;
    RowGeometry geometry_;
    std::vector<std::string> cells_;
    std::vector<std::string_view> views_;
    std::string record_;
    std::size_t row_number_ = 0;
    bool rows_are_arrays_ = false;
    std::size_t rows_to_skip_ = 0;
};

}  // namespace bearing
