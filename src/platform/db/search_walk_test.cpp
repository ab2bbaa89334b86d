#include "platform/db/search_walk.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>

#include "platform/db/search.h"
#include "platform/db/search_fill.h"
#include "tests/support/test_database.h"

using namespace lianxin;
using namespace lianxin::db;
using test::with_each_store;

namespace {

struct Note {
  std::string id;
  std::string place;
  std::string text;
  std::int64_t second = 0;
};

// Notes at moments in any order, each of a second of its own; "井" in all, "草场" in every third, "木桥" in every 40th.
std::vector<Note> notes(int count) {
  std::vector<Note> out;
  for (int i = 0; i < count; ++i) {
    std::string text = "井里的水";
    if (i % 3 == 0) text += "，草場退化";
    if (i % 40 == 0) text += "，木桥断了";
    out.push_back({"n" + std::to_string(i), i % 50 == 1 ? "near" : "far", text, 1'800'000'000 + i * 7919 % 100'003});
  }
  return out;
}

void fill(Store& store, const std::vector<Note>& all) {
  const auto done = store.transact([&](Writer& w) -> Result<void> {
    TRY(w.run("create table notes (partition text not null, id text not null, place text not null, primary key (partition, id))", {}));
    TRY(w.run("create index notes_by_place on notes (partition, place)", {}));
    for (const Note& note : all) {
      TRY(w.run("insert into notes (partition, id, place) values ('p', $1, $2)", {note.id, note.place}));
      TRY(put_search_text(w, "notes", note.id, note.text, Moment{note.second * 1000}));
      TRY(put_search_text(w, "others", note.id, note.text, Moment{note.second * 1000}));
    }
    return {};
  });
  REQUIRE_MESSAGE(done.has_value(), (done ? "" : done.error().detail));
}

SearchPlan plan(const Store& store, std::string_view typed, std::string_view place) {
  return {.index = "notes", .query = search_query(store.dialect(), typed), .partition = "p", .table = "notes t", .subject = "t.id", .columns = "t.id",
          .restrict_to = [place](Conditions& where) {
            where.add("t.partition = $1");
            if (!place.empty()) where.add("t.place = " + where.bind(place));
          },
          .most_walked = 150};
}

std::vector<std::string> all_pages(Store& store, const SearchPlan& wanted, int page) {
  std::vector<std::string> out;
  std::int64_t before = newest_rank;
  for (std::size_t seen = 1; seen > 0;) {
    seen = 0;
    const auto done = store.reading([&](Reader& r) {
      return walk_matches(r, wanted, before, page, [&](const Row& row) {
        CHECK(row.integer(0) < before);
        before = row.integer(0);
        out.emplace_back(row.text(1));
        ++seen;
      });
    });
    REQUIRE_MESSAGE(done.has_value(), (done ? "" : done.error().detail));
  }
  return out;
}

std::vector<std::string> truth(std::vector<Note> all, std::string_view word, std::string_view place) {
  std::erase_if(all, [&](const Note& note) { return note.text.find(word) == std::string::npos || (!place.empty() && note.place != place); });
  std::ranges::sort(all, std::ranges::greater{}, &Note::second);
  std::vector<std::string> out;
  for (const Note& note : all) out.push_back(note.id);
  return out;
}

}  // namespace

TEST_CASE("4.39 what is found comes newest first, page by page, whether the sight is wide or narrow, and is counted as it is shown") {
  with_each_store("search walk", [](Store& store) {
    const auto all = notes(900);
    fill(store, all);
    for (const auto& [typed, written] : std::map<std::string, std::string>{{"井里", "井里"}, {"草场", "草場"}, {"木桥", "木桥"}, {"木", "木"}, {"电杆", "电杆"}}) {
      for (const std::string_view place : {"", "near", "far", "nowhere"}) {
        CAPTURE(typed);
        CAPTURE(place);
        const auto wanted = plan(store, typed, place);
        const auto expected = truth(all, written, place);
        CHECK(all_pages(store, wanted, 20) == expected);
        CHECK(all_pages(store, wanted, 7) == expected);
        const auto count = store.reading([&](Reader& r) { return count_matches(r, wanted, 100); });
        REQUIRE(count.has_value());
        CHECK(count->count == std::min<std::int64_t>(100, static_cast<std::int64_t>(expected.size())));
        CHECK(count->is_more == (expected.size() > 100));
      }
    }
  });
}

TEST_CASE("a text whose moment changes is found at its new place; texts of one second in the order in which they came") {
  with_each_store("search ranks", [](Store& store) {
    fill(store, {{"a", "far", "水井", 100}, {"b", "far", "水井", 100}, {"c", "far", "水井", 200}});
    CHECK(all_pages(store, plan(store, "水井", ""), 2) == std::vector<std::string>{"c", "b", "a"});
    const auto put = [&](std::string_view id, std::string_view text, std::int64_t second) {
      const auto done = store.transact([&](Writer& w) { return put_search_text(w, "notes", id, text, Moment{second * 1000}); });
      REQUIRE(done.has_value());
    };
    put("a", "水井", 300);
    put("b", "水井和草场", 100);
    CHECK(all_pages(store, plan(store, "水井", ""), 2) == std::vector<std::string>{"a", "c", "b"});
    put("c", "道路", 50);
    CHECK(all_pages(store, plan(store, "水井", ""), 2) == std::vector<std::string>{"a", "b"});
    CHECK(all_pages(store, plan(store, "道路", ""), 2) == std::vector<std::string>{"c"});
  });
}

TEST_CASE("an index is filled once from the records that were there before it") {
  with_each_store("search fill", [](Store& store) {
    std::map<std::string, SearchText> records;
    for (int i = 0; i < 1'200; ++i) {
      const std::string id = "n" + std::to_string(10'000 + i);
      records[id] = {id, i % 2 == 0 ? "旧水井" : "", Moment{i * 1000}};
    }
    const SearchTexts texts = [&](const Reader&, std::string_view after, int most) -> Result<std::vector<SearchText>> {
      std::vector<SearchText> out;
      for (auto at = records.upper_bound(std::string(after)); at != records.end() && static_cast<int>(out.size()) < most; ++at) out.push_back(at->second);
      return out;
    };
    int all = 0;
    for (int runs = 0; runs < 3; ++runs) {
      const auto done = fill_search_index(store, "notes", texts, 0);
      REQUIRE(done.has_value());
      all += *done;
    }
    CHECK(all == 1'200);
    CHECK(fill_search_index(store, "notes", texts).value() == 0);
    const auto found = store.reading([](Reader& r) { return search_matches(r, search_query(r.dialect(), "旧水"), 5'000); });
    CHECK(found.value() == 600);
  });
}

TEST_CASE("the indexes of requests and of visits lie apart") {
  const Moment latest{(std::int64_t{1} << 32) * 1000};
  CHECK(first_rank("tickets", latest) != first_rank("visits", latest));
  CHECK(first_rank("tickets", Moment{-5}) == first_rank("tickets", Moment{0}));
  CHECK(first_rank("tickets", Moment{999}) == first_rank("tickets", Moment{0}));
  CHECK(first_rank("tickets", Moment{1000}) == first_rank("tickets", Moment{0}) + ranks_a_second);
}
