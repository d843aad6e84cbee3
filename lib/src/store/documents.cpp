#include "store/documents.hpp"

#include "bearing/base/sha256.hpp"
#include "store/revision_writer.hpp"
#include "store/store_impl.hpp"

namespace bearing {

// The chain covers a document from the revision after it on.
std::string write_document(Database& database, std::string_view name, std::string_view bytes) {
    const std::string sha256 = sha256_hex(bytes);
    database
        .prepare(
            "INSERT OR IGNORE INTO documents (sha256, name, kept, revision, bytes) "
            "VALUES (?, ?, ?, (SELECT ifnull(max(number), 0) + 1 FROM revisions), ?)")
        .bind(1, sha256)
        .bind(2, name)
        .bind(3, utc_now())
        .bind_blob(4, bytes.empty() ? std::string_view("") : bytes)
        .run();
    return sha256;
}

std::string Store::keep_document(std::string_view name, std::string_view bytes) {
    Transaction transaction(impl_->database);
    const std::string sha256 = write_document(impl_->database, name, bytes);
    transaction.commit();
    return sha256;
}

std::optional<std::string> Store::document(std::string_view sha256) const {
    auto row = impl_->database.prepare("SELECT bytes FROM documents WHERE sha256 = ?");
    if (!row.bind(1, sha256).step()) return std::nullopt;
    return row.blob(0);
}

std::vector<ImportedFile> Store::imported_files() const {
    std::vector<ImportedFile> files;
    auto row =
        impl_->database.prepare("SELECT name, format, sha256, bytes, rows FROM imported_files ORDER BY fid");
    while (row.step())
        files.push_back({row.text(0), row.text(1), row.text(2), static_cast<std::uint64_t>(row.integer(3)),
                         static_cast<std::size_t>(row.integer(4))});
    return files;
}

}  // namespace bearing
