// PostgresConnection: one libpq connection with its prepared statements. Used by one thread at a time.
#pragma once

#include <libpq-fe.h>

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "platform/db/db.h"

namespace lianxin::db {

class PostgresConnection final : public Connection {
 public:
  explicit PostgresConnection(std::string url) : url_(std::move(url)) {}

  Dialect dialect() const override { return Dialect::postgres; }
  Result<void> select(std::string_view sql, std::span<const Value> args, const Visit& visit) override;
  Result<std::int64_t> run(std::string_view sql, std::span<const Value> args) override;

  // Connects where there is no connection (any more): unavailable "base.store_away". `begin_sql` travels with the first
  // statement. Forgets earlier failures.
  Result<void> begin(std::string_view begin_sql);
  Result<void> commit();
  // Without waiting: for transactions that only read.
  void end_reading();
  void roll_back();

  const std::optional<Error>& failure() const { return failure_; }
  // Whether the failed transaction may succeed when run again: serialization failure, deadlock, a plan made stale by a
  // migration, a connection that was lost before the commit was sent.
  bool may_be_retried() const { return retriable_; }

 private:
  struct Closer {
    void operator()(PGconn* connection) const { PQfinish(connection); }
    void operator()(PGresult* result) const { PQclear(result); }
  };
  using ResultPtr = std::unique_ptr<PGresult, Closer>;
  struct Params;

  Result<void> connect();
  Result<std::string> prepared(std::string_view sql, const Params& params);
  Result<ResultPtr> execute(std::string_view sql, std::span<const Value> args);
  ResultPtr send_with_begin(const std::string& name, const Params& params);
  Error note_error(const PGresult* result, std::string_view sql);
  Error note(Error error);
  void finish_unread();

  std::string url_;
  std::unique_ptr<PGconn, Closer> handle_;
  std::unordered_map<std::string, std::string> statements_;  // SQL and types → name
  int next_statement_ = 1;
  std::string_view begin_sql_;  // not sent yet
  bool unread_ = false;         // an answer nobody waited for
  std::optional<Error> failure_;
  bool retriable_ = false;
};

}  // namespace lianxin::db
