#include "publish/sqlite_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace bearing::publish {
namespace {

using Take = std::function<void(const std::string&, std::string_view, bool)>;
using TakeLeaf = std::function<void(std::string_view)>;

std::uint64_t big(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < size && at + i < bytes.size(); ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

std::uint64_t varint(std::string_view bytes, std::size_t& at) {
    std::uint64_t value = 0;
    for (int i = 0; i < 9 && at < bytes.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[at++]);
        if (i == 8) return value << 8 | byte;
        value = value << 7 | (byte & 0x7f);
        if (byte < 0x80) break;
    }
    return value;
}

/// SQLite file format, 1.6: cells of a leaf of a table, and chains of overflow pages.
class Pages {
  public:
    Pages(std::uint64_t file_size, const ReadAt& read_at, const Take& take, const TakeLeaf& take_leaf)
        : file_size_(file_size), read_at_(read_at), take_(take), take_leaf_(take_leaf) {
        const std::string header = read_at(0, 100);
        page_size_ = big(header, 16, 2) == 1 ? 65536 : big(header, 16, 2);
        if (page_size_ < 512 || header.size() < 100) return;
        usable_ = page_size_ - static_cast<unsigned char>(header[20]);
    }

    void read() const {
        if (usable_ < 480) return;
        for (std::uint64_t start = 0; start + page_size_ <= file_size_; start += page_size_)
            read_leaf(start, read_at_(start, page_size_));
    }

  private:
    void read_leaf(std::uint64_t start, std::string_view page) const {
        const std::size_t header = start == 0 ? 100 : 0;
        constexpr char kTableLeaf = 0x0d;
        if (page.size() < page_size_ || page[header] != kTableLeaf) return;
        take_leaf_(page);
        const auto cells = std::min<std::uint64_t>(big(page, header + 3, 2), page_size_ / 4);
        for (std::uint64_t cell = 0; cell < cells; ++cell) {
            std::size_t at = big(page, header + 8 + 2 * cell, 2);
            if (at >= page.size()) continue;
            const std::uint64_t size = varint(page, at);
            varint(page, at);
            if (size > usable_ - 35 && size < file_size_)
                read_row(fmt::format("row at byte {}", start + at), page.substr(std::min(at, page.size())),
                         size);
        }
    }

    void read_row(const std::string& name, std::string_view on_leaf, std::uint64_t size) const {
        const std::size_t most = usable_ - 35, least = (usable_ - 12) * 32 / 255 - 23;
        const std::size_t fits = least + (size - least) % (usable_ - 4);
        const std::size_t local = fits <= most ? fits : least;
        take_(name, on_leaf.substr(0, local), false);
        std::uint64_t page = big(on_leaf, local, 4), left = size - std::min<std::uint64_t>(size, local);
        for (std::uint64_t pages = 0; page > 0 && left > 0 && pages < file_size_ / page_size_; ++pages) {
            const std::uint64_t start = (page - 1) * page_size_;
            if (start + page_size_ > file_size_) break;
            const std::string bytes = read_at_(start, page_size_);
            const std::size_t here = std::min<std::uint64_t>(left, usable_ - 4);
            take_(name, std::string_view(bytes).substr(4, here), false);
            left -= here;
            page = big(bytes, 0, 4);
        }
        take_(name, {}, true);
    }

    std::uint64_t file_size_;
    const ReadAt& read_at_;
    const Take& take_;
    const TakeLeaf& take_leaf_;
    std::uint64_t page_size_ = 0;
    std::size_t usable_ = 0;
};

}  // namespace

void each_spread_row(std::uint64_t file_size, const ReadAt& read_at, const Take& take,
                     const TakeLeaf& take_leaf) {
    Pages(file_size, read_at, take, take_leaf).read();
}

}  // namespace bearing::publish
