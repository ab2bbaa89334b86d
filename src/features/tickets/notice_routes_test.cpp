// Notices: what concerns whom, how far it was seen, what is switched off.
#include <doctest/doctest.h>

#include <algorithm>

#include "features/tickets/notice_actions.h"
#include "features/tickets/notice_store.h"
#include "features/tickets/ticket_house_test.h"
#include "features/tickets/tickets.h"
#include "tests/support/http_scenarios.h"
#include "tests/support/test_database.h"

namespace lianxin::tickets {
namespace {

using namespace house;

constexpr std::string_view path = "/api/v1/notices";

std::unique_ptr<test::InProcessServer> serve(test::TestDatabase& database, Moment now) {
  auto made = feature(deployment());
  REQUIRE(made);
  auto http = std::make_unique<test::InProcessServer>(*database, std::vector<Feature>{std::move(*made)});
  http->set_now(now);
  for (const char* name : {"包玉兰", "额尔敦", "白塔娜", "苏日娜", "王强", "李敏", "高云", "赵勇"}) {
    const Actor who = person(name);
    http->let_in(name, {.account = who.account, .person = who.person, .name = who.name, .unit = who.unit,
                        .superiors = who.superiors, .grants = who.grants});
  }
  return http;
}

// Heard by another unit: the office of 陈旗 receives it.
Register said() { return request("三号井的水泵坏了，十七户人和牲畜喝水都要去三十里外拉。", chen); }

Ticket triaged(db::Store& store, const Ticket& t) {
  return commanded(store, person("包玉兰"), at(11, 9, 11), t,
                   Triage{.category = "water.drinking.well", .urgency = Urgency::urgent, .difficulty = Difficulty::hard});
}

Ticket assigned(db::Store& store, const Ticket& t) {
  return commanded(store, person("包玉兰"), at(11, 9, 12), t, Assign{.lead_unit = unit_named("水利局"), .instruction = "请查明"});
}

}  // namespace

TEST_CASE("4.41 those whom a step concerns are told of it, with what happened and without words or names") {
  test::with_each_database("notices", [](test::TestDatabase& database) {
    build(*database);
    const Identity who_spoke{.name = "乌云其其格", .phone = "13900001111"};
    Ticket t = registered(*database, person("李敏"), at(11, 9), said(), who_spoke);
    const auto http = serve(database, at(11, 10, 9));
    http->play({
        {"包玉兰", "GET", std::string(path), "", 200, {"\"fresh\"", "\"registered\"", t.number, "\"unseen\":1"}, {"乌云其其格", "13900001111", "\"text\""}},
        {"王强", "GET", std::string(path), "", 200, {"\"items\":[]", "\"unseen\":0"}},
    });
    t = assigned(*database, triaged(*database, t));
    http->play({
        {"王强", "GET", std::string(path), "", 200, {"\"order\"", "\"assigned\"", "陈旗大引领办", "\"is_new\":true"}, {"registered", "乌云其其格", "请查明", "包玉兰"}},
        {"额尔敦", "GET", std::string(path), "", 200, {"\"fresh\""}, {"assigned"}},  // a step of his own office
        {"苏日娜", "GET", std::string(path), "", 200, {"\"items\":[]"}},
        {"高云", "GET", std::string(path), "", 403},
        {"", "GET", std::string(path), "", 401},
    });
    t = commanded(*database, person("王强"), at(11, 9, 13), t, Accept{});
    t = commanded(*database, person("王强"), at(11, 9, 14), t, ReplyTo{.outcome = Outcome::solved, .text = "换了泵"});
    t = commanded(*database, person("包玉兰"), at(11, 9, 15), t, RejectReply{.reason = "说明哪天通水"});
    t = commanded(*database, person("赵勇"), at(11, 9, 16), t, Supervise{.level = SupervisionLevel::reminder, .text = "一周办完"});
    http->play({
        {"包玉兰", "GET", std::string(path), "", 200, {"\"decision\"", "reply_drafted", "水利局", "\"urged\""}, {"换了泵", "accepted"}},
        {"王强", "GET", std::string(path), "", 200, {"\"back\"", "reply_rejected", "\"urged\"", "\"unseen\":3"}, {"哪天通水", "一周办完"}},
    });
  });
}

TEST_CASE("E2 whom a request is about, or whose unit, is told nothing of it") {
  test::with_each_database("notices", [](test::TestDatabase& database) {
    build(*database);
    Register complaint = request("包玉兰收了钱不办事。", chen);
    complaint.about_people = {person("包玉兰").person};
    registered(*database, person("李敏"), at(11, 9), complaint);
    const auto http = serve(database, at(11, 10, 9));
    http->play({
        {"额尔敦", "GET", std::string(path), "", 200, {"\"fresh\"", "\"unseen\":1"}},
        {"包玉兰", "GET", std::string(path), "", 200, {"\"items\":[]", "\"unseen\":0"}},
    });
  });
}

TEST_CASE("what was seen stays seen, what is switched off is not told; each account for itself, on every device") {
  test::with_each_database("notices", [](test::TestDatabase& database) {
    build(*database);
    Ticket t = registered(*database, person("李敏"), at(11, 9), said());
    const auto http = serve(database, at(11, 9, 11));
    http->play({
        {"包玉兰", "PATCH", std::string(path), R"({"seen_until":"2026-11-09T11:00:00+08:00"})", 200, {"\"unseen\":0", "\"is_new\":false"}},
        {"包玉兰", "PATCH", std::string(path), R"({"seen_until":"2026-11-01T11:00:00+08:00","browser":true})", 200, {"\"unseen\":0", "\"browser\":true"}},
        {"额尔敦", "GET", std::string(path), "", 200, {"\"unseen\":1", "\"browser\":false"}},
    });
    t = assigned(*database, triaged(*database, t));
    t = commanded(*database, person("王强"), at(11, 9, 13), t, Accept{});
    commanded(*database, person("王强"), at(11, 9, 14), t, ReplyTo{.outcome = Outcome::solved, .text = "换了泵"});
    http->set_now(at(11, 9, 15));
    http->play({
        {"包玉兰", "GET", std::string(path), "", 200, {"\"unseen\":1", "reply_drafted"}},
        {"包玉兰", "PATCH", std::string(path), R"({"off":["decision"]})", 200, {"\"unseen\":0", "\"off\":[\"decision\"]", "\"browser\":true"}, {"reply_drafted"}},
        {"包玉兰", "PATCH", std::string(path), R"({"off":[]})", 200, {"\"unseen\":1", "\"off\":[]"}},
        {"包玉兰", "PATCH", std::string(path), R"({"seen_until":"2030-01-01T00:00:00+08:00"})", 200, {"\"unseen\":0"}},
        {"包玉兰", "PATCH", std::string(path), "{}", 422},
        {"包玉兰", "PATCH", std::string(path), R"({"off":["everything"]})", 422},
        {"高云", "PATCH", std::string(path), R"({"browser":true})", 403},
        {"", "PATCH", std::string(path), R"({"browser":true})", 401},
    });
    const auto later = serve(database, at(11, 9) + 15 * 24 * 60 * ms_per_minute);  // two weeks on it is no news any more
    later->play({{"额尔敦", "GET", std::string(path), "", 200, {"\"items\":[]"}}});
  });
}

TEST_CASE("notices are read by the time of the step, never by going through every request") {
  test::TestDatabase database;
  build(*database);
  std::string plan;
  const auto done = database->reading([&](db::Reader& r) -> Result<void> {
    return r.select("explain query plan select t.id from ticket_events e join tickets t on t.partition = e.partition and t.id = e.ticket_id "
                    "where e.partition = $1 and e.at > $2 order by e.at desc limit 50",
                    {prefecture, 0}, [&](const db::Row& row) { plan += row.text(3); plan += '\n'; });
  });
  REQUIRE(done.has_value());
  CHECK(plan.find("ticket_events_by_time") != std::string::npos);
}

TEST_CASE("every step that is told has a kind of its own, and each kind has a step") {
  for (const NoticeKind kind : all_of<NoticeKind>()) {
    CAPTURE(std::string(name_of(kind)));
    CHECK(std::ranges::any_of(notice_rules(), [&](const NoticeRule& rule) { return rule.kind == kind; }));
  }
  for (const NoticeRule& rule : notice_rules()) CHECK(kind_of(rule.event) == rule.kind);
}

}  // namespace lianxin::tickets
