#include "store/database.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdio>

#include "bearing/base/error.hpp"

namespace bearing {
namespace {

[[noreturn]] void fail(sqlite3* database, int code) {
    const char* path = database != nullptr ? sqlite3_db_filename(database, "main") : nullptr;
    const std::string file = path != nullptr && *path != '\0' ? path : "the project";
    switch (code & 0xFF) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            throw FileError(
                fmt::format("{} is being written by another program; try again when it is done", file));
        case SQLITE_READONLY:
        case SQLITE_PERM:
            throw FileError(fmt::format("{} cannot be written; check its permissions", file));
        case SQLITE_FULL:
            throw FileError(fmt::format("the disk is full; {} is as it was before", file));
        case SQLITE_NOTADB:
            throw FormatError(fmt::format("{} is not a project (it is no GeoPackage)", file));
        case SQLITE_CORRUPT:
            throw FormatError(fmt::format("{} is damaged; restore it from a copy", file));
        default:
            throw FileError(fmt::format(
                "{}: {}", file, database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(code)));
    }
}

}  // namespace

Statement::Statement(sqlite3* database, std::string_view sql) : database_(database) {
    sqlite3_stmt* statement = nullptr;
    const int code =
        sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
    statement_.reset(statement);
    check(code);
}

void Statement::check(int code) const {
    if (code != SQLITE_OK) fail(database_, code);
}

Statement& Statement::bind(int index, std::string_view text) {
    // A null pointer would bind NULL; an empty text is not NULL.
    check(sqlite3_bind_text(statement_.get(), index, text.empty() ? "" : text.data(),
                            static_cast<int>(text.size()), SQLITE_TRANSIENT));
    return *this;
}

Statement& Statement::bind(int index, long long number) {
    check(sqlite3_bind_int64(statement_.get(), index, number));
    return *this;
}

Statement& Statement::bind_view(int index, std::string_view text) {
    check(sqlite3_bind_text(statement_.get(), index, text.empty() ? "" : text.data(),
                            static_cast<int>(text.size()), SQLITE_STATIC));
    return *this;
}

Statement& Statement::bind(int index, double number) {
    if (std::isnan(number)) throw ArgumentError("a coordinate, radius or score is not a number");
    check(sqlite3_bind_double(statement_.get(), index, number));
    return *this;
}

Statement& Statement::bind_blob(int index, std::string_view bytes) {
    check(sqlite3_bind_blob(statement_.get(), index, bytes.data(), static_cast<int>(bytes.size()),
                            SQLITE_STATIC));
    return *this;
}

Statement& Statement::bind_null(int index) {
    check(sqlite3_bind_null(statement_.get(), index));
    return *this;
}

Statement& Statement::bind_or_null(int index, std::string_view text) {
    return text.empty() ? bind_null(index) : bind(index, text);
}

bool Statement::step() {
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    sqlite3_reset(statement_.get());  // so that the statement can be used again
    fail(database_, code);
}

void Statement::run() {
    while (step()) {
    }
    reset();
}

void Statement::reset() {
    // The error of a step that failed was told by the step.
    sqlite3_reset(statement_.get());
    sqlite3_clear_bindings(statement_.get());
}

bool Statement::is_null(int column) const {
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

std::string Statement::text(int column) const {
    const auto* bytes = sqlite3_column_text(statement_.get(), column);
    if (bytes == nullptr) return {};
    return {reinterpret_cast<const char*>(bytes),
            static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

long long Statement::integer(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
}
double Statement::number(int column) const {
    return sqlite3_column_double(statement_.get(), column);
}

std::string Statement::blob(int column) const {
    const void* bytes = sqlite3_column_blob(statement_.get(), column);
    if (bytes == nullptr) return {};
    return {static_cast<const char*>(bytes),
            static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::string_view Statement::view(int column) const {
    const void* bytes = sqlite3_column_blob(statement_.get(), column);
    if (bytes == nullptr) return {};
    return {static_cast<const char*>(bytes),
            static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::optional<int> Statement::optional_integer(int column) const {
    if (is_null(column)) return std::nullopt;
    if (sqlite3_column_type(statement_.get(), column) != SQLITE_INTEGER)
        throw FormatError("the project is damaged: a figure is no whole number");
    return static_cast<int>(integer(column));
}

bool Statement::flag(int column) const {
    const long long value = integer(column);
    if (value != 0 && value != 1) throw FormatError("the project is damaged: a flag is neither 0 nor 1");
    return value == 1;
}

Database::Database(const std::filesystem::path& path, Mode mode) : path_(path) {
    sqlite3* handle = nullptr;
    // One thread at a time uses a connection, so SQLite need not lock it at every call.
    const int access = mode == Mode::read
                           ? SQLITE_OPEN_READONLY
                           : SQLITE_OPEN_READWRITE | (mode == Mode::create ? SQLITE_OPEN_CREATE : 0);
    const int flags = access | SQLITE_OPEN_NOMUTEX;
    int code = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
    handle_.reset(handle);
    if (code == SQLITE_CANTOPEN)
        throw FileError(fmt::format("cannot open {}; check that the folder exists and that you may {} it",
                                    path.string(), mode == Mode::create ? "write to" : "read"));
    if (code != SQLITE_OK) fail(handle, code);
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, 5000);
    set_cache_kib(kUsualCacheKib);
    // The folder's entry of the journal is synced as well: a commit that was acknowledged outlives a power
    // cut.
    sqlite3_exec(handle, "PRAGMA synchronous = EXTRA", nullptr, nullptr, nullptr);
}

long long Database::integer(std::string_view sql) const {
    auto found = prepare(sql);
    return found.step() ? found.integer(0) : 0;
}

bool Database::has_table(std::string_view name) const {
    auto found = prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?");
    found.bind(1, name);
    return found.step();
}

bool Database::is_read_only() const {
    return sqlite3_db_readonly(handle_.get(), "main") == 1;
}

void Database::execute(const std::string& sql) {
    const int code = sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(handle_.get(), code);
}

void Database::set_cache_kib(int kib) noexcept {
    char sql[64];
    std::snprintf(sql, sizeof sql, "PRAGMA cache_size = -%d", kib);
    sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr);
}

ReadTransaction::ReadTransaction(const Database& database)
    : database_(database), began_(sqlite3_get_autocommit(database.handle()) != 0) {
    if (began_) database_.prepare("BEGIN").run();
}

ReadTransaction::~ReadTransaction() {
    if (began_) sqlite3_exec(database_.handle(), "COMMIT", nullptr, nullptr, nullptr);
}

Transaction::Transaction(Database& database) : database_(database) {
    database_.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
    if (done_) return;
    try {
        database_.execute("ROLLBACK");
    } catch (const Error&) {
        // SQLite has already rolled back by itself; the first error is the one to tell.
    }
}

void Transaction::commit() {
    database_.execute("COMMIT");
    done_ = true;
}

}  // namespace bearing
