#include "publish/embedded.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace bearing::publish {
namespace {

using Take = std::function<void(const std::string&, std::string_view)>;

/// The stream that begins here, as far as it goes; nothing if there is none. `window`: as inflateInit2 takes
/// it.
std::optional<std::string> inflated(std::string_view bytes, int window) {
    constexpr std::size_t kMost = std::size_t{1} << 30;
    z_stream z{};
    if (inflateInit2(&z, window) != Z_OK) return std::nullopt;
    std::string out;
    std::array<char, 1 << 15> block{};
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    z.avail_in = static_cast<uInt>(std::min<std::size_t>(bytes.size(), UINT32_MAX));
    int status = Z_OK;
    while (status == Z_OK && out.size() < kMost) {
        z.next_out = reinterpret_cast<Bytef*>(block.data());
        z.avail_out = block.size();
        status = inflate(&z, Z_NO_FLUSH);
        out.append(block.data(), block.size() - z.avail_out);
        if (z.avail_in == 0 && z.avail_out > 0) break;
    }
    inflateEnd(&z);
    // A few bytes come out of anything that looks like a header.
    constexpr std::size_t kLeast = 8;
    const bool usable = status == Z_STREAM_END || out.size() >= 512;
    return usable && out.size() >= kLeast ? std::optional(std::move(out)) : std::nullopt;
}

std::uint64_t little(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < size && at + i < bytes.size(); ++i)
        value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    return value;
}

std::uint64_t big(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < size && at + i < bytes.size(); ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

void zip_member(std::string_view bytes, std::size_t at, const Take& take) {
    constexpr std::size_t kHeader = 30;
    if (at + kHeader > bytes.size()) return;
    const auto name_size = little(bytes, at + 26, 2), extra_size = little(bytes, at + 28, 2);
    const std::size_t data = at + kHeader + name_size + extra_size;
    if (data >= bytes.size()) return;
    const std::string name(bytes.substr(at + kHeader, name_size));
    constexpr int kRaw = -15;
    if (little(bytes, at + 8, 2) != 8) return;  // stored members are in the file as they are
    if (auto content = inflated(bytes.substr(data), kRaw)) take(name, *content);
}

void streams(std::string_view bytes, const Take& take) {
    constexpr int kZlib = 15, kGzip = 15 + 16;
    for (std::size_t at = 0; at + 6 < bytes.size(); ++at) {
        const auto first = static_cast<unsigned char>(bytes[at]),
                   second = static_cast<unsigned char>(bytes[at + 1]);
        if (bytes[at] == 'P' && bytes.substr(at, 4) == "PK\x03\x04") {
            zip_member(bytes, at, take);
        } else if (first == 0x1f && second == 0x8b && bytes[at + 2] == 8) {
            if (auto content = inflated(bytes.substr(at), kGzip))
                take(fmt::format("gzip stream at byte {}", at), *content);
        } else if ((first & 0x0f) == 8 && (first >> 4) <= 7 && (first * 256 + second) % 31 == 0 &&
                   (second & 0x20) == 0) {
            if (auto content = inflated(bytes.substr(at), kZlib))
                take(fmt::format("deflated stream at byte {}", at), *content);
        }
    }
}

/// The chunks of a PNG but its pixels.
std::string without_pixels(std::string_view png) {
    std::string out;
    for (std::size_t at = 8; at + 12 <= png.size();) {
        const auto size = big(png, at, 4);
        if (size > png.size() - at - 12) return out + std::string(png.substr(at));
        if (png.substr(at + 4, 4) != "IDAT") out += png.substr(at, size + 12);
        at += size + 12;
    }
    return out;
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

/// The part of a row on its leaf and all of its overflow pages, in one piece (SQLite file format, 1.6).
std::string spread_row(std::string_view file, std::size_t page_size, std::size_t at, std::uint64_t size) {
    const std::size_t usable = page_size - static_cast<unsigned char>(file[20]);
    const std::size_t most = usable - 35, least = (usable - 12) * 32 / 255 - 23;
    const std::size_t fits = least + (size - least) % (usable - 4);
    const std::size_t local = fits <= most ? fits : least;
    std::string row(file.substr(at, local));
    std::uint64_t page = big(file, at + local, 4);
    for (std::size_t pages = 0; page > 0 && row.size() < size && pages < file.size() / page_size; ++pages) {
        const std::size_t start = (page - 1) * page_size;
        if (start + page_size > file.size()) break;
        row += file.substr(start + 4, usable - 4);
        page = big(file, start, 4);
    }
    return row;
}

/// Rows on leaves of tables, also on free pages that still hold them.
void spread_rows(std::string_view file, const Take& take) {
    std::size_t page_size = big(file, 16, 2);
    if (page_size == 1) page_size = 65536;
    if (page_size < 512) return;
    for (std::size_t page = 0; page + page_size <= file.size(); page += page_size) {
        const std::size_t header = page == 0 ? 100 : page;
        constexpr char kTableLeaf = 0x0d;
        if (file[header] != kTableLeaf) continue;
        const auto cells = std::min<std::uint64_t>(big(file, header + 3, 2), page_size / 4);
        for (std::uint64_t cell = 0; cell < cells; ++cell) {
            std::size_t at = page + big(file, header + 8 + 2 * cell, 2);
            if (at >= page + page_size) continue;
            const std::uint64_t size = varint(file, at);
            varint(file, at);
            if (size > page_size - 35 && size < file.size())
                take(fmt::format("row at byte {}", at), spread_row(file, page_size, at, size));
        }
    }
}

}  // namespace

void each_embedded(std::string_view bytes, const Take& take) {
    if (bytes.starts_with("\x89PNG\r\n")) {
        const std::string chunks = without_pixels(bytes);
        streams(chunks, take);
        return;
    }
    if (bytes.starts_with("SQLite format 3") && bytes.size() > 100) spread_rows(bytes, take);
    streams(bytes, take);
}

}  // namespace bearing::publish
