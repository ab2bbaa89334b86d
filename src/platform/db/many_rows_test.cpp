#include "platform/db/many_rows.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/test_database.h"

namespace lianxin::db {

TEST_CASE("rows by the thousand arrive as they were given, whatever their number; those returned are those put in") {
  test::with_each_store("many rows", [](Store& store) {
    REQUIRE(store.write_and_wait([](Writer& w) -> Result<void> {
      TRY(w.run("create table things (id bigint primary key, name text)", {}));
      return {};
    }).has_value());
    std::int64_t next = 0;
    for (const std::int64_t count : {0, 1, 63, 64, 65, 200}) {
      CAPTURE(count);
      const auto put = store.transact([&](Writer& w) {
        ManyRows rows("insert into things (id, name)", 2);
        for (std::int64_t i = 0; i < count; ++i) rows.add({next + i, "thing " + std::to_string(next + i)});
        return rows.run(w);
      });
      REQUIRE(put.has_value());
      CHECK(*put == count);
      next += count;
    }
    const auto right = store.reading([](Reader& r) { return r.integer("select count(*) from things where name = 'thing ' || id", {}); });
    REQUIRE(right.has_value());
    CHECK(*right == next);
    std::vector<std::int64_t> fresh;
    REQUIRE(store.write_and_wait([&](Writer& w) {
      fresh.clear();
      ManyRows rows("insert into things (id, name)", 2, " on conflict (id) do nothing returning id");
      for (std::int64_t i = next - 100; i < next + 70; ++i) rows.add({i, nullptr});
      return rows.select(w, [&](const Row& row) { fresh.push_back(row.integer(0)); });
    }).has_value());
    CHECK(fresh.size() == 70);
    CHECK(std::ranges::all_of(fresh, [&](std::int64_t id) { return id >= next; }));
  });
}

}  // namespace lianxin::db
