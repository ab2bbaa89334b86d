// The pages without scripts: the same rules as the API's, what was typed is kept, nothing of it in an address, no cookie.
#include <doctest/doctest.h>

#include "features/portal/portal_house_test.h"
#include "platform/http/url.h"

namespace lianxin::portal {
namespace {

using house::House;
using Fields = std::vector<std::pair<std::string, std::string>>;

const char* const id = "019a0000-0000-7000-8000-00000000a001";

std::string form(const Fields& fields) {
  std::string out;
  for (const auto& [name, value] : fields) out += (out.empty() ? "" : "&") + name + "=" + http::percent_encoded(value);
  return out;
}

test::Scenario sent(std::string path, const Fields& fields, int status, std::vector<std::string> words = {},
                    std::vector<std::string> not_words = {}) {
  return {.method = "POST",
          .path = std::move(path),
          .body = form(fields),
          .status = status,
          .must_contain = std::move(words),
          .must_not_contain = std::move(not_words),
          .headers = {{"content-type", "application/x-www-form-urlencoded"}}};
}

Fields words_of_somebody(Fields more = {}) {
  Fields out{{"id", id}, {"text", "三号井的水泵坏了"}, {"place", std::string(house::gacha) + " 萨如拉塔拉嘎查"}};
  out.insert(out.end(), more.begin(), more.end());
  return out;
}

std::string code_in(const http::Reply& reply) {
  const std::string_view page = reply.content();
  const std::size_t at = page.find("<p class=\"code\">");
  REQUIRE(at != std::string_view::npos);
  return std::string(page.substr(at + 16, page.find('<', at + 16) - at - 16));
}

std::string header_of(const http::Reply& reply, std::string_view name) {
  for (const auto& header : reply.headers)
    if (header.name == name) return header.value;
  return {};
}

void step(House& h, const std::string& who, const std::string& json) {
  const auto reply = h.command(who, json);
  INFO(who, " ", json, "\n", reply.content());
  REQUIRE(reply.status == 200);
}

void until_answered(House& h) {
  step(h, "bao", R"({"command":"triage","category":"water.drinking.well","urgency":"serious","difficulty":"medium"})");
  step(h, "bao", R"({"command":"assign","lead_unit":")" + to_text(h.water) + R"(","instruction":"请尽快查看。"})");
  step(h, "wang", R"({"command":"accept"})");
  step(h, "wang", R"({"command":"ask","to":"resident","text":"井在东边还是西边？"})");
}

TEST_CASE("said, followed, answered and judged with plain forms; the code stands in no address") {
  test::with_each_store("portal plain", [](db::Store& store) {
    House h(store);
    h.let_staff_in();
    const auto said = h.server.send(sent("/portal/plain/say", words_of_somebody({{"anonymous", "yes"}}), 201));
    REQUIRE(said.status == 201);
    CHECK(header_of(said, "set-cookie").empty());
    CHECK(said.content().find("只显示这一次") != std::string_view::npos);
    const std::string code = code_in(said);
    until_answered(h);
    h.server.play({sent("/portal/plain/follow", {{"code", code}}, 200,
                        {"三号井的水泵坏了", "井在东边还是西边？", "/portal/plain/answer"}, {"王建国", "包玉兰", "?code"})});
    const auto answered = h.server.send(sent("/portal/plain/answer", {{"code", code}, {"text", "东边"}}, 303));
    CHECK(answered.status == 303);
    CHECK(header_of(answered, "location") == "/portal/plain/done/answer");
    h.server.play({{"", "GET", "/portal/plain/done/answer", "", 200, {"您的回话送到了"}, {code}}});
    step(h, "wang", R"({"command":"reply","outcome":"solved","text":"换了新泵。"})");
    step(h, "bao", R"({"command":"release"})");
    h.server.play({
        sent("/portal/plain/follow", {{"code", code}}, 200, {"换了新泵", "/portal/plain/rate", "name=\"solved\" value=\"no\""}),
        sent("/portal/plain/rate", {{"code", code}, {"words", "还是没水"}}, 422,
             {"还是没水", "href=\"#satisfied\"", "href=\"#solved\"", code}),
        sent("/portal/plain/rate", {{"code", code}, {"solved", "yes"}}, 422, {"href=\"#satisfied\""}, {"href=\"#solved\""}),
        sent("/portal/plain/rate?lang=en", {{"code", code}, {"solved", "no"}, {"words", "还是没水"}}, 303),
        sent("/portal/plain/rate", {{"code", code}, {"solved", "yes"}, {"satisfied", "5"}}, 409, {"role=\"alert\""}),
        sent("/portal/plain/follow?lang=en", {{"code", code}}, 200, {"还是没水", "lang=\"en\"", "What happened"}, {"经过"}),
    });
  });
}

TEST_CASE("a refusal is objected to once; a request is taken back") {
  test::TestDatabase database;
  House h(*database);
  h.let_staff_in();
  const std::string code = h.say("邻居的围栏占了我家草场", false);
  h.server.play({
      sent("/portal/plain/object", {{"code", code}, {"text", "不是同一件事"}}, 409, {"不是同一件事", "role=\"alert\""}),
      sent("/portal/plain/object", {{"code", code}, {"text", " "}}, 422, {"href=\"#text\""}),
      sent("/portal/plain/withdraw", {{"code", code}, {"reason", "自己修好了"}}, 303),
      sent("/portal/plain/withdraw", {{"code", code}}, 409),
      sent("/portal/plain/follow", {{"code", code}}, 200, {"撤回"}, {"/portal/plain/withdraw"}),
  });
}

TEST_CASE("what is wrong stands above the form with links to the fields, and what was typed is kept and escaped") {
  test::TestDatabase database;
  House h(*database);
  const std::string sly = "\"><script>alert(1)</script>\r\n&amp;";
  h.server.play({
      sent("/portal/plain/say", {{"id", id}, {"text", sly}, {"name", sly}, {"q", sly}, {"place", "1 " + sly}}, 422,
           {"href=\"#anonymous\"", "&lt;script&gt;alert(1)&lt;/script&gt;\n&amp;amp;"}, {"<script", "href=\"#text\""}),
      sent("/portal/plain/say", {{"id", id}, {"text", " "}, {"anonymous", "no"}}, 422,
           {"href=\"#text\"", "href=\"#place\"", "href=\"#name\"", "id=\"anonymous-no\" name=\"anonymous\" value=\"no\" checked"}),
      sent("/portal/plain/say", words_of_somebody({{"anonymous", "yes"}, {"name", "斯琴高娃"}}), 422, {"href=\"#name\"", "斯琴高娃"}),
      sent("/portal/plain/say", {{"id", id}, {"text", "请打13900000001"}, {"place", house::gacha}, {"anonymous", "yes"}}, 422,
           {"name=\"understood\"", "电话号码"}),
      sent("/portal/plain/say", {{"id", id}, {"text", "请打13900000001"}, {"place", house::gacha}, {"anonymous", "yes"}, {"understood", "yes"}},
           201, {"class=\"code\""}),
      sent("/portal/plain/say", {{"id", "019a0000-0000-7000-8000-00000000a002"}, {"text", "水"}, {"place", "999999999999 无此处"}, {"anonymous", "yes"}}, 422,
           {"href=\"#place\"", "无此处"}),
      sent("/portal/plain/follow", {{"code", "LX-<b>"}}, 422, {"href=\"#code\"", "LX-&lt;b&gt;"}, {"<b>"}),
      sent("/portal/plain/follow", {{"code", "LX-AAAA-AAAA-AA"}}, 404, {"没有查到这个回执码", "LX-AAAA-AAAA-AA"}),
      sent("/portal/plain/rate", {{"code", "LX-AAAA-AAAA-AA"}, {"solved", "yes"}, {"satisfied", "5"}}, 404, {"没有查到"}),
      sent("/portal/plain/rate", {{"code", "LX-AAAA-AAAA-AA"}, {"solved", "maybe"}, {"satisfied", "55"}}, 422),
  });
}

TEST_CASE("bodies that are no form") {
  test::TestDatabase database;
  House h(*database);
  const std::vector<http::Header> as_form{{"content-type", "application/x-www-form-urlencoded"}};
  for (const std::string path : {"/portal/plain/say", "/portal/plain/say/place", "/portal/plain/follow", "/portal/plain/rate"}) {
    CAPTURE(path);
    h.server.play({
        {"", "POST", path, R"({"text":"x"})", 415, {"<!doctype html>"}, {}, {{"content-type", "application/json"}}},
        {"", "POST", path, "text=%ff%fe", 400, {"<!doctype html>"}, {}, as_form},
        {"", "POST", path, "text=%00", 400, {}, {}, as_form},
        {"", "POST", path, "text=%4", 400, {}, {}, as_form},
        {"", "POST", path, "text=a&text=b", 400, {}, {}, as_form},
    });
  }
  std::string many;
  for (int i = 0; i < 50; ++i) many += "f" + std::to_string(i) + "=1&";
  h.server.play({
      {"", "POST", "/portal/plain/say", many, 400, {}, {}, as_form},
      {"", "POST", "/portal/plain/say", "", 422, {"href=\"#text\""}, {}, as_form},
      {"", "GET", "/portal/plain/done/nothing", "", 404, {"<title>没有这一页"}},
  });
}

TEST_CASE("sent twice it is received once, and the code is not shown again; other words under its id are a new matter") {
  test::TestDatabase database;
  House h(*database);
  const auto who = [](Fields more) { return words_of_somebody(std::move(more)); };
  const auto first = h.server.send(sent("/portal/plain/say", who({{"anonymous", "no"}, {"name", "斯琴高娃"}}), 201));
  const std::string code = code_in(first);
  h.server.play({sent("/portal/plain/say", who({{"anonymous", "no"}, {"name", "斯琴高娃"}}), 200, {"已经收到过"}, {code}),
                 sent("/portal/plain/say", {{"id", id}, {"text", "另一件事"}, {"place", house::gacha}, {"anonymous", "no"}, {"name", "斯琴高娃"}},
                      409, {"另一件事", "已经交过一次"}, {id})});
}

TEST_CASE("the place is searched or found level by level, and nothing typed is lost") {
  test::TestDatabase database;
  House h(*database);
  h.server.play({
      {"", "GET", "/portal/plain/say", "", 200, {"海拉尔区", "name=\"below\" value=\"150725000000\"", "<select"}, {"萨如拉塔拉"}},
      sent("/portal/plain/say/place", {{"text", "水泵坏了"}, {"q", "萨如拉塔拉"}, {"find", "yes"}, {"name", "斯琴"}}, 200,
           {"萨如拉塔拉嘎查", "水泵坏了", "value=\"斯琴\""}, {"role=\"alert\""}),
      sent("/portal/plain/say/place", {{"text", "水泵坏了"}, {"q", "萨如拉塔拉"}, {"below", "150725000000"}}, 200,
           {"就选“陈巴尔虎旗”", "150725200000", "水泵坏了"}),
      sent("/portal/plain/say/place", {{"q", "没有这个地方"}, {"place", std::string(house::gacha) + " 萨如拉塔拉嘎查"}}, 200,
           {"没有找到", "id=\"place-chosen\"", "checked"}),
      {"", "GET", "/portal/plain", "", 200, {"有难处，说一声", "/portal/plain/say", "plain.css"}, {"<script", "style=\""}},
      {"", "GET", "/portal/plain?lang=en", "", 200, {"Tell us", "/portal/plain/say?lang=en"}, {"我要反映"}},
      {"", "GET", "/portal/plain", "", 200, {"Tell us", "lang=\"en\""}, {}, {{"accept-language", "en"}}},
      {"", "GET", "/portal/plain/follow", "", 200, {"name=\"code\"", "no-referrer"}},
      {"", "GET", "/portal/plain/plain.css", "", 200, {":focus-visible"}},
  });
}

TEST_CASE("floods are slowed down, and what was typed is still there") {
  test::TestDatabase database;
  House h(*database, http::default_limits());
  http::Reply reply;
  const auto faulty = sent("/portal/plain/say", {{"id", id}, {"text", "水泵坏了"}}, 422);
  for (int i = 0; i < 100 && reply.status != 429; ++i) reply = h.server.send(faulty);
  CHECK(reply.status == 429);
  CHECK(!header_of(reply, "retry-after").empty());
  CHECK(reply.content().find("水泵坏了") != std::string_view::npos);
}

}  // namespace
}  // namespace lianxin::portal
