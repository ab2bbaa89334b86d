#include "platform/db/list_page.h"

#include <doctest/doctest.h>

#include "tests/support/test_database.h"

using namespace lianxin;

namespace {

struct Word { std::string text, id; };

Word word_from(const db::Row& row) { return {row.get<std::string>(0), row.get<std::string>(1)}; }
std::vector<std::string> key_of(const Word& word) { return {word.text, word.id}; }

Result<Page<Word>> words(db::Store& store, const PageRequest& page, std::string_view but = "") {
  return store.reading([&](db::Reader& r) {
    db::Conditions where({"p"});
    if (!but.empty()) where.add("w.text <> " + where.bind(but));
    return db::list_page<Word>(r, {"select w.text, w.id", "from words w where w.partition = $1", {"w.text", "w.id"}, word_from, key_of},
                               std::move(where), page);
  });
}

void fill(db::Store& store) {
  REQUIRE(store.transact([](db::Writer& w) -> Result<void> {
    TRY(w.run("create table words (partition text not null, text text not null, id text not null)", {}));
    for (int i = 9; i >= 0; --i)
      TRY(w.run("insert into words (partition, text, id) values ($1, $2, $3)", {i == 5 ? "q" : "p", i < 4 ? "a" : "b", std::to_string(i)}));
    return {};
  }).has_value());
}

}  // namespace

TEST_CASE("a list comes page by page, each item once, also where the first key is the same for many") {
  test::with_each_store("pages", [](db::Store& store) {
    fill(store);
    for (const int limit : {1, 2, 3, 8, 9, 50}) {
      CAPTURE(limit);
      std::string seen;
      PageRequest page{.limit = limit, .with_total = true};
      int pages = 0;
      do {
        const auto part = words(store, page);
        REQUIRE(part.has_value());
        CHECK(part->total == 9);
        CHECK(part->items.size() <= static_cast<std::size_t>(limit));
        for (const auto& word : part->items) seen += word.id;
        page.cursor = part->next;
        ++pages;
      } while (!page.cursor.empty());
      CHECK(seen == "012346789");
      CHECK(pages == (9 + limit - 1) / limit);
    }
    const auto some = words(store, {.limit = 2}, "a");
    REQUIRE(some.has_value());
    CHECK_FALSE(some->total.has_value());
    CHECK(some->items.at(0).id == "4");
    CHECK(words(store, {.limit = 50, .cursor = some->next}, "a")->items.size() == 3);
  });
}

TEST_CASE("a cursor of another list, or none at all, is answered with 400 and the field's name") {
  test::with_each_store("bad cursors", [](db::Store& store) {
    fill(store);
    for (const std::string& cursor : {make_cursor({"a"}), make_cursor({"a", "1", "2"}), std::string("x"), std::string("!")}) {
      CAPTURE(cursor);
      const auto page = words(store, {.cursor = cursor});
      REQUIRE_FALSE(page.has_value());
      CHECK(page.error().code == Code::malformed);
      CHECK(page.error().key == "base.page_cursor");
      REQUIRE(page.error().fields.size() == 1);
      CHECK(page.error().fields[0].field == "cursor");
    }
  });
}
