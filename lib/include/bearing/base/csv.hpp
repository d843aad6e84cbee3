#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bearing {

/// One record of a delimited table, as it stood in the file.
struct CsvRecord {
    std::size_t line = 0;             ///< 1-based line on which it starts
    std::string raw;                  ///< its bytes, without the line end
    std::vector<std::string> fields;  ///< unquoted
    bool broken_quotes = false;       ///< a quote was never closed, or text follows a closing quote
};

/// Splits delimited text (RFC 4180, any one-byte delimiter, CR LF or LF, quoted line breaks, a BOM skipped)
/// into records, one at a time. An unclosed quote costs its own line only: the record ends there, marked
/// broken_quotes. The text must outlive the parser.
class CsvParser {
  public:
    explicit CsvParser(std::string_view text, char delimiter = ',');

    /// The next record, or nothing at the end. Blank lines are skipped.
    std::optional<CsvRecord> next();

  private:
    bool read_quoted_field(CsvRecord& record, std::size_t& at) const;

    std::string_view text_;
    std::size_t position_ = 0;
    std::size_t line_ = 1;
    char delimiter_;
};

/// The delimiter among comma, semicolon, tab and bar that the header line uses most.
char guess_delimiter(std::string_view text);

/// One of the project's own tables in memory: a header and records by column name (lower case).
/// Lines beginning with '#' are comments.
class Table {
  public:
    /// Throws FileError if it cannot be read, FormatError if a record has more fields than the header or
    /// broken quotes: these tables are ours and must be right.
    static Table read(const std::filesystem::path& path, char delimiter = ',');

    std::size_t size() const { return records_.size(); }
    /// Field of a row, empty if the column or the field is absent.
    const std::string& at(std::size_t row, std::string_view column) const;
    std::size_t line(std::size_t row) const { return records_[row].line; }
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
    std::map<std::string, std::size_t, std::less<>> columns_;
    std::vector<CsvRecord> records_;
};

/// A field as CSV text, quoted where it must be.
std::string csv_field(std::string_view value, char delimiter = ',');

}  // namespace bearing
