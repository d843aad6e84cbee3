#include "store/revision_hash.hpp"

#include <fmt/format.h>

#include <iterator>

#include "store/decisions.hpp"

namespace bearing {
namespace {

void append(std::string& bytes, long long number) {
    for (int shift = 0; shift < 64; shift += 8)
        bytes += static_cast<char>(static_cast<unsigned long long>(number) >> shift & 0xFF);
}

/// Fids and revisions are positive, so zero is free to say "none".
void append(std::string& bytes, const std::optional<long long>& number) {
    append(bytes, number.value_or(0));
}

void append_version(std::string& bytes, long long fid, const RowStatus& status, const Sha256Digest& content) {
    append(bytes, fid);
    append(bytes, static_cast<long long>(status.state));
    append(bytes, status.joined_into);
    append(bytes, status.lineage);
    append(bytes, static_cast<long long>(status.edited));
    bytes.append(reinterpret_cast<const char*>(content.data()), content.size());
}

/// Texts carry their length, so that no two different revisions give the same bytes.
void append_text(std::string& bytes, std::string_view text) {
    fmt::format_to(std::back_inserter(bytes), "{}:{};", text.size(), text);
}

/// Every cell of the rows that a query gives for a revision.
void append_rows(std::string& bytes, const Database& database, const char* sql, int columns,
                 long long revision) {
    auto row = database.prepare(sql);
    row.bind(1, revision);
    while (row.step())
        for (int i = 0; i < columns; ++i) append_text(bytes, row.text(i));
}

}  // namespace

void RevisionDigest::add(long long fid, const RowStatus& status, const Sha256Digest& content) {
    thread_local std::string bytes;
    bytes.clear();
    append_version(bytes, fid, status, content);
    added_.update(bytes);
}

void RevisionDigest::change(const ChangeRow& change, const RowStatus& status, const Sha256Digest& content) {
    std::string bytes;
    append(bytes, static_cast<long long>(change.kind));
    append(bytes, change.other);
    append(bytes, change.former.revision);
    append_version(bytes, change.incident, status, content);
    changed_.update(bytes);
}

std::string RevisionDigest::finish() {
    const Sha256Digest changed = changed_.finish();
    added_.update({reinterpret_cast<const char*>(changed.data()), changed.size()});
    return to_hex(added_.finish());
}

std::string revision_hash(const Database& database, const RevisionRow& row, std::string_view previous) {
    const Revision& revision = row.revision;
    std::string bytes;
    for (const std::string_view text :
         {previous, std::string_view(revision.time), std::string_view(revision.author),
          std::string_view(revision.reason), std::string_view(row.kind), std::string_view(row.source),
          std::string_view(row.digest)})
        append_text(bytes, text);
    for (const long long number :
         {revision.number, static_cast<long long>(revision.added), static_cast<long long>(revision.changed),
          static_cast<long long>(revision.withdrawn), row.first_fid})
        append(bytes, number);
    append_rows(
        bytes, database,
        "SELECT fid, name, format, sha256, bytes, rows FROM imported_files WHERE revision = ? ORDER BY fid",
        6, revision.number);
    append_rows(bytes, database, "SELECT continues FROM lineages WHERE revision = ? ORDER BY continues", 1,
                revision.number);
    append_rows(bytes, database,
                "SELECT sha256, name, kept FROM documents WHERE revision = ? ORDER BY sha256", 3,
                revision.number);
    append_rows(bytes, database,
                "SELECT incident, version, hex(hash) FROM releases JOIN versions ON versions.fid = version "
                "WHERE revision = ? ORDER BY incident",
                3, revision.number);
    if (database.has_table(kDecisionsTable))
        append_rows(
            bytes, database,
            "SELECT fid, document, draft, decision, reason, reading FROM decisions WHERE revision = ? "
            "ORDER BY fid",
            6, revision.number);
    return sha256_hex(bytes);
}

void write_revision(Database& database, const RevisionRow& row) {
    const Revision& revision = row.revision;
    database.prepare("INSERT INTO revisions VALUES (?,?,?,?,?,?,?,?,?,?,?,?)")
        .bind(1, revision.number)
        .bind(2, revision.time)
        .bind(3, revision.author)
        .bind(4, revision.reason)
        .bind(5, row.kind)
        .bind_or_null(6, row.source)
        .bind(7, static_cast<long long>(revision.added))
        .bind(8, static_cast<long long>(revision.changed))
        .bind(9, static_cast<long long>(revision.withdrawn))
        .bind(10, row.first_fid)
        .bind(11, row.digest)
        .bind(12, revision.hash)
        .run();
}

std::vector<RevisionRow> read_revisions(const Database& database) {
    std::vector<RevisionRow> rows;
    auto row = database.prepare(
        "SELECT number, time, author, reason, added, changed, withdrawn, hash, kind, source, first_fid, "
        "digest "
        "FROM revisions ORDER BY number");
    while (row.step())
        rows.push_back({{row.integer(0), row.text(1), row.text(2), row.text(3),
                         static_cast<std::size_t>(row.integer(4)), static_cast<std::size_t>(row.integer(5)),
                         static_cast<std::size_t>(row.integer(6)), row.text(7)},
                        row.text(8),
                        row.text(9),
                        row.integer(10),
                        row.text(11)});
    return rows;
}

}  // namespace bearing
