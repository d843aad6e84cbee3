#include "publish/leak_search.hpp"

#include <algorithm>
#include <optional>

#include "bearing/base/utf8.hpp"
#include "publish/coordinate_text.hpp"
#include "publish/number_scan.hpp"
#include "publish/sqlite_rows.hpp"

namespace bearing::publish {
namespace {

constexpr std::size_t kPiece = std::size_t{4} << 20;
/// The end of a piece is looked at again with the next one: what is told in several lines, headers of
/// streams.
constexpr std::size_t kSeenAgain = kLongestStreamHeader;
constexpr std::size_t kWords = std::size_t{64} << 10;  ///< no word or number is longer
constexpr int kDeepest = 3;

/// No number, word or escape goes over these.
constexpr std::string_view kBreaks(" \t\n<>\"\0", 7);

/// Behind the last break before `at`; `at` itself where there is none.
std::size_t break_before(std::string_view bytes, std::size_t at) {
    const std::size_t from = at > kWords ? at - kWords : 0;
    const std::size_t found = bytes.substr(from, at - from).find_last_of(kBreaks);
    return found == std::string_view::npos ? at : from + found + 1;
}

bool is_text(std::string_view bytes) {
    return bytes.find('\0') == std::string_view::npos && is_valid_utf8(bytes);
}

std::string packed_part(const std::string& part, const std::string& name) {
    return part.empty() ? name : part + ", " + name;
}

}  // namespace

/// A stream inside of the bytes, while it is being unpacked.
struct LeakSearch::Packed {
    Inflater inflater;
    LeakSearch search;
    std::string start;  ///< what came out, until it is enough to be a stream
    bool is_stream = false;

    Packed(const LeakQuestion& question, const std::string& part, int depth, const PackedStream& stream)
        : inflater(stream.wrapping), search(question, packed_part(part, stream.name), depth) {}

    /// False when it has ended and was searched.
    bool feed(std::string_view bytes) {
        const bool goes_on = inflater.feed(bytes, [&](std::string_view out) { take(out); });
        if (!goes_on) end();
        return goes_on;
    }

    void take(std::string_view out) {
        // A few bytes come out of anything that looks like a header.
        constexpr std::size_t kEnough = 512;
        if (is_stream) return search.feed(out);
        start += out;
        if (start.size() < kEnough) return;
        is_stream = true;
        search.feed(start);
        start = {};
    }

