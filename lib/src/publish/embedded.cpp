#include "publish/embedded.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace bearing::publish {
namespace {

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

std::optional<PackedStream> zip_member(std::string_view bytes, std::size_t at) {
    constexpr std::size_t kHeader = 30;
    constexpr std::uint64_t kDeflated = 8;
    if (at + kHeader > bytes.size() || little(bytes, at + 8, 2) != kDeflated) return std::nullopt;
    const auto name_size = little(bytes, at + 26, 2), extra_size = little(bytes, at + 28, 2);
    const std::size_t data = at + kHeader + name_size + extra_size;
    if (data >= bytes.size()) return std::nullopt;
    return PackedStream{data, Inflater::Wrapping::raw, std::string(bytes.substr(at + kHeader, name_size))};
}

/// Bytes with which a stream can begin.
constexpr std::array<bool, 256> kFirstBytes = [] {
    std::array<bool, 256> first{};
    for (std::size_t window = 0; window <= 7; ++window) first[window << 4 | 8] = true;
    first['P'] = first[0x1f] = true;
    return first;
}();

}  // namespace

void each_packed_stream(std::string_view bytes, std::size_t from, std::size_t to, std::size_t offset,
                        const std::function<void(PackedStream)>& take) {
    const std::size_t end = std::min(to, bytes.size() < 6 ? 0 : bytes.size() - 6);
    for (std::size_t at = from; at < end; ++at) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        if (!kFirstBytes[first]) continue;
        const auto second = static_cast<unsigned char>(bytes[at + 1]),
                   third = static_cast<unsigned char>(bytes[at + 2]);
        // The header of zlib is divisible by 31; the third kind of block is none (RFC 1950, RFC 1951).
        const bool is_zlib = first != 'P' && first != 0x1f && (first * 256 + second) % 31 == 0 &&
                             (second & 0x20) == 0 && (third >> 1 & 3) != 3;
        if (is_zlib)
            take({at, Inflater::Wrapping::zlib, fmt::format("deflated stream at byte {}", offset + at)});
        else if (first == 0x1f && second == 0x8b && third == 8)
            take({at, Inflater::Wrapping::gzip, fmt::format("gzip stream at byte {}", offset + at)});
        else if (bytes.substr(at, 4) == "PK\x03\x04")
            if (auto member = zip_member(bytes, at)) take(std::move(*member));
    }
}

std::string png_without_pixels(std::string_view png) {
    std::string out;
    for (std::size_t at = 8; at + 12 <= png.size();) {
        const auto size = big(png, at, 4);
        if (size > png.size() - at - 12) return out + std::string(png.substr(at));
        if (png.substr(at + 4, 4) != "IDAT") out += png.substr(at, size + 12);
        at += size + 12;
    }
    return out;
}

}  // namespace bearing::publish
