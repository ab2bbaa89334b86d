#include "platform/db/migrations.h"

#include <doctest/doctest.h>

#include <thread>

#include "platform/db/sql_script.h"
#include "tests/support/test_database.h"

using namespace lianxin;
using namespace lianxin::db;

namespace {

void with_each_empty(const std::function<void(test::TestDatabase&)>& body) {
  test::TestDatabase on_sqlite(Dialect::sqlite, {}, false);
  body(on_sqlite);
  if (!test::has_postgres()) return;
  test::TestDatabase on_postgres(Dialect::postgres, {}, false);
  body(on_postgres);
}

const std::vector<Migration> herds{
    {"20260102_1_herds", "herds", "alter table herders add column phone text;"},
    {"20260101_1_herders", "herders", "-- who;\ncreate table herders (id bigint primary key, name text default ';');\n"
                                      "insert into herders (id, name) values (1, 'it''s; fine');"}};

}  // namespace

TEST_CASE("migrations are applied once, by date, whoever owns them") {
  with_each_empty([](test::TestDatabase& database) {
    Store& store = *database;
    auto pending = pending_migrations(store, herds);
    REQUIRE(pending.has_value());
    CHECK(pending->size() == 2);
    auto done = migrate(store, herds);
    REQUIRE_MESSAGE(done.has_value(), (done ? "" : done.error().detail));
    CHECK(*done == 2);
    CHECK(*migrate(store, herds) == 0);
    CHECK(pending_migrations(store, herds)->empty());
    const auto name = store.reading([](Reader& r) {
      return r.find("select name from herders where phone is null", {}, [](const Row& row) { return row.get<std::string>(0); });
    });
    REQUIRE(name.has_value());
    CHECK(*name == "it's; fine");
  });
}

TEST_CASE("a changed, a doubled and a broken migration are refused, and nothing of it stays") {
  with_each_empty([](test::TestDatabase& database) {
    Store& store = *database;
    REQUIRE(migrate(store, herds).has_value());
    auto changed = herds;
    changed[0].sql += " ";
    const auto refused = migrate(store, changed);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().key == "base.migration_changed");
    CHECK(refused.error().args.front().value == "20260102_1_herds");
    auto twice = herds;
    twice.push_back(herds[0]);
    CHECK(migrate(store, twice).error().key == "base.migration_twice");
    auto broken = herds;
    broken.push_back({"20260103_1_good", "x", "create table good (id bigint)"});
    broken.push_back({"20260104_1_bad", "x", "create table half (id bigint); create tabel bad (id bigint)"});
    const auto failed = migrate(store, broken);
    REQUIRE_FALSE(failed.has_value());
    CHECK(failed.error().key == "base.migration_failed");
    CHECK(failed.error().args.front().value == "20260104_1_bad");
    CHECK(pending_migrations(store, broken)->size() == 2);
    CHECK_FALSE(store.reading([](Reader& r) { return r.integer("select count(*) from good", {}); }).has_value());
  });
}

TEST_CASE("an older program does not touch a newer database") {
  with_each_empty([](test::TestDatabase& database) {
    Store& store = *database;
    REQUIRE(migrate(store, herds).has_value());
    const std::vector<Migration> older{herds[1], {"20260101_2_wells", "wells", "create table wells (id bigint)"}};
    const auto refused = migrate(store, older);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().key == "base.schema_newer");
    CHECK(refused.error().args.front().value == "20260102_1_herds");
    CHECK_FALSE(store.reading([](Reader& r) { return r.integer("select count(*) from wells", {}); }).has_value());
  });
}

TEST_CASE("servers that start at the same moment migrate once") {
  if (!test::has_postgres()) return;
  test::TestDatabase database(Dialect::postgres, {}, false);
  std::atomic<int> applied{0}, failed{0};
  std::vector<std::thread> servers;
  for (int i = 0; i < 4; ++i) {
    servers.emplace_back([&] {
      const auto store = open_store({.url = database.url(), .readers = 2});
      const auto done = migrate(**store, herds);
      if (done) applied += *done;
      else ++failed;
    });
  }
  for (auto& server : servers) server.join();
  CHECK(applied == 2);
  CHECK(failed == 0);
}

TEST_CASE("the embedded ones have each a name, an owner and a dialect") {
  for (const auto dialect : {Dialect::sqlite, Dialect::postgres}) {
    const auto all = embedded_migrations(dialect);
    REQUIRE(all.has_value());
    const auto search = std::find_if(all->begin(), all->end(), [](const auto& m) { return m.name == "20261120_1_search"; });
    REQUIRE(search != all->end());
    CHECK(search->owner == "platform/db");
    CHECK((search->sql.find("fts5") != std::string::npos) == (dialect == Dialect::sqlite));
  }
}

TEST_CASE("a script is cut where its statements end and nowhere else") {
  using Statements = std::vector<std::string>;
  CHECK(statements_of("").empty());
  CHECK(statements_of(" ;; -- only;\n /* this; */ ;").empty());
  CHECK(statements_of("select ';', \"a;b\"; select 2") == Statements{"select ';', \"a;b\"", "select 2"});
  CHECK(statements_of("do $tag$ begin; end $tag$; select $1") == Statements{"do $tag$ begin; end $tag$", "select $1"});
  CHECK(statements_of("create trigger t after insert on a begin update b set c = case when 1 then 2 end; delete from d; end; select 1") ==
        Statements{"create trigger t after insert on a begin update b set c = case when 1 then 2 end; delete from d; end", "select 1"});
  CHECK(statements_of("begin; commit") == Statements{"begin", "commit"});
}
