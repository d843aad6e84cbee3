#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace bearing {

/// A prepared statement. Columns count from 0, parameters from 1. Throws FileError on any SQLite error.
class Statement {
  public:
    Statement(sqlite3* database, std::string_view sql);

    Statement& bind(int index, std::string_view text);
    Statement& bind(int index, long long number);
    Statement& bind(int index, double number);
    Statement& bind_blob(int index, std::string_view bytes);
    Statement& bind_null(int index);
    /// An empty text is stored as NULL, so that other programs see "no value".
    Statement& bind_or_null(int index, std::string_view text);
    template <class T>
    Statement& bind_or_null(int index, const std::optional<T>& value) {
        return value ? bind(index, static_cast<long long>(*value)) : bind_null(index);
    }

    /// True while there is a row.
    bool step();
    /// Runs a statement that gives no rows and makes it ready to be bound again.
    void run();

    bool is_null(int column) const;
    std::string text(int column) const;
    long long integer(int column) const;
    double number(int column) const;
    std::string blob(int column) const;
    std::optional<int> optional_integer(int column) const;

  private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    void check(int code) const;

    sqlite3* database_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// An open SQLite file.
class Database {
  public:
    /// Throws FileError. A second writer waits up to five seconds.
    Database(const std::filesystem::path& path, bool create);

    void execute(const std::string& sql);
    Statement prepare(std::string_view sql) const { return {handle_.get(), sql}; }
    const std::filesystem::path& path() const { return path_; }

  private:
    struct Close {
        void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
    };
    std::filesystem::path path_;
    std::unique_ptr<sqlite3, Close> handle_;
};

/// Takes the write lock at once; rolls back unless commit() was reached.
class Transaction {
  public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

  private:
    Database& database_;
    bool done_ = false;
};

}  // namespace bearing
