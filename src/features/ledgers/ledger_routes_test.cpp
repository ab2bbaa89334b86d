// Types, records and figures through the routes, on both databases.
#include <doctest/doctest.h>

#include "features/ledgers/declaration_store.h"
#include "features/ledgers/ledgers_house_test.h"

namespace lianxin::ledgers {
namespace {

std::string records(std::string_view below = "") { return "/api/v1/ledgers/disputes/records" + std::string(below); }
std::vector<http::Header> version(int n) { return {{"if-match", "\"" + std::to_string(n) + "\""}}; }
std::string declared(const LedgerType& type) { return R"({"declaration":)" + store::write_declaration(type) + R"(,"note":"试用"})"; }

// Somebody who holds the whole tree.
void let_root_in(house::House& house) {
  house.server.let_in("乌兰", house::account_with(house.store, "乌兰", Role::office, Reach::subtree, house::prefecture));
}

}  // namespace

TEST_CASE("2.34 a dispute is entered, taken on, settled and counted; each step says what it asks for, and the history keeps everything") {
  test::with_each_store("a dispute's course", [](db::Store& store) {
    house::House house(store);
    const std::string id = house.dispute("两户争一片打草场", R"(,"concerned":7,"amount":1200.5,"parties":"甲户与乙户")"), at = records("/" + id);
    const std::string filled = R"({"command":"step","step":"take_on","fields":{"leader":{"name":"苏木长"},"lead_unit":{"name":"综治办"},"owner":{"name":"司法助理"},"settle_by":"2026-11-24"}})";
    house.server.play({
        {"朝鲁", "GET", at, "", 200, {R"("number":"")", R"("state":{"key":"found","name":"已排查","tone":"open"})", R"("key":"take_on")", R"("amount":1200.5)", R"("light":"none")"}, {"settled_on\":\"2026"}},
        {"斯琴", "POST", at + "/commands", R"({"command":"step","step":"take_on"})", 422, {"fields.leader", "fields.lead_unit", "fields.owner", "fields.settle_by"}, {}, version(1)},
        {"斯琴", "POST", at + "/commands", R"({"command":"step","step":"settle"})", 422, {"先填化解结果和化解日期。"}, {}, version(1)},
        {"斯琴", "POST", at + "/commands", R"({"command":"step","step":"nothing"})", 422, {"step"}, {}, version(1)},
        {"斯琴", "POST", at + "/commands", R"({"command":"step","step":"reopen","note":"再来"})", 409, {"已排查"}, {}, version(1)},
        {"斯琴", "POST", at + "/commands", filled, 200, {R"("number":")", "调〔2026〕1号", R"("light":"amber")", R"("due_on":"2026-11-24")", R"("version":2)"}, {}, version(1)},
        {"斯琴", "POST", at + "/commands", filled, 412, {R"("version":2)"}, {}, version(1)},
        {"斯琴", "PATCH", at, R"({"fields":{"settle_by":"2026-11-01"}})", 422, {"时限不能早于排查日期。"}, {}, version(2)},
        {"斯琴", "PATCH", at, R"({"fields":{"outcome":"settled"}})", 422, {"fields.settled_on"}, {}, version(2)},
        {"斯琴", "PATCH", at, R"({"fields":{"outcome":"settled","settled_on":"2026-11-20","settled_at":"village","call_back":"满意"}})", 200, {R"("days_taken":18)", R"("version":3)"}, {}, version(2)},
        {"斯琴", "POST", at + "/commands", R"({"command":"step","step":"settle"})", 200, {R"("key":"settled")", R"("light":"none")"}, {}, version(3)},
        {"斯琴", "PATCH", at, R"({"fields":{"call_back":"改"}})", 409, {}, {}, version(4)},
        {"斯琴", "POST", at + "/commands", R"({"command":"comment","note":"双方都签了字"})", 200},
        {"斯琴", "GET", at + "/history", "", 200, {"双方都签了字", R"("kind":"moved")", R"("before":{)", R"("kind":"entered")"}},
        {"包玉兰", "GET", "/api/v1/ledgers/disputes/figures?figure=settled_rate&from=2026-11-01&until=2026-11-30", "", 200, {R"("base":1,"rate":10000)", R"("first":"pasture")"}},
        {"包玉兰", "GET", "/api/v1/ledgers/disputes/figures?figure=settled_rate&from=2026-12-01", "", 200, {R"("base":0,"rate":null)"}},
        {"包玉兰", "GET", "/api/v1/ledgers/disputes/figures?figure=found&by=place&place=150725000000", "", 200, {R"("first":"150725200000")", "西乌珠尔苏木"}},
        {"包玉兰", "GET", "/api/v1/ledgers/disputes/figures/found/records?first=pasture", "", 200, {"两户争一片打草场"}},
        {"包玉兰", "GET", "/api/v1/ledgers/disputes/figures/found/records?first=land", "", 200, {R"("items":[])"}, {"打草场"}},
        {"包玉兰", "GET", "/api/v1/ledgers/disputes/figures?figure=nothing", "", 422, {"figure"}},
    });
    CHECK(house::journalled(store, "ledger_record.moved") == 2);
  });
}

TEST_CASE("a fault is told by field, nothing is half written, and the same id again is the same record") {
  test::with_each_store("bad records", [](db::Store& store) {
    house::House house(store);
    const std::string id = "01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e55";
    const std::string body = R"({"id":")" + id + R"(","place":"150725200201","fields":{"found_on":"2026-11-02","kind":"pasture","summary":"争井"}})";
    house.server.play({
        {"朝鲁", "POST", records(), R"({"place":"150725200201","fields":{"found_on":"2027-01-01","kind":"sky","summary":"","concerned":-1,"amount":"x","colour":1,"leader":"01933b1e-7a52-7c3e-9d0b-000000000000"}})", 422,
         {"fields.found_on", "排查日期不能晚于今天。", "fields.kind", "sky", "fields.summary", "fields.concerned", "fields.amount", "fields.colour", "fields.leader"}},
        {"朝鲁", "POST", records(), R"({"place":"150725200201","fields":{"found_on":"2026-11-02","kind":"land","summary":"x","amount":1.005}})", 422, {"fields.amount"}},
        {"朝鲁", "POST", records(), R"({"place":"150725200201","fields":[]})", 422, {"fields"}},
        {"朝鲁", "POST", records(), R"({"place":"999999999999","fields":{}})", 422, {"place"}},
        {"朝鲁", "POST", records(), body, 201},
        {"朝鲁", "POST", records(), body, 200},
        {"朝鲁", "POST", records(), std::string(body).replace(body.find("争井"), 6, "争路"), 409},
        {"朝鲁", "POST", records(), house::dispute_body("争井"), 409, {"同样的一条"}},
        {"朝鲁", "GET", records("/x"), "", 404},
        {"朝鲁", "GET", "/api/v1/ledgers/nothing/records", "", 404},
        {"朝鲁", "GET", records("?f.nothing=1"), "", 422, {"f.nothing"}},
        {"朝鲁", "GET", records("?f.found_on=yesterday"), "", 422, {"f.found_on"}},
        {"朝鲁", "GET", records("?sort=summary"), "", 422, {"sort"}},
        {"朝鲁", "GET", records("?cursor=x"), "", 400},
    });
    CHECK(house::count(store, "select count(*) from ledger_records") == 1);
  });
}

TEST_CASE("a list is filtered by declared fields, sorted by them, paged, and searched by its words") {
  test::with_each_store("lists of records", [](db::Store& store) {
    house::House house(store);
    house.dispute("争草场", R"(,"urgency":"red","settle_by":"2026-11-20")");
    house.dispute("争水井", R"(,"urgency":"yellow","settle_by":"2026-12-20")");
    house.dispute("争院墙", R"(,"urgency":"red")");
    house.server.play({
        {"斯琴", "GET", records("?f.urgency=red&count=exact"), "", 200, {R"("total":2)", "争草场", "争院墙"}, {"争水井"}},
        {"斯琴", "GET", records("?f.urgency=red,yellow&count=exact"), "", 200, {R"("total":3)"}},
        {"斯琴", "GET", records("?f.settle_by=2026-12-01..&count=exact"), "", 200, {R"("total":1)", "争水井"}},
        {"斯琴", "GET", records("?f.state=found&f.urgency=red&count=exact"), "", 200, {R"("total":2)"}},
        {"斯琴", "GET", records("?sort=due&limit=1"), "", 200, {"争草场", R"("light":"red")"}, {"争水井"}},
        {"斯琴", "GET", records("?sort=-settle_by&limit=1"), "", 200, {"争水井"}, {"争草场"}},
        {"斯琴", "GET", records("?sort=-entered&limit=1"), "", 200, {"争院墙"}},
        {"斯琴", "GET", records("?due=overdue&count=exact"), "", 200, {R"("total":1)", "争草场"}},
        {"斯琴", "GET", records("?q=水井&count=exact"), "", 200, {R"("total":1)", "争水井"}},
        {"斯琴", "GET", records("?place=150725201000&count=exact"), "", 200, {R"("total":0)"}},
    });
    // Page by page the list is the same as in one piece.
    for (const std::string sort : {"due", "-due", "settle_by", "-settle_by", "entered", "-entered"}) {
      CAPTURE(sort);
      std::string cursor;
      std::set<std::string> seen;
      for (int page = 0; page < 4; ++page) {
        const auto reply = house.server.send({.who = "斯琴", .path = records("?limit=1&sort=" + sort + (cursor.empty() ? "" : "&cursor=" + cursor))});
        REQUIRE(reply.status == 200);
        const auto at = reply.body.find("\"title\":\"");
        if (at != std::string::npos) seen.insert(reply.body.substr(at + 9, reply.body.find('"', at + 9) - at - 9));
        const auto next = reply.body.find("\"next\":\"");
        if (next == std::string::npos) break;
        cursor = reply.body.substr(next + 8, reply.body.find('"', next + 8) - next - 8);
      }
      CHECK(seen.size() == 3);
    }
  });
}

TEST_CASE("a record that was withdrawn keeps its number and counts nowhere; restored, it counts again") {
  test::with_each_store("withdrawn records", [](db::Store& store) {
    house::House house(store);
    const std::string id = house.dispute("记错了"), at = records("/" + id);
    house.server.play({
        {"斯琴", "POST", at + "/commands", R"({"command":"withdraw"})", 422, {"note"}, {}, version(1)},
        {"斯琴", "POST", at + "/commands", R"({"command":"withdraw","note":"重复登记"})", 200, {R"("is_void":true)", R"("may":["comment","restore"])"}, {}, version(1)},
        {"斯琴", "GET", records("?count=exact"), "", 200, {R"("total":0)"}, {"记错了"}},
        {"斯琴", "GET", records("?withdrawn=true&count=exact"), "", 200, {R"("total":1)", "记错了"}},
        {"斯琴", "GET", "/api/v1/ledgers/disputes/figures?figure=found", "", 200, {R"("total":{"amount":0)"}},
        {"斯琴", "POST", at + "/commands", R"({"command":"restore"})", 200, {R"("is_void":false)"}, {}, version(2)},
        {"斯琴", "GET", "/api/v1/ledgers/disputes/figures?figure=found", "", 200, {R"("total":{"amount":1)"}},
    });
  });
}

TEST_CASE("a new type is checked, published, filled and changed; old records keep their version; what stands elsewhere is offered (§3.15)") {
  test::with_each_store("published types", [](db::Store& store) {
    house::House house(store);
    let_root_in(house);
    LedgerType type = house::small_type(), spoilt = type, past = type, second = type;
    spoilt.fields[0].required = "what +";
    past.admission.until = *parse_day("2026-01-01");
    second.fields.erase(second.fields.begin() + 3);
    std::erase_if(second.figures, [](const Figure& each) { return each.key == "people"; });
    type.fields[1].zh = "草牧场纠纷类别";
    house.server.play({
        {"乌兰", "POST", "/api/v1/ledgers/check", declared(type), 200, {R"("lost":[])", R"("elsewhere":[)"}},
        {"乌兰", "POST", "/api/v1/ledgers/check", declared(spoilt), 422, {"declaration.fields[0].required"}},
        {"乌兰", "POST", "/api/v1/ledgers/check", R"({"declaration":{"colour":1}})", 422, {"declaration.colour"}},
        {"包玉兰", "PUT", "/api/v1/ledgers/small", declared(type), 403, {}, {}, version(0)},
        {"乌兰", "PUT", "/api/v1/ledgers/small", declared(past), 422, {"declaration.admission.until"}, {}, version(0)},
        {"乌兰", "PUT", "/api/v1/ledgers/other", declared(type), 422, {"declaration.key"}, {}, version(0)},
        {"乌兰", "PUT", "/api/v1/ledgers/small", declared(type), 201, {R"("version":1)"}, {}, version(0)},
        {"乌兰", "PUT", "/api/v1/ledgers/small", declared(type), 412, {}, {}, version(0)},
        {"斯琴", "POST", "/api/v1/ledgers/small/try", R"({"fields":{"kind":"b","amount":5,"rows":[{"count":3,"price":2.5},{"count":2}]}})", 200,
         {R"("total":7.5)", R"("needed":["what"])", R"("field":"fields.what")"}, {R"("amount":5)", R"("shown":["what","kind","amount")"}},
        {"斯琴", "POST", "/api/v1/ledgers/small/records", R"({"place":"150725200000","fields":{"what":"修桥","kind":"a","amount":-1}})", 422, {"不能是负数。"}},
        {"斯琴", "POST", "/api/v1/ledgers/small/records",
         R"({"place":"150725200000","fields":{"what":"修桥","kind":"a","people":{"amount":300,"qualifier":"some"},"on":"2026-11-20","rows":[{"source":"own","count":2,"price":15000},{"source":"state","count":1,"price":5000.25}]}})", 201,
         {R"("total":35000.25)", R"({"amount":300,"qualifier":"some"})", R"("due_on":"2026-11-25")"}},
        {"斯琴", "GET", "/api/v1/ledgers/small/figures?figure=money", "", 200, {R"("first":"own","amount":30000)", R"("first":"state","amount":5000.25)", R"("total":{"amount":35000.25)"}},
        {"斯琴", "GET", "/api/v1/ledgers/small/figures?figure=people", "", 200, {R"("amount":300,"qualifier":"some")"}},
        {"乌兰", "POST", "/api/v1/ledgers/check", declared(second), 200, {R"("key":"people","name":"人数","records":1)"}},
        {"乌兰", "PUT", "/api/v1/ledgers/small", declared(second), 200, {R"("version":2)"}, {}, version(1)},
        {"斯琴", "GET", "/api/v1/ledgers/small/records", "", 200, {"修桥"}},
        {"斯琴", "GET", "/api/v1/ledgers/small/versions", "", 200, {R"("version":2)", R"("version":1)", "试用"}},
        {"斯琴", "GET", "/api/v1/ledgers", "", 200, {R"("key":"small")", R"("key":"disputes")"}},
    });
    CHECK(house::journalled(store, "ledger.published") == 2);
    CHECK(house::count(store, "select type_version from ledger_records where type = 'small'") == 1);
  });
}

TEST_CASE("3.15 past its last day a ledger takes no more entries, and is still read") {
  test::with_each_store("closed ledgers", [](db::Store& store) {
    house::House house(store);
    house.server.play({
        {"包玉兰", "GET", "/api/v1/ledgers/commitments", "", 200, {R"("closed":true)", R"("may":["read"])"}, {"design\"]"}},
        {"包玉兰", "POST", "/api/v1/ledgers/commitments/records", R"({"place":"150725000000","fields":{}})", 409},
        {"包玉兰", "GET", "/api/v1/ledgers/commitments/records", "", 200, {R"("items":[])"}},
    });
  });
}

}  // namespace lianxin::ledgers
