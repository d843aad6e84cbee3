#include "io/record_scanner.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace bearing {
namespace {

std::size_t find(std::string_view text, char c, std::size_t from) {
    const void* found = from < text.size() ? std::memchr(text.data() + from, c, text.size() - from) : nullptr;
    return found == nullptr ? text.size()
                            : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

}  // namespace

RecordScanner::RecordScanner(TextInput& input, Dialect dialect) : input_(input), dialect_(dialect) {
    for (const char c : {dialect.delimiter, dialect.line_end, '"', '\0'})
        special_[static_cast<unsigned char>(c)] = true;
}

/// Reads a quoted field whose quote is at `at`. False if the text ends first and more is to come.
bool RecordScanner::scan_quoted(std::string_view text, std::size_t& at, bool all_there, Scan& found) const {
    Field field{at + 1, at + 1, false};
    std::size_t i = at + 1;
    found.quoted = true;
    while (true) {
        i = find(text, '"', i);
        if (i + 1 >= text.size() && !all_there) return false;
        if (i == text.size()) {
            found.broken = found.unclosed = true;
            field.end = at = i;
            break;
        }
        if (i + 1 < text.size() && text[i + 1] == '"') {
            field.doubled_quotes = true;
            i += 2;
            continue;
        }
        field.end = i;
        at = i + 1;
        if (at < text.size() && text[at] == '\r' && dialect_.line_end == '\n') {
            if (at + 1 == text.size() && !all_there) return false;
            if (at + 1 == text.size() || text[at + 1] == '\n') ++at;
        }
        // Spaces between the closing quote and the delimiter mean nothing.
        std::size_t after = at;
        while (after < text.size() && text[after] == ' ') ++after;
        if (after == text.size() && !all_there) return false;
        found.padded |= after > at;
        at = after;
        if (at < text.size() && text[at] != dialect_.delimiter && text[at] != dialect_.line_end) {
            found.broken = true;
            while (at < text.size() && text[at] != dialect_.delimiter && text[at] != dialect_.line_end) ++at;
            if (at == text.size() && !all_there) return false;
        }
        break;
    }
    const auto begin = text.begin() + static_cast<std::ptrdiff_t>(field.begin);
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(field.end);
    found.line_ends += static_cast<std::size_t>(std::count(begin, end, dialect_.line_end));
    found.nul |= std::memchr(text.data() + field.begin, '\0', field.end - field.begin) != nullptr;
    found.fields.push_back(field);
    return true;
}

/// The next delimiter, line end, quote or zero byte, or the end of the text.
std::size_t RecordScanner::next_special(std::string_view text, std::size_t at) const {
#ifdef __SSE2__
    const __m128i delimiter = _mm_set1_epi8(dialect_.delimiter), line_end = _mm_set1_epi8(dialect_.line_end);
    const __m128i quote = _mm_set1_epi8('"'), zero = _mm_setzero_si128();
    for (; at + 16 <= text.size(); at += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
        const __m128i found =
            _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, delimiter), _mm_cmpeq_epi8(bytes, line_end)),
                         _mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, zero)));
        if (const int mask = _mm_movemask_epi8(found); mask != 0)
            return at + static_cast<std::size_t>(std::countr_zero(static_cast<unsigned>(mask)));
    }
#endif
    while (at < text.size() && !special_[static_cast<unsigned char>(text[at])]) ++at;
    return at;
}

bool RecordScanner::scan_plain(std::string_view text, std::size_t& at, bool all_there, Scan& found) const {
    const std::size_t begin = at;
    const char* const data = text.data();
    const std::size_t size = text.size();
    while (true) {
        at = next_special(text, at);
        if (at == size) {
            if (!all_there) return false;
            break;
        }
        const char c = data[at];
        if (c == dialect_.delimiter || c == dialect_.line_end) break;
        if (c == '"') {
            found.stray = true;
        } else {
            found.nul = true;
        }
        ++at;
    }
    std::size_t end = at;
    if (dialect_.line_end == '\n' && (at == size || data[at] == '\n') && end > begin && data[end - 1] == '\r')
        --end;
    found.fields.push_back({begin, end, false});
    return true;
}

/// One record from `start`. False if the text ends within it and more is to come.
bool RecordScanner::scan(std::string_view text, std::size_t start, bool all_there, Scan& found) const {
    found.fields.clear();
    found.line_ends = 0;
    found.broken = found.unclosed = found.stray = found.nul = found.quoted = found.padded = false;
    std::size_t at = start;
    while (true) {
        // A space before a quote is as common as it is wrong.
        std::size_t first = at;
        while (first < text.size() && text[first] == ' ') ++first;
        if (first == text.size() && !all_there) return false;
        const bool quoted = first < text.size() && text[first] == '"';
        if (quoted) {
            found.padded |= first > at;
            at = first;
            if (!scan_quoted(text, at, all_there, found)) return false;
        } else if (!scan_plain(text, at, all_there, found)) {
            return false;
        }
        if (at >= text.size() || text[at] == dialect_.line_end) break;
        ++at;
    }
    found.end =
        at > start && at <= text.size() && dialect_.line_end == '\n' && text[at - 1] == '\r' ? at - 1 : at;
    found.next = std::min(at + 1, text.size());
    return true;
}

