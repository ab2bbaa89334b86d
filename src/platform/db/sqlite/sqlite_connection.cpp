#include "platform/db/sqlite/sqlite_connection.h"

#include <charconv>
#include <cstring>

#include "platform/db/sqlite/search_match.h"

namespace lianxin::db {
namespace {

constexpr std::size_t max_statements = 512;

class SqliteRow final : public Row {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
  bool is_null(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  std::int64_t integer(int column) const override { return sqlite3_column_int64(statement_, column); }
  double real(int column) const override { return sqlite3_column_double(statement_, column); }
  std::string_view text(int column) const override {
    const auto* begin = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    if (begin == nullptr) return {};
    return {begin, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }

 private:
  sqlite3_stmt* statement_;
};

Error with_detail(Code code, std::string_view key, std::string detail) {
  Error error = fail(code, key);
  error.detail = std::move(detail);
  if (code == Code::unavailable) error.retry_after_s = 1;
  return error;
}

// "UNIQUE constraint failed: t.a, t.b" → "t.a, t.b"
std::string constraint_in(std::string_view message) {
  const auto at = message.find(": ");
  return std::string(at == std::string_view::npos ? message : message.substr(at + 2));
}

Error constraint_error(int extended, std::string_view message, std::string detail) {
  switch (extended) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
    case SQLITE_CONSTRAINT_FOREIGNKEY: return with_detail(Code::conflict, "base.duplicate", constraint_in(message));
    case SQLITE_CONSTRAINT_CHECK: return with_detail(Code::invalid, "base.check", constraint_in(message));
    default: return with_detail(Code::internal, "base.internal", std::move(detail));
  }
}

Error error_of(int extended, std::string_view message, std::string_view sql) {
  std::string detail = "SQLite " + std::to_string(extended) + ": " + std::string(message) + "; " + std::string(sql.substr(0, 300));
  switch (extended & 0xff) {
    case SQLITE_CONSTRAINT: return constraint_error(extended, message, std::move(detail));
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return with_detail(Code::unavailable, "base.store_busy", std::move(detail));
    case SQLITE_FULL: return with_detail(Code::unavailable, "base.store_full", std::move(detail));
    case SQLITE_CANTOPEN: return with_detail(Code::unavailable, "base.store_away", std::move(detail));
    case SQLITE_IOERR: {
      const bool reading = extended == SQLITE_IOERR_READ || extended == SQLITE_IOERR_SHORT_READ ||
                           extended == SQLITE_IOERR_CORRUPTFS || extended == SQLITE_IOERR_DATA;
      if (!reading) return with_detail(Code::unavailable, "base.store_full", std::move(detail));
      return with_detail(Code::internal, "base.internal", std::move(detail));
    }
    default: return with_detail(Code::internal, "base.internal", std::move(detail));
  }
}

int bind_one(sqlite3_stmt* statement, int place, const Value::Variant& value) {
  const auto text = [&](std::string_view view) {
    const char* begin = view.data() != nullptr ? view.data() : "";
    return sqlite3_bind_text64(statement, place, begin, view.size(), SQLITE_STATIC, SQLITE_UTF8);
  };
  switch (value.index()) {
    case 1: return sqlite3_bind_int64(statement, place, *std::get_if<1>(&value));
    case 2: return sqlite3_bind_double(statement, place, *std::get_if<2>(&value));
    case 3: return text(*std::get_if<3>(&value));
    case 4: return text(*std::get_if<4>(&value));
    default: return sqlite3_bind_null(statement, place);
  }
}

bool has_nul(const Value::Variant& value) {
  const auto search = [](std::string_view text) { return !text.empty() && std::memchr(text.data(), 0, text.size()) != nullptr; };
  if (const auto* view = std::get_if<3>(&value)) return search(*view);
  if (const auto* text = std::get_if<4>(&value)) return search(*text);
  return false;
}

}  // namespace

// Resets the statement when its use ends, whatever way: an unfinished one would hold the snapshot.
class SqliteConnection::Use_of {
 public:
  explicit Use_of(Statement& statement) : statement_(&statement) { statement.busy = true; }
  ~Use_of() {
    sqlite3_reset(statement_->handle);
    statement_->busy = false;
  }
  Use_of(const Use_of&) = delete;
  Use_of& operator=(const Use_of&) = delete;

