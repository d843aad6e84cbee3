#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>

#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "bearing/base/utf8.hpp"
#include "io/cell_safety.hpp"
#include "io/delimited_source.hpp"
#include "io/known_headers.hpp"

namespace bearing {
namespace {

constexpr std::size_t kRecordsSeen = 200;

using Records = std::vector<std::vector<std::string>>;

/// The first records of the text, without a last one that may be cut.
Records first_records(std::string_view text, Dialect dialect) {
    ByteInput bytes(text, "");
    TextInput input(bytes);
    RecordScanner scanner(input, dialect);
    Records records;
    ScannedRecord record;
    while (records.size() < kRecordsSeen && scanner.next(record)) {
        if (record.broken_quotes) continue;
        const bool cut = static_cast<std::size_t>(record.raw.data() + record.raw.size() -
                                                  (input.text().data())) >= input.text().size();
        if (cut && !records.empty() && text.size() >= ByteInput::kHead) break;
        records.emplace_back(record.fields.begin(), record.fields.end());
    }
    return records;
}

/// How well a delimiter divides the text into rows of one width: the share of records with the commonest
/// width, and more for more columns.
double regularity(const Records& records) {
    std::map<std::size_t, std::size_t> widths;
    for (const auto& record : records) ++widths[record.size()];
    double best = 0;
    for (const auto& [width, n] : widths) {
        if (width < 2) continue;
        const double share = static_cast<double>(n) / static_cast<double>(records.size());
        best = std::max(best, share * share * (1 + 0.3 * std::log2(static_cast<double>(width))));
    }
    // Titles above a table are narrower than it; a header that no row resembles is a sign of a wrong guess.
    return best;
}

char line_end_of(std::string_view text) {
    return text.find('\n') == std::string_view::npos && text.find('\r') != std::string_view::npos ? '\r'
                                                                                                  : '\n';
}

bool is_hashtag(std::string_view cell) {
    cell = trim(cell);
    return cell.size() > 1 && cell[0] == '#' && std::isalpha(static_cast<unsigned char>(cell[1])) != 0;
}

/// HXL allows cells without a tag, but a row of tags has nothing else.
bool is_hashtag_row(const std::vector<std::string>& record) {
    std::size_t tags = 0;
    for (const auto& cell : record) {
        if (trim(cell).empty()) continue;
        if (!is_hashtag(cell)) return false;
        ++tags;
    }
    return tags > 0;
}

}  // namespace

TableStart find_table_start(std::string_view text, const std::string& name) {
    TableStart start;
    start.dialect.line_end = line_end_of(text);
    Records records;
    double best = -1;
    for (const char delimiter : {',', ';', '\t', '|'}) {
        Records candidate = first_records(text, {delimiter, start.dialect.line_end});
        const double score = candidate.empty() ? -1 : regularity(candidate);
        if (score <= best) continue;
        best = score;
        start.dialect.delimiter = delimiter;
        records = std::move(candidate);
    }
    if (records.empty()) throw FormatError(fmt::format("{} holds no table; there is nothing to read", name));

    constexpr std::size_t kHxlRows = 25;
    const std::size_t top = std::min(records.size(), kHxlRows);
    const auto tags =
        std::find_if(records.begin(), records.begin() + static_cast<std::ptrdiff_t>(top), is_hashtag_row);
    const auto tags_at = static_cast<std::size_t>(tags - records.begin());
    std::size_t header_at = 0;
    if (tags_at < top) {
        start.hashtags = *tags;
        header_at = tags_at > 0 ? tags_at - 1 : 0;
        start.rows_before_data = tags_at + 1;
    } else if (auto columns = columns_of_headerless(records[0])) {
        start.columns = std::move(*columns);
        start.rows_before_data = 0;
        return start;
    }
    for (const auto& cell : records[header_at]) start.columns.push_back(restored_cell(sanitize_utf8(cell)));
    if (!start.hashtags.empty()) {
        const std::size_t width = std::max(start.columns.size(), start.hashtags.size());
        start.columns.resize(width);
        start.hashtags.resize(width);
    }
    return start;
}

}  // namespace bearing
