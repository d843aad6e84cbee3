#pragma once

#include <memory>
#include <string>
#include <vector>

#include "gdal/vector_file.hpp"
#include "io/row_geometry.hpp"
#include "io/row_source.hpp"
#include "io/table_header.hpp"

namespace bearing {

/// The features of a layer, or the rows of a sheet, of any file that GDAL opens.
class LayerSource : public RowSource {
  public:
    /// `layer` "" is the first with features, of KML all of them (folders of one list). Throws FormatError if
    /// there is none of that name or none with features; `name` is for messages; `held` lives as long as the
    /// file is open.
    LayerSource(const std::string& name, gdal::VectorFile file, const std::string& layer,
                std::shared_ptr<const void> held = nullptr);

    const TableHeader& header() const override { return header_; }
    TableSample sample() override;
    bool next(SourceRow& row) override;
    std::string encoding() const override { return "UTF-8"; }
    std::optional<double> progress() const override;
    std::vector<Issue> warnings() const override { return warnings_; }

  private:
    void choose_layers(const std::string& wanted);
    void use_layer(std::size_t position);
    bool read_record();
    std::vector<std::string> field_names() const;
    void read_header();
    void find_kml_times();
    Records first_rows(std::vector<std::string> names);
    void start_over();
    std::vector<std::string> cells() const;
    void fill(SourceRow& row);

    std::shared_ptr<const void> held_;
    TableHeader header_;
    gdal::VectorFile file_;
    std::string driver_;
    std::vector<std::string> layers_;  ///< to be read, one after the other
    std::size_t at_layer_ = 0;
    std::optional<gdal::VectorLayer> layer_;  ///< the one in hand
    std::vector<std::string> columns_;        ///< fields of all of them
    std::vector<std::size_t> columns_of_fields_;
    std::vector<Issue> warnings_;
    gdal::Record record_;
    std::size_t rows_above_ = 0;  ///< of a sheet: titles, a header below them, hashtags
    std::optional<std::size_t> kml_moment_, kml_begin_;  ///< columns
    RowGeometry geometry_;
    std::vector<std::string> cells_;
    std::vector<std::string_view> views_;
    std::string text_;
    std::size_t row_number_ = 0;
    std::size_t count_ = 0;
    bool broke_off_ = false;
};

}  // namespace bearing
