// What the author reads on the way: asked, answered, declined, judged.
#include <doctest/doctest.h>

#include "features/portal/portal_house_test.h"

namespace lianxin::portal {
namespace {

using house::House;

std::string coded(const std::string& code, const std::string& more = {}) { return R"({"code":")" + code + "\"" + more + "}"; }

void step(House& h, const std::string& who, const std::string& json) {
  const auto reply = h.command(who, json);
  INFO(who, " ", json, "\n", reply.content());
  REQUIRE(reply.status == 200);
}

void triage_and_assign(House& h) {
  step(h, "bao", R"({"command":"triage","category":"water.drinking.well","urgency":"serious","difficulty":"medium"})");
  step(h, "bao", R"({"command":"assign","lead_unit":")" + to_text(h.water) + R"(","instruction":"请尽快查看，此户情况特殊。"})");
  step(h, "wang", R"({"command":"accept"})");
}

TEST_CASE("a question is answered by code; the answer of the unit waits for its release; the author judges") {
  test::with_each_store("portal story", [](db::Store& store) {
    House h(store);
    h.let_staff_in();
    const std::string code = h.say("三号井的水泵坏了", false);
    triage_and_assign(h);
    step(h, "wang", R"({"command":"ask","to":"resident","text":"井在东边还是西边？"})");
    step(h, "wang", R"({"command":"note","text":"此户难缠"})");
    const std::vector<std::string> inside{"王建国", "包玉兰", "此户", "联办交", "斯琴高娃", "13900000001"};
    h.server.play({
        {"",
         "POST",
         "/api/v1/public/track",
         coded(code),
         200,
         {"\"state\":\"waiting_for_you\"", "井在东边还是西边？", "\"may_answer\":true"},
         inside},
        {"",
         "POST",
         "/api/v1/public/answer",
         coded(code, R"(,"text":"东边")"),
         200,
         {"\"state\":\"in_progress\"", "陈巴尔虎旗水利局", "\"may_answer\":false"},
         inside},
        {"", "POST", "/api/v1/public/answer", coded(code, R"(,"text":"还有")"), 409, {"tickets.nothing_pending"}},
    });
    step(h, "wang", R"({"command":"reply","outcome":"solved","text":"换了新泵。"})");
    h.server.play({{"", "POST", "/api/v1/public/track", coded(code), 200, {"核对", "\"reply\":null"}, {"换了新泵"}}});
    step(h, "bao", R"({"command":"release"})");
    h.server.play({
        {"",
         "POST",
         "/api/v1/public/track",
         coded(code),
         200,
         {"\"state\":\"answered\"", "换了新泵", "\"may_rate\":true"},
         inside},
        {"",
         "POST",
         "/api/v1/public/rate",
         coded(code, R"(,"solved":false,"satisfied":2,"words":"还是没水")"),
         200,
         {"\"state\":\"reopened\"", "还是没水", "\"may_rate\":false"},
         inside},
        {"", "POST", "/api/v1/public/rate", coded(code, R"(,"solved":true,"satisfied":5)"), 409},
    });
  });
}

TEST_CASE("a refusal is told with its reason, and objected to once") {
  test::TestDatabase database;
  House h(*database);
  h.let_staff_in();
  const std::string code = h.say("邻居的围栏占了我家草场", false);
  step(h, "bao", R"({"command":"propose_decline","reason":"in_court","text":"这件事法院正在审理，判决前不另办。"})");
  h.server.play({{"", "POST", "/api/v1/public/track", coded(code), 200, {"\"state\":\"received\""}, {"法院"}}});
  h.server.let_in("second",
                  {.account = {named_uuid("account second")},
                   .person = {named_uuid("person second")},
                   .name = "额尔敦",
                   .unit = h.office,
                   .superiors = {h.office},
                   .grants = {{.role = Role::office, .reach = Reach::subtree, .places = {"0", "~"}, .unit = h.office}}});
  step(h, "second", R"({"command":"confirm_decline"})");
  h.server.play({
      {"",
       "POST",
       "/api/v1/public/track",
       coded(code),
       200,
       {"\"state\":\"declined\"", "法院正在审理", "\"may_object\":true"},
       {"额尔敦"}},
      {"",
       "POST",
       "/api/v1/public/object",
       coded(code, R"(,"text":"不是同一件事")"),
       200,
       {"正在重新看", "\"may_object\":false", "不是同一件事"}},
      {"", "POST", "/api/v1/public/object", coded(code, R"(,"text":"真的不是")"), 409},
  });
}

TEST_CASE("E3: an anonymous author answers and judges, and the day is all that is kept of it") {
  test::TestDatabase database;
  House h(*database);
  h.let_staff_in();
  const std::string code = h.say("三号井的水泵坏了", true);
  triage_and_assign(h);
  step(h, "wang", R"({"command":"ask","to":"resident","text":"哪一口井？"})");
  h.server.set_now(h.at("14:03:21.777"));
  h.server.play({{"", "POST", "/api/v1/public/answer", coded(code, R"(,"text":"三号井")"), 200, {"\"state\":\"in_progress\""}}});
  h.server.set_now(h.at("15:00:00.000"));
  step(h, "wang", R"({"command":"reply","outcome":"explained","text":"已经排上维修。"})");
  step(h, "bao", R"({"command":"release"})");
  h.server.set_now(h.at("16:03:21.777"));
  h.server.play({
      {"", "POST", "/api/v1/public/rate", coded(code, R"(,"solved":true)"), 422, {"\"field\":\"satisfied\""}},
      {"", "POST", "/api/v1/public/rate", coded(code, R"(,"solved":false,"satisfied":6)"), 422, {"portal.satisfied_range"}},
      {"", "POST", "/api/v1/public/rate", coded(code, R"(,"solved":false)"), 200,
       {"\"state\":\"reopened\"", "\"satisfied\":null", "您说没解决，重新办"}, {"\"您说没解决\""}},
  });
  for (const auto& [table, rows] : house::dump_of(*database))
    for (const auto& row : rows)
      for (const char* exact : {"14:03:21", "16:03:21", "06:03:21", "08:03:21"})
        CHECK_MESSAGE(row.find(exact) == std::string::npos, table, ": ", row);
  const std::int64_t answered = h.at("14:03:21.777").ms, judged = h.at("16:03:21.777").ms;
  for (const auto& [table, rows] : house::dump_of(*database))
    for (const auto& row : rows)
      CHECK_MESSAGE(
          (row.find(std::to_string(answered)) == std::string::npos && row.find(std::to_string(judged)) == std::string::npos),
          table, ": ", row);
}

}  // namespace
}  // namespace lianxin::portal
