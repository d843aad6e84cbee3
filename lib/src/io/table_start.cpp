#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "bearing/base/error.hpp"
#include "bearing/base/text.hpp"
#include "io/delimited_source.hpp"
#include "io/table_header.hpp"

namespace bearing {
namespace {

/// Records looked at for the delimiter, and for what columns mean.
constexpr std::size_t kRecordsSeen = 200;
constexpr std::size_t kRecordsSampled = 2000;

/// The first records of the text, without a last one that may be cut.
Records first_records(std::string_view text, Dialect dialect, std::size_t most) {
    ByteInput bytes(text, "");
    TextInput input(bytes);
    RecordScanner scanner(input, dialect);
    Records records;
    ScannedRecord record;
    while (records.size() < most && scanner.next(record)) {
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

/// The first line end that stands outside quotes: cells of a table with CR at its line ends may hold LF.
char line_end_of(std::string_view text) {
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') quoted = !quoted;
        if (quoted || (text[i] != '\n' && text[i] != '\r')) continue;
        const std::size_t after = text.find_first_not_of('\r', i);
        return text[i] == '\n' || (after != std::string_view::npos && text[after] == '\n') ? '\n' : '\r';
    }
    // One line, or a quote in the first that nobody closed.
    return text.find('\n') == std::string_view::npos && text.find('\r') != std::string_view::npos ? '\r'
                                                                                                  : '\n';
}

/// The delimiter that divides the text most regularly.
char best_delimiter(std::string_view text, char line_end) {
    char best = ',';
    double most = -1;
    for (const char delimiter : {',', ';', '\t', '|', '^', '~'}) {
        const Records records = first_records(text, {delimiter, line_end}, kRecordsSeen);
        const double score = records.empty() ? -1 : regularity(records);
        if (score <= most) continue;
        most = score;
        best = delimiter;
    }
    return best;
}

/// Spreadsheets begin a file with "sep=;" to say what divides it. Nothing if the text does not.
std::optional<char> stated_delimiter(std::string_view text) {
    if (ascii_lower(text.substr(0, 4)) != "sep=" || text.size() < 6) return std::nullopt;
    if (text[5] != '\n' && text[5] != '\r') return std::nullopt;
    return text[4];
}

}  // namespace

TableStart find_table_start(std::string_view text, const std::string& name) {
    TableStart start;
    start.dialect.line_end = line_end_of(text);
    const auto stated = stated_delimiter(text);
    start.dialect.delimiter = stated ? *stated : best_delimiter(text, start.dialect.line_end);
    Records records = first_records(text, start.dialect, kRecordsSampled);
    if (stated && !records.empty()) records.erase(records.begin());
    if (records.empty()) throw FormatError(fmt::format("{} holds no table; there is nothing to read", name));
    FoundHeader header = find_header(records);
    start.columns = std::move(header.columns);
    start.hashtags = std::move(header.hashtags);
    start.rows_before_data = header.rows_before_data + (stated ? 1 : 0);
    const auto skipped = static_cast<std::ptrdiff_t>(std::min(header.rows_before_data, records.size()));
    start.rows.assign(std::make_move_iterator(records.begin() + skipped),
                      std::make_move_iterator(records.end()));
    return start;
}

}  // namespace bearing