    void end() {
        constexpr std::size_t kLeast = 8;
        if (!is_stream && inflater.is_whole() && start.size() >= kLeast) {
            is_stream = true;
            search.feed(start);
        }
        if (is_stream) search.finish();
    }
};

LeakSearch::LeakSearch(const LeakQuestion& question, std::string part, int depth)
    : question_(question), part_(std::move(part)), depth_(depth) {}
LeakSearch::~LeakSearch() = default;

void LeakSearch::tell_kind() {
    const std::string_view bytes = buffer_;
    kind_ = bytes.starts_with("\x89PNG\r\n")       ? Kind::png
            : bytes.starts_with("%PDF")            ? Kind::pdf
            : bytes.starts_with("SQLite format 3") ? Kind::sqlite
                                                   : Kind::pieces;
}

void LeakSearch::append(std::string_view bytes) {
    buffer_ += bytes;
    packed_.remove_if([&](const auto& packed) { return !packed->feed(bytes); });
}

void LeakSearch::feed(std::string_view bytes) {
    while (!bytes.empty()) {
        const std::size_t size = std::min(bytes.size(), kPiece);
        append(bytes.substr(0, size));
        bytes.remove_prefix(size);
        constexpr std::size_t kHead = 16;
        if (kind_ == Kind::unknown && buffer_.size() >= kHead) tell_kind();
        // Drawings are looked at whole, and so is what has an order of its own.
        if (kind_ == Kind::pieces && !question_.look_at_drawing && buffer_.size() >= kPiece + kSeenAgain)
            search_buffer(false);
    }
}

void LeakSearch::finish() {
    if (kind_ == Kind::unknown) tell_kind();
    if (kind_ == Kind::pieces)
        search_buffer(true);
    else
        search_whole();
    for (const auto& packed : packed_) packed->end();
    packed_.clear();
    buffer_ = {};
}

void LeakSearch::search_whole() {
    if (kind_ == Kind::png) {
        search_text(buffer_);
        buffer_ = png_without_pixels(buffer_);
    }
    if (kind_ == Kind::pdf) search_text(pdf_strings(buffer_));
    if (kind_ == Kind::sqlite)
        search_sqlite(question_, part_, depth_, buffer_.size(), [&](std::uint64_t offset, std::size_t size) {
            return offset < buffer_.size() ? buffer_.substr(offset, size) : std::string();
        });
    search_buffer(true);
}

void LeakSearch::search_buffer(bool is_last) {
    const std::size_t end = is_last ? buffer_.size() : break_before(buffer_, buffer_.size());
    const std::string_view piece = std::string_view(buffer_).substr(0, end);
    if (!is_binary_ && !is_text(piece)) {
        is_binary_ = true;
        turned_binary_ = !is_first_;
    }
    is_first_ = false;
    search_piece(piece);
    const std::size_t keep = is_last ? buffer_.size() : break_before(buffer_, end - kSeenAgain);
    if (is_binary_ && depth_ < kDeepest) open_packed(keep);
    buffer_.erase(0, keep);
    offset_ += keep;
    streams_until_ -= std::min(streams_until_, keep);
}

void LeakSearch::open_packed(std::size_t to) {
    each_packed_stream(buffer_, streams_until_, to, offset_, [&](const PackedStream& stream) {
        auto packed = std::make_unique<Packed>(question_, part_, depth_ + 1, stream);
        if (packed->feed(std::string_view(buffer_).substr(stream.begin)))
            packed_.push_back(std::move(packed));
    });
    streams_until_ = std::max(streams_until_, to);
}

void LeakSearch::search_piece(std::string_view piece) {
    if (piece.find('\\') != std::string_view::npos || piece.find('&') != std::string_view::npos)
        search_text(unescaped(piece));
    search_text(piece);
    if (has_other_digits(piece)) search_text(plain_numbers(piece));
    if (question_.look_at_drawing) question_.look_at_drawing(part_, piece);
    if (!is_binary_) return;
    if (!question_.points->empty() && kind_ != Kind::png)
        find_binary(piece, *question_.points, may_be_columns_, [&](std::uint32_t incident) {
            question_.tell(part_, "exact coordinates in binary", incident);
        });
    search_text(utf16_texts(piece));
}

void LeakSearch::search_text(std::string_view text) const {
    const auto coordinates = [&](std::uint32_t i) { question_.tell(part_, "exact coordinates", i); };
    if (!question_.points->empty()) {
        find_decimals(text, *question_.points, question_.least_decimals, coordinates);
        find_notations(text, *question_.points, question_.coarse_m, coordinates);
    }
    question_.texts->find(text, [&](SecretTexts::Kind kind, std::uint32_t i) {
        question_.tell(part_,
                       kind == SecretTexts::Kind::place ? "the withheld name of the place"
                                                        : "a text that was to be stripped",
                       i);
    });
}

void search_sqlite(const LeakQuestion& question, const std::string& part, int depth, std::uint64_t size,
                   const std::function<std::string(std::uint64_t offset, std::size_t size)>& read_at) {
    // R-trees hold floats; they are among rows that fit their page.
    const auto search_leaf = [&](std::string_view page) {
        find_binary(page, *question.points, false, [&](std::uint32_t incident) {
            question.tell(part, "exact coordinates in binary", incident);
        });
    };
    std::unique_ptr<LeakSearch> row;
    const auto search_row = [&](const std::string& name, std::string_view bytes, bool is_last) {
        if (!row) {
            row = std::make_unique<LeakSearch>(question, packed_part(part, name), depth + 1);
            row->expect_long_row();
        }
        if (!is_last) return row->feed(bytes);
        row->finish();
        row.reset();
    };
    each_spread_row(size, read_at, search_row, search_leaf);
}

}  // namespace bearing::publish
