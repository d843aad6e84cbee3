#include "bearing/store/store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <system_error>

#include "bearing/base/error.hpp"
#include "store/columns_cache.hpp"
#include "store/geopackage.hpp"
#include "store/incident_reader.hpp"
#include "store/migrate.hpp"
#include "store/schema.hpp"
#include "store/snapshot.hpp"
#include "store/store_impl.hpp"

namespace bearing {
namespace {

constexpr const char* kPageSize = "PRAGMA page_size = 32768";

void create_project(Database& database) {
    // Rows of an imported file are about a thousand bytes: small pages would be filled badly.
    database.execute(kPageSize);
    Transaction transaction(database);
    if (database.has_table("bearing_project")) return;  // another process was faster
    create_geopackage(database);
    create_project_tables(database);
    transaction.commit();
}

void bring_up_to_date(Database& database) {
    if (check_format(database) < kFormatVersion) migrate(database);
}

}  // namespace

void throw_unknown_id(std::string_view id) {
    throw ArgumentError(fmt::format("the project has no incident {}; check the id", id));
}

bool is_project(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    char header[72] = {};
    in.read(header, sizeof header);
    if (!in || std::string_view(header, 15) != "SQLite format 3" ||
        std::string_view(header + 68, 4) != "GPKG")
        return false;
    try {
        return Database(path, Database::Mode::read).has_table("bearing_project");
    } catch (const Error&) {
        return true;  // damaged or locked: whoever opens it as a project says what is wrong
    }
}

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

Store Store::open(const std::filesystem::path& path) {
    std::error_code error;
    if (!std::filesystem::exists(path, error))
        throw FileError(fmt::format("there is no project {}; check the path", path.string()));
    auto impl = std::make_unique<Impl>(Impl{Database(path, Database::Mode::write)});
    bring_up_to_date(impl->database);
    return Store(std::move(impl));
}

Store Store::open_or_create(const std::filesystem::path& path) {
    auto impl = std::make_unique<Impl>(Impl{Database(path, Database::Mode::create)});
    // SQLite is asked, not the file's size: what a process wrote that was killed while it made the project is
    // taken back only now.
    if (impl->database.integer("SELECT count(*) FROM sqlite_master") == 0)
        create_project(impl->database);
    else
        bring_up_to_date(impl->database);
    return Store(std::move(impl));
}

std::shared_ptr<const Dataset> Store::dataset() const {
    const Database& database = impl_->database;
    const ReadTransaction one_state(database);
    return std::make_shared<Dataset>(
        load_columns(database),
        open_snapshot(database.path(), database.integer("SELECT max(number) FROM revisions")));
}

std::vector<Incident> Store::incidents() const {
    const ReadTransaction one_state(impl_->database);
    std::vector<Incident> incidents;
    IncidentReader(impl_->database).each([&](IncidentRow& row) {
        if (row.head.status.state == RowState::live) incidents.push_back(std::move(row.content.incident));
    });
    std::sort(incidents.begin(), incidents.end(),
              [](const Incident& a, const Incident& b) { return a.id < b.id; });
    return incidents;
}

std::optional<Incident> Store::incident(std::string_view id) const {
    const ReadTransaction one_state(impl_->database);
    auto row = IncidentReader(impl_->database).find(id);
    if (!row || row->head.status.state != RowState::live) return std::nullopt;
    return std::move(row->content.incident);
}

}  // namespace bearing
