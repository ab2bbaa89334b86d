// Reader and Writer: the only way to the stored records. One SQL text serves SQLite and PostgreSQL: `$1…$n`
// placeholders, each bound by its number (a number may occur twice), lower-case unquoted names.
//
// Both drivers refuse: a wrong number of values, gaps in the numbers, several statements in one text, a zero byte in a
// text. PostgreSQL takes integers as bigint and texts as text, so compare like with like: where it wants an int (substr's
// places) or only sees `$1 is null`, write `cast($1 as int)`, `cast($1 as text)`; `sum` of bigint is read back as an
// integer. Rows come in no order unless the statement says so.
#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "platform/db/value.h"

namespace lianxin::db {

enum class Dialect { sqlite, postgres };

using Args = std::initializer_list<Value>;
using Visit = std::function<void(const Row&)>;

// What a driver does inside a transaction; FaultyConnection in tests wraps one.
// Errors: conflict "base.duplicate" (unique or foreign key; detail = constraint name), invalid "base.check"
// (check constraint), unavailable "base.store_busy" / "base.store_full" / "base.store_away", internal for the rest.
class Connection {
 public:
  virtual ~Connection() = default;
  virtual Dialect dialect() const = 0;
  virtual Result<void> select(std::string_view sql, std::span<const Value> args, const Visit& visit) = 0;
  // Rows changed.
  virtual Result<std::int64_t> run(std::string_view sql, std::span<const Value> args) = 0;
};

// Reads in one snapshot. `sql` must stay alive for the program's life where it is a literal; the driver keeps the
// prepared statement by its text.
class Reader {
 public:
  explicit Reader(Connection& connection) : connection_(&connection) {}
  Dialect dialect() const { return connection_->dialect(); }

  Result<void> select(std::string_view sql, std::span<const Value> args, const Visit& visit) const {
    return connection_->select(sql, args, visit);
  }
  Result<void> select(std::string_view sql, Args args, const Visit& visit) const {
    return connection_->select(sql, {args.begin(), args.size()}, visit);
  }

  // All rows through `map(const Row&) -> T`.
  template <class Map>
  auto list(std::string_view sql, std::span<const Value> args, Map&& map) const
      -> Result<std::vector<std::invoke_result_t<Map&, const Row&>>> {
    std::vector<std::invoke_result_t<Map&, const Row&>> out;
    auto done = select(sql, args, [&](const Row& row) { out.push_back(map(row)); });
    if (!done) return std::move(done).error();
    return out;
  }
  template <class Map>
  auto list(std::string_view sql, Args args, Map&& map) const {
    return list(sql, std::span<const Value>{args.begin(), args.size()}, std::forward<Map>(map));
  }

  // The first row, or nullopt.
  template <class Map>
  auto find(std::string_view sql, Args args, Map&& map) const
      -> Result<std::optional<std::invoke_result_t<Map&, const Row&>>> {
    std::optional<std::invoke_result_t<Map&, const Row&>> out;
    auto done = select(sql, args, [&](const Row& row) { if (!out) out.emplace(map(row)); });
    if (!done) return std::move(done).error();
    return out;
  }

  // One integer of one row, e.g. a count; 0 when there is no row.
  Result<std::int64_t> integer(std::string_view sql, Args args) const;

 protected:
  Connection* connection_;
};

// Writes inside one transaction that the store commits when the work succeeds and rolls back when it fails.
class Writer : public Reader {
 public:
  using Reader::Reader;
  Result<std::int64_t> run(std::string_view sql, std::span<const Value> args) { return connection_->run(sql, args); }
  Result<std::int64_t> run(std::string_view sql, Args args) { return connection_->run(sql, {args.begin(), args.size()}); }
};

}  // namespace lianxin::db
