#include "platform/db/postgres/postgres_store.h"

#include <doctest/doctest.h>

#include <thread>

#include "platform/db/postgres/postgres_error.h"
#include "tests/support/test_database.h"

using namespace lianxin;
using namespace lianxin::db;

namespace {

void make_table(Store& store) {
  REQUIRE(store.transact([](Writer& w) -> Result<void> {
    TRY(w.run("create table marks (id bigint primary key, note text)", {}));
    TRY(w.run("create table totals (name text primary key, total bigint not null)", {}));
    TRY(w.run("insert into totals (name, total) values ('a', 0), ('b', 0)", {}));
    return {};
  }).has_value());
}

Result<void> mark(Writer& w, std::int64_t id) {
  TRY(w.run("insert into marks (id) values ($1)", {id}));
  return {};
}

std::int64_t count(Store& store) { return store.reading([](Reader& r) { return r.integer("select count(*) from marks", {}); }).value(); }

// Ends every connection of the store but the one that asks, as a restart of the server does.
void cut_connections(test::TestDatabase& database) {
  const auto other = open_store({.url = database.url(), .readers = 1});
  REQUIRE((*other)->read([](Reader& r) {
    return r.select("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()", {},
                    [](const Row&) {});
  }).has_value());
}

}  // namespace

TEST_CASE("lost connections are made again, reads and writes go on") {
  if (!test::has_postgres()) return;
  test::TestDatabase database(Dialect::postgres);
  Store& store = *database;
  make_table(store);
  for (int round = 1; round <= 3; ++round) {
    CHECK(count(store) == round - 1);
    cut_connections(database);
    CHECK(store.transact([&](Writer& w) { return mark(w, round); }).has_value());
    CHECK(count(store) == round);
  }
  CHECK(store.metrics().failed_writes == 0);
}

TEST_CASE("a connection lost in the middle of a work: it runs again and is written once") {
  if (!test::has_postgres()) return;
  test::TestDatabase database(Dialect::postgres);
  Store& store = *database;
  make_table(store);
  int runs = 0;
  const auto done = store.transact([&](Writer& w) -> Result<void> {
    TRY(mark(w, 1));
    if (++runs == 1) cut_connections(database);
    return mark(w, 2);
  });
  CHECK(done.has_value());
  CHECK(runs == 2);
  CHECK(count(store) == 2);
}

TEST_CASE("two works that would each have seen the other's absence: as if one came after the other") {
  if (!test::has_postgres()) return;
  test::TestDatabase database(Dialect::postgres, {.readers = 6});
  Store& store = *database;
  make_table(store);
  // Each may mark only while there are fewer than 10: on SQLite nobody ever sees more.
  std::vector<std::thread> threads;
  for (int t = 0; t < 3; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 10; ++i) {
        (void)store.transact([&](Writer& w) -> Result<void> {
          if (TRY(w.integer("select count(*) from marks", {})) >= 10) return fail(Code::conflict, "test.enough");
          return mark(w, t * 100 + i);
        });
      }
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(count(store) == 10);
}

TEST_CASE("works that lock each other out are tried again until both are written") {
  if (!test::has_postgres()) return;
  test::TestDatabase database(Dialect::postgres, {.readers = 6});
  Store& store = *database;
  make_table(store);
  const auto add = [&](const char* first, const char* second) {
    return store.transact([&](Writer& w) -> Result<void> {
      TRY(w.run("update totals set total = total + 1 where name = $1", {first}));
      TRY(w.run("update totals set total = total + 1 where name = $1", {second}));
      return {};
    });
  };
  std::atomic<int> well{0};
  std::thread one([&] { for (int i = 0; i < 15; ++i) well += add("a", "b") ? 1 : 0; });
  std::thread two([&] { for (int i = 0; i < 15; ++i) well += add("b", "a") ? 1 : 0; });
  one.join();
  two.join();
  const auto total = store.reading([](Reader& r) { return r.integer("select min(total) from totals", {}); });
  REQUIRE(total.has_value());
  CHECK(*total == well);
  CHECK(well == 30);
}

TEST_CASE("a migration under a running server does not break its prepared statements") {
  if (!test::has_postgres()) return;
  test::TestDatabase database(Dialect::postgres);
  Store& store = *database;
  make_table(store);
  REQUIRE(store.transact([](Writer& w) { return mark(w, 1); }).has_value());
  const auto columns = [&] {
    return store.reading([](Reader& r) { return r.list("select * from marks", {}, [](const Row& row) { return row.get<int>(0); }); });
  };
  for (int i = 0; i < 4; ++i) REQUIRE(columns().has_value());
  REQUIRE(store.transact([](Writer& w) { return w.run("alter table marks alter column id type int", {}); }).has_value());
  for (int i = 0; i < 4; ++i) CHECK(columns().has_value());
}

TEST_CASE("SQLSTATE decides: who is told to try again, and what is ours") {
  const auto key = [](std::string_view state) { return fault_of(state, "c", "").error.key; };
  CHECK(key("23505") == "base.duplicate");
  CHECK(key("23503") == "base.duplicate");
  CHECK(key("23514") == "base.check");
  CHECK(key("53100") == "base.store_full");
  CHECK(key("57P01") == "base.store_away");
  CHECK(key("08006") == "base.store_away");
  CHECK(key("") == "base.store_away");
  CHECK(key("55P03") == "base.store_busy");
  CHECK(key("42601") == "base.internal");
  CHECK(key("08P01") == "base.internal");
  for (const char* again : {"40001", "40P01", "0A000", "57P01", ""}) CHECK(fault_of(again, "", "").may_be_retried);
  for (const char* never : {"23505", "53300", "42601", "08P01"}) CHECK_FALSE(fault_of(never, "", "").may_be_retried);
}
