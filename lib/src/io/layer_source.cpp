#include "io/layer_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

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

bool is_hashtag(std::string_view cell) {
    return cell.size() > 1 && cell[0] == '#' && std::isalpha(static_cast<unsigned char>(cell[1])) != 0;
}

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

}  // namespace

LayerSource::LayerSource(const std::string& name, gdal::VectorFile file, const std::string& layer,
                         std::shared_ptr<const void> held)
    : held_(std::move(held)), file_(std::move(file)), driver_(file_.driver()) {
    header_.file = name;
    choose_layer(layer);
    auto columns = std::make_shared<std::vector<std::string>>();
    const bool short_names = driver_ == "ESRI Shapefile";
    for (const gdal::Field& field : layer_->fields()) {
        const std::string stated = sanitize_utf8(field.name);
        columns->push_back(short_names ? whole_name(stated) : stated);
    }
    header_.columns = std::move(columns);
    count_ = layer_->feature_count();
    layer_->rewind();
    read_hashtags();
}

void LayerSource::choose_layer(const std::string& wanted) {
    const auto names = file_.layer_names();
    if (!wanted.empty()) {
        layer_ = file_.layer(wanted);
        if (!layer_)
            throw FormatError(
                fmt::format("{} has no layer \"{}\"; it has {}", header_.file, wanted, join(names, ", ")));
        return;
    }
    // A workbook may begin with a sheet that explains the others.
    std::vector<std::string> others;
    std::string chosen;
    bool is_known = false;
    for (const auto& name : names) {
        auto layer = file_.layer(name);
        if (!layer || layer->feature_count() == 0) continue;
        const bool known = has_known_columns(*layer);
        if (chosen.empty() || (known && !is_known)) {
            std::swap(chosen, others.emplace_back(name));
            is_known = known;
        } else {
            others.push_back(name);
        }
    }
    std::erase(others, "");
    if (chosen.empty())
        throw FormatError(
            fmt::format("{} has no rows in any of its {}", header_.file, counted(names.size(), "layer")));
    // Asking about other layers moves the file's cursor: the chosen one starts over.
    layer_ = file_.layer(chosen);
    if (others.empty()) return;
    warnings_.push_back({header_.file, 0, "", Severity::warning,
                         fmt::format("the layer \"{}\" was read; there are rows in {} too (--layer)",
                                     layer_->name(), join(others, ", "))});
}

bool LayerSource::read_record() {
    if (has_record_) {
        has_record_ = false;
        return true;
    }
    return layer_->next(record_);
}

/// A sheet's first row below the header may hold the hashtags of HXL.
void LayerSource::read_hashtags() {
    if (!layer_->next(record_)) return;
    std::size_t tags = 0;
    bool only_tags = true;
    for (const auto& value : record_.values) {
        const std::string cell(trim(gdal::to_text(value)));
        if (is_hashtag(cell))
            ++tags;
        else if (!cell.empty())
            only_tags = false;
    }
    if (tags > 0 && only_tags) {
        for (const auto& value : record_.values) header_.hashtags.emplace_back(trim(gdal::to_text(value)));
        ++row_number_;
    } else {
        has_record_ = true;
    }
}

TableSample LayerSource::sample() {
    constexpr std::size_t kRows = 1000;
    TableSample sample;
    while (sample.rows.size() < kRows && read_record()) {
        auto& row = sample.rows.emplace_back();
        for (const auto& value : record_.values)
            row.push_back(restored_cell(sanitize_utf8(gdal::to_text(value))));
        sample.has_geometry |= !std::holds_alternative<std::monostate>(record_.geometry);
    }
    layer_->rewind();
    if (!header_.hashtags.empty()) layer_->next(record_);
    return sample;
}

void LayerSource::fill(SourceRow& row) {
    cells_.clear();
    for (const auto& value : record_.values)
        cells_.push_back(restored_cell(sanitize_utf8(gdal::to_text(value))));
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
        } catch (const FormatError& error) {
            // What follows in a damaged file cannot be reached; what came before is good.
            broke_off_ = true;
            row.fault = RowFault{"", error.what()};
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
