#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <string>
#include <string_view>

#include "publish/embedded.hpp"
#include "publish/secret_points.hpp"
#include "publish/secret_texts.hpp"

namespace bearing::publish {

/// What a search looks for and whom it tells.
struct LeakQuestion {
    const SecretPoints* points;
    const SecretTexts* texts;
    int least_decimals;  ///< of a degree, for a number to be told
    double coarse_m;     ///< positions that are no closer than this are none
    std::function<void(const std::string& part, const char* what, std::uint32_t incident)> tell;
    /// Looks at drawings, which must be whole; null where there are none.
    std::function<void(const std::string& part, std::string_view bytes)> look_at_drawing;
};

/// Searches bytes of any kind as they come, and whatever is packed in them, in memory that does not grow with
/// their number (images, PDF and databases inside of other files are kept whole).
class LeakSearch {
  public:
    /// `part` says what the bytes are of the file; "" for the file itself. `depth`: packed how many times.
    LeakSearch(const LeakQuestion& question, std::string part, int depth = 0);
    ~LeakSearch();
    LeakSearch(const LeakSearch&) = delete;
    LeakSearch& operator=(const LeakSearch&) = delete;

    /// Takes the bytes for numbers too, though they look like text so far.
    void expect_binary() { is_binary_ = true; }
    /// A row of a database that is longer than a page: perhaps columns of numbers.
    void expect_long_row() { is_binary_ = may_be_columns_ = true; }
    /// Of a file whose rows are read besides, by search_sqlite().
    void expect_pieces() {
        kind_ = Kind::pieces;
        may_be_columns_ = true;
    }

    void feed(std::string_view bytes);
    /// After the last byte.
    void finish();
    /// True if bytes that looked like text were followed by others: earlier ones were not taken for numbers.
    bool turned_binary() const { return turned_binary_; }

  private:
    enum class Kind { unknown, pieces, png, pdf, sqlite };
    struct Packed;

    void tell_kind();
    void append(std::string_view bytes);
    void search_buffer(bool is_last);
    void search_whole();
    void search_piece(std::string_view piece);
    void search_text(std::string_view text) const;
    void open_packed(std::size_t to);

    const LeakQuestion& question_;
    std::string part_;
    int depth_;
    Kind kind_ = Kind::unknown;
    bool is_binary_ = false;
    bool may_be_columns_ = false;
    bool is_first_ = true;
    bool turned_binary_ = false;
    std::string buffer_;
    std::size_t offset_ = 0;         ///< of the buffer in the stream
    std::size_t streams_until_ = 0;  ///< of the buffer: streams that begin before it are open or none
    std::list<std::unique_ptr<Packed>> packed_;
};

/// The rows of a database that its pages hold in several parts.
void search_sqlite(const LeakQuestion& question, const std::string& part, int depth, std::uint64_t size,
                   const std::function<std::string(std::uint64_t offset, std::size_t size)>& read_at);

}  // namespace bearing::publish
