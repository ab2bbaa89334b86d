// The phone's outbox: what was written without a network goes through POST /api/v1/batch, every item for itself.
#include <doctest/doctest.h>

#include <functional>
#include <set>

#include "features/visits/visits_house_test.h"
#include "platform/http/batch.h"
#include "platform/json/json.h"

namespace lianxin::visits {

struct OutcomeView {
  int status = 0;
  json::Raw body{};
};
BOOST_DESCRIBE_STRUCT(OutcomeView, (), (status, body))
struct OutcomesView {
  std::vector<OutcomeView> results{};
};
BOOST_DESCRIBE_STRUCT(OutcomesView, (), (results))

namespace {

std::string uuid(int n) {
  const std::string digits = std::to_string(n);
  return "01933b1e-7a52-7c3e-9d0b-" + std::string(12 - digits.size(), '0') + digits;
}

struct Kind {
  const char* what;
  int status;
  const char* says;
  std::function<std::string(int n)> body;
};

std::string item(const std::string& body, const std::string& path = "/api/v1/visits") {
  return R"({"method":"POST","path":")" + path + R"(","body":)" + body + "}";
}

std::string visit(int n, const std::string& household, const std::string& began = "2026-11-22T10:00:00+08:00", const std::string& more = "") {
  return R"({"id":")" + uuid(n) + R"(","kind":"home","household":")" + household + R"(","began_at":")" + began + "\"" + more + "}";
}

std::vector<Kind> kinds() {
  const std::string own = to_text(house::household_id("巴特尔")), gone = to_text(house::household_id("走了")), merged = to_text(house::household_id("并了")),
                    elsewhere = to_text(house::household_id("外苏木"));
  const auto good = "2026-11-22T10:00:00+08:00";
  return {
      {"good", 201, "\"status\":\"held\"", [=](int n) { return visit(n, own); }},
      {"with a request", 201, "LX-", [=](int n) { return visit(n, own, good, R"(,"tickets":[{"text":"要修路"}])"); }},
      {"future", 422, "began_at", [=](int n) { return visit(n, own, "2027-11-22T10:00:00+08:00"); }},
      {"too old", 422, "began_at", [=](int n) { return visit(n, own, "2025-11-22T10:00:00+08:00"); }},
      {"clock years behind", 201, "天，已经", [=](int n) { return visit(n, own, "2001-01-01T00:00:00+08:00", R"(,"device_now":"2001-01-01T02:00:00+08:00")"); }},
      {"clock half an hour ahead", 201, "分钟", [=](int n) { return visit(n, own, "2026-11-23T09:20:00+08:00", R"(,"device_now":"2026-11-23T09:30:00+08:00")"); }},
      {"left", 422, "已经迁出", [=](int n) { return visit(n, gone); }},
      {"before it left", 201, "\"notes\":[]", [=](int n) { return visit(n, gone, "2026-11-19T10:00:00+08:00"); }},
      {"merged", 201, "已经并入", [=](int n) { return visit(n, merged); }},
      {"out of sight", 422, "household", [=](int n) { return visit(n, elsewhere); }},
      {"unknown household", 422, "household", [=](int n) { return visit(n, uuid(999'999)); }},
      {"unknown person", 422, "visited_by[0]", [=](int n) { return visit(n, own, good, R"(,"visited_by":[")" + uuid(999'998) + "\"]"); }},
      {"unknown need", 422, "needs[0]", [=](int n) { return visit(n, own, good, R"(,"needs":["gold"])"); }},
      {"stale update", 412, "current_version", [=](int n) { return visit(n, own, good, R"(,"household_version":9,"household_update":{"phone":"13900001111"})"); }},
      {"bad update", 422, "household_update.", [=](int n) { return visit(n, own, good, R"(,"household_version":2,"household_update":{"profile":{"water":"oil"}})"); }},
      {"empty request", 422, "tickets[0].text", [=](int n) { return visit(n, own, good, R"(,"tickets":[{"text":""}])"); }},
      {"unknown field", 422, "colour", [=](int n) { return visit(n, own, good, R"(,"colour":"red")"); }},
      {"no kind", 422, "kind", [=](int n) { return R"({"id":")" + uuid(n) + R"(","began_at":"2026-11-22T10:00:00+08:00"})"; }},
      {"a wrong time", 422, "began_at", [=](int n) { return visit(n, own, "gestern"); }},
      {"an array", 422, "", [=](int) { return std::string("[1,2]"); }},
  };
}

}  // namespace

TEST_CASE("500 items of every kind go through one outbox: the good ones are kept, each bad one says what to do, and again changes nothing") {
  test::with_each_store("the outbox", [](db::Store& store) {
    house::House house(store);
    http::mount_batch(house.server.router());
    for (const char* name : {"巴特尔", "走了", "并了"}) house::registered(store, name);
    house::registered(store, "外苏木", house::other_gacha);
    const auto command = [&](std::string_view name, households::HouseholdCommand asked) {
      const auto done = store.transact([&](db::Writer& w) {
        return households::command_household(w, house::as_system(), *house::book().households, house::household_id(name), asked, {});
      });
      REQUIRE(done.has_value());
    };
    command("走了", {.command = households::CommandName::leave, .reason = "迁往外旗", .on = parse_day("2026-11-20")});
    command("并了", {.command = households::CommandName::merge, .reason = "同住", .into = house::household_id("巴特尔")});

    const auto all = kinds();
    std::string body = "{\"operations\":[";
    for (int n = 0; n < 500; ++n) body += (n ? "," : "") + item(all[static_cast<std::size_t>(n) % all.size()].body(n));
    body += "]}";
    std::int64_t kept = 0;
    for (const int round : {1, 2}) {
      CAPTURE(round);
      const auto reply = house.server.send({"塔娜", "POST", "/api/v1/batch", body});
      REQUIRE(reply.status == 200);
      const auto outcomes = json::read<OutcomesView>(reply.body, {.max_string_bytes = 8 * 1024 * 1024, .is_own = true});
      REQUIRE(outcomes.has_value());
      REQUIRE(outcomes->results.size() == 500);
      for (std::size_t n = 0; n < 500; ++n) {
        const Kind& kind = all[n % all.size()];
        const auto& got = outcomes->results[n];
        CAPTURE(kind.what);
        CHECK(got.status == (kind.status == 201 && round == 2 ? 200 : kind.status));
        if (round == 1) CHECK(got.body.text.find(kind.says) != std::string::npos);
        kept += round == 1 && got.status == 201 ? 1 : 0;
      }
      CHECK(house::count(store, "select count(*) from visits") == kept);
      CHECK(house::journalled(store, "visit.received") == kept);
    }
    CHECK(kept == 150);
    CHECK(house::count(store, "select count(*) from tickets") == 25);
    CHECK(house::count(store, "select max(version) from households where number = '巴特尔'") == 2);
  });
}

}  // namespace lianxin::visits
