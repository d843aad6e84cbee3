#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <stdexcept>
#include <string>

namespace bearing::test {

/// A project as another program sees it: plain SQL, past everything that Bearing guards.
class RawDatabase {
  public:
    explicit RawDatabase(const std::filesystem::path& path) { sqlite3_open(path.c_str(), &handle_); }
    ~RawDatabase() { sqlite3_close(handle_); }
    RawDatabase(const RawDatabase&) = delete;
    RawDatabase& operator=(const RawDatabase&) = delete;

    void run(const std::string& sql) {
        char* message = nullptr;
        if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, &message) != SQLITE_OK)
            throw std::runtime_error(sql + ": " + message);
    }

    /// The first column of the first row as text, "" if there is none.
    std::string text(const std::string& sql) {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(handle_, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
            throw std::runtime_error(sql + ": " + sqlite3_errmsg(handle_));
        std::string found;
        if (sqlite3_step(statement) == SQLITE_ROW)
            if (const auto* bytes = sqlite3_column_text(statement, 0))
                found = reinterpret_cast<const char*>(bytes);
        sqlite3_finalize(statement);
        return found;
    }

    long long number(const std::string& sql) {
        const std::string found = text(sql);
        return found.empty() ? 0 : std::stoll(found);
    }

  private:
    sqlite3* handle_ = nullptr;
};

}  // namespace bearing::test
