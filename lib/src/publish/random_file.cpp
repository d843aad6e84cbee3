#include "publish/random_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "bearing/base/error.hpp"

namespace bearing::publish {

RandomFile::RandomFile(const std::filesystem::path& path)
    : path_(path), descriptor_(open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (descriptor_ < 0)
        throw FileError(fmt::format("cannot read {}: {}", path.string(), std::strerror(errno)));
    size_ = std::filesystem::file_size(path);
}

RandomFile::~RandomFile() {
    close(descriptor_);
}

std::string RandomFile::read(std::uint64_t offset, std::size_t size) const {
    std::string bytes(size, '\0');
    std::size_t have = 0;
    while (have < size) {
        const ssize_t got =
            pread(descriptor_, bytes.data() + have, size - have, static_cast<off_t>(offset + have));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw FileError(fmt::format("cannot read {}: {}", path_.string(), std::strerror(errno)));
        if (got == 0) break;
        have += static_cast<std::size_t>(got);
    }
    bytes.resize(have);
    return bytes;
}

}  // namespace bearing::publish
