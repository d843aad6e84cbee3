#include "bearing/base/files.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <system_error>

#include "bearing/base/error.hpp"

namespace bearing {
namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
    if (path == "-") return {std::istreambuf_iterator<char>(std::cin), {}};
    std::error_code error;
    if (fs::is_directory(path, error))
        throw FileError(fmt::format("{} is a folder; give the path of a file", path.string()));
    std::ifstream in(path, std::ios::binary);
    if (!in)
        throw FileError(fmt::format("cannot read {}: {}; check the path and its permissions", path.string(),
                                    std::strerror(errno)));
    // By the block: a pipe has no size to ask for, and byte by byte takes longer than parsing.
    std::string content;
    std::array<char, std::size_t{1} << 16> block;
    while (in.read(block.data(), block.size()) || in.gcount() > 0)
        content.append(block.data(), static_cast<std::size_t>(in.gcount()));
    if (in.bad()) throw FileError(fmt::format("cannot read {}: the read failed half way", path.string()));
    return content;
}

PendingFile::PendingFile(fs::path target) : target_(std::move(target)) {
    const fs::path folder = target_.has_parent_path() ? target_.parent_path() : fs::path(".");
    std::error_code error;
    if (!fs::is_directory(folder, error))
        throw FileError(fmt::format("cannot write {}: the folder {} does not exist; create it first",
                                    target_.string(), folder.string()));
    if (fs::is_directory(target_, error))
        throw FileError(fmt::format("cannot write {}: it is a folder; give a file name", target_.string()));
    if (access(folder.c_str(), W_OK) != 0)
        throw FileError(fmt::format("cannot write {}: {}; choose a folder that you may write to",
                                    target_.string(), std::strerror(errno)));
    // The extension stays last: GDAL and others choose their format by it.
    path_ = folder /
            fmt::format(".{}.{}.part{}", target_.stem().string(), getpid(), target_.extension().string());
}

PendingFile::~PendingFile() {
    std::error_code ignored;
    if (!committed_) fs::remove(path_, ignored);
}

void PendingFile::commit() {
    std::error_code error;
    fs::rename(path_, target_, error);
    if (error) throw FileError(fmt::format("cannot write {}: {}", target_.string(), error.message()));
    committed_ = true;
}

void write_file(const fs::path& path, std::string_view content) {
    PendingFile pending(path);
    std::ofstream out(pending.path(), std::ios::binary);
    out.write(content.data(), static_cast<std::streamsize>(content.size()));
    out.close();
    if (!out)
        throw FileError(
            fmt::format("cannot write {}: {}; is the disk full?", path.string(), std::strerror(errno)));
    pending.commit();
}

}  // namespace bearing
