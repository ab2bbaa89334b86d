// Long words: all that the contract's Text allows is taken, kept, found and given back.
#include <doctest/doctest.h>

#include "base/text.h"
#include "features/tickets/ticket_house_test.h"
#include "tests/support/test_database.h"

namespace lianxin::tickets {
namespace {

using namespace house;

// `length` characters, no two stretches alike, with words to be found at its very end.
std::string long_words(std::size_t length, std::string_view end) {
  std::string out;
  for (std::size_t i = length_of(end); i < length; ++i) append_code_point(out, static_cast<char32_t>(0x4e00 + (i * 7919) % 20'000));
  return out.append(end);
}

std::vector<store::TicketRow> found(db::Store& store, const std::string& words) {
  const auto page = store.reading([&](db::Reader& r) {
    return list_tickets(r, person("包玉兰"), desk(), {.words = words, .sort = store::TicketSort::created, .now = at(11, 9)}, {});
  });
  REQUIRE(page.has_value());
  return page->items;
}

}  // namespace

TEST_CASE("E10 ten thousand characters of a resident and of an answer are kept to the last and found; one more is refused") {
  test::with_each_store("long words", [](db::Store& store) {
    build(store);
    const std::string said = long_words(max_text, "围栏倒了");
    Ticket t = registered(store, person("包玉兰"), at(11, 9), request(said));
    t = commanded(store, person("包玉兰"), at(11, 9), t,
                  Triage{.category = "water.drinking.well", .urgency = Urgency::urgent, .difficulty = Difficulty::hard});
    t = commanded(store, person("包玉兰"), at(11, 9), t, Assign{.lead_unit = unit_named("水利局"), .instruction = said});
    t = commanded(store, person("王强"), at(11, 9), t, Accept{});
    t = commanded(store, person("王强"), at(11, 9), t, Ask{AskTo::office, said});
    t = commanded(store, person("包玉兰"), at(11, 9), t, Answer{said});
    t = commanded(store, person("王强"), at(11, 10), t, ReplyTo{.outcome = Outcome::explained, .text = said, .public_text = said});
    t = commanded(store, person("包玉兰"), at(11, 10), t, Release{.text = said});
    const auto kept = store.reading([&](db::Reader& r) { return store::load_ticket(r, prefecture, t.id); });
    REQUIRE(kept.has_value());
    CHECK(kept->text == said);
    CHECK(kept->handling.reply->text == said);
    const auto rebuilt = store.reading([&](db::Reader& r) { return store::rebuild_ticket(r, prefecture, t.id); });
    CHECK(rebuilt->handling.reply->text == said);
    CHECK(found(store, "围栏倒").size() == 1);
    CHECK(found(store, "倒了围").empty());

    const auto refused = store.transact([&](db::Writer& w) {
      return register_ticket(w, doing(person("包玉兰"), at(11, 9)), desk(), request(said + "。"), {});
    });
    REQUIRE_FALSE(refused.has_value());
    REQUIRE(refused.error().fields.size() == 1);
    CHECK(refused.error().fields.front().key == "base.too_long");
    const auto too_much = store.transact([&](db::Writer& w) {
      return command_ticket(w, doing(person("包玉兰"), at(11, 9)), desk(), t.id, Note{said + "。"}, {});
    });
    CHECK(too_much.error().fields.front().key == "base.too_long");
  });
}

}  // namespace lianxin::tickets
