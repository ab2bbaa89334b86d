#include "tests/support/faulty_store.h"

#include <doctest/doctest.h>

#include "tests/support/test_database.h"

using namespace lianxin;
using test::with_each_store;

namespace {

void make_table(db::Store& store) {
  REQUIRE(store.transact([](db::Writer& w) { return w.run("create table marks (id bigint primary key)", {}); }).has_value());
}

Result<void> mark(db::Writer& w, int id) {
  TRY(w.run("insert into marks (id) values ($1)", {id}));
  return {};
}

}  // namespace

TEST_CASE("the statement that shall fail fails, and all after it") {
  with_each_store("n-th", [](db::Store& store) {
    make_table(store);
    const auto done = store.write_and_wait([](db::Writer& w) -> Result<void> {
      test::FaultyConnection connection(w, 2);
      db::Writer faulty(connection);
      CHECK(mark(faulty, 1).has_value());
      CHECK_FALSE(connection.has_failed());
      CHECK(mark(faulty, 2).error().key == "test.fault");
      CHECK_FALSE(mark(faulty, 3).has_value());
      CHECK(connection.has_failed());
      return fail(Code::unavailable, "test.fault");
    });
    CHECK_FALSE(done.has_value());
  });
}

TEST_CASE("a sweep counts the statements and writes once at the end") {
  with_each_store("sweep", [](db::Store& store) {
    make_table(store);
    int checks = 0;
    const int statements = test::sweep_faults(
        store,
        [](db::Writer& w) -> Result<void> {
          for (int id = 1; id <= 3; ++id) TRY(mark(w, id));
          return {};
        },
        [&] { ++checks; });
    CHECK(statements == 3);
    CHECK(checks == 4);
    CHECK(store.reading([](db::Reader& r) { return r.integer("select count(*) from marks", {}); }).value() == 3);
  });
}

TEST_CASE("contents tell every row, null from empty, and nothing else") {
  with_each_store("contents", [](db::Store& store) {
    REQUIRE(store.transact([](db::Writer& w) { return w.run("create table herds (id bigint, kind text)", {}); }).has_value());
    const auto empty = test::contents_of(store);
    CHECK(empty == test::contents_of(store));
    const auto with = [&](std::string_view values) {
      REQUIRE(store.transact([&](db::Writer& w) { return w.run("insert into herds (id, kind) values " + std::string(values), {}); }).has_value());
      const auto out = test::contents_of(store);
      REQUIRE(store.transact([&](db::Writer& w) { return w.run("delete from herds", {}); }).has_value());
      return out;
    };
    CHECK(with("(1, 'a'), (2, 'b')") == with("(2, 'b'), (1, 'a')"));
    CHECK(with("(1, null)") != with("(1, '')"));
    CHECK(with("(1, 'a')") != with("(1, 'a'), (1, 'a')"));
    CHECK(test::contents_of(store) == empty);
  });
}

TEST_CASE("each test database is fresh, migrated and its own") {
  with_each_store("fresh", [](db::Store& store) {
    CHECK(store.reading([](db::Reader& r) { return r.integer("select count(*) from schema_migrations", {}); }).value() > 0);
    make_table(store);
  });
  with_each_store("again", [](db::Store& store) { make_table(store); });
}
