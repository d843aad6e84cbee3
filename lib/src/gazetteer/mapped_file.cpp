#include "gazetteer/mapped_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "bearing/base/error.hpp"

namespace bearing {
namespace {

[[noreturn]] void cannot_read(const std::filesystem::path& path, std::string_view why) {
    throw FileError(
        fmt::format("cannot read {}: {}; check the path and its permissions", path.string(), why));
}

}  // namespace

MappedFile::MappedFile(const std::filesystem::path& path) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) cannot_read(path, std::strerror(errno));
    struct stat status {};
    if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) {
        close(file);
        cannot_read(path, "it is no plain file");
    }
    size_ = static_cast<std::size_t>(status.st_size);
    void* mapped = size_ == 0 ? nullptr : mmap(nullptr, size_, PROT_READ, MAP_SHARED, file, 0);
    const int problem = errno;
    close(file);
    if (mapped == MAP_FAILED) cannot_read(path, std::strerror(problem));
    data_ = static_cast<const char*>(mapped);
}

MappedFile::~MappedFile() {
    // munmap takes no pointer to const, though it changes nothing that it points to.
    if (data_ != nullptr) munmap(const_cast<char*>(data_), size_);
}

}  // namespace bearing
