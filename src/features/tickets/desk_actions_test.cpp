// The rules in force: what administrators set holds for clocks that start afterwards, on every server, without a restart.
#include "features/tickets/desk_actions.h"

#include <doctest/doctest.h>

#include "features/rulebook/rulebook.h"
#include "features/tickets/clock_rules.h"
#include "features/tickets/ticket_house_test.h"
#include "features/tickets/tickets.h"
#include "platform/json/json.h"
#include "tests/support/http_scenarios.h"
#include "tests/support/test_database.h"

namespace lianxin::tickets {
namespace {

using namespace house;

rulebook::Book limits() {
  auto book = limits_book(deployment());
  REQUIRE(book);
  return *std::move(book);
}

void set_book(db::Store& store, const rulebook::Book& book, std::string_view content) {
  const auto done = store.transact([&](db::Writer& w) -> Result<void> {
    const auto now = TRY(rulebook::current_edition(w, deployment().partition, book));
    TRY(rulebook::set_edition(w, doing(person("高云"), at(11, 9)), deployment().partition, book, content, "试行", now.version));
    return {};
  });
  if (!done) FAIL("book: ", done.error().key, " ", done.error().fields.empty() ? "" : done.error().fields.front().field);
}

void set_accept_days(db::Store& store, int days) {
  TimeLimits table = desk().limits;
  for (TimeLimit& row : table.items)
    if (row.code == "triage") row.working_days = days;
  set_book(store, limits(), json::write(table));
}

std::shared_ptr<const Desk> desk_of_now(db::Store& store, const DeskSource& source) {
  auto out = store.reading([&](db::Reader& r) { return source.at(r); });
  REQUIRE(out);
  return *out;
}

}  // namespace

TEST_CASE("3.8 4.41 after a new limit a new ticket's clock has it, the old one keeps its date, on every server") {
  test::with_each_store("a new limit", [](db::Store& store) {
    build(store);
    auto one = feature(deployment());
    auto two = feature(deployment());
    REQUIRE(one);
    REQUIRE(two);
    test::InProcessServer first(store, {*std::move(one)});
    test::InProcessServer second(store, {*std::move(two)});
    const Actor bao = person("包玉兰");
    for (auto* server : {&first, &second}) {
      server->set_now(at(11, 9));
      server->let_in("bao", {.account = bao.account, .person = bao.person, .name = bao.name, .unit = bao.unit, .superiors = bao.superiors, .grants = bao.grants});
    }
    const auto register_at = [](test::InProcessServer& server) {
      const auto reply = server.send({"bao", "POST", "/api/v1/tickets",
                                      R"({"kind":"help","channel":"visit","place":"150725200201","text":"三号井的水泵坏了，喝水要去三十里外拉。"})"});
      REQUIRE_MESSAGE(reply.status == 201, reply.body);
      return parse_id<TicketId>(reply.body.substr(reply.body.find("\"id\":\"") + 6, 36)).value();
    };
    const auto clock_of = [&](TicketId id) {
      const auto ticket = store.reading([&](db::Reader& r) { return show_ticket(r, bao, desk(), id); });
      REQUIRE(ticket);
      const Clock* clock = find_clock(ticket->handling.clocks, ClockKind::triage);
      REQUIRE(clock);
      return *clock;
    };
    const TicketId before = register_at(first);
    register_at(second);  // both servers hold the rules in memory
    const Clock old = clock_of(before);
    CHECK(old.working_days == 2);
    set_accept_days(store, 4);
    CHECK(clock_of(register_at(first)).working_days == 4);
    CHECK(clock_of(register_at(second)).working_days == 4);
    CHECK(clock_of(before) == old);
    first.play({{"bao", "GET", "/api/v1/packs/time_limits", "", 200, {"\"code\":\"triage\",\"name\":\"受理分办\",\"clock\":\"triage\",\"working_days\":4"}}});
  });
}

TEST_CASE("3.8 a year that is published is known at once, and its holidays are not counted") {
  test::with_each_store("a new year", [](db::Store& store) {
    build(store);
    const DeskSource source(desk());
    CHECK_FALSE(desk_of_now(store, source)->calendar.has_year(2027));
    const rulebook::Book calendar = rulebook::calendar_book({});
    set_book(store, calendar,
             R"({"years":[{"year":2027,"source":"第9号","holidays":[{"name":"元旦","from":"2027-01-01","to":"2027-01-04"}],"makeup_working_days":["2027-01-09"]}]})");
    const auto held = desk_of_now(store, source);
    CHECK(*held->calendar.add_working_days(*parse_day("2026-12-31"), 1) == *parse_day("2027-01-05"));
    CHECK(*held->calendar.is_working_day(*parse_day("2027-01-09")));
    CHECK_FALSE(*held->calendar.is_working_day(*parse_day("2026-01-01")));  // the packs' year is still there
    CHECK(held.get() == desk_of_now(store, source).get());                  // read once
  });
}

TEST_CASE("a reader whose snapshot is older than a change has the rules of its snapshot") {
  test::TestDatabase database;
  build(*database);
  const DeskSource source(desk());
  const auto done = database->reading([&](db::Reader& r) -> Result<void> {
    const auto before = TRY(source.at(r));
    set_accept_days(*database, 5);
    CHECK(desk_of_now(*database, source)->limits.days_of("triage", 0) == 5);
    CHECK(TRY(source.at(r))->limits.days_of("triage", 0) == before->limits.days_of("triage", 0));
    return {};
  });
  CHECK(done);
}

}  // namespace lianxin::tickets
