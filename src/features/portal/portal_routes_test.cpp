#include <doctest/doctest.h>

#include <chrono>

#include "features/portal/portal_house_test.h"

namespace lianxin::portal {
namespace {

using house::House;
using house::text_of;
using test::with_each_store;

std::string coded(const std::string& code, const std::string& more = {}) { return R"({"code":")" + code + "\"" + more + "}"; }

TEST_CASE("somebody says something, keeps the code and follows it") {
  with_each_store("portal", [](db::Store& store) {
    House h(store);
    const std::string id = to_text(new_uuid(h.server.now()));
    const std::string body =
        R"({"id":")" + id +
        R"(","place":"150725200201","text":"三号井的水泵坏了","anonymous":true,"kind":"help","category":"water.drinking.well"})";
    const auto first = h.post("/api/v1/public/tickets", body);
    REQUIRE(first.status == 201);
    const std::string code = text_of(first.content(), "receipt_code");
    CHECK(code.starts_with("LX-"));
    CHECK(first.content().find("\"first_answer_by\":\"2026-11-25\"") != std::string::npos);
    // The same again, as a phone does that did not hear the answer.
    const auto again = h.post("/api/v1/public/tickets", body);
    CHECK(again.status == 200);
    CHECK(again.content().find("\"receipt_code\":null") != std::string::npos);
    CHECK(text_of(again.content(), "number") == text_of(first.content(), "number"));
    const auto other =
        h.post("/api/v1/public/tickets", R"({"id":")" + id + R"(","place":"150725200201","text":"另一件事","anonymous":true})");
    CHECK(other.status == 409);
    // Case, blanks and dashes do not matter.
    std::string loose = " ";
    for (const char c : code)
      if (c != '-') loose += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    h.server.play({
        {"",
         "POST",
         "/api/v1/public/track",
         coded(code),
         200,
         {"三号井的水泵坏了", "\"state\":\"received\"", "萨如拉塔拉嘎查", "\"may_withdraw\":true", "收到了"}},
        {"", "POST", "/api/v1/public/track", coded(loose), 200, {"三号井的水泵坏了"}},
        {"", "POST", "/api/v1/public/track", coded(code), 200, {"Received"}, {"收到"}, {{"accept-language", "en"}}},
        {"",
         "POST",
         "/api/v1/public/withdraw",
         coded(code, R"(,"reason":"修好了")"),
         200,
         {"\"state\":\"withdrawn\"", "\"may_withdraw\":false"}},
        {"", "POST", "/api/v1/public/withdraw", coded(code), 409, {"tickets.wrong_state"}},
        {"", "POST", "/api/v1/public/not-mine", coded(code), 409, {"tickets.wrong_state"}},
        {"", "POST", "/api/v1/public/rate", coded(code, R"(,"solved":true,"satisfied":5)"), 409},
        {"", "POST", "/api/v1/public/object", coded(code, R"(,"text":"不同意")"), 409},
        {"", "POST", "/api/v1/public/answer", coded(code, R"(,"text":"在东边")"), 409},
    });
  });
}

TEST_CASE("a wrong code is not found, whatever is asked with it, and as slowly as another wrong one") {
  test::TestDatabase database;
  House h(*database);
  const std::string code = h.say("三号井的水泵坏了", false);
  std::string near = code;
  near.back() = near.back() == 'A' ? 'B' : 'A';
  for (const std::string& wrong :
       {near, std::string("LX-AAAA-AAAA-AA"), std::string("你好你好你好你好"), std::string("LX-*.%_-!!!!-00")}) {
    h.server.play({
        {"", "POST", "/api/v1/public/track", coded(wrong), 404, {"tickets.unknown_code_given"}, {"三号井"}},
        {"", "POST", "/api/v1/public/rate", coded(wrong, R"(,"solved":true,"satisfied":5)"), 404},
        {"", "POST", "/api/v1/public/object", coded(wrong, R"(,"text":"不同意")"), 404},
        {"", "POST", "/api/v1/public/answer", coded(wrong, R"(,"text":"在东边")"), 404},
        {"", "POST", "/api/v1/public/withdraw", coded(wrong), 404},
        {"", "POST", "/api/v1/public/not-mine", coded(wrong), 404},
    });
  }
  CHECK(text_of(h.post("/api/v1/public/track", coded(code)).content(), "state") == "received");
}