 private:
  Statement* statement_;
};

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const std::string& path, Use use, bool create) {
  // Before the first use of SQLite: its count of memory is one lock that all connections would share.
  [[maybe_unused]] static const int configured = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  sqlite3* handle = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | (create ? SQLITE_OPEN_CREATE : 0);
  const int code = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
  std::unique_ptr<SqliteConnection> connection(new SqliteConnection(handle));
  if (code != SQLITE_OK) {
    return with_detail(Code::unavailable, "base.store_away", path + ": " + (handle ? sqlite3_errmsg(handle) : "out of memory"));
  }
  TRY(connection->set_up(use));
  return connection;
}

Result<void> SqliteConnection::set_up(Use use) {
  sqlite3_busy_timeout(handle_, 5000);
  if (add_text_matches(handle_) != SQLITE_OK) return error_now("text_matches");
  const bool writing = use == Use::writing;
  for (const char* sql : {
           "pragma journal_mode = wal",
           "pragma synchronous = full",
           "pragma foreign_keys = on",
           "pragma temp_store = memory",
           writing ? "pragma cache_size = -32000" : "pragma cache_size = -8000",
           writing ? "pragma wal_autocheckpoint = 0" : "pragma query_only = on",
           "pragma analysis_limit = 400",
           "pragma journal_size_limit = 67108864",
       }) {
    TRY(control(sql));
  }
  if (writing) {
    sqlite3_wal_hook(handle_, [](void* pages, sqlite3*, const char*, int now) { *static_cast<int*>(pages) = now; return SQLITE_OK; }, &log_pages_);
  }
  return {};
}

void SqliteConnection::checkpoint() {
  (void)sqlite3_wal_checkpoint_v2(handle_, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);  // what fails now is tried later
  log_pages_before_ = log_pages_;
}

SqliteConnection::~SqliteConnection() {
  statements_.clear();
  sqlite3_close_v2(handle_);
}

Error SqliteConnection::error_now(std::string_view sql) const {
  return error_of(sqlite3_extended_errcode(handle_), sqlite3_errmsg(handle_), sql);
}

Result<std::shared_ptr<SqliteConnection::Statement>> SqliteConnection::prepare(std::string_view sql) {
  auto made = std::make_shared<Statement>();
  const char* tail = nullptr;
  const int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &made->handle, &tail);
  if (code != SQLITE_OK) return error_now(sql);
  const std::string_view rest = sql.substr(static_cast<std::size_t>(tail - sql.data()));
  if (made->handle == nullptr || rest.find_first_not_of(" \t\r\n;") != std::string_view::npos) {
    return with_detail(Code::internal, "base.internal", "not exactly one statement: " + std::string(sql.substr(0, 300)));
  }
  const int count = sqlite3_bind_parameter_count(made->handle);
  made->places.assign(static_cast<std::size_t>(count), 0);
  for (int place = 1; place <= count; ++place) {
    const char* name = sqlite3_bind_parameter_name(made->handle, place);
    std::size_t number = 0;
    if (name != nullptr && name[0] == '$') std::from_chars(name + 1, name + std::strlen(name), number);
    if (number == 0 || number > made->places.size()) {
      return with_detail(Code::internal, "base.internal", "placeholders are not $1…$n without gaps: " + std::string(sql.substr(0, 300)));
    }
    made->places[number - 1] = place;
  }
  return made;
}

Result<std::shared_ptr<SqliteConnection::Statement>> SqliteConnection::statement(std::string_view sql) {
  const auto found = statements_.find(sql);
  if (found != statements_.end()) {
    if (!found->second->busy) return found->second;
    return prepare(sql);  // a visitor runs the statement that is visiting it
  }
  auto made = TRY(prepare(sql));
  if (statements_.size() >= max_statements) std::erase_if(statements_, [](const auto& entry) { return !entry.second->busy; });
  statements_.emplace(std::string(sql), made);
  return made;
}

Result<void> SqliteConnection::bind(const Statement& statement, std::span<const Value> args, std::string_view sql) {
  if (args.size() != statement.places.size()) {
    return with_detail(Code::internal, "base.internal",
                       std::to_string(args.size()) + " values for " + std::to_string(statement.places.size()) +
                           " placeholders: " + std::string(sql.substr(0, 300)));
  }
  for (std::size_t i = 0; i < args.size(); ++i) {
    const auto& value = args[i].variant();
    if (has_nul(value)) return with_detail(Code::internal, "base.internal", "zero byte in a text: " + std::string(sql.substr(0, 300)));
    if (bind_one(statement.handle, statement.places[i], value) != SQLITE_OK) return error_now(sql);
  }
  return {};
}

Result<void> SqliteConnection::step_all(std::string_view sql, std::span<const Value> args, const Visit* visit) {
  const auto statement = TRY(this->statement(sql));
  const Use_of use(*statement);
  TRY(bind(*statement, args, sql));
  const SqliteRow row(statement->handle);
  for (;;) {
    const int code = sqlite3_step(statement->handle);
    if (code == SQLITE_DONE) return {};
    if (code != SQLITE_ROW) return error_now(sql);
    if (visit != nullptr) (*visit)(row);
  }
}

Result<void> SqliteConnection::select(std::string_view sql, std::span<const Value> args, const Visit& visit) {
  if (failure_) return *failure_;
  auto done = step_all(sql, args, &visit);
  if (!done) failure_ = done.error();
  return done;
}

Result<std::int64_t> SqliteConnection::run(std::string_view sql, std::span<const Value> args) {
  if (failure_) return *failure_;
  const auto before = sqlite3_total_changes64(handle_);
  auto done = step_all(sql, args, nullptr);
  if (!done) {
    failure_ = done.error();
    return std::move(done).error();
  }
  return sqlite3_total_changes64(handle_) == before ? std::int64_t{0} : sqlite3_changes64(handle_);
}

Result<void> SqliteConnection::control(std::string_view sql) { return step_all(sql, {}, nullptr); }

}  // namespace lianxin::db
