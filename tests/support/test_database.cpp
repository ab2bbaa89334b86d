#include "tests/support/test_database.h"

#include <doctest/doctest.h>
#include <libpq-fe.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <stdexcept>

#include "platform/db/migrations.h"

namespace lianxin::test {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void give_up(const std::string& what, const Error& error) {
  throw std::runtime_error(what + ": " + error.key + " " + error.detail);
}

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

std::unique_ptr<db::Store> opened(const db::StoreOptions& options) {
  auto store = db::open_store(options);
  if (!store) give_up("cannot open " + options.url, store.error());
  return std::move(*store);
}

std::vector<db::Migration> migrations_for(db::Dialect dialect) {
  auto all = db::embedded_migrations(dialect);
  if (!all) give_up("migrations", all.error());
  return std::move(*all);
}

void migrate_all(db::Store& store) {
  const auto done = db::migrate(store, migrations_for(store.dialect()));
  if (!done) give_up("cannot migrate", done.error());
}

// One SQLite file a process, migrated once.
const std::string& sqlite_template() {
  static const std::string path = [] {
    std::string made = scratch_folder() + "/template.db";
    const auto store = opened({.url = "sqlite:" + made, .readers = 1});
    migrate_all(*store);
    return made;
  }();
  return path;
}

// PostgreSQL.

struct Administration {
  PGconn* connection;
  explicit Administration(const std::string& url) : connection(PQconnectdb(url.c_str())) {
    if (PQstatus(connection) != CONNECTION_OK) throw std::runtime_error("LIANXIN_TEST_POSTGRES: " + std::string(PQerrorMessage(connection)));
    PQsetNoticeProcessor(connection, [](void*, const char*) {}, nullptr);
  }
  ~Administration() { PQfinish(connection); }
  Administration(const Administration&) = delete;
  Administration& operator=(const Administration&) = delete;

  std::string run(const std::string& sql) {
    PGresult* result = PQexec(connection, sql.c_str());
    const auto status = PQresultStatus(result);
    std::string answer = PQntuples(result) > 0 ? PQgetvalue(result, 0, 0) : "";
    const std::string message = PQresultErrorMessage(result);
    PQclear(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) throw std::runtime_error(sql + ": " + message);
    return answer;
  }
};

// The URL with another database's name.
std::string with_database(const std::string& url, const std::string& database) {
  const auto options = url.find('?');
  const std::string head = url.substr(0, options);
  const auto slash = head.find('/', head.find("//") + 2);
  return head.substr(0, slash) + "/" + database + (options == std::string::npos ? "" : url.substr(options));
}

std::string checksum_of(const std::vector<db::Migration>& migrations) {
  std::size_t sum = 0;
  for (const auto& migration : migrations) sum = sum * 31 + std::hash<std::string>{}(migration.name + migration.sql);
  return std::to_string(sum);
}

// One template for all test programs with the same migrations; the first makes it while the others wait.
const std::string& postgres_template() {
  static const std::string name = [] {
    const std::string url = environment("LIANXIN_TEST_POSTGRES");
    std::string made = "lianxin_template_" + checksum_of(migrations_for(db::Dialect::postgres));
    Administration admin(url);
    admin.run("select pg_advisory_lock(815001)");
    if (admin.run("select count(*) from pg_database where datname = '" + made + "'") == "0") {
      const std::string draft = made + "_draft";
      admin.run("drop database if exists " + draft);
      admin.run("create database " + draft + " template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8'");
      {
        const auto store = opened({.url = with_database(url, draft), .readers = 1});
        migrate_all(*store);
      }
      admin.run("alter database " + draft + " rename to " + made);
    }
    admin.run("select pg_advisory_unlock(815001)");
    return made;
  }();
  return name;
}

std::string new_postgres_database(bool migrated) {
  const std::string url = environment("LIANXIN_TEST_POSTGRES");
  const std::string name = fresh_name("lianxin_test_" + std::to_string(::getpid()) + "_");
  const std::string from = migrated ? postgres_template() : "template0";
  Administration admin(url);
  admin.run("create database " + name + " template " + from + " strategy file_copy");
  return with_database(url, name);
}

void drop_postgres_database(const std::string& url) {
  const std::string head = url.substr(0, url.find('?'));
  const std::string name = head.substr(head.rfind('/') + 1);
  try {
    Administration(environment("LIANXIN_TEST_POSTGRES")).run("drop database if exists " + name + " with (force)");
  } catch (const std::exception& left_behind) {
    std::cerr << left_behind.what() << "\n";
  }
}

}  // namespace

const std::string& scratch_folder() {
  struct Folder {
    std::string path;
    pid_t owner = ::getpid();
    Folder() {
      std::string pattern = (::access("/dev/shm", W_OK) == 0 ? std::string("/dev/shm") : fs::temp_directory_path().string()) + "/lianxin-test-XXXXXX";
      if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no scratch folder");
      path = pattern;
    }
    ~Folder() {
      std::error_code ignored;
      if (owner == ::getpid()) fs::remove_all(path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
  };
  static const Folder folder;
  return folder.path;
}

std::string fresh_name(std::string_view prefix) {
  static std::atomic<int> next{1};
  return std::string(prefix) + std::to_string(next++);
}

TestDatabase::TestDatabase(db::Dialect dialect, db::StoreOptions options, bool migrated) : dialect_(dialect), options_(std::move(options)) {
  if (dialect_ == db::Dialect::postgres) {
    url_ = new_postgres_database(migrated);
  } else {
    const std::string path = scratch_folder() + "/" + fresh_name("store") + ".db";
    if (migrated) fs::copy_file(sqlite_template(), path);
    url_ = "sqlite:" + path;
  }
  open();
}

void TestDatabase::open() {
  options_.url = url_;
  store_ = opened(options_);
}

TestDatabase::~TestDatabase() {
  store_.reset();
  if (dialect_ == db::Dialect::postgres) {
    drop_postgres_database(url_);
    return;
  }
  const std::string path = url_.substr(std::string_view("sqlite:").size());
  std::error_code ignored;
  for (const char* ending : {"", "-wal", "-shm", ".lock"}) fs::remove(path + ending, ignored);
}

bool has_postgres() {
  static const bool present = [] {
    const bool named = !environment("LIANXIN_TEST_POSTGRES").empty();
    if (!named) std::cerr << "SKIPPED on PostgreSQL: LIANXIN_TEST_POSTGRES is not set\n";
    return named;
  }();
  if (!present && environment("LIANXIN_REQUIRE_POSTGRES") == "1") {
    FAIL_CHECK("PostgreSQL is required and LIANXIN_TEST_POSTGRES is not set");
  }
  return present;
}

void with_each_database(std::string_view name, const std::function<void(TestDatabase&)>& body) {
  {
    INFO(name << " on SQLite");
    TestDatabase database(db::Dialect::sqlite);
    body(database);
  }
  if (!has_postgres()) return;
  INFO(name << " on PostgreSQL");
  TestDatabase database(db::Dialect::postgres);
  body(database);
}

void with_each_store(std::string_view name, const std::function<void(db::Store&)>& body) {
  with_each_database(name, [&](TestDatabase& database) { body(database.store()); });
}

}  // namespace lianxin::test
