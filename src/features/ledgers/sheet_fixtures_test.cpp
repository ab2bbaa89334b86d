// Registers as offices keep them, brought in through the route, come to the figures that are on record. Projects and their money are in
// sheet_projects_test.cpp.
#include <doctest/doctest.h>

#include "features/ledgers/ledgers_house_test.h"
#include "tests/support/office_sheet.h"

namespace lianxin::ledgers {
namespace {

using tests::OfficeSheet;

// One day in all the ways in which offices write it; the year of those that leave it out stands in the title.
std::string day_written(int year, int month, int day, int way) {
  const std::string y = std::to_string(year), m = std::to_string(month), d = std::to_string(day);
  const auto two = [](const std::string& n) { return n.size() < 2 ? "0" + n : n; };
  switch (way % 6) {
    case 0: return y + "年" + m + "月" + d + "日";
    case 1: return y + "." + m + "." + d;
    case 2: return y + "-" + two(m) + "-" + two(d);
    case 3: return y + "/" + m + "/" + d;
    case 4: return y + two(m) + two(d);
    default: return m + "月" + d + "日";
  }
}

// Full-width figures, a comma between thousands, or a number of the spreadsheet.
std::string number_written(int n, int way) {
  const std::string digits = std::to_string(n);
  if (way % 3 == 0 && n >= 1000) return digits.substr(0, digits.size() - 3) + "," + digits.substr(digits.size() - 3);
  if (way % 3 == 1) {
    std::string out;
    for (const char c : digits) out += "\xEF\xBC" + std::string(1, static_cast<char>(0x90 + (c - '0')));
    return out;
  }
  return "#" + digits;
}

test::Scenario figure(const std::string& ledger, const std::string& key, std::vector<std::string> says, std::vector<std::string> never = {}) {
  return {"包玉兰", "GET", "/api/v1/ledgers/" + ledger + "/figures?figure=" + key, "", 200, std::move(says), std::move(never)};
}

std::string total(std::int64_t amount) { return R"("total":{"amount":)" + std::to_string(amount) + ","; }

// All rows are taken, nothing of what every record needs is missing.
test::Scenario taking(const std::string& ledger, const OfficeSheet& sheet, std::size_t records, const std::vector<std::string>& says = {}) {
  test::Scenario out{"包玉兰", "POST", "/api/v1/ledgers/" + ledger + "/sheets?dry_run=false&place=150725200201", sheet.workbook(), 200,
                     {"\"rows\":" + std::to_string(records) + ",\"added\":" + std::to_string(records) + ",", "\"missing\":[]"}, {},
                     {{"content-type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}}};
  out.must_contain.insert(out.must_contain.end(), says.begin(), says.end());
  return out;
}

}  // namespace

TEST_CASE("jungar-disputes: 35 found, 30 settled, 85.71 %, 5 open, from a register of the paper form") {
  test::with_each_store("a register of disputes", [](db::Store& store) {
    house::House house(store);
    OfficeSheet sheet;
    sheet.across("2026年矛盾纠纷排查化解登记表", 8).row({"填报单位：某苏木", "", "", "", "", "", "填报时间：2026年11月"});
    sheet.row({"序号", "排查", "", "简要情况", "类别", "化解", "", "状态"}).row({"", "日期", "人", "", "", "结果", "日期", ""}).merge("B3:C3").merge("F3:G3").merge("A3:A4").merge("D3:D4").merge("E3:E4").merge("H3:H4");
    for (int i = 0; i < 35; ++i)
      sheet.row({"#" + std::to_string(i + 1), day_written(2026, i % 9 + 1, i % 28 + 1, i), "〃", "第" + std::to_string(i + 1) + "件事", i % 2 ? "邻里纠纷" : "草牧场", i < 30 ? "化解" : "缓和待解",
                 i < 30 ? day_written(2026, 10, 9, i + 1) : "无", i < 30 ? "已化解" : "待化解"});
    sheet.row({"合计", "35件", "", "", "", "30件"}).row({"注：月底前报。"});
    house.server.play({taking("disputes", sheet, 35, {R"("field":"state")"}), figure("disputes", "found", {total(35), R"("second":"settled")", R"("second":"found")"}), figure("disputes", "settled", {total(30)}),
                       figure("disputes", "settled_rate", {R"("base":35,"rate":8571)"}), figure("disputes", "open", {total(5)})});
    CHECK(house::count(store, "select count(*) from ledger_records where state = 'settled' and version = 1") == 30);
  });
}

TEST_CASE("chenbarag-institutions: 5 to abolish, 14 to revise, 19 to make are 38") {
  test::with_each_store("a plan of rules", [](db::Store& store) {
    house::House house(store);
    OfficeSheet sheet;
    sheet.across("制度“废改立”计划表", 5).row({"序号", "制度名称", "废改立", "是否涉及群众利益", "完成时限"});
    for (const auto& [action, count] : {std::pair{"废止", 5}, std::pair{"修订", 14}, std::pair{"新建", 19}}) {
      sheet.across(std::string("拟") + action + "的制度", 5);
      for (int i = 0; i < count; ++i) sheet.row({"#" + std::to_string(i + 1), std::string(action) + "制度之" + std::to_string(i + 1), i == 0 ? action : "同上", i % 4 ? "×" : "√", i % 3 ? "2014年10月" : day_written(2014, 10, 31, i)});
      sheet.row({"小计", std::to_string(count) + "项"});
    }
    sheet.row({"合计", "38项"});
    house.server.play({taking("institutions_plan", sheet, 38), figure("institutions_plan", "rules", {total(38), R"("first":"abolish","second":"planned","amount":5,)",
                       R"("first":"revise","second":"planned","amount":14,)", R"("first":"make","second":"planned","amount":19,)"})});
    CHECK(house::count(store, "select count(*) from ledger_records where due_on = 16374") == 38);  // 31 October 2014
  });
}

TEST_CASE("anhui-weak-orgs: 1,602 of 1,660 are 96.51 %, 58 are left") {
  test::with_each_store("weak organisations", [](db::Store& store) {
    house::House house(store);
    OfficeSheet sheet;
    sheet.across("软弱涣散党组织整顿台账", 8).row({"序号", "党组织名称", "领域", "确定日期", "主要原因", "第一书记", "", "整顿时限"}).row({"", "", "", "", "", "有第一书记", "来源", ""});
    sheet.merge("A2:A3").merge("B2:B3").merge("C2:C3").merge("D2:D3").merge("E2:E3").merge("F2:G2").merge("H2:H3");
    for (int i = 0; i < 1660; ++i)
      sheet.row({"#" + std::to_string(i + 1), "第" + std::to_string(i + 1) + "党支部", "嘎查村", day_written(2014, 3, 12, i % 5), "组织生活不正常、没有活动场所", "是", i < 1602 ? "乡镇负责同志兼任" : "市直机关选派", "2014.12.20"});
    house.server.play({taking("weak_organisations", sheet, 1660), figure("weak_organisations", "organisations", {total(1660)}), figure("weak_organisations", "by_township", {total(1602)}),
                       figure("weak_organisations", "by_township_rate", {R"("base":1660,"rate":9651)"}), figure("weak_organisations", "without", {total(58)})});
  });
}

TEST_CASE("jungar-posts: 132 posts, 51 in villages, 27 in communities, 54 others, from a file in GB 18030") {
  test::with_each_store("a roster of posts", [](db::Store& store) {
    house::House house(store);
    OfficeSheet sheet;
    sheet.row({"2012年大学生村官进入“两委”名册"}).row({"序号", "姓　名", "人员类别", "单位类别", "任职单位", "职　务", "任职时间", "备注"});
    int n = 0;
    struct Posts { std::string body, post; int count; };
    for (const auto& [body, post, count] : {Posts{"村", "书记", 4}, Posts{"村", "副书记", 21}, Posts{"村", "主任", 3}, Posts{"村", "副主任", 23}, Posts{"社区", "书记", 4}, Posts{"社区", "副书记", 6},
                                            Posts{"社区", "主任", 6}, Posts{"社区", "副主任", 11}, Posts{"村", "委员", 40}, Posts{"社区", "委员", 14}})
      for (int i = 0; i < count; ++i, ++n)
        sheet.row({std::to_string(n + 1), "村官" + std::to_string(n + 1), n == 0 ? "大学生村官" : "〃", body, "第" + std::to_string(n + 1) + body, post, day_written(2012, 9, n % 28 + 1, n), n % 7 ? "" : "㙍"});
    sheet.row({"合计", "132名"});
    test::Scenario csv = taking("work_posts", sheet, 132);
    csv.body = sheet.csv_in_gb18030();
    csv.headers = {{"content-type", "text/csv"}};
    house.server.play({csv, figure("work_posts", "posts", {total(132)}), figure("work_posts", "village_posts", {total(51), R"("first":"deputy_director","amount":23,)", R"("first":"director","amount":3,)"}),
                       figure("work_posts", "community_posts", {total(27), R"("first":"deputy_director","amount":11,)"}), figure("work_posts", "other_posts", {total(54)})});
  });
}

TEST_CASE("jungar-outreach: 205 events of five kinds, 257,839 copies, kinds merged down") {
  test::with_each_store("a register of outreach", [](db::Store& store) {
    house::House house(store);
    OfficeSheet sheet;
    sheet.across("2013年“五送”活动登记表", 7).row({"类别", "活动名称", "主办单位", "时间", "受众人数", "发放份数", "备注"});
    int n = 0;
    for (const std::string kind : {"送理论", "送文化", "送法律", "送技能", "送健康"}) {
      for (int i = 0; i < 41; ++i, ++n)
        sheet.row({i == 0 ? kind : "", "第" + std::to_string(n + 1) + "场", "宣传部", day_written(2013, n % 12 + 1, n % 28 + 1, n), n % 5 ? "80余人" : "120多", number_written(n < 154 ? 1258 : 1257, n), ""});
      sheet.merge_down(0, 41).row({"小计", "41场次"});
    }
    sheet.row({"合计", "205场次", "", "", "", "#257839"});
    house.server.play({taking("outreach", sheet, 205), figure("outreach", "five_events", {total(205)}), figure("outreach", "kinds", {total(5)}), figure("outreach", "copies", {total(257839)}, {R"("qualifier")"}),
                       figure("outreach", "audience", {R"("total":{"amount":18040,"qualifier":"at_least")"})});
  });
}

TEST_CASE("chenbarag-study: 1,082 sessions of 78 units on 8 topics, 25,000余 attendances; units with fewer than 15 sessions are listed") {
  test::with_each_store("a register of study", [](db::Store& store) {
    house::House house(store);
    OfficeSheet sheet, general;
    sheet.across("2014年专题学习登记台账", 6).row({"学习单位", "形式", "第几专题", "学习内容", "学习时间", "参学人数（人次）"});
    const auto topic = [](int n) { return std::vector<std::string>{"一", "二", "三", "四", "五", "六", "七", "八"}[static_cast<std::size_t>(n % 8)]; };
    int n = 0;
    for (int unit = 0; unit < 78; ++unit) {
      const int sessions = unit < 68 ? 14 : 13;  // 68 × 14 + 10 × 13 = 1,082
      for (int i = 0; i < sessions; ++i, ++n)
        sheet.row({i == 0 ? "第" + std::to_string(unit + 1) + "单位" : "", "专题学习", "专题" + topic(n), "主题之" + std::to_string(n + 1), day_written(2014, 3, n % 28 + 1, n), n == 1081 ? "1000余" : n < 218 ? "#23" : number_written(22, n)});
      sheet.merge_down(0, static_cast<std::size_t>(sessions));
    }
    sheet.row({"合计", "", "", "", "1082次", "2.5万余"});
    general.across("2014年集体学习登记台账", 4).row({"学习单位", "形式", "学习内容", "学习时间"});
    for (int unit = 0; unit < 78; ++unit)
      for (int i = 0; i < (unit % 20 == 3 ? 14 : 15); ++i) general.row({i == 0 ? "第" + std::to_string(unit + 1) + "单位" : "″", "集体学习", "集体学习之" + std::to_string(i + 1), day_written(2014, i % 9 + 1, unit % 28 + 1, unit + i)});
    house.server.play({taking("study", sheet, 1082), taking("study", general, 1166), figure("study", "topic_sessions", {total(1082)}, {R"("least")"}), figure("study", "units", {R"("first":"unit_topic","amount":78,)"}),
                       figure("study", "topics", {total(8)}), figure("study", "attendances", {R"("first":"unit_topic","second":"第9单位")", R"("total":{"amount":25000,"qualifier":"some")"}),
                       figure("study", "general_sessions", {total(1166), R"("least":15,"below":[{"first":"第24单位","amount":14,"rate":null,"records":14},{"first":"第44单位","amount":14,"rate":null,"records":14},{"first":"第4单位","amount":14,"rate":null,"records":14},{"first":"第64单位","amount":14,"rate":null,"records":14}])"})});
  });
}

TEST_CASE("anhui-rectify: of 4,395 problems 3,142 (71.49 %) are put right and 1,253 (28.51 %) are being") {
  test::with_each_store("a register of rectification", [](db::Store& store) {
    house::House house(store);
    OfficeSheet sheet;
    sheet.across("查摆问题整改台账（2014年）", 11).row({"序号", "方案类别", "问题来源", "类别", "存在问题", "查摆日期", "责任体系（1+1+1）", "", "", "整改完成情况", "整改完成时间"});
    sheet.row({"", "", "", "", "", "", "责任领导", "牵头单位", "具体责任人", "", ""}).merge("G2:I2");
    for (const char* column : {"A", "B", "C", "D", "E", "F", "J", "K"}) sheet.merge(std::string(column) + "2:" + column + "3");
    for (int i = 0; i < 4395; ++i) {
      const bool done = i % 7 != 0 && i < 3666;
      sheet.row({"#" + std::to_string(i + 1), i == 0 ? "日常查摆" : "同上", i % 2 ? "群众提" : "自查", i % 3 ? "为民服务" : "形式主义", "问题之" + std::to_string(i + 1), day_written(2014, 3, i % 28 + 1, i), "甲领导",
                 "第" + std::to_string(i % 60 + 1) + "单位", "责任人" + std::to_string(i % 90 + 1), done ? (i % 4 ? "整改完毕" : "已整改") : "正在整改", done ? day_written(2014, 5, i % 28 + 1, i + 2) : "/"});
    }
    sheet.row({"合计", "4395个", "", "", "", "", "", "", "", "3142个"});
    house.server.play({taking("rectification", sheet, 4395), figure("rectification", "problems", {total(4395)}), figure("rectification", "done", {total(3142)}), figure("rectification", "under_way", {total(1253)}),
                       figure("rectification", "done_rate", {R"("base":4395,"rate":7149)"}), figure("rectification", "under_way_rate", {R"("base":4395,"rate":2851)"})});
    CHECK(house::count(store, "select count(*) from ledger_records where fields like '%甲领导%' and fields like '%责任人7%'") > 0);
  });
}

}  // namespace lianxin::ledgers
