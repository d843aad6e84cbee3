#include "io/delimited_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "bearing/base/text.hpp"
#include "bearing/base/utf8.hpp"
#include "io/cell_safety.hpp"
#include "io/record_text.hpp"

namespace bearing {

DelimitedSource::DelimitedSource(const std::string& name, std::unique_ptr<TextInput> input,
                                 const TableStart& start)
    : input_(std::move(input)),
      scanner_(*input_, start.dialect),
      rows_to_skip_(start.rows_before_data),
      sample_(start.rows) {
    header_.file = name;
    header_.columns = std::make_shared<const std::vector<std::string>>(start.columns);
    header_.hashtags = start.hashtags;
    scanner_.expect_fields(start.columns.size());
}

std::vector<Issue> DelimitedSource::warnings() const {
    if (!input_->encoding().guessed) return {};
    return {{header_.file, 0, "", Severity::warning,
             fmt::format("is not UTF-8; its letters look like {}, and it was read so. If names look wrong, "
                         "save the table again as UTF-8",
                         input_->encoding().name)}};
}

/// A row that is not UTF-8 is read as Western text if that gives words. False if it does not.
bool DelimitedSource::decode_again(SourceRow& row) {
    auto words = western_words(record_.raw);
    if (!words) return false;
    const std::size_t line = record_.line;
    decoded_ = std::move(*words);
    scanner_.read_again(decoded_, record_);
    record_.line = line;
    row.note = "not UTF-8; read as windows-1252";
    return true;
}

/// Columns without a name at the end of the header divide nothing: a row may lack them.
void DelimitedSource::fill_up_unnamed(std::size_t wanted) {
    const std::size_t width = record_.fields.size();
    const auto& columns = *header_.columns;
    for (std::size_t i = width; i < wanted; ++i)
        if (!trim(columns[i]).empty()) return;
    if (width >= wanted) return;
    record_.fields.resize(wanted);
    record_.is_rfc4180 = false;
}

/// False if the row is broken; its fault says why.
bool DelimitedSource::check(SourceRow& row) {
    const auto broken = [&](const char* why) {
        row.fault = RowFault{"", why};
        return false;
    };
    if (record_.too_long) return broken("row longer than 64 MiB");
    if (record_.broken_quotes) return broken("broken quotes");
    if (record_.has_nul) return broken("binary data in the row");
    if (input_->is_raw() && !is_valid_utf8(record_.raw) && !decode_again(row)) return broken("not UTF-8");
    const std::size_t wanted = header_.columns->size();
    fill_up_unnamed(wanted);
    if (record_.fields.size() < wanted) return broken("too few fields");
    if (record_.fields.size() > wanted) return broken("too many fields");
    return true;
}

bool DelimitedSource::has_value() const {
    return record_.broken_quotes ||
           std::any_of(record_.fields.begin(), record_.fields.end(), [](const auto& cell) {
               return cell.find_first_not_of(" \t") != std::string_view::npos;
           });
}

bool DelimitedSource::next(SourceRow& row) {
    while (true) {
        if (!scanner_.next(record_)) return false;
        if (rows_to_skip_ > 0)
            --rows_to_skip_;
        else if (has_value())
            break;
    }
    row.fault.reset();
    row.note.clear();
    row.row.line = record_.line;
    row.row.raw = record_.raw;
    row.row.values = {};
    row.row.record = {};
    if (!check(row)) return true;
    if (record_.stray_quote) row.note = "quote within a field that is not quoted, kept as it stands";
    make_record(row);
    row.row.values = record_.fields;
    return true;
}

void DelimitedSource::make_record(SourceRow& row) {
    // Cells that a spreadsheet would run stand behind an apostrophe in files of ours and of others.
    bool restored = false;
    if (std::memchr(record_.raw.data(), '\'', record_.raw.size()) != nullptr) {
        restored_.clear();
        restored_.reserve(record_.fields.size());
        for (auto& cell : record_.fields) {
            restored_.push_back(restored_cell(cell));
            restored |= restored_.back().size() != cell.size();
            cell = restored_.back();
        }
    }
    if (record_.is_rfc4180 && !restored) {
        row.row.record = record_.raw;
        return;
    }
    joined_.clear();
    append_record(record_.fields, joined_);
    row.row.record = joined_;
}

}  // namespace bearing
