// "Others said this already": found by what stands on the public board, and by nothing else.
#include <doctest/doctest.h>

#include "features/portal/portal_house_test.h"

namespace lianxin::portal {
namespace {

using house::House;

constexpr const char* path = "/api/v1/public/similar";
const std::vector<std::string> never{"斯琴高娃", "抽水机", "萨如拉塔拉", "13900000001", "王建国", "包玉兰", "number", "\"id\""};

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

std::string asking(const std::string& text, const std::string& more = {}) { return R"({"text":")" + text + "\"" + more + "}"; }

// The board is read anew after a few minutes.
void let_time_pass(House& h) { h.server.set_now({h.server.now().ms + 400'000}); }

TEST_CASE("who writes of what was answered already sees it as it stands on the board, and nothing of who spoke") {
  test::with_each_store("portal similar", [](db::Store& store) {
    House h(store);
    h.let_staff_in();
    h.say("我是斯琴高娃，抽水机响得厉害", false, R"(,"may_publish":true)");
    h.server.play({{"", "POST", path, asking("三号井的水泵又坏了"), 200, {"{\"items\":[]}"}}});
    answer(h, R"(,"public_text":"三号井换了新水泵，已经出水。")");
    let_time_pass(h);
    h.server.play({
        {"", "POST", path, asking("我们嘎查三号井的水泵坏了"), 200,
         {"三号井换了新水泵，已经出水。", "西乌珠尔苏木", "\"outcome\":\"solved\"", "供水井与水泵"}, never},
        {"", "POST", path, asking("水泵又不转了"), 200, {"{\"items\":[]}"}},
        // One word is enough in the same township and about the same.
        {"", "POST", path, asking("水泵又不转了", R"(,"place":"150725200201","category":"water")"), 200, {"三号井换了新水泵"}, never},
        {"", "POST", path, asking("三号井的水泵坏了"), 200, {"wells and pumps"}, never, {{"accept-language", "en"}}},
        // What was said, who said it and the exact place find nothing: they stand on no board.
        {"", "POST", path, asking("抽水机响得厉害"), 200, {"{\"items\":[]}"}},
        // The place one names oneself is told, to be taken or left.
        {"", "POST", path, asking("斯琴高娃家在萨如拉塔拉嘎查"), 200, {"{\"items\":[],\"places\":[", "\"words\":\"萨如拉塔拉嘎查\"", "150725200201"}, {"斯琴高娃", "抽水机", "13900000001", "王建国", "number"}},
        {"", "POST", path, asking("新萨如拉塔拉嘎查，萨如拉塔拉小学"), 200, {"{\"items\":[]}"}},
        {"", "POST", path, asking("路灯不亮了晚上看不见"), 200, {"{\"items\":[]}"}},
        {"", "POST", path, asking("水泵"), 200, {"{\"items\":[]}"}},
    });
  });
}

TEST_CASE("what is not published is not found: kept inside, without public words, or with a number in them") {
  const std::pair<const char*, const char*> cases[] = {{"", R"(,"public_text":"三号井换了新水泵。")"},
                                                       {R"(,"may_publish":true)", ""},
                                                       {R"(,"may_publish":true)", R"(,"public_text":"三号井换了新水泵，打13900000001。")"}};
  for (const auto& [may_publish, public_text] : cases) {
    test::TestDatabase own;
    House h(*own);
    h.let_staff_in();
    h.say("三号井的水泵坏了", false, may_publish);
    answer(h, public_text);
    let_time_pass(h);
    h.server.play({{"", "POST", path, asking("三号井的水泵坏了"), 200, {"{\"items\":[]}"}, never}});
  }
}

TEST_CASE("words that are being written are not kept, and askings that cannot be are refused") {
  test::TestDatabase database;
  House h(*database);
  const auto before = house::dump_of(*database);
  std::string long_words;
  for (int i = 0; i < 10'001; ++i) long_words += "井";
  h.server.play({
      {"", "POST", path, asking("写到一半的话"), 200, {"{\"items\":[]}"}},
      {"", "POST", path, asking("写到一半的话", R"(,"place":"999999999999","category":"nothing")"), 200, {"{\"items\":[]}"}},
      {"", "POST", path, asking(long_words), 422, {"portal.text_too_long"}},
      {"", "POST", path, asking("井", R"(,"name":"斯琴高娃")"), 422, {"base.json_unknown_field"}, {"斯琴高娃"}},
      {"", "POST", path, "{}", 422, {"\"field\":\"text\""}},
      {"", "POST", path, "words", 400},
      {"", "GET", path, "", 405},
  });
  CHECK(house::dump_of(*database) == before);
}

TEST_CASE("typing without end is slowed down, and what goes by code is not slowed down with it") {
  test::TestDatabase database;
  House h(*database, http::default_limits());
  http::Reply reply;
  for (int i = 0; i < 300 && reply.status != 429; ++i) reply = h.post(path, asking("井里没有水了"));
  CHECK(reply.status == 429);
  CHECK(h.post("/api/v1/public/track", R"({"code":"LX-AAAA-AAAA-AA"})").status == 404);
}

}  // namespace
}  // namespace lianxin::portal
