// The public board: only what its author and the office gave to the public, and never whose it was.
#include <doctest/doctest.h>

#include "features/portal/portal_house_test.h"

namespace lianxin::portal {
namespace {

using house::House;

void step(House& h, const std::string& who, const std::string& json) {
  const auto reply = h.command(who, json);
  INFO(who, " ", json, "\n", reply.content());
  REQUIRE(reply.status == 200);
}

void answer(House& h, const std::string& public_text) {
  step(h, "bao", R"({"command":"triage","category":"water.drinking.well","urgency":"serious","difficulty":"medium"})");
  step(h, "bao", R"({"command":"assign","lead_unit":")" + to_text(h.water) + R"(","instruction":"请尽快查看。"})");
  step(h, "wang", R"({"command":"accept"})");
  step(h, "wang", R"({"command":"reply","outcome":"solved","text":"斯琴高娃家门口的泵换好了。")" + public_text + "}");
  step(h, "bao", R"({"command":"release"})");
}

const std::vector<std::string> never{"斯琴高娃", "水泵坏了", "萨如拉塔拉", "13900000001", "王建国", "包玉兰"};

TEST_CASE("an answer stands on the board with its public words, the township and the days; nothing of who spoke does") {
  test::with_each_store("portal board", [](db::Store& store) {
    House h(store);
    h.say("我是斯琴高娃，三号井的水泵坏了", false, R"(,"may_publish":true)");
    h.server.set_now(*parse_moment("2026-11-26T09:00:00+08:00"));
    h.let_staff_in();
    answer(h, R"(,"public_text":"三号井换了新泵。")");
    h.server.play({{"", "GET", "/api/v1/public/board", "", 200,
                    {"三号井换了新泵。", "\"outcome\":\"solved\"", "西乌珠尔苏木", "\"region\":\"呼伦贝尔市\"", "供水井与水泵",
                     "\"working_days\":3", "\"answered_on\":\"2026-11-26\""},
                    never},
                   {"", "GET", "/api/v1/public/board", "", 200, {"wells and pumps"}, never, {{"accept-language", "en"}}}});
  });
}

TEST_CASE("what its author keeps inside, or the office gave no public words, or is not answered, is not on the board") {
  for (const bool may_publish : {false, true}) {
    test::TestDatabase own;
    House h(*own);
    h.let_staff_in();
    h.say("三号井的水泵坏了", false, may_publish ? R"(,"may_publish":true)" : "");
    h.server.play({{"", "GET", "/api/v1/public/board", "", 200, {"\"items\":[]"}}});
    answer(h, may_publish ? "" : R"(,"public_text":"三号井换了新泵。")");
    h.server.set_now({h.server.now().ms + 400'000});
    h.server.play({{"", "GET", "/api/v1/public/board", "", 200, {"\"items\":[]"}, {"换"}}});
  }
}

TEST_CASE("E12: public words that hold a number are not shown, though they were released") {
  test::TestDatabase database;
  House h(*database);
  h.let_staff_in();
  h.say("三号井的水泵坏了", false, R"(,"may_publish":true)");
  answer(h, R"(,"public_text":"换了新泵，有事打13900000001。")");
  h.server.play({{"", "GET", "/api/v1/public/board", "", 200, {"\"items\":[]"}, {"13900000001"}}});
}

}  // namespace
}  // namespace lianxin::portal
