// Searching among many tickets: whatever way the database goes, a page shows what contains the word, in the order asked for.
#include <doctest/doctest.h>

#include <algorithm>

#include "features/places/places.h"
#include "features/tickets/ticket_house_test.h"
#include "features/tickets/ticket_list_store.h"
#include "features/tickets/ticket_store.h"
#include "platform/db/search.h"
#include "tests/support/test_database.h"

namespace lianxin::tickets {
namespace {

using namespace house;

constexpr int tickets = 900;
constexpr std::string_view here = "001001001001", elsewhere = "001002001";

struct Said {
  TicketId id;
  std::string words;
  std::string path;
  std::int64_t registered_ms = 0;
};

// Every ticket speaks of sheep, every second of water, every 90th of a bridge; only the last registered of a fence.
std::string words_of(int i) {
  std::string out = "牧户家的羊";
  if (i % 2 == 0) out += "，井里没有水源";
  if (i % 90 == 0) out += "，木桥断了";
  if (i >= tickets - 350) out += "，围栏倒了";
  return out;
}

std::vector<Said> fill(db::Store& store) {
  build(store);
  const Ticket pattern = registered(store, person("包玉兰"), at(11, 9));
  std::vector<Said> out;
  const auto done = store.transact([&](db::Writer& w) -> Result<void> {
    TRY(db::remove_search_text(w, "tickets", to_text(pattern.id)));
    for (int i = 0; i < tickets; ++i) {
      Ticket t = pattern;
      t.id = {named_uuid("said " + std::to_string(i * 7919 % 1000))};
      t.number = std::to_string(i);
      t.place_path = i % 3 == 0 ? elsewhere : here;
      t.registered_at = pattern.registered_at + (i / 2) * 1000;
      TRY(store::insert_ticket(w, prefecture, t, {}, {}));
      TRY(db::put_search_text(w, "tickets", to_text(t.id), words_of(i), t.registered_at));
      out.push_back({t.id, words_of(i), t.place_path, t.registered_at.ms});
    }
    return {};
  });
  REQUIRE(done.has_value());
  return out;
}

std::vector<TicketId> truth(std::vector<Said> all, std::string_view word, std::string_view under, bool down) {
  std::erase_if(all, [&](const Said& s) { return s.words.find(word) == std::string::npos || !s.path.starts_with(under); });
  std::ranges::sort(all, [&](const Said& a, const Said& b) {
    const auto key = [](const Said& s) { return std::pair(s.registered_ms, to_text(s.id)); };
    return down ? key(b) < key(a) : key(a) < key(b);
  });
  std::vector<TicketId> out;
  for (const Said& s : all) out.push_back(s.id);
  return out;
}

std::vector<TicketId> all_pages(db::Store& store, std::string_view word, std::string_view under, store::TicketSort sort) {
  const access::Sight sight{.ranges = {places::range_of(under)}};
  store::TicketFilter filter{.words = std::string(word), .sort = sort, .now = at(11, 9)};
  std::vector<TicketId> out;
  PageRequest wanted{.limit = 40};
  for (int pages = 0; pages < 40; ++pages) {
    const auto page = store.reading([&](db::Reader& r) { return store::list_tickets(r, prefecture, person("白塔娜"), sight, filter, wanted); });
    REQUIRE(page.has_value());
    for (const auto& row : page->items) out.push_back(row.id);
    if (page->next.empty()) return out;
    wanted.cursor = page->next;
  }
  FAIL("pages without end");
  return out;
}

}  // namespace

TEST_CASE("a search shows exactly what contains the word, page by page, whether all contain it, half, few or none") {
  test::with_each_store("search among many", [](db::Store& store) {
    const auto said = fill(store);
    for (const std::string_view word : {"羊", "水源", "木桥", "围栏", "牧户家", "电杆"}) {
      for (const std::string_view under : {"001", "001001", "001002"}) {
        CAPTURE(word);
        CAPTURE(under);
        CHECK(all_pages(store, word, under, store::TicketSort::created) == truth(said, word, under, false));
        CHECK(all_pages(store, word, under, store::TicketSort::created_last) == truth(said, word, under, true));
        auto by_due = all_pages(store, word, under, store::TicketSort::due);
        auto expected = truth(said, word, under, false);
        std::ranges::sort(by_due);
        std::ranges::sort(expected);
        CHECK(by_due == expected);
      }
    }
  });
}

}  // namespace lianxin::tickets
