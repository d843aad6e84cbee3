#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "bearing/report/report.hpp"

namespace bearing {

/// A stretch of bytes of the text that is a mention.
struct MarkedRun {
    std::size_t begin = 0, end = 0;  ///< bytes
    std::size_t mention = 0;         ///< index into the mentions
};

/// A report's text with its mentions by bytes, as a screen draws it. The text must outlive it.
class MarkedText {
  public:
    MarkedText(const std::string& text, const std::vector<Mention>& mentions);

    const std::string& text() const { return *text_; }
    /// Byte at which a code point begins; the size of the text behind its end.
    std::size_t byte_of(std::size_t code_point) const;
    /// Ascending, none over another: of mentions that overlap the first one counts.
    const std::vector<MarkedRun>& runs() const { return runs_; }
    /// The first run that ends behind a byte.
    std::size_t run_at(std::size_t byte) const;

  private:
    const std::string* text_;
    std::vector<std::size_t> landmarks_;  ///< byte of every kStride-th code point
    std::vector<MarkedRun> runs_;
};

}  // namespace bearing
