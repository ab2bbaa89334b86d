#include "tests/support/faulty_store.h"

#include <doctest/doctest.h>

namespace lianxin::test {
namespace {

constexpr int most_statements = 2000;

Error fault() { return fail(Code::unavailable, "test.fault"); }

std::vector<std::string> tables_of(db::Reader& reader) {
  const bool sqlite = reader.dialect() == db::Dialect::sqlite;
  const char* sql = sqlite ? "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' "
                             "and name not like 'search_index%' order by name"
                           : "select tablename from pg_tables where schemaname = current_schema() order by tablename";
  const auto names = reader.list(sql, {}, [](const db::Row& row) { return row.get<std::string>(0); });
  REQUIRE(names.has_value());
  return *names;
}

std::vector<std::string> columns_of(db::Reader& reader, const std::string& table) {
  const bool sqlite = reader.dialect() == db::Dialect::sqlite;
  const char* sql = sqlite ? "select name from pragma_table_info($1) order by name"
                           : "select column_name from information_schema.columns where table_schema = current_schema() "
                             "and table_name = $1 order by column_name";
  const auto names = reader.list(sql, {table}, [](const db::Row& row) { return row.get<std::string>(0); });
  REQUIRE(names.has_value());
  return *names;
}

void append_table(db::Reader& reader, const std::string& table, std::string& out) {
  std::string list;
  const auto columns = columns_of(reader, table);
  for (const auto& column : columns) list += (list.empty() ? "" : ", ") + ("\"" + column + "\"");
  out += "== " + table + "\n";
  const auto rows = reader.list("select " + list + " from \"" + table + "\"", {}, [&](const db::Row& row) {
    std::string line;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const int column = static_cast<int>(i);
      line += row.is_null(column) ? "NULL" : "'" + std::string(row.text(column)) + "'";
      line += "|";
    }
    return line;
  });
  REQUIRE(rows.has_value());
  auto sorted = *rows;
  std::sort(sorted.begin(), sorted.end());
  for (const auto& line : sorted) out += line + "\n";
}

}  // namespace

Result<void> FaultyConnection::select(std::string_view sql, std::span<const db::Value> args, const db::Visit& visit) {
  if (fails_now()) return fault();
  return inner_->select(sql, args, visit);
}

Result<std::int64_t> FaultyConnection::run(std::string_view sql, std::span<const db::Value> args) {
  if (fails_now()) return fault();
  return inner_->run(sql, args);
}

std::string contents_of(db::Store& store) {
  std::string out;
  const auto done = store.read([&](db::Reader& reader) -> Result<void> {
    for (const auto& table : tables_of(reader)) append_table(reader, table, out);
    return {};
  });
  REQUIRE(done.has_value());
  return out;
}

int sweep_faults(db::Store& store, const db::Store::WriteWork& work, const std::function<void()>& unchanged_check) {
  const std::string before = contents_of(store);
  const auto check_unchanged = [&] {
    CHECK(contents_of(store) == before);
    if (unchanged_check) unchanged_check();
  };
  for (int n = 1; n <= most_statements; ++n) {
    bool reached = false;
    bool succeeded = false;
    const auto done = store.write_and_wait([&](db::Writer& writer) -> Result<void> {
      FaultyConnection connection(writer, n);
      db::Writer faulty(connection);
      const auto result = work(faulty);
      reached = connection.has_failed();
      succeeded = result.has_value();
      if (!result) return result.error();
      return reached ? Result<void>{} : Result<void>{fail(Code::unavailable, "test.fault_at_commit")};
    });
    INFO("statement " << n << " fails");
    if (reached) CHECK_MESSAGE(!succeeded, "the work answered success though a statement had failed");
    if (!reached) REQUIRE_MESSAGE(succeeded, "the work fails without a fault");
    check_unchanged();
    if (reached) continue;
    const auto last = store.write_and_wait(work);
    CHECK(last.has_value());
    return n - 1;
  }
  FAIL("more statements than a sweep takes");
  return 0;
}

}  // namespace lianxin::test
