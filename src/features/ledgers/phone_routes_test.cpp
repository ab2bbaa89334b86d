// What a phone keeps of ledgers, and that what is sent twice is done once.
#include <doctest/doctest.h>

#include "features/ledgers/ledgers_house_test.h"

namespace lianxin::ledgers {
namespace {

const std::string phone = "/api/v1/ledgers/phone", records = "/api/v1/ledgers/disputes/records";

std::string token_of(const std::string& body) { return body.substr(body.find("\"token\":\"") + 9, 32); }

}  // namespace

TEST_CASE("a phone is given the ledgers its owner writes, the days that are worked, and the records that are his to follow; of others nothing") {
  test::with_each_store("a phone's ledgers", [](db::Store& store) {
    house::House house(store);
    const std::string id = house.dispute("两户争一片打草场", R"(,"concerned":7)");
    const std::string body = house.server.send({.who = "朝鲁", .path = phone}).body, again = phone + "?since=" + token_of(body);
    const std::string other = house.dispute("争水井", "");
    house.server.play({
        {"朝鲁", "GET", phone, "", 200,
         {R"("key":"disputes")", R"("type":"disputes","opened":{"record":{"id":")" + id, R"("concerned":7)", R"("state":{"key":"found")", R"("year":2026)", "萨如拉塔拉"},
         {R"("key":"office_budget")", R"("key":"commitments")"}},
        {"朝鲁", "GET", again, "", 200, {"两户争一片打草场", "争水井", R"("token":")" + token_of(body)}, {R"("types":)", R"("calendar":)"}},
        {"朝鲁", "GET", phone + "?since=old", "", 200, {R"("types":)", R"("calendar":)"}},
        {"斯琴", "GET", phone, "", 200, {R"("records":[])", R"("key":"disputes")"}, {"打草场", "争水井"}},
        {"苏和", "GET", phone, "", 200, {R"("records":[])"}, {"打草场"}},
        {"斯琴", "POST", records + "/" + other + "/commands", R"({"command":"withdraw","note":"记重了"})", 200, {}, {}, {{"if-match", "\"1\""}}},
        {"朝鲁", "GET", phone, "", 200, {"打草场"}, {"争水井"}},
        {"", "GET", phone, "", 401},
        {"高云", "GET", phone, "", 403},
        {"朝鲁", "GET", "/api/v1/ledgers/calendar", "", 200, {R"({"items":[{"year":2026,"holidays":["2026-01-01"],"makeup_working_days":[]}]})"}},
        {"", "GET", "/api/v1/ledgers/calendar", "", 401},
    });
  });
}

TEST_CASE("who is named as responsible finds the open record on the phone, until it has ended") {
  test::with_each_store("responsible on the phone", [](db::Store& store) {
    house::House house(store);
    const auto siqin = house::account_with(store, "斯琴", Role::office, Reach::subtree, house::sumu);
    const std::string id = house.dispute("争草场", R"(,"owner":{"id":")" + to_text(siqin.person) + "\"}"), at = records + "/" + id;
    house.dispute("与他无关");
    house.server.play({
        {"斯琴", "GET", phone, "", 200, {"争草场", R"("names":{)"}, {"与他无关"}},
        {"斯琴", "POST", at + "/commands", R"({"command":"step","step":"settle","fields":{"outcome":"settled","settled_on":"2026-11-20"}})", 200, {}, {}, {{"if-match", "\"1\""}}},
        {"斯琴", "GET", phone, "", 200, {R"("records":[])"}, {"争草场"}},
    });
  });
}

TEST_CASE("a line that loses answers: a record, a step and a comment sent again under their ids are done once") {
  test::with_each_store("sent twice", [](db::Store& store) {
    house::House house(store);
    const std::string id = "01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e77", at = records + "/" + id;
    const std::string body = R"({"id":")" + id + R"(","place":"150725200201","fields":{"found_on":"2026-11-02","kind":"pasture","summary":"争井"}})";
    const std::string step = R"({"command":"step","id":"01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e78","step":"settle","fields":{"outcome":"settled","settled_on":"2026-11-20"}})";
    const std::string words = R"({"command":"comment","id":"01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e79","note":"双方都签了字"})";
    house.server.play({
        {"朝鲁", "POST", records, body, 201},
        {"朝鲁", "PATCH", at, R"({"fields":{"concerned":5}})", 200, {}, {}, {{"if-match", "\"1\""}}},
        {"朝鲁", "POST", records, body, 200, {R"("concerned":5)"}},
        {"朝鲁", "POST", records, R"({"id":")" + id + R"(","place":"150725200201","fields":{"found_on":"2026-11-02","kind":"pasture","summary":"争草场"}})", 409},
        {"斯琴", "POST", records, body, 409},
        {"朝鲁", "POST", at + "/commands", words, 200},
        {"朝鲁", "POST", at + "/commands", words, 200},
        {"朝鲁", "POST", at + "/commands", step, 200, {R"("key":"settled")"}, {}, {{"if-match", "\"2\""}}},
        {"朝鲁", "POST", at + "/commands", step, 200, {R"("key":"settled")", R"("version":3)"}, {}, {{"if-match", "\"2\""}}},
        {"苏和", "POST", at + "/commands", step, 404, {}, {"争井"}, {{"if-match", "\"2\""}}},
    });
    const std::string history = house.server.send({.who = "朝鲁", .path = at + "/history"}).body;
    const auto first = history.find("双方都签了字");
    CHECK(first != std::string::npos);
    CHECK(history.find("双方都签了字", first + 1) == std::string::npos);
    house.server.set_now(house.server.now() + 500 * ms_per_day);  // the ledger may be closed by then: what is there is there
    CHECK(house.server.send({.who = "朝鲁", .method = "POST", .path = records, .body = body}).status != 201);
  });
}

}  // namespace lianxin::ledgers
