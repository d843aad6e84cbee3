#include "io/table_header.hpp"

#include <algorithm>
#include <cctype>
#include <map>

#include "bearing/base/text.hpp"
#include "bearing/base/utf8.hpp"
#include "io/cell_safety.hpp"
#include "io/known_headers.hpp"

namespace bearing {
namespace {

bool is_hashtag(std::string_view cell) {
    cell = trim(cell);
    return cell.size() > 1 && cell[0] == '#' && std::isalpha(static_cast<unsigned char>(cell[1])) != 0;
}

std::size_t filled(const std::vector<std::string>& record) {
    return static_cast<std::size_t>(
        std::count_if(record.begin(), record.end(), [](const auto& cell) { return !trim(cell).empty(); }));
}

std::size_t commonest_width(const Records& records) {
    std::map<std::size_t, std::size_t> widths;
    for (const auto& record : records) ++widths[record.size()];
    return std::max_element(widths.begin(), widths.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
}

/// Of the first row that is no title: titles have one cell, or are narrower than the table and mostly empty.
std::size_t header_row(const Records& records) {
    constexpr std::size_t kMostTitles = 25;
    const std::size_t width = commonest_width(records);
    const auto is_title = [&](const std::vector<std::string>& record) {
        return width > 1 && (filled(record) < 2 || (record.size() < width && 2 * filled(record) < width));
    };
    for (std::size_t i = 0; i < std::min(records.size(), kMostTitles); ++i)
        if (!is_title(records[i])) return i;
    return 0;
}

/// How many columns a header has with those without a name: programs end each row with a delimiter, but not
/// the header.
std::size_t width_with_unnamed(const Records& records, std::size_t row) {
    const std::size_t named = records[row].size(), width = commonest_width(records);
    for (std::size_t i = row + 1; i < records.size(); ++i)
        for (std::size_t at = named; at < records[i].size(); ++at)
            if (!trim(records[i][at]).empty()) return named;
    return std::max(named, width);
}

std::vector<std::string> column_names(const std::vector<std::string>& record, std::size_t width) {
    std::vector<std::string> names;
    for (const auto& cell : record) names.push_back(restored_cell(sanitize_utf8(cell)));
    names.resize(width);
    return names;
}

}  // namespace

bool is_hashtag_row(const std::vector<std::string>& cells) {
    std::size_t tags = 0;
    for (const auto& cell : cells) {
        if (trim(cell).empty()) continue;
        if (!is_hashtag(cell)) return false;
        ++tags;
    }
    return tags > 0;
}

FoundHeader find_header(const Records& records) {
    constexpr std::size_t kHxlRows = 25;
    FoundHeader header;
    const auto top = records.begin() + static_cast<std::ptrdiff_t>(std::min(records.size(), kHxlRows));
    const auto tags = std::find_if(records.begin(), top, is_hashtag_row);
    if (tags != top) {
        const auto& names = tags == records.begin() ? *tags : *(tags - 1);
        const std::size_t width = std::max(names.size(), tags->size());
        header.hashtags = *tags;
        header.hashtags.resize(width);
        header.columns = column_names(names, width);
        header.rows_before_data = static_cast<std::size_t>(tags - records.begin()) + 1;
    } else if (auto columns = columns_of_headerless(records)) {
        header.columns = std::move(*columns);
        header.rows_before_data = 0;
    } else {
        const std::size_t row = header_row(records);
        header.columns = column_names(records[row], width_with_unnamed(records, row));
        header.rows_before_data = row + 1;
    }
    return header;
}

}  // namespace bearing
