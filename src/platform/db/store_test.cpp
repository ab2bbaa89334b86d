#include <doctest/doctest.h>

#include <filesystem>
#include <future>
#include <thread>

#include "tests/support/test_database.h"

using namespace lianxin;
using namespace lianxin::db;
using test::with_each_store;

namespace {

void make_herds(Store& store) {
  const auto done = store.transact([](Writer& w) -> Result<void> {
    TRY(w.run("create table herders (id text primary key, name text not null)", {}));
    TRY(w.run("create table herds (id bigint primary key, herder text references herders (id), kind text not null, "
              "head bigint not null, weight double precision, constraint some_head check (head > 0))", {}));
    TRY(w.run("create unique index herds_by_kind on herds (herder, kind)", {}));
    return {};
  });
  REQUIRE(done.has_value());
}

Result<void> add_herd(Writer& w, int id, std::string_view kind, std::int64_t head) {
  TRY(w.run("insert into herds (id, kind, head) values ($1, $2, $3)", {id, kind, head}));
  return {};
}

std::int64_t count_herds(Store& store) {
  const auto count = store.reading([](Reader& r) { return r.integer("select count(*) from herds", {}); });
  REQUIRE(count.has_value());
  return *count;
}

}  // namespace

TEST_CASE("what is written is read back as it was") {
  with_each_store("round trip", [](Store& store) {
    make_herds(store);
    const std::int64_t big = (std::int64_t{1} << 62) + 3;
    const std::string kind = "骆驼𠮷 'x' \"y\" \\ $1";
    REQUIRE(store.transact([&](Writer& w) -> Result<void> {
      TRY(w.run("insert into herders (id, name) values ($1, $2)", {"a", ""}));
      TRY(w.run("insert into herds (id, herder, kind, head, weight) values ($1, $2, $3, $1, $4)", {big, "a", kind, 0.1}));
      TRY(w.run("insert into herds (id, herder, kind, head, weight) values ($1, $2, $3, $4, $5)", {-7, nullptr, "sheep", 1, nullptr}));
      return {};
    }).has_value());
    const auto rows = store.reading([&](Reader& r) {
      return r.list("select id, herder, kind, head, weight, head > 5, cast($1 as bigint) from herds order by id", {Moment{1763784000123}},
                    [](const Row& row) {
                      return std::tuple{row.get<std::int64_t>(0), row.get<std::optional<std::string>>(1), row.get<std::string>(2),
                                        row.get<std::int64_t>(3), row.get<std::optional<double>>(4), row.get<bool>(5), row.get<Moment>(6)};
                    });
    });
    REQUIRE(rows.has_value());
    REQUIRE(rows->size() == 2);
    CHECK((*rows)[0] == std::tuple{std::int64_t{-7}, std::optional<std::string>{}, std::string("sheep"), std::int64_t{1},
                                   std::optional<double>{}, false, Moment{1763784000123}});
    CHECK((*rows)[1] == std::tuple{big, std::optional<std::string>{"a"}, kind, big, std::optional<double>{0.1}, true, Moment{1763784000123}});
  });
}

TEST_CASE("placeholders are bound by their number, in whatever order they stand") {
  with_each_store("placeholders", [](Store& store) {
    make_herds(store);
    const auto done = store.transact([](Writer& w) -> Result<std::string> {
      TRY(w.run("insert into herds (head, kind, id) values ($3, $1, $2)", {"goats", 5, 9}));
      const auto found = TRY(w.find("select kind from herds where head = $2 and id = $1 and head - $3 > 0", {5, 9, 8},
                                    [](const Row& row) { return row.get<std::string>(0); }));
      return found.value_or("");
    });
    REQUIRE(done.has_value());
    CHECK(*done == "goats");
  });
}

