#include "platform/journal/journal_search.h"

#include <doctest/doctest.h>

#include "tests/support/settling.h"
#include "tests/support/test_database.h"

namespace lianxin::journal {
namespace {

const Moment start{1'795'320'000'000};
const PersonId wang{named_uuid("王建国")};
const PersonId li{named_uuid("李秀英")};
const PathRange everywhere{"001", "002"};

void write(db::Store& store, PersonId person, std::string name, std::string_view kind, std::string subject, std::string path, Moment at) {
  Doing doing{.by = {}, .now = at};
  doing.by.kind = Actor::Kind::account;
  doing.by.person = person;
  doing.by.name = std::move(name);
  REQUIRE(store.transact([&](db::Writer& w) {
    return record(w, doing, {.kind = kind, .subject_kind = "ticket", .subject = subject, .place_path = path, .detail = "{}"});
  }).has_value());
}

// Ten rows a minute apart, by two people, of two banners.
void fill(db::Store& store) {
  for (int i = 0; i < 10; ++i)
    write(store, i % 2 ? li : wang, i % 2 ? "李秀英" : "王建国", i < 5 ? "ticket.assigned" : "ticket.identity_opened",
          "t" + std::to_string(i % 3), i < 8 ? "001001" : "001002", start + i * ms_per_minute);
  write(store, wang, "王建国", "account.signed_in", "a", "", start + 10 * ms_per_minute);
}

std::string found(db::Store& store, const Search& s, PageRequest request = {}) {
  const auto page = store.reading([&](db::Reader& r) { return search(r, s, request); });
  CAPTURE((page ? std::string() : page.error().key + page.error().detail));
  REQUIRE(page.has_value());
  std::string out;
  for (const Row& row : page->items) out += (out.empty() ? "" : " ") + std::to_string((row.at - start) / ms_per_minute);
  return out;
}

}  // namespace

TEST_CASE("the journal is searched by place, person, kind, subject, words and time, newest first") {
  test::with_each_store("search", [](db::Store& store) {
    fill(store);
    CHECK(found(store, {}) == "");  // nothing in reach, nothing seen
    CHECK(found(store, {.placeless = true}) == "10");
    CHECK(found(store, {.places = {everywhere}}) == "9 8 7 6 5 4 3 2 1 0");
    CHECK(found(store, {.places = {everywhere}, .placeless = true}) == "10 9 8 7 6 5 4 3 2 1 0");
    CHECK(found(store, {.places = {{"001002", "001003"}}}) == "9 8");
    CHECK(found(store, {.places = {{"001002", "001003"}}, .within = PathRange{"001001", "001002"}}) == "");
    CHECK(found(store, {.places = {everywhere}, .person = li}) == "9 7 5 3 1");
    CHECK(found(store, {.places = {everywhere}, .kind = "ticket.assigned"}) == "4 3 2 1 0");
    CHECK(found(store, {.places = {everywhere}, .placeless = true, .kind = "account.*"}) == "10");
    CHECK(found(store, {.places = {everywhere}, .kind = "ticket_*"}) == "");
    CHECK(found(store, {.places = {everywhere}, .kind_end = "_opened"}) == "9 8 7 6 5");
    CHECK(found(store, {.places = {everywhere}, .subject = "t2"}) == "8 5 2");
    CHECK(found(store, {.places = {everywhere}, .words = "秀英"}) == "9 7 5 3 1");
    CHECK(found(store, {.places = {everywhere}, .words = "%"}) == "");
    CHECK(found(store, {.places = {everywhere}, .from = start + 3 * ms_per_minute, .until = start + 6 * ms_per_minute}) == "5 4 3");
    CHECK(found(store, {.places = {everywhere}, .from = start + ms_per_day}) == "");
    CHECK(found(store, {.places = {everywhere}, .until = start}) == "");
  });
}

TEST_CASE("pages by key: each row once, none left out; a wrong cursor is refused") {
  test::with_each_store("pages", [](db::Store& store) {
    fill(store);
    std::string all;
    PageRequest request{.limit = 3, .with_total = true};
    for (int pages = 0; pages < 10; ++pages) {
      const auto page = store.reading([&](db::Reader& r) { return search(r, {.places = {everywhere}}, request); });
      REQUIRE(page.has_value());
      CHECK(page->total == 10);
      for (const Row& row : page->items) all += std::to_string((row.at - start) / ms_per_minute);
      if (page->next.empty()) break;
      request.cursor = page->next;
    }
    CHECK(all == "9876543210");
    for (const std::string& cursor : {make_cursor({"x"}), make_cursor({"1", "2"}), make_cursor({"-1"}), std::string("!")}) {
      const auto page = store.reading([&](db::Reader& r) { return search(r, {.places = {everywhere}}, {.cursor = cursor}); });
      REQUIRE_FALSE(page.has_value());
      CHECK(page.error().code == Code::malformed);
      CHECK(page.error().fields.at(0).field == "cursor");
    }
  });
}

TEST_CASE("a row says whether it is sealed; time is searched whatever order rows came in") {
  test::with_each_store("long", [](db::Store& store) {
    for (int i = 0; i < 300; ++i) write(store, wang, "王建国", "ticket.noted", "t", "001001", start + (i * 7 % 300) * ms_per_hour);
    test::wait_until_settled(store);
    REQUIRE(store.transact([](db::Writer& w) { return seal(w, start + 400 * ms_per_hour); }).has_value());
    write(store, wang, "王建国", "ticket.noted", "t", "001001", start + 300 * ms_per_hour);
    const auto page = store.reading([&](db::Reader& r) { return search(r, {.places = {everywhere}}, {.limit = 2}); });
    REQUIRE(page->items.size() == 2);
    CHECK_FALSE(page->items[0].sealed);
    CHECK(page->items[1].sealed);
    for (const int first : {0, 1, 99, 150, 298, 300}) {
      const auto from = store.reading([&](db::Reader& r) {
        return search(r, {.places = {everywhere}, .from = start + first * ms_per_hour}, {.limit = 500});
      });
      CHECK(from->items.size() == static_cast<std::size_t>(301 - first));
      const auto until = store.reading([&](db::Reader& r) {
        return search(r, {.places = {everywhere}, .until = start + first * ms_per_hour}, {.limit = 500});
      });
      CHECK(until->items.size() == static_cast<std::size_t>(first));
    }
  });
}

}  // namespace lianxin::journal
