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
    /// Without a copy: the text must stay where it is until the statement has run.
    Statement& bind_view(int index, std::string_view text);
    Statement& bind(int index, long long number);
    /// Throws ArgumentError for what is not a number: it would be stored as "no value".
    Statement& bind(int index, double number);
    /// Without a copy, as bind_view().
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
    /// Ready to be bound again after step(); lets go of the lock that a half-read result holds.
    void reset();

    bool is_null(int column) const;
    std::string text(int column) const;
    long long integer(int column) const;
    double number(int column) const;
    /// Throws FormatError if it is neither 0 nor 1.
    bool flag(int column) const;
    std::string blob(int column) const;
    /// Bytes of a text or blob, until the next step.
    std::string_view view(int column) const;
    /// Throws FormatError if there is something else than a whole number.
    std::optional<int> optional_integer(int column) const;

  private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    void check(int code) const;

    sqlite3* database_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// Resets a statement that is used again, however its use ends.
class StatementUse {
  public:
    explicit StatementUse(Statement& statement) : statement_(statement) {}
    ~StatementUse() { statement_.reset(); }
    StatementUse(const StatementUse&) = delete;
    StatementUse& operator=(const StatementUse&) = delete;

  private:
    Statement& statement_;
};

/// An open SQLite file.
class Database {
  public:
    enum class Mode { read, write, create };

    /// Throws FileError. Who finds the file locked waits up to five seconds. A file that may not be written
    /// is opened for reading.
    Database(const std::filesystem::path& path, Mode mode);

    void execute(const std::string& sql);
    Statement prepare(std::string_view sql) const { return {handle_.get(), sql}; }
    /// The first column of the first row, 0 if there is none.
    long long integer(std::string_view sql) const;
    bool has_table(std::string_view name) const;
    bool is_read_only() const;
    /// Memory for pages of the file.
    static constexpr int kUsualCacheKib = 16'000;
    void set_cache_kib(int kib) noexcept;
    sqlite3* handle() const { return handle_.get(); }
    const std::filesystem::path& path() const { return path_; }

  private:
    struct Close {
        void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
    };
    std::filesystem::path path_;
    std::unique_ptr<sqlite3, Close> handle_;
};

/// Sees one state of the file from the first read to its end; writers wait meanwhile, so keep it short.
class ReadTransaction {
  public:
    explicit ReadTransaction(const Database& database);
    ~ReadTransaction();
    ReadTransaction(const ReadTransaction&) = delete;
    ReadTransaction& operator=(const ReadTransaction&) = delete;

  private:
    const Database& database_;
    bool began_;
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
