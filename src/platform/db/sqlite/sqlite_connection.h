// SqliteConnection: one sqlite3 handle with its prepared statements. Used by one thread at a time.
#pragma once

#include <sqlite3.h>

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "platform/db/db.h"

namespace lianxin::db {

class SqliteConnection final : public Connection {
 public:
  enum class Use { reading, writing };
  // unavailable "base.store_away" where the file cannot be opened.
  static Result<std::unique_ptr<SqliteConnection>> open(const std::string& path, Use use, bool create);
  ~SqliteConnection() override;
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  Dialect dialect() const override { return Dialect::sqlite; }
  // After a failed statement all others give the same error until forget_failure(), as PostgreSQL does: what a work
  // may rely on is the same on both.
  Result<void> select(std::string_view sql, std::span<const Value> args, const Visit& visit) override;
  Result<std::int64_t> run(std::string_view sql, std::span<const Value> args) override;

  // begin, commit, savepoint …: not stopped by an earlier failure.
  Result<void> control(std::string_view sql);
  // Pages that the write-ahead log gained since the last checkpoint; moving them into the file is the owner's business, so
  // that nobody waits for it who could be answered before.
  int log_pages() const { return log_pages_ >= log_pages_before_ ? log_pages_ - log_pages_before_ : log_pages_; }
  void checkpoint();
  bool in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }
  const std::optional<Error>& failure() const { return failure_; }
  void forget_failure() { failure_.reset(); }

 private:
  struct Statement {
    sqlite3_stmt* handle = nullptr;
    std::vector<int> places;  // SQLite's index of $1, $2 …: it numbers names by first appearance
    bool busy = false;
    ~Statement() { sqlite3_finalize(handle); }
  };
  class Use_of;
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  explicit SqliteConnection(sqlite3* handle) : handle_(handle) {}
  Result<void> set_up(Use use);
  Result<std::shared_ptr<Statement>> prepare(std::string_view sql);
  Result<std::shared_ptr<Statement>> statement(std::string_view sql);
  Result<void> bind(const Statement& statement, std::span<const Value> args, std::string_view sql);
  Result<void> step_all(std::string_view sql, std::span<const Value> args, const Visit* visit);
  Error error_now(std::string_view sql) const;

  sqlite3* handle_;
  std::unordered_map<std::string, std::shared_ptr<Statement>, TextHash, std::equal_to<>> statements_;
  std::optional<Error> failure_;
  int log_pages_ = 0;         // after the last commit
  int log_pages_before_ = 0;  // at the last checkpoint; the log begins anew only when no reader needs it
};

}  // namespace lianxin::db
