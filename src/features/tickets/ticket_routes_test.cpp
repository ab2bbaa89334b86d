#include <doctest/doctest.h>

#include "features/places/places.h"
#include "features/tickets/ticket_house_test.h"
#include "features/tickets/tickets.h"
#include "tests/support/http_scenarios.h"
#include "tests/support/test_database.h"

namespace lianxin::tickets {
namespace {

using namespace house;

struct Server {
  test::TestDatabase database;
  std::unique_ptr<test::InProcessServer> http;

  Server() {
    build(*database);
    auto made = feature(deployment());
    REQUIRE(made);
    http = std::make_unique<test::InProcessServer>(*database, std::vector<Feature>{std::move(*made)});
    http->set_now(at(11, 9));
    for (const char* name : {"包玉兰", "额尔敦", "白塔娜", "苏日娜", "王强", "李敏", "朝鲁", "赵勇", "高云"}) {
      const Actor who = person(name);
      http->let_in(name, {.account = who.account,
                          .person = who.person,
                          .name = who.name,
                          .unit = who.unit,
                          .superiors = who.superiors,
                          .grants = who.grants});
    }
  }
  std::string make(const std::string& who, const std::string& extra = "") {
    const auto reply = http->send({who, "POST", "/api/v1/tickets", body(extra), 201});
    CHECK_MESSAGE(reply.status == 201, reply.body);
    return text_of(reply, "id");
  }
  http::Reply command(const std::string& who, const std::string& id, const std::string& json) {
    return http->send({who, "POST", "/api/v1/tickets/" + id + "/commands", json});
  }
  static std::string body(const std::string& extra = "") {
    return R"({"kind":"help","channel":"visit","place":"150725200201","text":"三号井的水泵坏了，十七户喝水都要去三十里外拉。")" +
           extra + "}";
  }
  static std::string text_of(const http::Reply& reply, const std::string& name) {
    const auto from = reply.body.find("\"" + name + "\":\"");
    if (from == std::string::npos) return {};
    const auto begin = from + name.size() + 4;
    return reply.body.substr(begin, reply.body.find('"', begin) - begin);
  }
};

const std::string triage = R"({"command":"triage","category":"water.drinking.well","urgency":"urgent","difficulty":"hard"})";

}  // namespace

TEST_CASE("a request over HTTP: registered, assigned, answered; each answer as the contract says") {
  Server s;
  const std::string contact = R"(,"contact":{"name":"巴图","phone":"13800000000","may_contact":false})";
  const std::string id = s.make("包玉兰", contact);
  const std::string path = "/api/v1/tickets/" + id;
  const std::string water = to_text(unit_named("水利局"));
  const std::string assign = R"({"command":"assign","lead_unit":")" + water + R"(","instruction":"请到场查明原因"})";
  s.http->play({
      {"包玉兰", "GET", path, "", 200, {"\"next\":", "\"command\":\"triage\"", "三号井"}, {"巴图", "13800000000"}},
      {"王强", "GET", path, "", 404},
      {"苏日娜", "GET", path, "", 404, {}, {"三号井"}},
      {"高云", "GET", path, "", 403},
      {"", "GET", path, "", 401},
      {"包玉兰", "POST", path + "/commands", triage, 200, {"\"state\":\"triaged\"", "\"due_on\":\"2026-11-12\""}},
      {"包玉兰", "POST", path + "/commands", assign, 200, {"陈联办交〔2026〕1号", "\"state\":\"assigned\""}},
      {"王强", "GET", path, "", 200, {"\"command\":\"accept\""}, {"巴图", "\"rating\":", "\"about\":"}},
      {"王强", "POST", path + "/commands", R"({"command":"accept"})", 200, {"in_progress"}},
      {"王强", "POST", path + "/identity", R"({"reason":"想知道是谁"})", 403, {}, {"巴图"}},
      {"王强",
       "POST",
       path + "/commands",
       R"({"command":"reply","outcome":"cannot","text":"办不了"})",
       422,
       {"\"field\":\"rule\""}},
      {"王强", "POST", path + "/commands", R"({"command":"reply","outcome":"solved","text":"水泵已更换"})", 200, {"draft_reply"}},
      {"王强", "POST", path + "/commands", R"({"command":"release"})", 403},
      {"包玉兰", "POST", path + "/commands", R"({"command":"release"})", 200, {"\"state\":\"replied\""}},
      {"包玉兰", "POST", path + "/commands", R"({"command":"rate","solved":true,"satisfied":5,"via":"call_back"})", 403},
      {"赵勇", "POST", "/api/v1/tickets/" + id + "/identity", R"({"reason":"电话回访"})", 200, {"巴图", "13800000000"}},
      {"赵勇",
       "POST",
       path + "/commands",
       R"({"command":"rate","solved":false,"satisfied":2,"words":"又停了","via":"call_back"})",
       200,
       {"reopened"}},
      {"王强", "GET", path + "/history", "", 200, {"\"event\":\"rated\""}, {"又停了", "\"satisfied\""}},
      {"包玉兰",
       "GET",
       "/api/v1/tickets/" + id + "/history?limit=2",
       "",
       200,
       {"\"event\":\"registered\"", "\"next\":\""},
       {"巴图"}},
      {"包玉兰", "POST", path + "/commands", R"({"command":"accept"})", 409, {"tickets.wrong_state"}},
  });
}

TEST_CASE("lists, counts and filters") {
  Server s;
  const std::string id = s.make("包玉兰");
  s.make("朝鲁");
  const std::string water = to_text(unit_named("水利局"));
  s.http->play({
      {"包玉兰", "GET", "/api/v1/tickets?count=exact", "", 200, {"\"total\":2"}},
      {"包玉兰",
       "GET",
       "/api/v1/tickets?place=150725200000&state=open&light=green,amber&sort=-created&limit=1",
       "",
       200,
       {"\"next\":\""}},
      {"包玉兰", "GET", "/api/v1/tickets?q=水泵", "", 200, {id}},
      {"包玉兰", "GET", "/api/v1/tickets?q=电杆", "", 200, {"\"items\":[]"}},
      {"包玉兰", "GET", "/api/v1/tickets?unit=" + water, "", 200, {"\"items\":[]"}},
      {"包玉兰", "GET", "/api/v1/tickets?holder=" + to_text(unit_named("陈旗大引领办")), "", 200, {id}},
      {"包玉兰", "GET", "/api/v1/tickets?from=2026-11-09&to=2026-11-09&kind=help&channel=visit", "", 200, {id}},
      {"包玉兰", "GET", "/api/v1/tickets?pending=decision&category=water&urgency=urgent", "", 200, {"\"items\":[]"}},
      {"包玉兰", "GET", "/api/v1/tickets?state=nonsense", "", 422},
      {"包玉兰", "GET", "/api/v1/tickets?sort=votes", "", 422},
      {"包玉兰", "GET", "/api/v1/tickets?cursor=nonsense", "", 400, {"\"field\":\"cursor\""}},
      {"包玉兰", "GET", "/api/v1/tickets?place=999", "", 422},
      {"包玉兰", "GET", "/api/v1/tickets/counts", "", 200, {"\"total\":2", "\"by_light\"", "陈旗大引领办"}},
      {"苏日娜", "GET", "/api/v1/tickets", "", 200, {"\"items\":[]"}, {id}},
      {"高云", "GET", "/api/v1/tickets", "", 403},
      {"王强", "GET", "/api/v1/tickets/counts", "", 200, {"\"total\":0"}},
  });
}

TEST_CASE("orders: list, sheet, void") {
  Server s;
  const std::string id = s.make("包玉兰", R"(,"title":"<b>井</b>坏了")");
  const std::string path = "/api/v1/tickets/" + id;
  const std::string assign =
      R"({"command":"assign","lead_unit":")" + to_text(unit_named("水利局")) + R"(","instruction":"请到场查明原因"})";
  s.command("包玉兰", id, triage);
  const auto assigned = s.command("包玉兰", id, assign);
  REQUIRE(assigned.status == 200);
  const auto from = assigned.body.find("\"assignment\":{\"id\":\"") + 20;
  const std::string order_id = assigned.body.substr(from, 36);
  const std::string order = "/api/v1/assignments/" + order_id;
  s.http->play({
      {"王强", "GET", "/api/v1/assignments?q=[2026]1", "", 200, {"陈联办交〔2026〕1号"}},
      {"苏日娜", "GET", "/api/v1/assignments", "", 200, {"\"items\":[]"}},
      {"王强", "GET", order, "", 200, {"\"state\":\"issued\"", "水利局", R"("due":{"kind":"accept")", R"("light":"amber")"}},
      {"苏日娜", "GET", order, "", 404},
      {"王强",
       "GET",
       order + "/document?format=html",
       "",
       200,
       {"意见建议交办单", "回　执", "&lt;b&gt;井", "/api/v1/assignments/order.css"},
       {"<b>", "style="}},
      {"王强", "GET", order + "/document?format=docx", "", 200, {"word/document.xml", "意见建议交办单", "回　执", "&lt;b&gt;井"}, {"<b>"}},
      {"苏日娜", "GET", order + "/document?format=docx", "", 404},
      {"王强", "GET", order + "/document?format=pdf", "", 422},
      {"王强", "POST", "/api/v1/assignments/" + order_id + "/void", R"({"reason":"不想办"})", 403},
      {"包玉兰",
       "POST",
       order + "/void",
       R"({"reason":"单位填错"})",
       200,
       {"\"state\":\"void\"", "单位填错", "陈联办交〔2026〕1号", R"("due":null)"}},
      {"包玉兰", "POST", order + "/void", R"({"reason":"单位填错"})", 409},
      {"包玉兰", "GET", "/api/v1/assignments/" + order_id + "/document", "", 200, {"作废"}},
      {"包玉兰", "GET", "/api/v1/packs/categories", "", 200, {"water.drinking.well"}},
      {"包玉兰", "GET", "/api/v1/packs/time_limits", "", 200, {"reply_hard_urgent", "\"working_days\":3"}},
      {"包玉兰", "GET", "/api/v1/packs/decline_reasons", "", 200, {"in_court"}},
      {"包玉兰", "GET", "/api/v1/packs/return_reasons", "", 200, {"not_our_duty"}},
      {"包玉兰", "GET", "/api/v1/packs/channels", "", 200, {"letter_box"}},
      {"包玉兰",
       "GET",
       "/api/v1/packs/levels",
       "",
       200,
       {R"({"name":"levels","items":[{"code":"region",)",
        R"({"code":"county","name":"旗县市区","parent":"prefecture","description":"旗、自治旗、县、自治县、县级市、市辖区"})",
        R"({"code":"other","name":"区划外单位","description":"农垦集团、经济开发区、林业系统"})"}},
      {"包玉兰", "GET", "/api/v1/packs/levels", "", 200, {"banner, autonomous banner"}, {"旗"}, {{"accept-language", "en"}}},
      {"包玉兰", "GET", "/api/v1/packs/secrets", "", 404},
  });
  s.http->play({{"王强", "GET", "/api/v1/assignments/order.css", "", 200, {"@page"}}});
}

TEST_CASE("bad input gets its own answer and writes nothing") {
  Server s;
  const std::string id = s.make("包玉兰");
  const std::string path = "/api/v1/tickets/" + id;
  const std::string before = s.http->send({"包玉兰", "GET", path + "/history", ""}).body;
  s.http->play({
      {"包玉兰", "POST", "/api/v1/tickets", "{", 400},
      {"包玉兰", "POST", "/api/v1/tickets", R"({"kind":"help"})", 422, {"\"field\":\"place\""}},
      {"包玉兰", "POST", "/api/v1/tickets", Server::body(R"(,"colour":"red")"), 422, {"colour"}},
      {"包玉兰", "POST", "/api/v1/tickets", Server::body(R"(,"contact":{"name":"巴图","phone":"abc"})"), 422, {"contact.phone"}},
      {"包玉兰", "POST", "/api/v1/tickets", Server::body(R"(,"said_on":"2027-01-01")"), 422, {"said_on"}},
      {"包玉兰", "POST", "/api/v1/tickets", Server::body(R"(,"about":[{}])"), 422, {"about[0]"}},
      {"包玉兰",
       "POST",
       "/api/v1/tickets",
       Server::body(R"(,"submitter":"anonymous","contact":{"name":"巴图"})"),
       422,
       {"contact"}},
      {"高云", "POST", "/api/v1/tickets", Server::body(), 403},
      {"包玉兰", "POST", path + "/commands", "[]", 422},
      {"包玉兰", "POST", path + "/commands", R"({"command":"tick"})", 422, {"\"field\":\"command\""}},
      {"包玉兰", "POST", path + "/commands", R"({"command":"close_by_silence"})", 422},
      {"包玉兰", "POST", path + "/commands", R"({"command":"triage"})", 422, {"\"field\":\"category\""}},
      {"包玉兰", "POST", path + "/commands", R"({"command":"escalate","reason":"超出财力","tried":"已抢修","to":"150700000000"})", 422,
       {"\"field\":\"to\""}},
      {"包玉兰", "POST", path + "/commands", triage, 412, {"\"current_version\":1"}, {}, {{"if-match", "\"7\""}}},
      {"包玉兰", "POST", path + "/commands", triage, 400, {}, {}, {{"if-match", "7"}}},
      {"包玉兰", "POST", "/api/v1/tickets/" + to_text(named_uuid("none")) + "/commands", triage, 404},
      {"包玉兰", "POST", path + "/identity", R"({"reason":"看看"})", 404},
  });
  CHECK(s.http->send({"包玉兰", "GET", path + "/history", ""}).body == before);
}

TEST_CASE("3.4b 4.44 what is supervised, what was passed up by whom and to whom, with who did it and what became of it") {
  Server s;
  const std::string id = s.make("包玉兰"), other = s.make("包玉兰");
  const std::string path = "/api/v1/tickets/" + id + "/commands", list = "/api/v1/tickets?with=escalation&";
  const std::string banner = to_text(unit_named("陈旗大引领办")), city = to_text(unit_named("市大引领办"));
  s.http->play({
      {"包玉兰", "POST", path, triage, 200},
      {"包玉兰", "POST", path, R"({"command":"escalate","reason":"旗里没有这笔钱","tried":"换过两次配件"})", 200, {"escalated"}},
      {"包玉兰", "GET", list + "escalated_by=" + banner, "", 200, {id, "旗里没有这笔钱", "换过两次配件", "市大引领办"}, {other, "\"taken\""}},
      {"包玉兰", "GET", list + "escalated_to=" + banner, "", 200, {"\"items\":[]"}},
      {"白塔娜", "GET", list + "escalated_to=" + city, "", 200, {id, "\"event\":\"escalated\""}, {other}},
      {"白塔娜", "POST", path, R"({"command":"take","text":"市里安排"})", 200},
      {"包玉兰", "GET", list + "escalated_by=" + banner, "", 200, {"\"event\":\"taken\"", "市里安排"}},
      {"苏日娜", "GET", list + "escalated_by=" + banner, "", 200, {"\"items\":[]"}},
      {"赵勇", "POST", "/api/v1/tickets/" + other + "/commands", R"({"command":"supervise","level":"order","text":"请三日内说明"})", 200},
      {"包玉兰", "GET", "/api/v1/tickets?supervision=any&with=supervision", "", 200, {other, "请三日内说明", "赵勇", "\"level\":\"order\""}, {id}},
      {"包玉兰", "GET", "/api/v1/tickets?supervision=upper_level", "", 200, {"\"items\":[]"}},
      {"包玉兰", "GET", "/api/v1/tickets/counts?supervision=order", "", 200, {"\"total\":1"}},
      {"包玉兰", "GET", "/api/v1/tickets?supervision=none", "", 422, {"supervision"}},
      {"包玉兰", "GET", "/api/v1/tickets?with=everything", "", 422, {"with"}},
      {"包玉兰", "GET", "/api/v1/tickets?escalated_by=us", "", 422, {"escalated_by"}},
  });
}

}  // namespace lianxin::tickets
