#include "commands/rejects_file.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>

#include "bearing/base/error.hpp"

namespace bearing {

RejectsFile::RejectsFile(std::filesystem::path path) : path_(std::move(path)) {
    const PendingFile try_folder(path_);  // says now what could not be written later
}

void RejectsFile::add(const RejectedRow& row) {
    std::string text = to_rejects_csv({row});
    if (file_) {
        text.erase(0, to_rejects_csv({}).size());  // the header
    } else {
        file_.emplace(path_);
        out_.open(file_->path(), std::ios::binary);
    }
    out_ << text;
}

void RejectsFile::flush() {
    if (!file_) return;
    out_.flush();
    if (!out_)
        throw FileError(fmt::format("cannot write {}: {}; is the disk full? Nothing was imported",
                                    path_.string(), std::strerror(errno)));
}

void RejectsFile::commit() {
    if (!file_) return;
    flush();
    out_.close();
    file_->commit();
}

}  // namespace bearing
