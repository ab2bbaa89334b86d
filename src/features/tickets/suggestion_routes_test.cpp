#include <doctest/doctest.h>

#include "features/tickets/ticket_house_test.h"
#include "features/tickets/tickets.h"
#include "tests/support/http_scenarios.h"
#include "tests/support/test_database.h"

namespace lianxin::tickets {
namespace {

using namespace house;

// 水利局 has water in its catalogue, 财政局 nothing.
void with_duties(db::Store& store) {
  build(store);
  const auto done = store.transact([](db::Writer& w) -> Result<void> {
    TRY(w.run("insert into unit_categories (partition, unit, category) values ($1, $2, 'water.drinking')",
              {prefecture, unit_named("水利局")}));
    return {};
  });
  REQUIRE(done.has_value());
}

Ticket triaged(db::Store& store, const Ticket& t) {
  return commanded(store, person("包玉兰"), at(11, 9), t,
                   Triage{.category = "water.drinking.well", .urgency = Urgency::urgent, .difficulty = Difficulty::hard});
}

// Assigned to 水利局, answered, released and found good.
void finish(db::Store& store, Ticket t) {
  t = triaged(store, t);
  t = commanded(store, person("包玉兰"), at(11, 9, 11), t, Assign{.lead_unit = unit_named("水利局"), .instruction = "请查明"});
  t = commanded(store, person("王强"), at(11, 9, 12), t, Accept{});
  t = commanded(store, person("王强"), at(11, 10), t, ReplyTo{.outcome = Outcome::solved, .text = "换泵并加装防冻套"});
  t = commanded(store, person("包玉兰"), at(11, 11), t, Release{});
  commanded(store, person("赵勇"), at(11, 11, 11), t, Rate{.solved = true, .satisfied = 5, .via = RatingVia::call_back});
}

std::unique_ptr<test::InProcessServer> serve(test::TestDatabase& database) {
  auto made = feature(deployment());
  REQUIRE(made);
  auto http = std::make_unique<test::InProcessServer>(*database, std::vector<Feature>{std::move(*made)});
  http->set_now(at(11, 12));
  for (const char* name : {"包玉兰", "苏日娜", "王强", "高云"}) {
    const Actor who = person(name);
    http->let_in(name, {.account = who.account, .person = who.person, .name = who.name, .unit = who.unit,
                        .superiors = who.superiors, .grants = who.grants});
  }
  return http;
}

}  // namespace

TEST_CASE("1.23 4.41 the unit whose duty it is, why, and how often it did it; the like and how it was solved") {
  test::with_each_database("suggestions", [](test::TestDatabase& database) {
    with_duties(*database);
    finish(*database, registered(*database, person("包玉兰"), at(11, 9), request("二号井的水泵坏了，要去三十里外拉水。")));
    const Ticket t = triaged(*database, registered(*database, person("包玉兰"), at(11, 9)));
    const Ticket raw = registered(*database, person("包玉兰"), at(11, 9), request("三号井没有水，十七户人要去拉水。"));
    const auto http = serve(database);
    const std::string path = "/api/v1/tickets/" + to_text(t.id) + "/suggestions";
    http->play({
        {"包玉兰", "GET", path, "", 200,
         {"水利局", "\"because\":\"duty\"", "\"code\":\"water.drinking\"", "\"finished\":1", "换泵并加装防冻套", "\"solved\":true",
          to_text(raw.id), "\"same_place\":true", "\"since\":\"2025-11-12\"", "\"days\":2"}},
        {"包玉兰", "GET", "/api/v1/tickets/" + to_text(raw.id) + "/suggestions", "", 200, {"\"lead\":null", "\"joint\":[]", to_text(t.id)}},
        {"苏日娜", "GET", path, "", 404},
        {"高云", "GET", path, "", 403},
        {"", "GET", path, "", 401},
        {"包玉兰", "GET", "/api/v1/tickets/nobody/suggestions", "", 404},
    });
  });
}

TEST_CASE("E9 E2 who handled it does not see the resident's word; a unit it is about is not suggested") {
  test::TestDatabase database;
  with_duties(*database);
  finish(*database, registered(*database, person("包玉兰"), at(11, 9), request("二号井的水泵坏了，要去三十里外拉水。")));
  Ticket t = triaged(*database, registered(*database, person("包玉兰"), at(11, 9)));
  commanded(*database, person("包玉兰"), at(11, 9), t, Assign{.lead_unit = unit_named("水利局"), .instruction = "请查明"});
  Register about_water = request("水利局收了钱不修水泵，十七户拉水。");
  about_water.about_units = {unit_named("水利局")};
  const Ticket complaint = triaged(*database, registered(*database, person("包玉兰"), at(11, 9), about_water));
  const auto http = serve(database);
  http->play({
      {"王强", "GET", "/api/v1/tickets/" + to_text(t.id) + "/suggestions", "", 200, {"换泵并加装防冻套"}, {"\"solved\":true", to_text(complaint.id)}},
      {"包玉兰", "GET", "/api/v1/tickets/" + to_text(complaint.id) + "/suggestions", "", 200, {"\"lead\":null"}},
  });
}

TEST_CASE("4.41 while words are written down those that were said before are shown, within one's own sight") {
  test::TestDatabase database;
  with_duties(*database);
  const Ticket t = registered(*database, person("包玉兰"), at(11, 9));
  const auto http = serve(database);
  const std::string words = "/api/v1/tickets/similar?text=三号井的水泵又坏了拉水太远&place=";
  http->play({
      {"包玉兰", "GET", words + std::string(gacha), "", 200, {to_text(t.id), "\"same_place\":true", "水泵"}},
      {"苏日娜", "GET", words + std::string(gacha), "", 200, {"\"similar\":[]"}},
      {"包玉兰", "GET", words + "999999999999", "", 422, {"\"field\":\"place\""}},
      {"包玉兰", "GET", "/api/v1/tickets/similar?place=" + std::string(gacha), "", 422, {"\"field\":\"text\""}},
      {"包玉兰", "GET", "/api/v1/tickets/similar?text=水", "", 422, {"\"field\":\"place\""}},
      {"高云", "GET", words + std::string(gacha), "", 403},
  });
}

}  // namespace lianxin::tickets