bool RecordScanner::line_after_is_row(std::string_view text, std::size_t start, bool all_there) const {
    return start < text.size() && scan(text, start, all_there, trial_) && !trial_.broken && !trial_.stray &&
           trial_.fields.size() == expected_;
}

void RecordScanner::cut_at_first_whole_row(std::string_view text, bool all_there, Scan& found) const {
    constexpr int kLinesTried = 1000;
    const std::size_t until = found.next;
    std::size_t cut = 0;
    std::size_t lines = 1;
    std::size_t line_end = find(text, dialect_.line_end, 0);
    const std::size_t first_end = line_end;
    bool rest_is_cell = true;
    for (int tried = 0; tried < kLinesTried && line_end + 1 < until; ++tried, ++lines) {
        if (line_after_is_row(text, line_end + 1, all_there)) {
            cut = line_end;
            break;
        }
        rest_is_cell &= trial_.fields.size() * 2 < expected_;
        line_end = find(text, dialect_.line_end, line_end + 1);
    }
    if (cut == 0) {
        // No line is a row: a field of several lines that is damaged, or with which the file breaks off,
        // stays one record; a quote that is never closed costs its own line.
        const bool breaks_off = all_there && rest_is_cell && line_end + 1 >= until && until < kLongest;
        if (!found.unclosed || breaks_off) return;
        cut = first_end;
        lines = 1;
    }
    found.fields.clear();
    found.broken = true;
    found.end = cut > 0 && dialect_.line_end == '\n' && text[cut - 1] == '\r' ? cut - 1 : cut;
    found.next = std::min(cut + 1, text.size());
    found.line_ends = lines - 1;
}

/// Finds the next record at the start of the window. False at the end.
bool RecordScanner::scan_next(bool& too_long) {
    bool all_there = false;
    while (!scan(input_.text(), 0, all_there, scan_)) {
        // What does not end within the limit is a quote that nobody closed, or no table at all.
        if (input_.text().size() > kLongest) {
            too_long = true;
            all_there = true;
        } else {
            all_there = !input_.more();
        }
        if (all_there && input_.text().empty()) return false;
    }
    const bool miscounted = expected_ > 0 && scan_.fields.size() != expected_;
    if (scan_.unclosed || (scan_.line_ends > 0 && (scan_.broken || miscounted)))
        cut_at_first_whole_row(input_.text(), all_there, scan_);
    return true;
}

bool RecordScanner::next(ScannedRecord& record) {
    while (true) {
        input_.drop(taken_);
        taken_ = 0;
        if (input_.text().empty() && !input_.more() && input_.text().empty()) return false;
        bool ran_on = false;
        if (!scan_next(ran_on)) return false;
        record.line = line_;
        line_ += 1 + scan_.line_ends;
        taken_ = scan_.next;
        if (scan_.end == 0) continue;
        record.too_long = ran_on && scan_.next == input_.text().size();
        fill(input_.text(), record);
        return true;
    }
}

void RecordScanner::read_again(std::string_view text, ScannedRecord& record) {
    scan(text, 0, true, scan_);
    fill(text, record);
}

void RecordScanner::fill(std::string_view text, ScannedRecord& record) {
    record.raw = text.substr(0, scan_.end);
    record.fields.clear();
    record.broken_quotes = scan_.broken;
    record.stray_quote = scan_.stray;
    record.has_nul = scan_.nul;
    record.is_rfc4180 = dialect_.delimiter == ',' && !scan_.broken && !scan_.stray && !scan_.padded;
    if (scan_.broken) return;
    unescaped_.clear();
    if (scan_.quoted) unescaped_.reserve(scan_.end);
    for (const Field& field : scan_.fields) {
        const std::string_view cell = text.substr(field.begin, field.end - field.begin);
        if (!field.doubled_quotes) {
            record.fields.push_back(cell);
            continue;
        }
        const std::size_t start = unescaped_.size();
        // Every quote within is doubled: its first is copied with what stands before it.
        for (std::size_t i = 0; i < cell.size();) {
            const std::size_t quote = find(cell, '"', i);
            unescaped_.append(cell.substr(i, quote + 1 - i));
            i = quote + 2;
        }
        record.fields.emplace_back(unescaped_.data() + start, unescaped_.size() - start);
    }
}

}  // namespace bearing
