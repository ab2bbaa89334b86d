#include "platform/db/sqlite/database_file.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

#include "platform/db/sqlite/file_lock.h"
#include "platform/db/sqlite/sqlite_connection.h"

namespace lianxin::db {
namespace {

namespace fs = std::filesystem;

Error of_system(const std::string& path) {
  const bool full = errno == ENOSPC || errno == EDQUOT || errno == EFBIG;
  Error error = fail(Code::unavailable, full ? "base.store_full" : "base.store_away");
  error.detail = path + ": " + std::strerror(errno);
  return error;
}

// A file that goes away unless it is kept.
class Unfinished {
 public:
  explicit Unfinished(std::string path) : path_(std::move(path)) { remove(); }
  ~Unfinished() { remove(); }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  const std::string& path() const { return path_; }
  Result<void> become(const std::string& name) {
    if (std::rename(path_.c_str(), name.c_str()) != 0) return of_system(name);
    return {};
  }

 private:
  void remove() const {
    for (const char* ending : {"", "-journal", "-wal", "-shm"}) ::unlink((path_ + ending).c_str());
  }
  std::string path_;
};

Result<void> sync(const std::string& path, int flags) {
  const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
  if (descriptor < 0) return of_system(path);
  const bool synced = ::fsync(descriptor) == 0;
  ::close(descriptor);
  if (!synced) return of_system(path);
  return {};
}

Result<void> sync_folder_of(const std::string& path) {
  const auto folder = fs::path(path).parent_path();
  return sync(folder.empty() ? "." : folder.string(), O_RDONLY | O_DIRECTORY);
}

Error of_sqlite(sqlite3* handle, const std::string& path) {
  const int code = sqlite3_errcode(handle) & 0xff;
  const bool broken = code == SQLITE_NOTADB || code == SQLITE_CORRUPT;
  const bool full = code == SQLITE_FULL || code == SQLITE_IOERR;
  Error error = broken ? fail(Code::conflict, "base.not_our_database", {{"path", path}})
                       : fail(Code::unavailable, full ? "base.store_full" : "base.store_away");
  error.detail = path + ": " + sqlite3_errmsg(handle);
  return error;
}

// Copies with no setting changed: `path` may be a backup, which shall stay as it is.
Result<void> vacuum_into(const std::string& path, const std::string& copy, int flags) {
  const int made = ::open(copy.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (made < 0) return of_system(copy);
  ::close(made);
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  const std::unique_ptr<sqlite3, decltype(&sqlite3_close_v2)> handle(opened, sqlite3_close_v2);
  if (code != SQLITE_OK) return of_sqlite(opened, path);
  sqlite3_busy_timeout(opened, 5000);
  sqlite3_stmt* prepared = nullptr;
  if (sqlite3_prepare_v2(opened, "vacuum into ?", -1, &prepared, nullptr) != SQLITE_OK) return of_sqlite(opened, path);
  const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement(prepared, sqlite3_finalize);
  sqlite3_bind_text(prepared, 1, copy.c_str(), -1, SQLITE_STATIC);
  if (sqlite3_step(prepared) != SQLITE_DONE) return of_sqlite(opened, path);
  return sync(copy, O_RDONLY);
}

// Whether this program can work on the file.
Result<void> check_copy(const std::string& path, const std::vector<Migration>& migrations) {
  const auto connection = TRY(SqliteConnection::open(path, SqliteConnection::Use::reading, false));
  const Reader reader(*connection);
  TRY(check_applied(reader, migrations));
  const auto whole = TRY(reader.find("pragma quick_check(1)", {}, [](const Row& row) { return row.get<std::string>(0); }));
  if (whole && *whole == "ok") return {};
  Error error = fail(Code::conflict, "base.not_our_database");
  error.detail = whole.value_or("");
  return error;
}

// Lets SQLite fold the log into the file. A file it cannot read is kept as it lies, log and all.
void fold_log(const std::string& path) { (void)SqliteConnection::open(path, SqliteConnection::Use::writing, false); }

// The name under which the file at `path` stays; its log, if one is left, goes along.
Result<std::string> keep_beside(const Restoring& restoring) {
  const std::string& path = restoring.path;
  if (!fs::exists(path)) return std::string();
  fold_log(path);
  std::string digits;
  for (const char c : to_text(restoring.now, restoring.zone).substr(0, 19))
    if (c != '-' && c != ':') digits += c == 'T' ? '-' : c;
  const std::string name = path + ".replaced-" + digits;
  std::string kept = name;
  for (int n = 2; fs::exists(kept); ++n) kept.assign(name).append("-").append(std::to_string(n));
  // A second name first, so that the place is never empty.
  if (::link(path.c_str(), kept.c_str()) != 0) {
    std::error_code failed;
    fs::copy_file(path, kept, failed);  // a file system without links
    if (failed) return of_system(kept);
    TRY(sync(kept, O_RDONLY));
  }
  if (fs::exists(path + "-wal") && std::rename((path + "-wal").c_str(), (kept + "-wal").c_str()) != 0) return of_system(kept);
  ::unlink((path + "-shm").c_str());
  return kept;
}

}  // namespace

Result<void> copy_database(const std::string& path, const std::string& copy) {
  if (fs::exists(copy)) return fail(Code::conflict, "base.file_exists", {{"path", copy}});
  Unfinished part(copy + ".part");
  TRY(vacuum_into(path, part.path(), SQLITE_OPEN_READWRITE));
  TRY(part.become(copy));
  return sync_folder_of(copy);
}

Result<std::string> restore_database(const Restoring& restoring) {
  if (!fs::is_regular_file(restoring.from)) return invalid_field("FILE", "config.no_file", {{"path", restoring.from}});
  const auto folder = fs::path(restoring.path).parent_path();
  std::error_code ignored;  // making the lock says what is wrong
  if (!folder.empty()) fs::create_directories(folder, ignored);
  const auto lock = TRY(FileLock::take(restoring.path + ".lock"));
  Unfinished part(restoring.path + ".restoring");
  TRY(vacuum_into(restoring.from, part.path(), SQLITE_OPEN_READONLY));
  if (auto good = check_copy(part.path(), restoring.migrations); !good) {
    if (good.error().key == "base.not_our_database") good.error().args = {{"path", restoring.from}};
    return std::move(good).error();
  }
  TRY(sync(part.path(), O_RDONLY));
  auto kept = TRY(keep_beside(restoring));
  TRY(part.become(restoring.path));
  TRY(sync_folder_of(restoring.path));
  return kept;
}

}  // namespace lianxin::db
