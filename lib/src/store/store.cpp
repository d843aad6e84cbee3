#include "bearing/store/store.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <map>
#include <system_error>

#include "bearing/base/error.hpp"
#include "store/database.hpp"
#include "store/geopackage.hpp"
#include "store/incident_rows.hpp"

namespace bearing {
namespace {

/// Raised when the tables change in a way that an older Bearing cannot read.
constexpr long long kFormatVersion = 1;

constexpr const char* kProjectTables = R"sql(
CREATE TABLE bearing_project (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE revisions (
  number INTEGER PRIMARY KEY, time DATETIME NOT NULL, author TEXT NOT NULL, reason TEXT NOT NULL,
  added INTEGER NOT NULL, changed INTEGER NOT NULL);
)sql";

std::string utc_now() {
    const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}.000Z", fmt::gmtime(now));
}

bool has_table(const Database& database, std::string_view name) {
    auto found = database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?");
    found.bind(1, name);
    return found.step();
}

void create_project(Database& database) {
    Transaction transaction(database);
    if (!has_table(database, "gpkg_contents")) create_geopackage(database);
    database.execute(kProjectTables);
    create_incident_tables(database);
    register_attributes(database, "revisions", "Who changed this project, when and why");
    database.prepare("INSERT INTO bearing_project VALUES ('format', ?)")
        .bind(1, std::to_string(kFormatVersion))
        .run();
    transaction.commit();
}

void check_format(const Database& database) {
    auto format = database.prepare("SELECT value FROM bearing_project WHERE key = 'format'");
    const std::string version = format.step() ? format.text(0) : "none";
    if (version != std::to_string(kFormatVersion))
        throw FormatError(
            fmt::format("{} has project format {}, this Bearing reads {}; install the newer Bearing",
                        database.path().string(), version, kFormatVersion));
}

}  // namespace

struct Store::Impl {
    Database database;
};

bool is_project(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    char header[72] = {};
    in.read(header, sizeof header);
    return in && std::string_view(header, 15) == "SQLite format 3" &&
           std::string_view(header + 68, 4) == "GPKG";
}

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

Store Store::open(const std::filesystem::path& path) {
    std::error_code error;
    if (!std::filesystem::exists(path, error))
        throw FileError(fmt::format("there is no project {}; check the path", path.string()));
    auto impl = std::make_unique<Impl>(Impl{Database(path, false)});
    if (!has_table(impl->database, "bearing_project"))
        throw FormatError(
            fmt::format("{} is not a project that Bearing made; import its layers instead", path.string()));
    check_format(impl->database);
    return Store(std::move(impl));
}

Store Store::open_or_create(const std::filesystem::path& path) {
    std::error_code error;
    const bool is_new = !std::filesystem::exists(path, error) || std::filesystem::file_size(path, error) == 0;
    if (!is_new) return open(path);
    auto impl = std::make_unique<Impl>(Impl{Database(path, true)});
    create_project(impl->database);
    return Store(std::move(impl));
}

CommitResult Store::commit(const std::vector<Incident>& incidents, std::string_view author,
                           std::string_view reason) {
    Database& database = impl_->database;
    Transaction transaction(database);
    std::map<std::string, Incident> present;
    for (auto& incident : read_all_incidents(database)) present.emplace(incident.id, std::move(incident));
    CommitResult result;
    for (const auto& incident : incidents) {
        const auto known = present.find(incident.id);
        if (known != present.end() && known->second == incident) {
            ++result.unchanged;
            continue;
        }
        ++(known == present.end() ? result.added : result.changed);
        write_incident(database, incident);
        present.insert_or_assign(incident.id, incident);
    }
    const std::string time = utc_now();
    if (result.added + result.changed > 0) {
        for (const char* table : {"incidents", "footprints", "claims", "revisions"})
            update_contents(database, table, time);
        database.prepare("INSERT INTO revisions (time, author, reason, added, changed) VALUES (?,?,?,?,?)")
            .bind(1, time)
            .bind(2, author)
            .bind(3, reason)
            .bind(4, static_cast<long long>(result.added))
            .bind(5, static_cast<long long>(result.changed))
            .run();
    }
    transaction.commit();
    return result;
}

std::vector<Incident> Store::incidents() const {
    return read_all_incidents(impl_->database);
}

std::vector<Revision> Store::revisions() const {
    std::vector<Revision> revisions;
    auto row = impl_->database.prepare(
        "SELECT number, time, author, reason, added, changed FROM revisions "
        "ORDER BY number");
    while (row.step())
        revisions.push_back({row.integer(0), row.text(1), row.text(2), row.text(3),
                             static_cast<std::size_t>(row.integer(4)),
                             static_cast<std::size_t>(row.integer(5))});
    return revisions;
}

}  // namespace bearing