TEST_CASE("what is wrong with a submission is told field by field, in the asker's language") {
  test::TestDatabase database;
  House h(*database);
  const std::string t = "/api/v1/public/tickets";
  h.server.play({
      {"", "POST", t, R"({"text":"井","anonymous":true})", 422, {"\"field\":\"place\""}},
      {"",
       "POST",
       t,
       R"({"place":"999","text":"井坏了","anonymous":true})",
       422,
       {"places.no_such_place", "\"field\":\"place\""}},
      {"", "POST", t, R"({"place":"150725200201","text":"  ","anonymous":true})", 422, {"portal.text_blank", "请写下"}},
      {"",
       "POST",
       t,
       R"({"place":"150725200201","text":"打13800000000找我","anonymous":true})",
       422,
       {"portal.personal_data", "电话号码"},
       {"13800000000"}},
      {"",
       "POST",
       t,
       R"({"place":"150725200201","text":"打13800000000找我","anonymous":true})",
       422,
       {"a phone number"},
       {},
       {{"accept-language", "en"}}},
      {"", "POST", t, R"({"place":"150725200201","text":"打13800000000找我","anonymous":true,"understood_personal_data":true})",
       201},
      {"",
       "POST",
       t,
       R"({"place":"150725200201","text":"井","anonymous":true,"name":"王"})",
       422,
       {"portal.anonymous_with_contact"}},
      {"", "POST", t, R"({"place":"150725200201","text":"井","anonymous":false})", 422, {"portal.name_needed"}},
      {"",
       "POST",
       t,
       R"({"place":"150725200201","text":"井","anonymous":true,"category":"nothing"})",
       422,
       {"\"field\":\"category\""}},
      {"",
       "POST",
       t,
       R"({"place":"150725200201","text":"井","anonymous":true,"colour":"red"})",
       422,
       {"base.json_unknown_field"}},
      {"", "POST", "/api/v1/public/track", R"({"code":"LX"})", 422, {"portal.code_length"}},
      {"",
       "POST",
       "/api/v1/public/rate",
       R"({"code":"LX-AAAA-AAAA-AA","solved":true,"satisfied":0})",
       422,
       {"portal.satisfied_range"}},
      {"", "POST", "/api/v1/public/answer", R"({"code":"LX-AAAA-AAAA-AA","text":" "})", 422, {"portal.text_too_short"}},
      {"", "GET", "/api/v1/public/track", "", 405},
  });
}

TEST_CASE("places and categories for the form") {
  test::TestDatabase database;
  House h(*database);
  h.server.play({
      {"",
       "GET",
       "/api/v1/public/places?q=%E8%90%A8%E5%A6%82%E6%8B%89",
       "",
       200,
       {"萨如拉塔拉嘎查", "150725200201", "\"has_children\":false"},
       {"西格登"}},
      {"", "GET", "/api/v1/public/places?q=srltl", "", 200, {"萨如拉塔拉嘎查", "150725200201"}, {"西格登"}},
      {"", "GET", "/api/v1/public/places?parent=150725200000", "", 200, {"西格登嘎查", "萨如拉塔拉嘎查"}, {"宝日希勒"}},
      {"", "GET", "/api/v1/public/places?parent=150700000000&limit=5", "", 200, {"海拉尔区", "\"has_children\":true"}},
      {"", "GET", "/api/v1/public/places?limit=0", "", 422},
      {"", "GET", "/api/v1/public/categories", "", 200, {"供水井与水泵", "\"parent\":\"water.drinking\""}, {"wells and pumps"}},
      {"", "GET", "/api/v1/public/categories", "", 200, {"wells and pumps"}, {"供水井"}, {{"accept-language", "en"}}},
  });
}

TEST_CASE("floods are slowed down, by address") {
  test::TestDatabase database;
  House h(*database, http::default_limits());
  http::Reply reply;
  for (int i = 0; i < 300 && reply.status != 429; ++i) reply = h.post("/api/v1/public/track", coded("LX-AAAA-AAAA-AA"));
  CHECK(reply.status == 429);
}

}  // namespace
}  // namespace lianxin::portal
