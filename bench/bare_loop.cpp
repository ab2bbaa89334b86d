#include "bench/bare_loop.h"

#include <sqlite3.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <variant>
#include <vector>

#include "platform/text/search_terms.h"

namespace lianxin::bench {
namespace {

using Cell = std::variant<std::monostate, std::int64_t, double, std::string>;

struct Table {
  std::string name;
  std::string insert;
  std::vector<std::vector<Cell>> rows;
};

class Database {
 public:
  explicit Database(const std::string& path) {
    check(sqlite3_open(path.c_str(), &handle_), "open");
    run("pragma journal_mode=wal");
    run("pragma synchronous=full");
    run("pragma cache_size=-32000");
    run("pragma wal_autocheckpoint=2000");
  }
  ~Database() { sqlite3_close(handle_); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void run(const std::string& sql) { check(sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr), sql); }
  sqlite3_stmt* prepare(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v2(handle_, sql.c_str(), -1, &statement, nullptr), sql);
    return statement;
  }
  void check(int code, const std::string& what) {
    if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW)
      throw std::runtime_error(what + ": " + sqlite3_errmsg(handle_));
  }
  std::vector<std::vector<Cell>> select(const std::string& sql);

 private:
  sqlite3* handle_ = nullptr;
};

Cell cell_of(sqlite3_stmt* statement, int column) {
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER: return sqlite3_column_int64(statement, column);
    case SQLITE_FLOAT: return sqlite3_column_double(statement, column);
    case SQLITE_NULL: return {};
    default: {
      const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, column));
      return std::string(bytes == nullptr ? "" : bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement, column)));
    }
  }
}

std::vector<std::vector<Cell>> Database::select(const std::string& sql) {
  std::vector<std::vector<Cell>> rows;
  sqlite3_stmt* statement = prepare(sql);
  while (sqlite3_step(statement) == SQLITE_ROW) {
    auto& row = rows.emplace_back();
    for (int i = 0; i < sqlite3_column_count(statement); ++i) row.push_back(cell_of(statement, i));
  }
  sqlite3_finalize(statement);
  return rows;
}

void bind(sqlite3_stmt* statement, const std::vector<Cell>& row) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    const int at = static_cast<int>(i) + 1;
    if (const auto* number = std::get_if<std::int64_t>(&row[i])) sqlite3_bind_int64(statement, at, *number);
    else if (const auto* real = std::get_if<double>(&row[i])) sqlite3_bind_double(statement, at, *real);
    else if (const auto* text = std::get_if<std::string>(&row[i]))
      sqlite3_bind_text(statement, at, text->data(), static_cast<int>(text->size()), SQLITE_STATIC);
    else sqlite3_bind_null(statement, at);
  }
}

std::string insert_into(const std::string& name, std::size_t columns) {
  std::string sql = "insert or replace into " + name + " values (";
  for (std::size_t i = 0; i < columns; ++i) sql += i == 0 ? "?" : ",?";
  return sql + ")";
}

// The index is written as the product writes it: terms parted by blanks, one row a text.
Table search_rows(Database& db) {
  Table table{"search_index", "insert into search_index (rowid, terms) values (?, ?)", {}};
  for (const auto& row : db.select("select id, folded from main.search_docs except select id, folded from before.search_docs")) {
    std::string terms;
    for (const auto term : text::search_terms(std::get<std::string>(row[1]))) terms.append(term).push_back(' ');
    table.rows.push_back({row[0], terms});
  }
  return table;
}

std::vector<Table> added_rows(const std::string& before, const std::string& after) {
  Database db(after);
  db.run("attach '" + before + "' as before");
  std::vector<Table> tables;
  for (const auto& name_row : db.select("select name from main.sqlite_master where type = 'table' and name not like 'sqlite_%' "
                                        "and name not like 'search_index%' and name <> 'search_changes'")) {
    const auto& name = std::get<std::string>(name_row[0]);
    auto rows = db.select("select * from main." + name + " except select * from before." + name);
    if (rows.empty()) continue;
    const std::string insert = insert_into(name, rows[0].size());
    tables.push_back({name, insert, std::move(rows)});
  }
  tables.push_back(search_rows(db));
  return tables;
}

void insert_all(Database& db, const std::vector<Table>& tables, std::int64_t records, int group) {
  std::vector<sqlite3_stmt*> statements;
  for (const auto& table : tables) statements.push_back(db.prepare(table.insert));
  const auto slice = [records](const Table& table, std::int64_t record) {
    return static_cast<std::size_t>(static_cast<std::int64_t>(table.rows.size()) * record / records);
  };
  for (std::int64_t first = 0; first < records; first += group) {
    db.run("begin immediate");
    for (std::int64_t record = first; record < std::min(records, first + group); ++record) {
      for (std::size_t t = 0; t < tables.size(); ++t) {
        for (std::size_t i = slice(tables[t], record); i < slice(tables[t], record + 1); ++i) {
          bind(statements[t], tables[t].rows[i]);
          db.check(sqlite3_step(statements[t]), tables[t].name);
          sqlite3_reset(statements[t]);
        }
      }
    }
    db.run("commit");
  }
  for (auto* statement : statements) sqlite3_finalize(statement);
}

}  // namespace

BareResult run_bare_loop(const std::string& before, const std::string& after, const std::string& scratch,
                         std::int64_t records, int group) {
  const auto tables = added_rows(before, after);
  std::filesystem::copy_file(before, scratch, std::filesystem::copy_options::overwrite_existing);
  BareResult result;
  for (const auto& table : tables) result.rows += static_cast<std::int64_t>(table.rows.size());
  result.rows_each = static_cast<double>(result.rows) / static_cast<double>(records);
  Database db(scratch);
  db.run("pragma foreign_keys=on");
  const auto begin = std::chrono::steady_clock::now();
  insert_all(db, tables, records, group);
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return result;
}

}  // namespace lianxin::bench
