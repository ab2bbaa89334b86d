// What anybody says to a collection of opinions on the public page, on both databases.
#include <doctest/doctest.h>

#include "features/places/demo_unit.h"
#include "features/portal/portal_house_test.h"
#include "features/rounds/rounds.h"

namespace lianxin::portal {
namespace {

rounds::Round begun(house::House& house, bool is_public) {
  const auto book = rounds::open_book(*house.deployment);
  REQUIRE(book.has_value());
  const Day today = day_of(house.server.now(), Zone{});
  rounds::NewRound asked{.title = "听听大家的", .place = std::string(places::demo_chen_banner), .opens_on = today - 3, .closes_on = today + 4, .consolidate_on = today + 20,
                         .channels = {"form", "public_page"}};
  asked.is_public = is_public;
  const auto made = house.store.transact([&](db::Writer& w) {
    return rounds::make_round(w, {.by = system_actor("test"), .now = house.server.now()}, **book, asked);
  });
  REQUIRE(made.has_value());
  return made->round;
}

std::string said(const rounds::Round& round, std::string_view more) {
  return R"({"place":"150725200201","text":"路灯不亮，孩子放学怕黑","anonymous":true,"round":")" + to_text(round.id) + "\"" + std::string(more) + "}";
}

std::int64_t count(db::Store& store, std::string_view sql) {
  const auto n = store.reading([&](db::Reader& r) { return r.integer(sql, {}); });
  REQUIRE(n.has_value());
  return *n;
}

}  // namespace

TEST_CASE("0.13 anybody says something to an open round and gets a receipt; it is counted, and known by nobody's name") {
  test::with_each_store("opinions of the public", [](db::Store& store) {
    house::House house(store);
    const auto round = begun(house, true);
    const auto reply = house.post("/api/v1/public/tickets", said(round, R"(,"source":"masses","target":"problem")"));
    CHECK(reply.status == 201);
    CHECK_FALSE(house::text_of(reply.content(), "receipt_code").empty());
    CHECK(count(store, "select count(*) from tickets where kind = 4 and submitter = 1 and entered_by is null and round_id is not null") == 1);
    CHECK(count(store, "select count(*) from opinions where channel = 'public_page' and source = 'masses' and target = 'problem'") == 1);
    CHECK(count(store, "select coalesce(sum(opinions), 0) from opinion_tallies") == 1);
    house.server.play({
        {"", "POST", "/api/v1/public/tickets", said(round, R"(,"source":"stranger")"), 422, {"source"}},
        {"", "POST", "/api/v1/public/tickets", said(begun(house, false), ""), 422, {"round"}},
        {"", "POST", "/api/v1/public/tickets", R"({"place":"150721000000","text":"别的旗的事","anonymous":true,"round":")" + to_text(round.id) + "\"}", 422, {"place"}},
    });
    house.server.set_now(house.server.now() + 5 * ms_per_day);
    house.server.play({{"", "POST", "/api/v1/public/tickets", said(round, ""), 409}});
    CHECK(count(store, "select count(*) from opinions") == 1);
  });
}

}  // namespace lianxin::portal
