#include "io/layer_source.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "bearing/base/utf8.hpp"
#include "io/cell_safety.hpp"
#include "io/csv_columns.hpp"
#include "io/export_names.hpp"
#include "io/known_headers.hpp"
#include "io/record_text.hpp"

namespace bearing {
namespace {

/// The name of a shapefile's column, which has ten characters at most, where it is the start of one of
/// Bearing's, ACLED's or UCDP's.
std::string whole_name(const std::string& name) {
    if (name.size() != kShapefileName) return name;
    for (const auto& column : incident_columns())
        if (column.name.starts_with(name)) return std::string(column.name);
    const std::string known = known_column(name);
    return known.empty() ? name : known;
}

bool has_known_columns(const gdal::VectorLayer& layer) {
    auto columns = std::make_shared<std::vector<std::string>>();
    for (const gdal::Field& field : layer.fields()) columns->push_back(sanitize_utf8(field.name));
    return schema_of({"", std::move(columns), {}}) != "table";
}

/// The name that GDAL gives to a column of a sheet that has none.
bool is_made_up(const std::string& name) {
    return name.starts_with("Field") && parse_integer(std::string_view(name).substr(5)).has_value();
}

}  // namespace

LayerSource::LayerSource(const std::string& name, gdal::VectorFile file, const std::string& layer,
                         std::shared_ptr<const void> held)
    : held_(std::move(held)), file_(std::move(file)), driver_(file_.driver()) {
    header_.file = name;
    choose_layers(layer);
    read_header();
    start_over();
}

void LayerSource::choose_layers(const std::string& wanted) {
    const auto names = file_.layer_names();
    if (!wanted.empty()) {
        if (!file_.layer(wanted))
            throw FormatError(
                fmt::format("{} has no layer \"{}\"; it has {}", header_.file, wanted, join(names, ", ")));
        layers_ = {wanted};
        return;
    }
    for (const auto& name : names)
        if (const auto layer = file_.layer(name); layer && layer->feature_count() > 0)
            layers_.push_back(name);
    if (layers_.empty())
        throw FormatError(
            fmt::format("{} has no rows in any of its {}", header_.file, counted(names.size(), "layer")));
    // Folders of placemarks divide one list; sheets and tables are lists of their own.
    if (layers_.size() == 1 || driver_ == "LIBKML") return;
    // A workbook may begin with a sheet that explains the others.
    const auto known = std::find_if(layers_.begin(), layers_.end(), [&](const std::string& name) {
        return has_known_columns(*file_.layer(name));
    });
    if (known != layers_.end()) std::rotate(layers_.begin(), known, known + 1);
    const std::vector<std::string> others(layers_.begin() + 1, layers_.end());
    layers_.resize(1);
    warnings_.push_back({header_.file, 0, "", Severity::warning,
                         fmt::format("the layer \"{}\" was read; there are rows in {} too (--layer)",
                                     layers_[0], join(others, ", "))});
}

std::vector<std::string> LayerSource::field_names() const {
    std::vector<std::string> names;
    for (const gdal::Field& field : layer_->fields()) {
        names.push_back(sanitize_utf8(field.name));
        if (driver_ == "ESRI Shapefile") names.back() = whole_name(names.back());
    }
    return names;
}

/// From its first feature on. Asking about other layers moves a file's cursor.
void LayerSource::use_layer(std::size_t position) {
    at_layer_ = position;
    layer_ = file_.layer(layers_[position]);
    layer_->rewind();
    columns_of_fields_.clear();
    std::vector<bool> taken(columns_.size());
    for (const auto& name : field_names()) {
        // Two fields of one name are two columns.
        std::size_t column = 0;
        while (column < columns_.size() && (taken[column] || columns_[column] != name)) ++column;
        if (column == columns_.size()) {
            columns_.push_back(name);
            taken.push_back(false);
        }
        taken[column] = true;
        columns_of_fields_.push_back(column);
    }
}

bool LayerSource::read_record() {
    while (!layer_->next(record_)) {
        if (at_layer_ + 1 == layers_.size()) return false;
        use_layer(at_layer_ + 1);
    }
    return true;
}

std::vector<std::string> LayerSource::cells() const {
    std::vector<std::string> cells(columns_.size());
    for (std::size_t i = 0; i < record_.values.size(); ++i)
        cells[columns_of_fields_[i]] = restored_cell(sanitize_utf8(gdal::to_text(record_.values[i])));
    if (kml_moment_ && cells[*kml_begin_].empty()) cells[*kml_begin_] = cells[*kml_moment_];
    return cells;
}

/// The layer's fields; of a sheet, which may have titles above its header and hashtags below it, what its
/// first rows say.
void LayerSource::read_header() {
    for (std::size_t i = layers_.size(); i-- > 0;) {
        use_layer(i);
        count_ += layer_->feature_count();
    }
    const bool is_sheet = driver_ == "XLSX" || driver_ == "ODS";
    std::vector<std::string> names = columns_;
    for (auto& name : names)
        if (is_sheet && is_made_up(name)) name.clear();
    if (driver_ == "LIBKML") find_kml_times();
    FoundHeader found = find_header(is_sheet ? first_rows(std::move(names)) : Records{std::move(names)});
    if (found.rows_before_data == 1) found.columns = columns_;
    if (is_sheet)
        for (auto& name : found.columns) name = restored_cell(name);
    header_.columns = std::make_shared<const std::vector<std::string>>(std::move(found.columns));
    header_.hashtags = std::move(found.hashtags);
    rows_above_ = found.rows_before_data > 0 ? found.rows_before_data - 1 : 0;
}

/// A placemark has a moment or a span; both are read as the span, so that one column has the times of all.
void LayerSource::find_kml_times() {
    const auto place_of = [&](const char* name) -> std::optional<std::size_t> {
        const auto found = std::find(columns_.begin(), columns_.end(), name);
        if (found == columns_.end()) return std::nullopt;
        return static_cast<std::size_t>(found - columns_.begin());
    };
    kml_begin_ = place_of("begin");
    if (kml_begin_) kml_moment_ = place_of("timestamp");
}

Records LayerSource::first_rows(std::vector<std::string> names) {
    constexpr std::size_t kRows = 30;
    Records records{std::move(names)};
    layer_->rewind();
    try {
        while (records.size() < kRows && layer_->next(record_)) records.push_back(cells());
    } catch (const FormatError&) {
        // It is told when the rows are read.
    }
    return records;
}

void LayerSource::start_over() {
    use_layer(0);
    row_number_ = 0;
    for (; row_number_ < rows_above_ && layer_->next(record_); ++row_number_) {
    }
}

TableSample LayerSource::sample() {
    constexpr std::size_t kRows = 1000;
    TableSample sample;
    start_over();
    try {
        while (sample.rows.size() < kRows && read_record()) {
            sample.rows.push_back(cells());
            sample.has_geometry |= !std::holds_alternative<std::monostate>(record_.geometry);
        }
    } catch (const FormatError&) {
        // The file breaks off here; it is told when the rows are read.
    }
    start_over();
    return sample;
}

void LayerSource::fill(SourceRow& row) {
    cells_ = cells();
    views_.assign(cells_.begin(), cells_.end());
    text_.clear();
    append_record(views_, text_);
    row.row.raw = row.row.record = text_;
    row.row.values = views_;
    geometry_ = row_geometry(record_.geometry);
    geometry_.give_to(row.row);
}

bool LayerSource::next(SourceRow& row) {
    while (!broke_off_) {
        row = {};
        row.row.line = ++row_number_;
        try {
            if (!read_record()) return false;
            fill(row);
        } catch (const RowFault& fault) {
            row.fault = fault;
        } catch (const FormatError&) {
            // What follows in a damaged file cannot be reached; what came before is good.
            broke_off_ = true;
            row.fault = RowFault{"", "the file is damaged or breaks off here"};
        }
        const bool is_blank =
            !row.fault && !row.row.point && row.row.area == nullptr &&
            std::all_of(cells_.begin(), cells_.end(), [](const auto& cell) { return trim(cell).empty(); });
        if (!is_blank) return true;
    }
    return false;
}

std::optional<double> LayerSource::progress() const {
    if (count_ == 0) return std::nullopt;
    return std::min(1.0, static_cast<double>(row_number_) / static_cast<double>(count_));
}

}  // namespace bearing
