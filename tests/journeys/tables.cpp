#include "tests/journeys/tables.h"

#include <sqlite3.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <stdexcept>

namespace lianxin::journeys {
namespace {

using Database = std::unique_ptr<sqlite3, int (*)(sqlite3*)>;
using Statement = std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)>;

Database opened(const std::string& file, int flags) {
  sqlite3* db = nullptr;
  if (sqlite3_open_v2(file.c_str(), &db, flags, nullptr) != SQLITE_OK) {
    sqlite3_close(db);
    throw std::runtime_error("cannot open " + file);
  }
  sqlite3_busy_timeout(db, 5000);
  return {db, sqlite3_close};
}

void select(sqlite3* db, const std::string& sql, const std::function<void(sqlite3_stmt*)>& visit) {
  sqlite3_stmt* raw = nullptr;
  if (sqlite3_prepare_v2(db, sql.c_str(), -1, &raw, nullptr) != SQLITE_OK)
    throw std::runtime_error(sql + ": " + sqlite3_errmsg(db));
  const Statement statement{raw, sqlite3_finalize};
  int step = SQLITE_ROW;
  while ((step = sqlite3_step(raw)) == SQLITE_ROW) visit(raw);
  if (step != SQLITE_DONE) throw std::runtime_error(sql + ": " + sqlite3_errmsg(db));
}

std::string text_of(sqlite3_stmt* row, int column) {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(row, column));
  if (sqlite3_column_type(row, column) == SQLITE_NULL) return "-";
  return bytes ? std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(row, column))) : std::string();
}

}  // namespace

std::map<std::string, std::vector<std::string>> dump_tables(const std::string& file) {
  const Database db = opened(file, SQLITE_OPEN_READONLY);
  std::vector<std::string> names;
  select(db.get(), "select name from sqlite_master where type = 'table' and sql not like 'create virtual%' order by name",
         [&](sqlite3_stmt* row) { names.push_back(text_of(row, 0)); });
  std::map<std::string, std::vector<std::string>> out;
  for (const auto& name : names) {
    auto& rows = out[name];
    select(db.get(), "select * from \"" + name + "\"", [&](sqlite3_stmt* row) {
      std::string line;
      for (int i = 0; i < sqlite3_column_count(row); ++i) line += text_of(row, i) + "|";
      rows.push_back(std::move(line));
    });
    std::ranges::sort(rows);
  }
  return out;
}

std::int64_t integer_of(const std::string& file, const std::string& sql) {
  const Database db = opened(file, SQLITE_OPEN_READONLY);
  std::int64_t out = 0;
  select(db.get(), sql, [&](sqlite3_stmt* row) { out = sqlite3_column_int64(row, 0); });
  return out;
}

std::vector<std::string> texts_of(const std::string& file, const std::string& sql) {
  const Database db = opened(file, SQLITE_OPEN_READONLY);
  std::vector<std::string> out;
  select(db.get(), sql, [&](sqlite3_stmt* row) { out.push_back(text_of(row, 0)); });
  return out;
}

void change_file(const std::string& file, const std::string& sql) {
  const Database db = opened(file, SQLITE_OPEN_READWRITE);
  if (sqlite3_exec(db.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    throw std::runtime_error(sql + ": " + sqlite3_errmsg(db.get()));
}

}  // namespace lianxin::journeys
