#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bearing/incident/incident.hpp"

namespace bearing {

/// One change of a project: who, when, why, and how much.
struct Revision {
    long long number = 0;  ///< 1 for the first
    std::string time;      ///< UTC, ISO 8601
    std::string author;
    std::string reason;
    std::size_t added = 0;
    std::size_t changed = 0;
};

/// What a commit did with the incidents it was given.
struct CommitResult {
    std::size_t added = 0;
    std::size_t changed = 0;
    std::size_t unchanged = 0;
};

/// True if the file begins like a GeoPackage that Bearing wrote (it may still be damaged).
bool is_project(const std::filesystem::path& path);

/// A project file: a GeoPackage whose tables other programs open as ordinary layers: "incidents" (points with
/// the main columns), "footprints" (areas), "claims" (a table, one row a claim), "revisions". One writer at a
/// time; a second one waits up to five seconds and then gets a FileError that says so.
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

    /// Adds incidents whose id is new and replaces those that differ, in one transaction: all or nothing.
    /// Incidents that are not given stay. Throws FileError if it cannot be written.
    CommitResult commit(const std::vector<Incident>& incidents, std::string_view author,
                        std::string_view reason);

    /// All incidents, ordered by id.
    std::vector<Incident> incidents() const;
    std::vector<Revision> revisions() const;

  private:
    struct Impl;
    explicit Store(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace bearing
