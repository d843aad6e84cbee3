#include "publish/inflater.hpp"

#include <zlib.h>

#include <array>
#include <limits>
#include <new>

namespace bearing::publish {
namespace {

int window_bits(Inflater::Wrapping wrapping) {
    constexpr int kWindow = 15, kGzip = 16;
    switch (wrapping) {
        case Inflater::Wrapping::raw:
            return -kWindow;
        case Inflater::Wrapping::gzip:
            return kWindow + kGzip;
        case Inflater::Wrapping::zlib:
            break;
    }
    return kWindow;
}

}  // namespace

struct Inflater::Stream {
    z_stream z{};
    explicit Stream(Wrapping wrapping) {
        if (inflateInit2(&z, window_bits(wrapping)) != Z_OK) throw std::bad_alloc();
    }
    ~Stream() { inflateEnd(&z); }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;
};

Inflater::Inflater(Wrapping wrapping) : stream_(std::make_unique<Stream>(wrapping)) {}
Inflater::~Inflater() = default;
Inflater::Inflater(Inflater&&) noexcept = default;
Inflater& Inflater::operator=(Inflater&&) noexcept = default;

bool Inflater::feed(std::string_view bytes, const std::function<void(std::string_view)>& take) {
    std::array<char, 1 << 15> block;
    z_stream& z = stream_->z;
    while (!bytes.empty()) {
        const std::size_t now = std::min<std::size_t>(bytes.size(), std::numeric_limits<uInt>::max());
        z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
        z.avail_in = static_cast<uInt>(now);
        do {
            z.next_out = reinterpret_cast<Bytef*>(block.data());
            z.avail_out = block.size();
            const int status = inflate(&z, Z_NO_FLUSH);
            if (z.avail_out < block.size()) take({block.data(), block.size() - z.avail_out});
            is_whole_ = status == Z_STREAM_END;
            // Z_BUF_ERROR: all that came in has gone out.
            if (status != Z_OK) return status == Z_BUF_ERROR;
        } while (z.avail_in > 0 || z.avail_out == 0);
        bytes.remove_prefix(now);
    }
    return true;
}

}  // namespace bearing::publish
