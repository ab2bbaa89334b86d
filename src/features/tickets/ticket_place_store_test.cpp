#include "features/tickets/ticket_place_store.h"

#include <doctest/doctest.h>

#include "features/places/places.h"
#include "features/tickets/ticket_house_test.h"
#include "features/tickets/ticket_store.h"
#include "features/tickets/tickets.h"
#include "tests/support/http_scenarios.h"
#include "tests/support/test_database.h"

namespace lianxin::tickets {
namespace {

using namespace house;

constexpr std::string_view gacha_path = "001001001001", sumu_path = "001001001";

std::int64_t changed(db::Store& store, const std::function<Result<std::int64_t>(db::Writer&)>& what) {
  const auto done = store.transact(what);
  INFO((done ? std::string() : done.error().key + " " + done.error().detail));
  REQUIRE(done.has_value());
  return *done;
}

Ticket stored(db::Store& store, TicketId id) {
  auto found = store.reading([&](db::Reader& r) { return store::load_ticket(r, prefecture, id); });
  REQUIRE(found.has_value());
  return *std::move(found);
}

Ticket of_then(db::Store& store, TicketId id) {
  auto found = store.reading([&](db::Reader& r) { return store::rebuild_ticket(r, prefecture, id); });
  REQUIRE(found.has_value());
  return *std::move(found);
}

std::int64_t count(db::Store& store, std::string_view path) {
  const auto found = store.reading([&](db::Reader& r) {
    return r.find("select count(*) from tickets where partition = $1 and place_path = $2", {prefecture, path},
                  [](const db::Row& row) { return row.integer(0); });
  });
  REQUIRE(found.has_value());
  return **found;
}

void copy(db::Store& store, const Ticket& pattern, std::string_view path, int how_many) {
  const auto done = store.transact([&](db::Writer& w) -> Result<void> {
    Ticket t = pattern;
    t.place_path = path;
    for (int i = 0; i < how_many; ++i) {
      t.id = {named_uuid(std::string(path) + " " + std::to_string(i))};
      TRY(store::insert_ticket(w, prefecture, t, {}, {}));
    }
    return {};
  });
  REQUIRE(done.has_value());
}

// Everything the journal tells is given to the reactions of tickets that ask for it.
void react(db::Store& store, const Feature& tickets) {
  const auto done = store.transact([&](db::Writer& w) -> Result<int> {
    int reacted = 0;
    for (const journal::Row& row : TRY(journal::rows_after(w, 0, 1000))) {
      for (const Reaction& reaction : tickets.reactions) {
        if (reaction.kind != row.kind) continue;
        TRY(reaction.react(w, row));
        ++reacted;
      }
    }
    return reacted;
  });
  INFO((done ? std::string() : done.error().key + " " + done.error().detail));
  REQUIRE(done.has_value());
  CHECK(*done > 0);
}

// Places and tickets over HTTP, with the offices of both banners and an administrator.
struct World {
  db::Store& store;
  Feature tickets;
  std::unique_ptr<test::InProcessServer> http;

