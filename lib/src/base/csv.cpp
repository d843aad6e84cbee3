#include "bearing/base/csv.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bearing/base/error.hpp"
#include "bearing/base/files.hpp"
#include "bearing/base/text.hpp"

namespace bearing {

CsvParser::CsvParser(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
}

/// Reads a quoted field whose opening quote is at `at`; false if the quote is never closed.
bool CsvParser::read_quoted_field(CsvRecord& record, std::size_t& at) const {
    std::string field;
    std::size_t i = at + 1;
    while (i < text_.size()) {
        const auto quote = text_.find('"', i);
        if (quote == std::string_view::npos) return false;
        field.append(text_.substr(i, quote - i));
        i = quote + 1;
        if (i < text_.size() && text_[i] == '"') {
            field += '"';
            ++i;
            continue;
        }
        // Text after a closing quote is kept, but the record is marked.
        const auto end = std::min(text_.find_first_of(std::string{delimiter_, '\n'}, i), text_.size());
        std::string_view rest = text_.substr(i, end - i);
        if (!rest.empty() && rest.back() == '\r') rest.remove_suffix(1);
        if (!trim(rest).empty()) {
            record.broken_quotes = true;
            field.append(rest);
        }
        record.fields.push_back(std::move(field));
        at = end;
        return true;
    }
    return false;
}

std::optional<CsvRecord> CsvParser::next() {
    while (position_ < text_.size()) {
        CsvRecord record;
        record.line = line_;
        const std::size_t start = position_;
        std::size_t at = start;
        while (true) {
            const bool quoted = at < text_.size() && text_[at] == '"';
            if (!quoted || !read_quoted_field(record, at)) {
                // An unclosed quote is read as plain text up to the end of its line.
                record.broken_quotes |= quoted;
                const auto end =
                    std::min(text_.find_first_of(std::string{delimiter_, '\n'}, at), text_.size());
                std::string_view field = text_.substr(at, end - at);
                if ((end == text_.size() || text_[end] == '\n') && !field.empty() && field.back() == '\r')
                    field.remove_suffix(1);
                record.fields.emplace_back(field);
                at = end;
            }
            if (at >= text_.size() || text_[at] == '\n') break;
            ++at;
        }
        std::string_view raw = text_.substr(start, at - start);
        line_ += 1 + static_cast<std::size_t>(std::count(raw.begin(), raw.end(), '\n'));
        position_ = at + 1;
        if (!raw.empty() && raw.back() == '\r') raw.remove_suffix(1);
        if (raw.empty()) continue;
        record.raw = raw;
        return record;
    }
    return std::nullopt;
}

char guess_delimiter(std::string_view text) {
    const std::string_view header = text.substr(0, text.find('\n'));
    char best = ',';
    std::ptrdiff_t most = 0;
    for (const char c : {',', ';', '\t', '|'}) {
        const auto n = std::count(header.begin(), header.end(), c);
        if (n > most) {
            most = n;
            best = c;
        }
    }
    return best;
}

Table Table::read(const std::filesystem::path& path, char delimiter) {
    const std::string text = read_file(path);
    Table table;
    table.path_ = path;
    CsvParser parser(text, delimiter);
    while (auto record = parser.next()) {
        if (record->raw.starts_with('#')) continue;
        if (table.columns_.empty()) {
            for (std::size_t i = 0; i < record->fields.size(); ++i)
                table.columns_.emplace(ascii_lower(trim(record->fields[i])), i);
            continue;
        }
        if (record->broken_quotes || record->fields.size() > table.columns_.size())
            throw FormatError(
                fmt::format("{}:{}: {} fields under {} columns, or a quote that is not closed; "
                            "mend the line",
                            path.string(), record->line, record->fields.size(), table.columns_.size()));
        table.records_.push_back(std::move(*record));
    }
    return table;
}

const std::string& Table::at(std::size_t row, std::string_view column) const {
    static const std::string kEmpty;
    const auto found = columns_.find(column);
    if (found == columns_.end() || found->second >= records_[row].fields.size()) return kEmpty;
    return records_[row].fields[found->second];
}

std::string csv_field(std::string_view value, char delimiter) {
    const bool quote =
        value.find_first_of(std::string{'"', '\n', '\r', delimiter}) != std::string_view::npos ||
        (!value.empty() && (value.front() == ' ' || value.back() == ' '));
    if (!quote) return std::string(value);
    std::string out = "\"";
    for (const char c : value) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

}  // namespace bearing
