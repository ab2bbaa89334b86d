// Databases for tests: each test has one of its own, copied from a template that all embedded migrations were applied
// to. SQLite always; PostgreSQL where LIANXIN_TEST_POSTGRES names one (a libpq URL whose user may create databases).
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "platform/db/store.h"

namespace lianxin::test {

// A store on a fresh migrated database that vanishes with the object.
class TestDatabase {
 public:
  TestDatabase() : TestDatabase(db::Dialect::sqlite) {}
  explicit TestDatabase(db::Dialect dialect, db::StoreOptions options = {}, bool migrated = true);
  ~TestDatabase();
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  db::Store& store() { return *store_; }
  db::Store& operator*() { return *store_; }
  db::Store* operator->() { return store_.get(); }
  // For a second opening, or another process.
  const std::string& url() const { return url_; }
  void close() { store_.reset(); }
  void open();

 private:
  db::Dialect dialect_;
  db::StoreOptions options_;
  std::string url_;
  std::unique_ptr<db::Store> store_;
};

// Whether tests run on PostgreSQL. Without it they say so once, loudly; LIANXIN_REQUIRE_POSTGRES=1 makes that a failure.
bool has_postgres();

// Runs `body` on a fresh database of each kind. `name` stands in the messages.
void with_each_store(std::string_view name, const std::function<void(db::Store&)>& body);
void with_each_database(std::string_view name, const std::function<void(TestDatabase&)>& body);

// A folder in memory where there is one, removed when the program ends.
const std::string& scratch_folder();
// A name no other test of this process has.
std::string fresh_name(std::string_view prefix);

}  // namespace lianxin::test
