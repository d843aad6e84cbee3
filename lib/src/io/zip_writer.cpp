#include "io/zip_writer.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <array>
#include <limits>
#include <new>

#include "bearing/base/error.hpp"

namespace bearing {
namespace {

/// Little-endian fields of the format's headers (APPNOTE 6.3).
class Header {
  public:
    Header& u16(std::uint64_t value) { return add(value, 2); }
    Header& u32(std::uint64_t value) { return add(value, 4); }
    Header& text(std::string_view value) {
        bytes_ += value;
        return *this;
    }
    const std::string& bytes() const { return bytes_; }

  private:
    Header& add(std::uint64_t value, int size) {
        for (int i = 0; i < size; ++i) bytes_ += static_cast<char>((value >> (8 * i)) & 0xFF);
        return *this;
    }
    std::string bytes_;
};

constexpr std::uint64_t kVersion = 20;
constexpr std::uint64_t kFlags = 0x0808;  ///< sizes follow the data, names are UTF-8
constexpr std::uint64_t kDeflated = 8;
constexpr std::uint64_t kMidnight = 0;
constexpr std::uint64_t kFirstOf1980 = 0x21;
constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();

}  // namespace

struct ZipWriter::Deflater {
    z_stream stream{};
    std::array<char, 1 << 16> out{};

    Deflater() {
        constexpr int kRawWindow = -15, kMemory = 8, kLevel = 6;
        if (deflateInit2(&stream, kLevel, Z_DEFLATED, kRawWindow, kMemory, Z_DEFAULT_STRATEGY) != Z_OK)
            throw std::bad_alloc();
    }
    ~Deflater() { deflateEnd(&stream); }
    Deflater(const Deflater&) = delete;
    Deflater& operator=(const Deflater&) = delete;
};

ZipWriter::ZipWriter(const std::filesystem::path& path)
    : file_(path), deflater_(std::make_unique<Deflater>()) {}
ZipWriter::~ZipWriter() = default;

void ZipWriter::put(std::string_view bytes) {
    file_.write(bytes);
    offset_ += bytes.size();
}

void ZipWriter::begin_entry(const std::string& name) {
    end_entry();
    entries_.push_back({name, 0, 0, 0, offset_});
    is_open_ = true;
    put(Header()
            .u32(0x04034b50)
            .u16(kVersion)
            .u16(kFlags)
            .u16(kDeflated)
            .u16(kMidnight)
            .u16(kFirstOf1980)
            .u32(0)
            .u32(0)
            .u32(0)
            .u16(name.size())
            .u16(0)
            .text(name)
            .bytes());
}

void ZipWriter::write(std::string_view bytes) {
    if (bytes.empty()) return;
    Entry& entry = entries_.back();
    entry.crc = static_cast<std::uint32_t>(
        crc32_z(entry.crc, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
    entry.size += bytes.size();
    deflate_on(bytes, false);
}

void ZipWriter::deflate_on(std::string_view bytes, bool ends) {
    Entry& entry = entries_.back();
    z_stream& z = deflater_->stream;
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    z.avail_in = static_cast<uInt>(bytes.size());
    for (int status = Z_OK; z.avail_in > 0 || (ends && status != Z_STREAM_END);) {
        z.next_out = reinterpret_cast<Bytef*>(deflater_->out.data());
        z.avail_out = static_cast<uInt>(deflater_->out.size());
        status = deflate(&z, ends ? Z_FINISH : Z_NO_FLUSH);
        const std::size_t made = deflater_->out.size() - z.avail_out;
        put({deflater_->out.data(), made});
        entry.packed += made;
    }
    if (entry.size > kMost || offset_ > kMost)
        throw FileError(
            "more than 4 GiB do not fit into this format; narrow the filters, or write .csv or .gpkg");
}

void ZipWriter::end_entry() {
    if (!is_open_) return;
    deflate_on({}, true);
    deflateReset(&deflater_->stream);
    is_open_ = false;
    const Entry& entry = entries_.back();
    put(Header().u32(0x08074b50).u32(entry.crc).u32(entry.packed).u32(entry.size).bytes());
}

void ZipWriter::close() {
    end_entry();
    const std::uint64_t directory = offset_;
    for (const Entry& entry : entries_)
        put(Header()
                .u32(0x02014b50)
                .u16(kVersion)
                .u16(kVersion)
                .u16(kFlags)
                .u16(kDeflated)
                .u16(kMidnight)
                .u16(kFirstOf1980)
                .u32(entry.crc)
                .u32(entry.packed)
                .u32(entry.size)
                .u16(entry.name.size())
                .u16(0)
                .u16(0)
                .u16(0)
                .u16(0)
                .u32(0)
                .u32(entry.offset)
                .text(entry.name)
                .bytes());
    const std::uint64_t size = offset_ - directory;
    put(Header()
            .u32(0x06054b50)
            .u16(0)
            .u16(0)
            .u16(entries_.size())
            .u16(entries_.size())
            .u32(size)
            .u32(directory)
            .u16(0)
            .bytes());
    file_.close();
}

}  // namespace bearing
