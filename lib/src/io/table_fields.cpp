#include "io/table_fields.hpp"

#include <fmt/format.h>

#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "io/date_text.hpp"

namespace bearing {
namespace {

constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);

}  // namespace

TableFields::TableFields(const TableHeader& header, const Mapping& mapping) : file_(header.file) {
    for (const auto& [field, column] : mapping.columns) add_column(header, field, column);
    for (const auto& [field, value] : mapping.constants) sources_[field].constant = value;
    for (const auto& [field, words] : mapping.values)
        for (const auto& [word, code] : words) sources_[field].values[simple_lower(trim(word))] = code;
}

void TableFields::add_column(const TableHeader& header, const std::string& field, const std::string& column) {
    const auto at = header.find(column);
    if (!at)
        throw FormatError(
            fmt::format("{} has no column \"{}\", which the mapping takes for {}; its columns are {}", file_,
                        column, field, join(*header.columns, ", ")));
    sources_[field].column = *at;
    sources_[field].name = (*header.columns)[*at];
}

std::string TableFields::text(const Row& row, std::string_view field) const {
    const auto found = sources_.find(field);
    if (found == sources_.end()) return {};
    const Source& from = found->second;
    if (from.column == kNoColumn) return from.constant;
    const std::string_view cell = trim(row.values[from.column]);
    if (is_missing(cell)) return from.constant;
    if (!from.values.empty())
        if (const auto code = from.values.find(simple_lower(cell)); code != from.values.end())
            return code->second;
    return std::string(cell);
}

std::optional<std::size_t> TableFields::column(std::string_view field) const {
    const auto found = sources_.find(field);
    if (found == sources_.end() || found->second.column == kNoColumn) return std::nullopt;
    return found->second.column;
}

std::string TableFields::name(std::string_view field) const {
    const auto found = sources_.find(field);
    return found == sources_.end() || found->second.name.empty() ? std::string(field) : found->second.name;
}

void TableFields::warn(const Row& row, std::vector<Issue>& warnings, std::string_view field,
                       std::string message) const {
    warnings.push_back({file_, row.line, name(field), Severity::warning, std::move(message)});
}

void TableFields::warn_once(const Row& row, std::vector<Issue>& warnings, std::string_view field,
                            const std::string& message) {
    if (said_.insert(std::string(field) + message).second) warn(row, warnings, field, message);
}

}  // namespace bearing
