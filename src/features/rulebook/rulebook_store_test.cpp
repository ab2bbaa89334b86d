#include "features/rulebook/rulebook_store.h"

#include <doctest/doctest.h>

#include "features/rulebook/rulebook_house_test.h"

namespace lianxin::rulebook {
namespace {

using house::prefecture;

Edition edition(std::int64_t version, std::string content) {
  return {.version = version,
          .content = std::move(content),
          .at = *parse_moment("2026-11-23T09:00:00+08:00"),
          .account = {named_uuid("孙强")},
          .by_name = "孙强",
          .reason = "通知第" + std::to_string(version) + "号"};
}

bool added(db::Store& store, std::string_view name, const Edition& e) {
  return store.transact([&](db::Writer& w) { return store::add(w, prefecture, name, e); }).has_value();
}

}  // namespace

TEST_CASE("versions are kept as they were, the last one is in force, and a version is there once") {
  test::with_each_store("versions of a book", [](db::Store& store) {
    const auto last = [&](std::string_view name, std::string_view where = prefecture) {
      return *store.reading([&](db::Reader& r) { return store::find_last(r, where, name); });
    };
    CHECK_FALSE(last("calendar").has_value());
    CHECK(added(store, "calendar", edition(1, "{\"a\":1}")));
    CHECK(added(store, "calendar", edition(2, "{\"a\":2}")));
    CHECK(added(store, "days", edition(1, "{}")));
    CHECK_FALSE(added(store, "calendar", edition(2, "{\"a\":3}")));
    REQUIRE(last("calendar").has_value());
    CHECK(last("calendar")->version == 2);
    CHECK(last("calendar")->content == "{\"a\":2}");
    CHECK(last("calendar")->by_name == "孙强");
    CHECK(last("calendar")->reason == "通知第2号");
    CHECK(last("calendar")->account == AccountId{named_uuid("孙强")});
    CHECK_FALSE(last("calendar", "150000000000").has_value());
    const auto first = store.reading([](db::Reader& r) { return store::find_edition(r, prefecture, "calendar", 1); });
    CHECK((*first)->content == "{\"a\":1}");
  });
}

TEST_CASE("the history goes from the newest to the oldest, page by page") {
  test::with_each_store("history of a book", [](db::Store& store) {
    for (int v = 1; v <= 12; ++v) REQUIRE(added(store, "calendar", edition(v, "{}")));
    std::vector<std::int64_t> seen;
    PageRequest page{.limit = 5, .with_total = true};
    do {
      const auto part = store.reading([&](db::Reader& r) { return store::list_editions(r, prefecture, "calendar", page); });
      REQUIRE(part.has_value());
      CHECK(part->total == 12);
      for (const Edition& e : part->items) seen.push_back(e.version);
      page.cursor = part->next;
    } while (!page.cursor.empty());
    CHECK(seen == std::vector<std::int64_t>{12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1});
    page.cursor = "nonsense";
    CHECK_FALSE(store.reading([&](db::Reader& r) { return store::list_editions(r, prefecture, "calendar", page); }));
  });
}

TEST_CASE("the stamp is another one after every change, and the old one after a change that was undone") {
  test::with_each_store("stamp of the books", [](db::Store& store) {
    const auto stamp = [&] { return *store.reading([](db::Reader& r) { return store::stamp(r); }); };
    const auto first = stamp();
    REQUIRE(store.transact([](db::Writer& w) { return store::change_stamp(w); }));
    const auto second = stamp();
    CHECK(second != first);
    CHECK(second >= 0);
    std::int64_t within = second;
    CHECK_FALSE(store.transact([&](db::Writer& w) -> Result<void> {
      TRY(store::change_stamp(w));
      within = TRY(store::stamp(w));
      return fail(Code::conflict, "base.duplicate");
    }));
    CHECK(within != second);
    CHECK(stamp() == second);
  });
}

}  // namespace lianxin::rulebook