TEST_CASE("rows changed are counted, and returning gives rows") {
  with_each_store("changes", [](Store& store) {
    make_herds(store);
    const auto counts = store.transact([](Writer& w) -> Result<std::vector<std::int64_t>> {
      std::vector<std::int64_t> out;
      for (int i = 1; i <= 3; ++i) TRY(add_herd(w, i, "kind" + std::to_string(i), i));
      out.push_back(TRY(w.run("update herds set head = head + 1 where id >= $1", {2})));
      out.push_back(TRY(w.run("delete from herds where id = $1", {99})));
      out.push_back(TRY(w.integer("insert into herds (id, kind, head) values ($1, $2, $3) on conflict (id) do update set "
                                  "head = excluded.head returning head", {3, "x", 40})));
      return out;
    });
    REQUIRE(counts.has_value());
    CHECK(*counts == std::vector<std::int64_t>{2, 0, 40});
  });
}

TEST_CASE("constraints that are broken are told apart") {
  with_each_store("constraints", [](Store& store) {
    make_herds(store);
    REQUIRE(store.transact([](Writer& w) { return add_herd(w, 1, "sheep", 3); }).has_value());
    const auto twice = store.transact([](Writer& w) { return add_herd(w, 1, "goats", 3); });
    REQUIRE(!twice);
    CHECK(twice.error().code == Code::conflict);
    CHECK(twice.error().key == "base.duplicate");
    CHECK(twice.error().detail.find("herds") != std::string::npos);
    const auto none = store.transact([](Writer& w) { return add_herd(w, 2, "goats", 0); });
    REQUIRE(!none);
    CHECK(none.error().code == Code::invalid);
    CHECK(none.error().key == "base.check");
    CHECK(none.error().detail == "some_head");
    const auto nobody = store.transact([](Writer& w) {
      return w.run("insert into herds (id, herder, kind, head) values (3, $1, 'x', 1)", {"nobody"});
    });
    REQUIRE(!nobody);
    CHECK(nobody.error().key == "base.duplicate");
    const auto empty = store.transact([](Writer& w) { return w.run("insert into herds (id, head) values (4, 1)", {}); });
    REQUIRE(!empty);
    CHECK(empty.error().code == Code::internal);
    CHECK(count_herds(store) == 1);
  });
}

TEST_CASE("faults of ours are internal: wrong SQL, wrong number of values, a zero byte in a text") {
  with_each_store("own faults", [](Store& store) {
    make_herds(store);
    const std::string zero("a\0b", 3);
    for (const auto& work : std::vector<Store::WriteWork>{
             [](Writer& w) -> Result<void> { TRY(w.run("insert into nowhere values (1)", {})); return {}; },
             [](Writer& w) -> Result<void> { TRY(w.run("update herds set head = $1 where id = $2", {1})); return {}; },
             [](Writer& w) -> Result<void> { TRY(w.run("delete from herds; delete from herders", {})); return {}; },
             [&](Writer& w) -> Result<void> { return add_herd(w, 1, zero, 1); },
             [](Writer&) -> Result<void> { throw std::runtime_error("thrown"); }}) {
      const auto done = store.write_and_wait(work);
      REQUIRE(!done);
      CHECK(done.error().code == Code::internal);
    }
    CHECK(count_herds(store) == 0);
    CHECK(store.transact([](Writer& w) { return add_herd(w, 1, "still works", 1); }).has_value());
  });
}

TEST_CASE("a work that fails leaves nothing behind, and one that hides a failed statement fails") {
  with_each_store("rollback", [](Store& store) {
    make_herds(store);
    const auto refused = store.transact([](Writer& w) -> Result<void> {
      TRY(add_herd(w, 1, "sheep", 3));
      return fail(Code::conflict, "herds.too_many");
    });
    REQUIRE(!refused);
    CHECK(refused.error().key == "herds.too_many");
    const auto hidden = store.transact([](Writer& w) -> Result<void> {
      TRY(add_herd(w, 1, "sheep", 3));
      (void)add_herd(w, 1, "twice", 3);
      CHECK(!add_herd(w, 2, "after the failure", 3).has_value());
      return {};
    });
    REQUIRE(!hidden);
    CHECK(hidden.error().key == "base.duplicate");
    CHECK(count_herds(store) == 0);
  });
}

