#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bearing/base/outcome.hpp"
#include "bearing/base/sha256.hpp"
#include "bearing/incident/dataset.hpp"
#include "bearing/incident/decision.hpp"
#include "bearing/incident/incident.hpp"
#include "bearing/store/history.hpp"

namespace bearing {

/// What a commit did with the incidents it was given.
struct CommitResult {
    std::size_t added = 0;
    std::size_t changed = 0;
    std::size_t unchanged = 0;
};

/// What the commit of a review did.
struct ReviewResult {
    std::size_t added = 0;      ///< drafts that are incidents now, corrected ones included
    std::size_t changed = 0;    ///< incidents that differ from how they were read, or from how they were
    std::size_t refused = 0;    ///< drafts that were refused
    std::size_t withdrawn = 0;  ///< of these, the ones that had been incidents before
};

/// A file whose incidents are imported.
struct ImportedFile {
    std::string name;    ///< as given
    std::string format;  ///< "acled", "ucdp-ged", …
    std::string sha256;
    std::uint64_t bytes = 0;
    std::size_t rows = 0;
};

/// What becomes of incidents that an earlier import of the same source brought and that are missing from the
/// new release. `automatic` withdraws them unless the file only begins later or ends earlier than the former
/// ones did (a moving window), or has no id in common with them (a further part).
enum class WithdrawPolicy { automatic, missing, none };

/// What a new release of a source did to a project.
struct ImportResult {
    std::size_t added = 0;
    std::size_t changed = 0;
    std::size_t unchanged = 0;
    std::size_t withdrawn = 0;
    std::size_t kept_edits = 0;  ///< incidents in which something that people changed was kept
    std::vector<IncidentChange>
        examples;               ///< the first hundred that changed or were withdrawn, field by field
    std::vector<Issue> issues;  ///< conflicts with people's edits, incidents not withdrawn and why
};

/// True if the file is a GeoPackage that Bearing made, or one that is too damaged to tell.
bool is_project(const std::filesystem::path& path);

/// One import in the making: nothing of it is seen by anyone before finish(); without it nothing happened.
/// Incidents are not kept in memory.
class ImportSession {
  public:
    ~ImportSession();
    ImportSession(ImportSession&&) noexcept;
    ImportSession& operator=(ImportSession&&) noexcept;

    /// An id that was added before in this session is a bug of the caller's: readers reject second uses.
    void add(const Incident& incident);
    /// With its content_hash(), made by another thread: a third of the work of an import.
    void add(const Incident& incident, const Sha256Digest& hash);
    /// How the project would change; the changes are undone if `dry_run`. `files` were read meanwhile.
    ImportResult finish(const std::vector<ImportedFile>& files, WithdrawPolicy policy, bool dry_run = false);

  private:
    friend class Store;
    struct Impl;
    explicit ImportSession(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// A project file: a GeoPackage whose tables other programs open as ordinary layers; docs/formats.md
/// describes them. Every change is one transaction and one revision with author, time and reason; nothing is
/// ever overwritten without its former version being kept. One writer at a time; a second one waits up to
/// five seconds and then gets a FileError that says so. Not for several threads at once; datasets are.
class Store {
  public:
    /// Opens an existing project. Throws FileError if it cannot be read, FormatError if it is no project of
    /// Bearing or of a newer version.
    static Store open(const std::filesystem::path& path);
    /// Opens it, or makes an empty one.
    static Store open_or_create(const std::filesystem::path& path);
    ~Store();
    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;

    /// A person's work: adds incidents whose id is new and replaces those that differ, in one transaction:
    /// all or nothing. Incidents that are not given stay. Throws FileError if it cannot be written.
    CommitResult commit(const std::vector<Incident>& incidents, std::string_view author,
                        std::string_view reason);
    /// A person's review of the drafts read in a document, in one transaction: the document is kept whole
    /// under its SHA-256, and every decision with its reason. Accepted drafts become incidents; corrected
    /// ones as they were read first and then, in a second revision, as the person left them, so that
    /// history() tells each correction. Refused ones are withdrawn if they are incidents. Throws
    /// ArgumentError for a draft that is pending, FileError if the project cannot be written.
    ReviewResult commit_review(std::string_view document_name, std::string_view document_bytes,
                               const std::vector<DecidedDraft>& drafts, std::string_view author,
                               std::string_view reason);
    /// The latest decision about each draft of the document with this SHA-256, in the order in which they
    /// were first decided; `decided` is the incident as it stands, or as read where it does not count (any
    /// more).
    std::vector<DecidedDraft> decisions(std::string_view document) const;
    /// What was decided in one revision, in its order; `decided` is as read.
    std::vector<DecidedDraft> decisions_of(long long revision) const;
    /// A release of a source ("acled", "ucdp-ged", a name that the person gives). Takes the write lock until
    /// it is finished or destroyed. The store must outlive it.
    ImportSession import(std::string source, std::string_view author, std::string_view reason);

    /// Withdraws an incident: it stays in the project and in its history, but no longer counts. Throws
    /// ArgumentError for an unknown id.
    void withdraw(std::string_view id, std::string_view author, std::string_view reason);
    /// Makes two incidents one under the first's id (see joined()); both former ones are kept whole.
    void join(std::string_view first_id, std::string_view second_id, std::string_view author,
              std::string_view reason);
    /// Undoes the latest join into this incident; claims that were added since stay with it.
    void split(std::string_view id, std::string_view author, std::string_view reason);

    /// All incidents in columns, whole ones read when asked for. It sees the project as it is now.
    std::shared_ptr<const Dataset> dataset() const;
    /// All incidents whole, ordered by id.
    std::vector<Incident> incidents() const;
    std::optional<Incident> incident(std::string_view id) const;

    std::vector<Revision> revisions() const;
    /// Changes of one incident, or of all, oldest first; at most `limit` of the latest.
    std::vector<IncidentChange> history(std::string_view id = {}, std::size_t limit = SIZE_MAX) const;
    /// Reads everything and compares it with the chain of revisions.
    Integrity verify() const;

    /// Keeps a source document (a report) whole under its SHA-256, which is returned.
    std::string keep_document(std::string_view name, std::string_view bytes);
    std::optional<std::string> document(std::string_view sha256) const;
    /// Files that were imported, oldest first.
    std::vector<ImportedFile> imported_files() const;

  private:
    struct Impl;
    explicit Store(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace bearing
