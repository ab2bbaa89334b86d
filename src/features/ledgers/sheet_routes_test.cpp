// Sheets of a ledger through the routes, on both databases: found by their heads, tried, taken, marked, undone.
#include <doctest/doctest.h>

#include "features/ledgers/ledgers_house_test.h"
#include "platform/json/json.h"
#include "platform/sheets/workbook_writer.h"
#include "tests/support/made_workbook.h"

namespace lianxin::ledgers {
namespace {

using namespace sheets;
using Cells = std::vector<std::string_view>;

const std::string sheets_path = "/api/v1/ledgers/disputes/sheets", at_gacha = "place=150725200201";
const std::vector<http::Header> as_workbook{{"content-type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}};
const std::vector<http::Header> as_csv{{"content-type", "text/csv"}};

std::string workbook(const SheetForm& form, const std::vector<Cells>& rows) {
  auto bytes = workbook_bytes([&](WorkbookWriter& writer) -> Result<void> {
    TRY(writer.begin(form));
    for (const Cells& each : rows) TRY(writer.row(each));
    return {};
  });
  REQUIRE(bytes.has_value());
  return *std::move(bytes);
}

const SheetForm register_{.name = "登记表", .title = "2026年矛盾纠纷排查化解登记表", .unit_line = "单位：万元",
                          .columns = {{.title = "序号"}, {.title = "排查日期"}, {.title = "简要情况"}, {.title = "类别"}, {.title = "涉及金额", .kind = FormKind::money}, {.title = "责任人"}, {.title = "化解结果"}, {.title = "化解日期"}, {.title = "电话"}},
                          .notes = {"注：本表每月报一次。"}};

std::string small_register() {
  return workbook(register_, {{"1", "11月2日", "两户争草场", "草牧场", "1.5", "朝鲁", "已化解", "2026.11.9", ""}, {"2", "2026年11月3日", "争水井", "邻里纠纷", "", "外来人", "", "", ""}});
}

std::string broken_register() {
  return workbook(register_, {{"1", "11月2日", "两户争草场", "草牧场", "1.5", "", "", "", ""}, {"2", "昨天", "争水井", "天上", "很多", "", "", "", ""}, {"3", "2026-11-04", "", "土地", "", "", "", "", ""}});
}

std::string member(const std::string& body, std::string_view name) {
  const auto at = body.find("\"" + std::string(name) + "\":\"");
  REQUIRE(at != std::string::npos);
  const auto from = at + name.size() + 4;
  return body.substr(from, body.find('"', from) - from);
}

}  // namespace

TEST_CASE("3.14 a sheet is tried first: heads found, cells read as offices write them, nothing written") {
  test::with_each_store("a sheet tried", [](db::Store& store) {
    house::House house(store);
    house.server.play({
        {"朝鲁", "POST", sheets_path + "?" + at_gacha, small_register(), 200,
         {R"("title":"2026年矛盾纠纷排查化解登记表")", R"("unit":"万元")", R"("head":"涉及金额","field":"amount","confidence":1,"factor":10000,"samples":["1.5"])", R"("fields":{"found_on":"2026-11-02")", R"("amount":15000)", R"("head":"电话","field":"")", R"("missing":[])",
          R"("counts":{"rows":2,"added":2,"same":0,"changed":0,"differs":0,"faulty":0)", "两户争草场", R"("key":"sheets.row_note")"},
         {R"("batch")"}, as_workbook},
        {"朝鲁", "POST", sheets_path + "?" + at_gacha, broken_register(), 200,
         {R"("added":1,"same":0,"changed":0,"differs":0,"faulty":2)", R"("cell":"B5")", R"("cell":"D5")", "没有“天上”这个选项。", R"("cell":"E5")", R"("row":6,"cell":"C6","field":"fields.summary","key":"base.required")"}, {}, as_workbook},
        {"朝鲁", "POST", sheets_path + "?dry_run=false&" + at_gacha, broken_register(), 409, {"有 2 行有错"}, {}, as_workbook},
        {"苏和", "POST", sheets_path + "?" + at_gacha, small_register(), 200, {R"("faulty":2)", "ledgers.not_your_place"}, {R"("added":2)"}, as_workbook},
        {"赵敏", "POST", sheets_path + "?" + at_gacha, small_register(), 403, {}, {}, as_workbook},
        {"朝鲁", "POST", sheets_path + "?" + at_gacha + "&sheet=别的", small_register(), 422, {"没有叫“别的”的工作表"}, {}, as_workbook},
        {"朝鲁", "POST", sheets_path + "?place=999999999999", small_register(), 422, {}, {}, as_workbook},
    });
    CHECK(house::count(store, "select count(*) from ledger_records") == 0);
    CHECK(house::count(store, "select count(*) from ledger_batches") == 0);
  });
}

TEST_CASE("3.14 rows become records by the rules of the form; the same file again changes nothing; a batch is undone but for what was changed since") {
  test::with_each_store("a sheet taken", [](db::Store& store) {
    house::House house(store);
    const std::string batch = "01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e55", take = sheets_path + "?dry_run=false&" + at_gacha, records = "/api/v1/ledgers/disputes/records";
    house.server.play({
        {"朝鲁", "POST", take + "&batch=" + batch, small_register(), 200, {R"("batch":")" + batch, R"("added":2)"}, {}, as_workbook},
        {"朝鲁", "POST", take + "&batch=" + batch, small_register(), 409, {}, {}, as_workbook},
        {"朝鲁", "GET", records + "?count=exact&batch=" + batch, "", 200, {R"("total":2)", "两户争草场", R"("owner":"外来人")"}, {}},
        {"朝鲁", "GET", sheets_path + "/" + batch, "", 200, {R"("state":"done")", R"("done":2,"all":2)"}, {}},
        {"斯琴", "GET", sheets_path, "", 200, {batch}},
        {"苏和", "GET", "/api/v1/ledgers/disputes/figures?figure=found", "", 200, {R"("total":{"amount":0)"}, {"争"}},
        {"朝鲁", "GET", "/api/v1/ledgers/disputes/figures?figure=settled_rate", "", 200, {R"("base":2,"rate":5000)"}},
        {"朝鲁", "POST", take, small_register(), 200, {R"("added":0,"same":2)"}, {}, as_workbook},
        {"朝鲁", "POST", sheets_path + "/" + batch + "/commands", R"({"command":"cancel"})", 409},
        {"朝鲁", "POST", sheets_path + "/" + batch + "/commands", R"({"command":"undo"})", 422, {"note"}},
        {"塔娜", "POST", sheets_path + "/" + batch + "/commands", R"({"command":"undo","note":"不是我的"})", 404},
    });
    const auto listed = house.server.send({.who = "朝鲁", .path = records + "?q=争水井"});
    const std::string id = member(listed.body, "id");
    house.server.play({
        {"朝鲁", "PATCH", records + "/" + id, R"({"fields":{"concerned":3}})", 200, {}, {}, {{"if-match", "\"1\""}}},
        {"朝鲁", "POST", take, small_register(), 200, {R"("same":2)"}, {}, as_workbook},
        {"朝鲁", "POST", take, workbook(register_, {{"1", "2026-11-03", "争水井", "土地", "", "", "", "", ""}}), 200, {R"("differs":1)"}, {}, as_workbook},
        {"朝鲁", "POST", take + "&change=true", workbook(register_, {{"1", "2026-11-03", "争水井", "土地", "", "", "", "", ""}}), 200, {R"("changed":1)"}, {}, as_workbook},
        {"朝鲁", "GET", records + "/" + id, "", 200, {R"("kind":"land")", R"("concerned":3)"}},
        {"朝鲁", "POST", sheets_path + "/" + batch + "/commands", R"({"command":"undo","note":"导错了"})", 200, {R"("state":"undone")", R"("undone":1,"stayed":1)"}},
        {"朝鲁", "GET", records + "?count=exact", "", 200, {R"("total":1)", "争水井"}, {"争草场"}},
    });
    CHECK(house::journalled(store, "ledger_record.entered") == 2);
  });
}

TEST_CASE("3.14 an import that was stopped is undone for good") {
  test::with_each_store("a stopped sheet undone", [](db::Store& store) {
    house::House house(store);
    const std::string batch = "01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e66", at = sheets_path + "/" + batch;
    house.server.play({{"朝鲁", "POST", sheets_path + "?dry_run=false&" + at_gacha + "&batch=" + batch, small_register(), 200, {R"("added":2)"}, {}, as_workbook}});
    REQUIRE(store.transact([](db::Writer& w) { return w.run("update ledger_batches set state = 'cancelled'", {}); }).has_value());
    house.server.play({
        {"朝鲁", "POST", at + "/commands", R"({"command":"undo","note":"停下了，不要了"})", 200, {R"("state":"undone")", R"("undone":2,"stayed":0)"}},
        {"朝鲁", "GET", at, "", 200, {R"("state":"undone")", R"("undone":2)"}},
    });
    CHECK(house::journalled(store, "ledger_batch.undone") == 1);
  });
}

TEST_CASE("3.14 a mended mapping is kept for the next sheet with these heads; sound rows are taken alone; the workbook comes back with red cells") {
  test::with_each_store("a sheet mended", [](db::Store& store) {
    house::House house(store);
    const std::string csv = "日期,事情,类别\n2026-11-02,争路,土地\n2026-11-32,争井,土地\n", again = sheets_path + "?" + at_gacha;
    const auto first = house.server.send({.who = "朝鲁", .method = "POST", .path = again, .body = csv, .headers = as_csv});
    INFO(first.body);
    REQUIRE(first.status == 200);
    const std::string mapping = "/api/v1/ledgers/disputes/sheet-mappings/" + member(first.body, "signature");
    house.server.play({
        {"朝鲁", "PUT", mapping, R"({"columns":[{"column":0,"field":"found_on"},{"column":1,"field":"nothing"},{"column":2,"field":"found_on","factor":3}]})", 422, {"columns[1].field", "columns[2].field", "columns[2].factor"}},
        {"朝鲁", "PUT", mapping, R"({"columns":[{"column":0,"field":"found_on"},{"column":1,"field":"summary"},{"column":2,"field":"kind"}]})", 200, {R"("field":"summary")"}},
        {"朝鲁", "PUT", "/api/v1/ledgers/disputes/sheet-mappings/x", R"({"columns":[]})", 404},
        {"朝鲁", "POST", again, csv, 200, {R"("kept_mapping":true)", R"("head":"事情","field":"summary")", R"("added":1)", R"("faulty":1)", R"("cell":"A3")"}, {}, as_csv},
        {"朝鲁", "POST", again + "&dry_run=false&valid_rows=true", csv, 200, {R"("added":1)", R"("faulty":1)"}, {}, as_csv},
    });
    CHECK(house::count(store, "select count(*) from ledger_records") == 1);
    const auto marked = house.server.send({.who = "朝鲁", .method = "POST", .path = sheets_path + "/marked?" + at_gacha, .body = broken_register(), .headers = as_workbook});
    REQUIRE(marked.status == 200);
    std::string all;
    for (const auto& row : tests::rows_of({.name = "x", .bytes = marked.body})) all += row + "\n";
    INFO(all);
    CHECK(all.find("没有“天上”这个选项") != std::string::npos);
    CHECK(all.find("很多") != std::string::npos);
    const auto as_sent = house.server.send({.who = "朝鲁", .method = "POST", .path = again, .body = broken_register(), .headers = as_workbook});
    const auto come_back = house.server.send({.who = "朝鲁", .method = "POST", .path = again, .body = marked.body, .headers = as_workbook});
    CHECK(member(come_back.body, "signature") == member(as_sent.body, "signature"));
    CHECK(come_back.body.find("\"错误\"") == std::string::npos);
    CHECK(house::count(store, "select count(*) from ledger_records") == 1);
  });
}

TEST_CASE("3.14 records leave as the paper register, only those in sight, nothing personal but on demand and with who keeps them") {
  test::with_each_store("a register exported", [](db::Store& store) {
    house::House house(store);
    house.dispute("争草场", R"(,"parties":"甲户与乙户","urgency":"red","owner":{"id":")" + to_text(house::person_id("朝鲁")) + R"("})");
    house.dispute("争水井", R"(,"urgency":"yellow")");
    const std::string path = "/api/v1/ledgers/disputes/records.xlsx";
    const auto exported = [&](std::string_view who, const std::string& query = "") {
      const auto reply = house.server.send({.who = std::string(who), .path = path + query});
      CHECK(reply.status == 200);
      std::string out;
      for (const auto& row : tests::rows_of({.name = "x", .bytes = reply.body})) out += row + "\n";
      return out;
    };
    const auto has = [](const std::string& all, std::string_view words) { return all.find(words) != std::string::npos; };
    const std::string all = exported("斯琴"), red = exported("斯琴", "?f.urgency=red"), elsewhere = exported("苏和"), personal = exported("斯琴", "?personal=true");
    INFO(all);
    for (const std::string_view words : {"矛盾纠纷排查化解登记表", "争草场", "争水井", "草牧场", "萨如拉塔拉嘎查", "已排查", "朝鲁"}) CHECK(has(all, words));
    for (const std::string_view words : {"甲户", "当事人", "pasture", "150725200201"}) CHECK_FALSE(has(all, words));
    CHECK_FALSE(has(all, to_text(house::person_id("朝鲁"))));
    CHECK((has(red, "争草场") && !has(red, "争水井")));
    CHECK((has(elsewhere, "登记表") && !has(elsewhere, "争") && !has(elsewhere, "萨如拉塔拉")));
    CHECK(has(personal, "甲户与乙户"));
    house.server.play({{"赵敏", "GET", path + "?personal=true", "", 403}, {"高云", "GET", path, "", 403}, {"斯琴", "GET", path + "?f.nothing=1", "", 422}, {"斯琴", "GET", path + "?personal=1", "", 422}});
    CHECK(house::journalled(store, "ledger.exported") == 1);
  });
}

TEST_CASE("3.14 files that are none are refused with words that say why") {
  test::TestDatabase database;
  house::House house(*database);
  std::string damaged = small_register();
  damaged.resize(damaged.size() / 2);
  tests::MadeWorkbook wide{.sheet = R"(<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>排查日期</t></is></c><c r="XFD1" t="inlineStr"><is><t>简要情况</t></is></c></row></sheetData>)"};
  const std::string blown(32'000, 'a');
  const std::string bomb = workbook({.columns = {{.title = "排查日期"}, {.title = "简要情况"}}}, std::vector<Cells>(1000, {"2026-11-02", blown}));
  REQUIRE(bomb.size() < 1'000'000);
  const std::string path = sheets_path + "?" + at_gacha, xls("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, '\0'));
  house.server.play({
      {"朝鲁", "POST", path, "", 422, {}, {}, as_workbook},
      {"朝鲁", "POST", path, xls, 422, {}, {}, {{"content-type", "application/vnd.ms-excel"}}},
      {"朝鲁", "POST", path, damaged, 422, {}, {}, as_workbook},
      {"朝鲁", "POST", path, wide.bytes(), 422, {"512"}, {}, as_workbook},
      {"朝鲁", "POST", path, bomb, 422, {"sheet1.xml"}, {}, as_workbook},
      {"朝鲁", "POST", path, workbook({.columns = {{.title = "甲"}, {.title = "乙"}}}, {{"1", "2"}}), 422, {"没找到表头", "排查日期"}, {}, as_workbook},
      {"朝鲁", "POST", path, "<html>", 415, {".xlsx"}, {}, {{"content-type", "text/html"}}},
      {"朝鲁", "POST", path, "{}", 415},
      {"朝鲁", "POST", "/api/v1/ledgers/nothing/sheets", "x", 404, {}, {}, as_workbook},
      {"朝鲁", "POST", path + "&dry_run=perhaps", small_register(), 422, {"dry_run"}, {}, as_workbook},
  });
  CHECK(house::count(*database, "select count(*) from ledger_records") == 0);
}

TEST_CASE("3.34 the catalogue of services leaves as a handbook: where to ask, who helps, where to complain; 3.29 circulars are seen by few") {
  test::TestDatabase database;
  house::House house(*database);
  const std::string item = R"({"place":"150725000000","fields":{"name":"建房审批","kind":"approval","of_unit":{"name":"建设局"},"standing":"kept","edition":1,"promised_limit":8,"steps":[{"what":"受理"},{"what":"发证"}],)"
                           R"("ask_at":"一楼咨询台","help_at":"代办点","complain_at":"督查室"}})";
  house.server.play({{"包玉兰", "POST", "/api/v1/ledgers/service_items/records", item, 201},
                     {"包玉兰", "GET", "/api/v1/ledgers/circulars", "", 200},
                     {"朝鲁", "GET", "/api/v1/ledgers/circulars", "", 404},
                     {"朝鲁", "GET", "/api/v1/ledgers", "", 200, {"disputes"}, {"circulars"}},
                     {"朝鲁", "GET", "/api/v1/ledgers/circulars/records.xlsx", "", 404}});
  std::string all;
  for (const auto& row : tests::rows_of({.name = "x", .bytes = house.server.send({.who = "包玉兰", .path = "/api/v1/ledgers/service_items/records.xlsx"}).body})) all += row + "\n";
  INFO(all);
  for (const std::string_view words : {"便民服务手册", "咨询有路", "求助有果", "投诉有门", "一楼咨询台", "代办点", "督查室", "受理"}) CHECK(all.find(words) != std::string::npos);
}

}  // namespace lianxin::ledgers
