// Rounds, opinions and figures through the routes, on both databases.
#include <doctest/doctest.h>

#include "features/rounds/rounds_house_test.h"
#include "tests/support/importing.h"
#include "platform/json/json.h"

namespace lianxin::rounds {
namespace {

using house::at;
using house::said;

std::string value_of(std::string_view json, std::string_view name) {
  const std::string mark = "\"" + std::string(name) + "\":\"";
  const auto begin = json.find(mark);
  if (begin == json.npos) return {};
  return std::string(json.substr(begin + mark.size(), json.find('"', begin + mark.size()) - begin - mark.size()));
}

}  // namespace

TEST_CASE("0.13 a round is begun, read, changed; a stale change is told with the round as it is") {
  test::with_each_store("rounds made", [](db::Store& store) {
    house::House house(store);
    const std::string body =
        R"({"id":"01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e55","title":"二轮","place":"150725000000","opens_on":"2026-12-01","closes_on":"2026-12-10","consolidate_on":"2026-12-20","channels":["form"]})";
    house.server.play({
        {"包玉兰", "POST", "/api/v1/rounds", body, 201, {R"("state":"planned")", R"("name":"旗大引领办")", "意见建议征求表", R"("may":["manage","report"])"}},
        {"包玉兰", "POST", "/api/v1/rounds", body, 200},
        {"包玉兰", "POST", "/api/v1/rounds", std::string(body).replace(body.find("二轮"), 6, "三轮"), 409},
        {"斯琴", "POST", "/api/v1/rounds", R"({"title":"越权","place":"150725000000","opens_on":"2026-12-01","closes_on":"2026-12-10","consolidate_on":"2026-12-20","channels":["form"]})", 403},
        {"包玉兰", "POST", "/api/v1/rounds", R"({"title":"","place":"150725000000","opens_on":"2026-12-11","closes_on":"2026-12-10","consolidate_on":"2026-12-20","channels":["smoke"]})", 422,
         {"title", "closes_on", "channels[0]"}},
        {"塔娜", "GET", "/api/v1/rounds?count=exact", "", 200, {R"("total":2)", "二轮", "第一轮征求意见"}},
        {"塔娜", "GET", "/api/v1/rounds?limit=1", "", 200, {"二轮"}, {"第一轮征求意见"}},
        {"塔娜", "GET", "/api/v1/rounds?place=150725201000", "", 200, {R"("items":[])"}},
        {"塔娜", "GET", "/api/v1/rounds/words", "", 200, {"实地调研", "专家学者"}},
        {"包玉兰", "PATCH", at(), R"({"closes_on":"2026-11-30","is_public":false})", 200, {R"("closes_on":"2026-11-30")", R"("version":2)"}, {}, {{"if-match", "\"1\""}}},
        {"包玉兰", "PATCH", at(), R"({"title":"晚了"})", 412, {R"("version":2)"}, {}, {{"if-match", "\"1\""}}},
        {"包玉兰", "PATCH", at(), R"({"closes_on":"2025-01-01"})", 422, {"closes_on"}, {}, {{"if-match", "\"2\""}}},
        {"包玉兰", "GET", "/api/v1/rounds/00000000-0000-7000-8000-000000000001", "", 404},
    });
    CHECK(house::journalled(store, "round.created") == 2);
    CHECK(house::journalled(store, "round.changed") == 1);
  });
}

TEST_CASE("0.12 an opinion is a request of the round, anonymous unless an answer is wished, and every number opens its list") {
  test::with_each_store("opinions taken", [](db::Store& store) {
    house::House house(store);
    const auto taken = house.server.send({"塔娜", "POST", at("/opinions"), said("井里没有水，要走五里路", "household_visit", R"(,"source":"masses")")});
    CHECK(taken.status == 201);
    CHECK(value_of(taken.content(), "receipt_code").size() > 8);
    const std::string ticket = "/api/v1/tickets/" + value_of(taken.content(), "ticket");
    house.server.play({
        {"塔娜", "POST", at("/opinions"), said("热线打不通", "hotline", R"(,"source":"cadre","point":"line1","said_on":"2026-11-20")"), 201},
        {"斯琴", "POST", at("/opinions"), said("少开会", "symposium", R"(,"spoken":{"name":"巴图","phone":"13800000000"})"), 201, {"receipt_code"}},
        {"斯琴", "GET", ticket, "", 200, {R"("kind":"suggestion")", R"("channel":"visit")", R"("round_id":")" + to_text(house::round_id()), R"("kind":"anonymous")", "2026-12-11"}},
        {"包玉兰", "GET", "/api/v1/tickets?round=" + to_text(house::round_id()) + "&count=exact", "", 200, {R"("total":3)"}},
        {"包玉兰", "GET", "/api/v1/tickets?round=00000000-0000-7000-8000-000000000001&count=exact", "", 200, {R"("total":0)"}},
        {"包玉兰", "GET", "/api/v1/tickets?round=x", "", 422, {"round"}},
        {"包玉兰", "GET", "/api/v1/tickets?rounds=only&count=exact", "", 200, {R"("total":3)", "少开会"}},
        {"包玉兰", "GET", "/api/v1/tickets?rounds=without&count=exact", "", 200, {R"("total":0)"}, {"少开会", "热线打不通"}},
        {"包玉兰", "GET", "/api/v1/tickets?rounds=all", "", 422, {"rounds"}},
        {"包玉兰", "GET", "/api/v1/tickets/counts?rounds=only", "", 200, {R"("total":3)"}},
        {"包玉兰", "GET", "/api/v1/tickets/counts?rounds=without", "", 200, {R"("total":0)"}},
        {"包玉兰", "GET", "/api/v1/tickets/counts?round=00000000-0000-7000-8000-000000000001", "", 200, {R"("total":0)"}},
        {"包玉兰", "GET", at("/counts"), "", 200, {R"("opinions":3)", R"("name":"西乌珠尔苏木")", R"("hotline":1)", R"({"key":"line1","name":"旗纪委热线","opinions":1})", R"({"key":"work","name":"work","opinions":3})"}},
        {"包玉兰", "GET", at("/counts?place=150725200000"), "", 200, {R"("name":"萨如拉塔拉嘎查")", R"("opinions":3)"}},
        {"包玉兰", "GET", at("/opinions?channel=hotline&count=exact"), "", 200, {"热线打不通", R"("total":1)", R"("on":"2026-11-20")", "旗纪委热线"}, {"少开会", "cadre"}},
        {"包玉兰", "GET", at("/opinions?place=150725200202&count=exact"), "", 200, {R"("total":0)"}},
        {"包玉兰", "GET", at("/opinions?only_place=150725200201&target=work&limit=2&count=exact"), "", 200, {R"("total":3)", R"("next":")"}},
        {"包玉兰", "GET", at("/opinions?target=nothing"), "", 422, {"target"}},
        {"包玉兰", "GET", at("/opinions?source=masses"), "", 403, {"5"}},
        {"包玉兰", "GET", at("/opinions?source=masses&channel=hotline"), "", 422, {"source"}},
        {"包玉兰", "GET", at("/opinions?cursor=x"), "", 400},
    });
    house::check_counts(store, house::round_id());
    const auto kept = house::count(store, "select count(*) from ticket_identities");
    CHECK(kept == 1);
  });
}

TEST_CASE("0.12 a bad opinion is refused with what is wrong, and nothing is counted") {
  test::with_each_store("opinions refused", [](db::Store& store) {
    house::House house(store);
    house.server.play({
        {"塔娜", "POST", at("/opinions"), said("井坏了", "website"), 422, {"channel"}},
        {"塔娜", "POST", at("/opinions"), said("井坏了", "letter_box", R"(,"source":"stranger")"), 422, {"source"}},
        {"塔娜", "POST", at("/opinions"), said("x"), 422, {"text"}},
        {"塔娜", "POST", at("/opinions"), said("朝鲁不下乡", "letter_box", R"(,"about":["01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e55"])"), 422, {"about"}},
        {"塔娜", "POST", at("/opinions"), said("井坏了", "form", R"(,"sheet_number":"A-1")"), 201},
        {"塔娜", "POST", at("/opinions"), said("路坏了", "form", R"(,"sheet_number":"A-1")"), 422, {"sheet_number", "A-1"}},
        {"塔娜", "POST", at("/opinions"), R"({"place":"999","channel":"form","target":"work","text":"井坏了"})", 422, {"place"}},
        {"包玉兰", "PATCH", at(), R"({"channels":["hotline","public_page"],"points":[]})", 422, {"channels", "意见建议征求表"}, {}, {{"if-match", "\"1\""}}},
    });
    house.server.set_now(*parse_moment("2027-01-05T09:00:00+08:00"));
    house.server.let_in("塔娜", house::account_with(store, "塔娜", Role::team_member, Reach::own_links, house::gacha));
    house.server.play({{"塔娜", "POST", at("/opinions"), said("井坏了"), 409, {"2026-12-11"}}, {"", "GET", "/api/v1/public/rounds", "", 200, {R"("items":[])"}}});
    CHECK(house::count(store, "select count(*) from opinions") == 1);
    house::check_counts(store, house::round_id());
  });
}

TEST_CASE("E2 an opinion about a member is not seen by him, in no list") {
  test::with_each_store("opinions about members", [](db::Store& store) {
    house::House house(store);
    const std::string about = R"({"place":"150725200201","channel":"letter_box","target":"member","text":"朝鲁很少到户","about":[")" + to_text(house::person_id("朝鲁")) + R"("]})";
    house.server.play({
        {"斯琴", "POST", at("/opinions"), about, 201},
        {"朝鲁", "GET", at("/opinions"), "", 200, {R"("items":[])"}, {"很少到户"}},
        {"斯琴", "GET", at("/opinions?target=member"), "", 200, {"很少到户"}},
    });
  });
}

TEST_CASE("2.4 sheets are counted by place and channel, corrected openly, summed with their rate") {
  test::with_each_store("sheets", [](db::Store& store) {
    house::House house(store);
    const auto put = [](std::string_view place, int out, int back, int valid, int version) {
      return R"({"place":")" + std::string(place) + R"(","channel":"form","handed_out":)" + std::to_string(out) + R"(,"returned":)" + std::to_string(back) + R"(,"valid":)" + std::to_string(valid) +
             R"(,"version":)" + std::to_string(version) + "}";
    };
    house.server.play({
        {"斯琴", "PUT", at("/sheets"), put("150725200201", 120, 100, 96, 0), 200},
        {"斯琴", "PUT", at("/sheets"), put("150725200202", 80, 60, 60, 0), 200},
        {"斯琴", "PUT", at("/sheets"), put("150725200201", 120, 110, 96, 0), 412},
        {"斯琴", "PUT", at("/sheets"), put("150725200201", 120, 110, 96, 1), 200},
        {"斯琴", "PUT", at("/sheets"), put("150725200201", 120, 121, 96, 2), 422, {"returned", "120"}},
        {"斯琴", "PUT", at("/sheets"), put("150725200201", 120, 110, 111, 2), 422, {"valid", "110"}},
        {"斯琴", "PUT", at("/sheets"), R"({"place":"150725200201","channel":"hotline","handed_out":1,"returned":1,"valid":1})", 422, {"不发表格"}},
        {"包玉兰", "GET", at("/sheets"), "", 200,
         {R"("name":"西乌珠尔苏木")", R"("all":{"channel":null,"handed_out":200,"returned":170,"valid":156,"rate":8500})"}},
        {"包玉兰", "GET", at("/sheets?place=150725200000"), "", 200, {R"("handed_out":120,"returned":110,"valid":96,"rate":9167,"version":2)", R"("rate":7500)"}},
    });
    CHECK(house::journalled(store, "round.sheets_counted") == 3);
  });
}

TEST_CASE("3.25 figures are reported as they are written and summed with their 余") {
  test::with_each_store("reports", [](db::Store& store) {
    house::House house(store);
    const auto put = [](std::string_view place, std::string_view written) { return R"({"place":")" + std::string(place) + R"(","measure":"households","written":")" + std::string(written) + "\"}"; };
    house.server.play({
        {"斯琴", "PUT", at("/reports"), put("150725200201", "三百二十户"), 200, {R"("amount":320,"qualifier":"exact")"}},
        {"斯琴", "PUT", at("/reports"), put("150725200202", "180余户"), 200},
        {"斯琴", "PUT", at("/reports"), put("150725200202", "很多户"), 422, {"written", "很多户"}},
        {"斯琴", "PUT", at("/reports"), put("150725200201", "330户"), 412},
        {"包玉兰", "GET", at("/reports"), "", 200, {R"("amount":500,"qualifier":"some","text":"500余","reports":2,"is_own":false)"}},
        {"苏和", "GET", at("/reports"), "", 200, {R"("all":[])"}},
    });
  });
}

TEST_CASE("0.13 a round is consolidated in a year without a calendar: opinions are taken by staff, import and anybody, due on that very day, and it is said why no working days are") {
  test::with_each_store("a round into a year unknown", [](db::Store& store) {
    house::House house(store);
    NewRound winter = house::spring("跨年");
    winter.consolidate_on = *parse_day("2027-01-15");
    house::made(store, winter);
    const std::string path = "/api/v1/rounds/" + to_text(house::round_id("跨年"));
    house.server.play({{"塔娜", "POST", path + "/opinions", said("冬天路上没有灯"), 201}});
    const auto report = test::import_rows(feature(house::deployment()), store, house::as_system(), "opinions", "轮次,编号,渠道,意见\n第跨年征求意见,1,座谈,水井结冰了\n");
    REQUIRE(report.has_value());
    CHECK(report->added == 1);
    const auto ids = store.reading([&](db::Reader& r) { return r.list("select id from tickets order by id", {}, [](const db::Row& row) { return row.get<std::string>(0); }); });
    REQUIRE(ids.has_value());
    REQUIRE(ids->size() == 2);
    for (const auto& id : *ids)
      house.server.play({{"包玉兰", "GET", "/api/v1/tickets/" + id, "", 200, {R"("due_at":"2027-01-15T17:30:00+08:00")", "2027 年的放假安排还没有填写", R"({"kind":"triage","at":"2027-01-15T17:30:00+08:00","light":"green","paused":false,"working_days_left":null})"}}});
    house.server.play({{"包玉兰", "GET", "/api/v1/tickets", "", 200, {R"("working_days_left":null)"}, {R"("working_days_left":0)"}}});
  });
}

TEST_CASE("0.13 open public rounds are told to everybody, by their questions; what is not public is not") {
  test::with_each_store("public rounds", [](db::Store& store) {
    house::House house(store);
    NewRound hidden = house::spring("内部");
    hidden.is_public = false;
    house::made(store, hidden);
    house.server.play({{"", "GET", "/api/v1/public/rounds", "", 200, {"第一轮征求意见", "用水用电方便吗？", "党员", R"("closes_on":"2026-11-27")"}, {"内部", "0470-671"}}});
  });
}

}  // namespace lianxin::rounds
