#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "io/text_input.hpp"

namespace bearing {

/// How a delimited table is written.
struct Dialect {
    char delimiter = ',';
    char line_end = '\n';  ///< '\r' in files of old Macintoshes
};

/// One record of a delimited table; the views hold until the next one is read.
struct ScannedRecord {
    std::size_t line = 0;                  ///< 1-based line on which it starts
    std::string_view raw;                  ///< without its line end
    std::vector<std::string_view> fields;  ///< unquoted
    bool broken_quotes = false;            ///< a quote was never closed, or text follows a closing quote
    bool stray_quote = false;              ///< a quote within a field that is not quoted, taken as it stands
    bool has_nul = false;
    bool too_long = false;  ///< longer than kLongest: `raw` is only its start, there are no fields
    /// `raw` is itself a well-formed record with commas.
    bool is_rfc4180 = false;
};

/// The records of a delimited table in a file of any size. Blank lines are skipped.
///
/// A quote that is never closed must not swallow the rows after it: a record of several lines whose quotes
/// are broken, or that has not `expected` fields, ends before the first of its lines that is a whole row by
/// itself.
class RecordScanner {
  public:
    RecordScanner(TextInput& input, Dialect dialect);

    /// 0 is any number.
    void expect_fields(std::size_t n) { expected_ = n; }
    /// False at the end.
    bool next(ScannedRecord& record);
    /// The same record from other text (its bytes decoded anew), which must outlive it.
    void read_again(std::string_view text, ScannedRecord& record);

    static constexpr std::size_t kLongest = 64 << 20;

  private:
    struct Field {
        std::size_t begin = 0;
        std::size_t end = 0;
        bool doubled_quotes = false;
    };
    /// What one look at the text found.
    struct Scan {
        std::vector<Field> fields;
        std::size_t end = 0;   ///< of the record, before its line end
        std::size_t next = 0;  ///< where the following one begins
        std::size_t line_ends = 0;
        bool broken = false;
        bool unclosed = false;
        bool stray = false;
        bool nul = false;
        bool quoted = false;
        bool padded = false;
    };

    bool scan(std::string_view text, std::size_t start, bool all_there, Scan& found) const;
    std::size_t next_special(std::string_view text, std::size_t at) const;
    bool scan_quoted(std::string_view text, std::size_t& at, bool all_there, Scan& found) const;
    bool scan_plain(std::string_view text, std::size_t& at, bool all_there, Scan& found) const;
    bool line_after_is_row(std::string_view text, std::size_t start, bool all_there) const;
    void cut_at_first_whole_row(std::string_view text, bool all_there, Scan& found) const;
    bool scan_next(bool& too_long);
    void fill(std::string_view text, ScannedRecord& record);

    TextInput& input_;
    Dialect dialect_;
    std::array<bool, 256> special_{};
    std::size_t expected_ = 0;
    std::size_t line_ = 1;
    std::size_t taken_ = 0;  ///< bytes of the window that belong to the last record
    Scan scan_;
    mutable Scan trial_;
    std::string unescaped_;
};

}  // namespace bearing
