// A column of a sheet that says how far a record is: it goes there by its steps, or is told why not.
#include <doctest/doctest.h>

#include "features/ledgers/ledgers_house_test.h"
#include "tests/support/office_sheet.h"

namespace lianxin::ledgers {
namespace {

using tests::OfficeSheet;

const std::vector<http::Header> as_workbook{{"content-type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}};

std::string register_of(const std::vector<std::vector<std::string>>& rows) {
  OfficeSheet sheet;
  sheet.across("2026年矛盾纠纷登记表", 10).row({"序号", "排查日期", "简要情况", "类别", "包案领导", "责任单位", "责任人", "化解时限", "化解结果", "化解日期", "办理进展"});
  for (const auto& each : rows) sheet.row(each);
  return sheet.workbook();
}

const std::vector<std::string> settled{"1", "11月2日", "争草场", "草牧场", "", "", "", "", "化解", "11月9日", "已办结"};
const std::vector<std::string> taken_on{"2", "11月3日", "争水井", "邻里", "朝鲁", "司法所", "乌云", "12月3日", "", "", "调解中"};

}  // namespace

TEST_CASE("3.14 a state is reached by its steps, with number, history and journal; a later sheet takes it further") {
  test::with_each_store("states from a sheet", [](db::Store& store) {
    house::House house(store);
    const std::string records = "/api/v1/ledgers/disputes/records", take = "/api/v1/ledgers/disputes/sheets?dry_run=false&place=150725200201";
    house.server.play({
        {"包玉兰", "POST", take, register_of({settled, taken_on}), 200, {R"("head":"办理进展","field":"state")", R"("added":2)"}, {}, as_workbook},
        {"包玉兰", "POST", take, register_of({settled, taken_on}), 200, {R"("same":2)"}, {}, as_workbook},
        {"包玉兰", "GET", records + "?f.state=settled", "", 200, {"争草场", R"("number":"")"}, {"争水井"}},
        {"包玉兰", "GET", records + "?f.state=settling", "", 200, {"争水井", "调〔2026〕1号"}, {"争草场"}},
    });
    CHECK(house::count(store, "select count(*) from ledger_history where kind = 'moved'") == 2);
    CHECK(house::journalled(store, "ledger_record.moved") == 2);
    std::vector<std::string> now = taken_on;
    now[8] = "化解", now[9] = "11月20日", now[10] = "化解";
    house.server.play({
        {"包玉兰", "POST", take, register_of({now}), 200, {R"("differs":1)"}, {}, as_workbook},
        {"包玉兰", "POST", take + "&change=true", register_of({now}), 200, {R"("changed":1)"}, {}, as_workbook},
        {"包玉兰", "POST", take + "&change=true", register_of({now}), 200, {R"("same":1)"}, {}, as_workbook},
        {"包玉兰", "GET", records + "?f.state=settled", "", 200, {"争水井", "争草场"}},
    });
    CHECK(house::count(store, "select count(*) from ledger_history where kind = 'moved'") == 3);
  });
}

TEST_CASE("3.14 what a step asks for, whose it is and what nobody knows is told at the cell") {
  test::with_each_store("states refused", [](db::Store& store) {
    house::House house(store);
    std::vector<std::string> calmed = settled, nobody = taken_on, odd = taken_on, open = taken_on;
    calmed[8] = "缓和待解";
    nobody[4] = "", nobody[7] = "";
    odd[2] = "争路", odd[10] = "飞了";
    open[2] = "争树", open[10] = "";
    OfficeSheet rectified;
    rectified.row({"所属方案", "问题来源", "问题类别", "问题表现", "发现日期", "整改任务", "整改目标", "牵头领导", "责任单位", "责任人", "进展情况", "完成情况", "完成日期", "佐证", "群众意见", "听取人数", "整改时限类型", "完成时限", "状态"});
    rectified.row({"日常查摆", "自查", "为民服务", "门难进", "2026-03-02", "开门", "门开着", "甲", "乙局", "丙", "开了", "已完成", "2026-03-09", "文号一", "满意", "#3", "限期整改", "2026-03-31", "申请销号"});
    rectified.row({"日常查摆", "自查", "为民服务", "脸难看", "2026-03-02", "笑", "笑着", "甲", "乙局", "丙", "笑了", "已完成", "2026-03-09", "文号二", "满意", "#3", "限期整改", "2026-03-31", "督导已核"});
    house.server.play({
        {"包玉兰", "POST", "/api/v1/ledgers/disputes/sheets?place=150725200201", register_of({calmed, nobody, odd, open}), 200,
         {R"("added":1)", R"("faulty":3)", R"("row":3,"cell":"K3","field":"state")", R"("row":4,"cell":"E4","field":"fields.leader","key":"base.required")", R"("cell":"H4","field":"fields.settle_by")",
          R"("cell":"K5","field":"state","key":"ledgers.no_such_state")", "没有“飞了”这个状态"}, {}, as_workbook},
        {"包玉兰", "POST", "/api/v1/ledgers/rectification/sheets?place=150725200201", rectified.workbook(), 200, {R"("added":1)", R"("cell":"S3","field":"state","key":"ledgers.another_must")"}, {R"("cell":"S2")"}, as_workbook},
    });
  });
}

TEST_CASE("3.14 a kept mapping is of heads and of the unit that stands above them") {
  test::with_each_store("another unit line", [](db::Store& store) {
    house::House house(store);
    const auto sheet = [](const std::string& unit) {
      OfficeSheet out;
      out.row({"登记表"}).row({"", "", "", "单位：" + unit}).row({"排查日期", "简要情况", "类别", "涉及金额"}).row({"2026-11-02", "争草场", "草牧场", "#3"});
      return out.workbook();
    };
    const auto told = [&](const std::string& unit) { return house.server.send({.who = "包玉兰", .method = "POST", .path = "/api/v1/ledgers/disputes/sheets?place=150725200201", .body = sheet(unit), .headers = as_workbook}).body; };
    const std::string first = told("元"), key = R"("signature":")";
    const std::string signature = first.substr(first.find(key) + key.size(), 32);
    house.server.play({{"包玉兰", "PUT", "/api/v1/ledgers/disputes/sheet-mappings/" + signature, R"({"columns":[{"column":0,"field":"found_on"},{"column":1,"field":"summary"},{"column":2,"field":"kind"},{"column":3,"field":"amount","part":"first"}]})", 200, {R"("part":"first")"}}});
    CHECK(told("元").find(R"("kept_mapping":true)") != std::string::npos);
    CHECK(told("元").find(R"("field":"amount","confidence":1,"factor":1,"part":"first")") != std::string::npos);
    const std::string other = told("万元");
    CHECK(other.find(R"("kept_mapping":false)") != std::string::npos);
    CHECK(other.find(R"("factor":10000)") != std::string::npos);
  });
}

}  // namespace lianxin::ledgers