TEST_CASE("a read sees one snapshot, whatever is written meanwhile") {
  with_each_store("snapshot", [](Store& store) {
    make_herds(store);
    const auto seen = store.reading([&](Reader& r) -> Result<std::pair<std::int64_t, std::int64_t>> {
      const auto before = TRY(r.integer("select count(*) from herds", {}));
      CHECK(store.transact([](Writer& w) { return add_herd(w, 1, "sheep", 3); }).has_value());
      return std::pair{before, TRY(r.integer("select count(*) from herds where id > $1", {0}))};
    });
    REQUIRE(seen.has_value());
    CHECK(*seen == std::pair{std::int64_t{0}, std::int64_t{0}});
    CHECK(count_herds(store) == 1);
  });
}

TEST_CASE("a reader cannot write, and its statements nest") {
  with_each_store("reader", [](Store& store) {
    make_herds(store);
    for (int i = 1; i <= 3; ++i) REQUIRE(store.transact([&](Writer& w) { return add_herd(w, i, "k" + std::to_string(i), i); }).has_value());
    const auto written = store.read([](Reader& r) { return r.select("delete from herds", {}, [](const Row&) {}); });
    CHECK(!written.has_value());
    int pairs = 0;
    const auto nested = store.read([&](Reader& r) -> Result<void> {
      constexpr std::string_view sql = "select id from herds where id >= $1 order by id";
      return r.select(sql, {1}, [&](const Row& outer) {
        const auto from = outer.integer(0);
        CHECK(r.select(sql, {from}, [&](const Row&) { ++pairs; }).has_value());
        CHECK(outer.integer(0) == from);
      });
    });
    CHECK(nested.has_value());
    CHECK(pairs == 6);
  });
}

TEST_CASE("many writers at once: every acknowledged write is there, counters have no gaps") {
  with_each_store("concurrency", [](Store& store) {
    make_herds(store);
    REQUIRE(store.transact([](Writer& w) { return add_herd(w, 0, "counter", 1000); }).has_value());
    std::atomic<int> written{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
      threads.emplace_back([&] {
        for (int i = 0; i < 25; ++i) {
          const auto done = store.transact([&](Writer& w) -> Result<void> {
            const auto number = TRY(w.integer("select head from herds where id = 0", {}));
            TRY(w.run("update herds set head = $1 where id = 0", {number + 1}));
            return add_herd(w, static_cast<int>(number), "k" + std::to_string(number), 1);
          });
          if (done) ++written;
        }
      });
    }
    for (auto& thread : threads) thread.join();
    CHECK(written == 100);
    const auto last = store.reading([](Reader& r) { return r.integer("select head from herds where id = 0", {}); });
    REQUIRE(last.has_value());
    CHECK(*last == 1000 + written);
    CHECK(count_herds(store) == 1 + written);
  });
}

TEST_CASE("after draining nothing is taken any more") {
  with_each_store("drain", [](Store& store) {
    make_herds(store);
    std::atomic<int> done{0};
    for (int i = 1; i <= 20; ++i) {
      store.write([i](Writer& w) { return add_herd(w, i, "k" + std::to_string(i), 1); }, [&](Result<void> r) { done += r ? 1 : 0; });
    }
    store.drain();
    CHECK(done == 20);
    const auto late = store.transact([](Writer& w) { return add_herd(w, 99, "late", 1); });
    REQUIRE(!late);
    CHECK(late.error().code == Code::unavailable);
    CHECK(late.error().key == "base.store_away");
    CHECK(count_herds(store) == 20);
  });
}

TEST_CASE("what cannot be reached is unavailable") {
  for (const char* url : {"sqlite:/proc/no/such/folder/x.db", "postgresql://nobody@127.0.0.1:1/none", "mysql://x", "sqlite:"}) {
    const auto store = open_store({.url = url});
    REQUIRE(!store);
    CHECK(store.error().code == Code::unavailable);
    CHECK(store.error().key == "base.store_away");
  }
}

TEST_CASE("statistics are gathered in a transaction of their own, on both databases") {
  lianxin::test::with_each_store("statistics", [](lianxin::db::Store& store) {
    REQUIRE(store.gather_statistics());
    REQUIRE(store.gather_statistics());
  });
}
