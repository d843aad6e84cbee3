#include "io/text_file.hpp"

#include <fmt/format.h>

#include "bearing/base/error.hpp"

namespace bearing {

TextFile::TextFile(std::filesystem::path path) : path_(std::move(path)), stream_(path_, std::ios::binary) {
    if (!stream_) fail();
}

void TextFile::write(std::string_view text) {
    stream_.write(text.data(), static_cast<std::streamsize>(text.size()));
    if (!stream_) fail();
}

void TextFile::close() {
    stream_.close();
    if (!stream_) fail();
}

void TextFile::fail() const {
    throw FileError(
        fmt::format("cannot write {}; is the disk full or the folder not yours?", path_.string()));
}

}  // namespace bearing