  explicit World(db::Store& s) : store(s) {
    build(store);
    auto places = places::feature(deployment(), open_tickets_at);
    auto made = feature(deployment());
    REQUIRE(places.has_value());
    REQUIRE(made.has_value());
    tickets = *made;
    http = std::make_unique<test::InProcessServer>(store, std::vector<Feature>{*std::move(places), *std::move(made)});
    http->set_now(at(11, 9));
    for (const char* name : {"包玉兰", "苏日娜", "高云"}) {
      const Actor who = person(name);
      http->let_in(name, {.account = who.account, .person = who.person, .name = who.name, .unit = who.unit, .superiors = who.superiors,
                          .grants = who.grants});
    }
  }
  void change(std::string_view place, const std::string& body) {
    http->play({{"高云", "POST", "/api/v1/places/" + std::string(place) + "/changes", body, 200}});
  }
};

}  // namespace

TEST_CASE("§3.1 a path with all below it moves in one statement, thousands of tickets at once; its neighbours stay") {
  test::with_each_store("moved place", [](db::Store& store) {
    build(store);
    const Ticket one = registered(store, person("包玉兰"), at(11, 9));
    REQUIRE(one.place_path == gacha_path);
    copy(store, one, gacha_path, 2'000);
    copy(store, one, sumu_path, 500);
    copy(store, one, "001001002", 3);
    copy(store, one, "001001", 2);
    CHECK(changed(store, [](db::Writer& w) { return store::move_tickets(w, prefecture, places::range_of(sumu_path), "001002002"); }) ==
          2'501);
    CHECK(count(store, "001002002001") == 2'001);
    CHECK(count(store, "001002002") == 500);
    CHECK(count(store, "001001002") == 3);
    CHECK(count(store, "001001") == 2);
    CHECK(changed(store, [](db::Writer& w) { return store::move_tickets(w, "150900", places::range_of("001"), "002"); }) == 0);

    const Ticket now = stored(store, one.id);
    CHECK(now.place_path == "001002002001");
    CHECK(now.place == gacha);
    CHECK(now.version == one.version);
    CHECK(of_then(store, one.id).place_path == gacha_path);
  });
}

TEST_CASE("§3.1 a merged place hands over its own tickets, not those of the places below it") {
  test::with_each_store("merged place", [](db::Store& store) {
    build(store);
    const Ticket one = registered(store, person("包玉兰"), at(11, 9), request("路断了，送不了货。", sumu));
    copy(store, one, gacha_path, 5);
    CHECK(changed(store, [](db::Writer& w) { return store::merge_tickets(w, prefecture, sumu_path, chen, "001001"); }) == 1);
    CHECK(stored(store, one.id).place == chen);
    CHECK(stored(store, one.id).place_path == "001001");
    CHECK(count(store, gacha_path) == 5);
    CHECK(of_then(store, one.id).place == sumu);
  });
}

TEST_CASE("§3.1 a sumu that moves takes its tickets into the sight of the banner it comes to; the history keeps the place of then") {
  test::with_each_store("reaction to a move", [](db::Store& store) {
    World world(store);
    const Ticket one = registered(store, person("包玉兰"), at(11, 9));
    const std::string under_arun = "/api/v1/tickets?place=" + std::string(arun);
    world.http->play({{"苏日娜", "GET", under_arun, "", 200, {}, {one.number}}});
    world.change(sumu, R"({"change":"move","from":"2026-11-08","parent":"150721000000"})");
    react(store, world.tickets);
    world.http->play({{"苏日娜", "GET", under_arun, "", 200, {one.number}},
                      {"苏日娜", "GET", "/api/v1/tickets/" + to_text(one.id), "", 200, {one.number}},
                      {"包玉兰", "GET", "/api/v1/tickets?place=" + std::string(chen), "", 200, {}, {one.number}}});
    CHECK(of_then(store, one.id).place_path == gacha_path);
    react(store, world.tickets);  // the same rows again change nothing
    CHECK(stored(store, one.id).place_path.starts_with("001002"));
  });
}

TEST_CASE("§3.1 after a merger tickets lie in the place that took over, those below with the places they were of") {
  test::with_each_store("reaction to a merger", [](db::Store& store) {
    World world(store);
    const Ticket above = registered(store, person("包玉兰"), at(11, 9), request("路断了，送不了货。", chen));
    const Ticket below = registered(store, person("包玉兰"), at(11, 9));
    world.change(chen, R"({"change":"merge","from":"2026-11-08","into":"150721000000"})");
    react(store, world.tickets);
    CHECK(stored(store, above.id).place == arun);
    CHECK(stored(store, above.id).place_path == "001002");
    CHECK(stored(store, below.id).place == gacha);
    CHECK(stored(store, below.id).place_path.starts_with("001002"));
    CHECK(of_then(store, above.id).place == chen);
    world.http->play({{"苏日娜", "GET", "/api/v1/tickets?place=" + std::string(arun) + "&count=exact", "", 200,
                       {above.number, below.number, "\"total\":2"}}});
  });
}

TEST_CASE("§3.1 a split gives the tickets that are named to their part; a place that ends leaves none open behind") {
  test::with_each_store("reaction to a split", [](db::Store& store) {
    World world(store);
    const Ticket first = registered(store, person("包玉兰"), at(11, 9), request("路断了，送不了货。", sumu));
    const Ticket second = registered(store, person("包玉兰"), at(11, 9), request("桥面塌了一块。", sumu));
    const Ticket below = registered(store, person("包玉兰"), at(11, 9));
    const std::string children = R"("children":[")" + std::string(gacha) + R"("])";
    world.change(sumu, R"({"change":"split","from":"2026-11-08","parts":[{"code":"150725202000","name":"北苏木",)" + children +
                           R"(,"tickets":[")" + first.number + R"("]}]})");
    react(store, world.tickets);
    CHECK(stored(store, first.id).place == "150725202000");
    CHECK(stored(store, first.id).version == first.version);
    CHECK(stored(store, second.id).place == sumu);
    CHECK(stored(store, second.id).place_path == sumu_path);
    CHECK(stored(store, below.id).place == gacha);
    CHECK(stored(store, below.id).place_path.starts_with(stored(store, first.id).place_path));
    CHECK(of_then(store, first.id).place == sumu);

    const std::string end = R"({"change":"split","from":"2026-11-09","closes":true,"parts":[{"code":"150725203000","name":"东苏木"},)"
                            R"({"code":"150725204000","name":"西苏木")";
    world.http->play({{"高云", "POST", "/api/v1/places/" + std::string(sumu) + "/changes", end + "}]}", 422, {second.number}, {first.number}}});
    world.change(sumu, end + R"(,"takes_rest":true}]})");
    const Ticket late = stored(store, second.id);
    copy(store, late, sumu_path, 3);
    react(store, world.tickets);
    CHECK(stored(store, second.id).place == "150725204000");
    CHECK(count(store, sumu_path) == 0);
    world.http->play({{"包玉兰", "GET", "/api/v1/tickets?place=150725204000&count=exact", "", 200, {second.number, "\"total\":4"}}});
  });
}

}  // namespace lianxin::tickets
