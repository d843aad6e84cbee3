#include "io/json_source.hpp"

#include <algorithm>

#include "incident/parse_json.hpp"
#include "io/record_text.hpp"
#include "io/table_header.hpp"

namespace bearing {
namespace {

using Json = nlohmann::ordered_json;

bool is_feature(const Json& json) {
    return json.is_object() && json.contains("geometry") && json.contains("properties");
}

/// Calls `take` with each column of an element and its value.
template <class Take>
void each_cell(const Json& element, const Take& take) {
    if (!is_feature(element)) {
        for (const auto& [key, value] : element.items()) take(key, value);
        return;
    }
    const Json& properties = element["properties"];
    if (properties.is_object())
        for (const auto& [key, value] : properties.items()) take(key, value);
    const bool has_id = element.contains("id") && !(properties.is_object() && properties.contains("id"));
    if (has_id) take("id", element["id"]);
}

std::string text_of_value(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    return value.is_null() ? std::string() : value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

JsonSource::JsonSource(const std::string& name, std::unique_ptr<TextInput> input, std::string_view start)
    : input_(std::move(input)), elements_(*input_, name) {
    header_.file = name;
    ByteInput bytes(start, name);
    TextInput text(bytes);
    JsonElements first(text, name);
    std::vector<Json> rows;
    constexpr std::size_t kLookedAt = 1000;
    std::string_view element;
    while (rows.size() < kLookedAt && first.next(element) && !first.is_cut())
        rows.push_back(parse_json(element));
    rows_are_arrays_ = !rows.empty() && rows.front().is_array();
    if (rows_are_arrays_)
        take_header(rows);
    else
        take_columns(rows);
    columns_ = header_.columns;
}

void JsonSource::take_columns(const std::vector<Json>& objects) {
    auto columns = std::make_shared<std::vector<std::string>>();
    for (const Json& json : objects) {
        if (!json.is_object()) continue;
        sample_.has_geometry |= is_feature(json) && json["geometry"].is_object();
        auto& row = sample_.rows.emplace_back(columns->size());
        each_cell(json, [&](const std::string& key, const Json& value) {
            const auto [known, is_new] = index_.emplace(key, columns->size());
            if (is_new) {
                columns->push_back(key);
                row.emplace_back();
            }
            row[known->second] = text_of_value(value);
        });
    }
    if (is_hashtag_row(*columns)) header_.hashtags = *columns;
    header_.columns = std::move(columns);
}

void JsonSource::take_header(const std::vector<Json>& arrays) {
    Records records;
    for (const Json& array : arrays) {
        auto& record = records.emplace_back();
        for (const Json& cell : array) record.push_back(text_of_value(cell));
    }
    FoundHeader found = find_header(records);
    rows_to_skip_ = std::min(found.rows_before_data, records.size());
    header_.columns = std::make_shared<const std::vector<std::string>>(std::move(found.columns));
    header_.hashtags = std::move(found.hashtags);
    sample_.rows.assign(records.begin() + static_cast<std::ptrdiff_t>(rows_to_skip_), records.end());
}

std::size_t JsonSource::column_index(const std::string& name) {
    const auto [known, is_new] = index_.emplace(name, columns_->size());
    if (is_new) {
        auto grown = std::make_shared<std::vector<std::string>>(*columns_);
        grown->push_back(name);
        columns_ = std::move(grown);
        cells_.emplace_back();
    }
    return known->second;
}

void JsonSource::set_value(const std::string& column, const Json& value) {
    const std::size_t at = column_index(column);
    cells_[at] = text_of_value(value);
}

void JsonSource::read_array(const Json& cells) {
    if (cells.size() < cells_.size()) throw RowFault{"", "too few fields"};
    if (cells.size() > cells_.size()) throw RowFault{"", "too many fields"};
    for (std::size_t i = 0; i < cells_.size(); ++i) cells_[i] = text_of_value(cells[i]);
}

void JsonSource::read_element(SourceRow& row, std::string_view text) {
    if (elements_.is_cut()) throw RowFault{"", "the file breaks off here"};
    const Json json = parse_json(text);
    if (json.is_discarded()) throw RowFault{"", "not JSON"};
    if (rows_are_arrays_ && json.is_array())
        read_array(json);
    else if (json.is_object())
        each_cell(json, [&](const std::string& key, const Json& value) { set_value(key, value); });
    else
        throw RowFault{"", "not a JSON object"};
    if (std::any_of(cells_.begin(), cells_.end(),
                    [](const std::string& cell) { return cell.find('\0') != std::string::npos; }))
        throw RowFault{"", "binary data in the row"};
    geometry_ = is_feature(json) ? geojson_geometry(json["geometry"]) : RowGeometry{};
    geometry_.give_to(row.row);
    views_.assign(cells_.begin(), cells_.end());
    record_.clear();
    append_record(views_, record_);
    row.row.record = record_;
    // The mapper knows the header's columns; later ones are kept word for word.
    row.row.values = std::span<const std::string_view>(views_).first(header_.columns->size());
}

bool JsonSource::next(SourceRow& row) {
    std::string_view element;
    do {
        if (!elements_.next(element)) return false;
        ++row_number_;
    } while (row_number_ <= rows_to_skip_);
    row = {};
    row.row.line = row_number_;
    row.row.raw = element;
    cells_.assign(columns_->size(), {});
    try {
        read_element(row, element);
    } catch (const RowFault& fault) {
        row.fault = fault;
    }
    return true;
}

}  // namespace bearing
