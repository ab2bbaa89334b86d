// Help projects as offices keep them: money by source in columns or in further rows, works in one cell, two figures in another.
#include <doctest/doctest.h>

#include "features/ledgers/ledgers_house_test.h"
#include "platform/sheets/cells.h"
#include "tests/support/office_sheet.h"

namespace lianxin::ledgers {
namespace {

using tests::OfficeSheet;

const std::string path = "/api/v1/ledgers/help_projects/", at_gacha = "&place=150725200201";
const std::vector<http::Header> as_workbook{{"content-type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}};

test::Scenario taking(const OfficeSheet& sheet, std::size_t records, std::vector<std::string> says = {}) {
  says.push_back("\"rows\":" + std::to_string(records) + ",\"added\":" + std::to_string(records) + ",");
  says.emplace_back("\"missing\":[]");
  return {"包玉兰", "POST", path + "sheets?dry_run=false" + at_gacha, sheet.workbook(), 200, std::move(says), {}, as_workbook};
}

test::Scenario figure(const std::string& key, std::vector<std::string> says) { return {"包玉兰", "GET", path + "figures?figure=" + key, "", 200, std::move(says)}; }

std::string total(std::int64_t amount) { return R"("total":{"amount":)" + std::to_string(amount) + ","; }

// Two storeys of heads, the upper one merged over its columns.
void head(OfficeSheet& sheet, const std::vector<std::pair<std::string, std::vector<std::string>>>& heads) {
  std::vector<std::string> upper, lower;
  std::vector<std::string> merged;
  const std::string first = std::to_string(sheet.rows() + 1), second = std::to_string(sheet.rows() + 2);
  for (const auto& [name, below] : heads) {
    const std::string from = sheets::column_name(static_cast<int>(upper.size()));
    for (std::size_t i = 0; i < std::max<std::size_t>(1, below.size()); ++i) {
      upper.push_back(i == 0 ? name : "");
      lower.push_back(below.empty() ? "" : below[i]);
    }
    merged.push_back(from + first + ":" + sheets::column_name(static_cast<int>(upper.size()) - 1) + (below.empty() ? second : first));
  }
  sheet.row(upper).row(lower);
  for (const std::string& each : merged) sheet.merge(each);
}

struct Group {
  std::string section, level, source;
  int count;
  std::vector<std::string> money;  // 自治区, 市, 旗, 帮扶单位, 自筹
  std::string worth;               // of goods
};

OfficeSheet small_head() {
  OfficeSheet sheet;
  sheet.across("2014年帮扶项目台账", 15).row({"", "", "", "", "", "", "", "", "", "", "", "", "", "单位：万元"});
  head(sheet, {{"序号", {}}, {"项目名称", {}}, {"项目类别", {}}, {"级别", {}}, {"资金", {"来源", "计划", "到位"}}, {"完成工程量", {}}, {"应覆盖嘎查村/已覆盖嘎查村", {}}, {"物资", {"品名", "数量", "单位"}}, {"计划竣工时间", {}}, {"竣工时间", {}}, {"备注", {}}});
  return sheet;
}

}  // namespace

TEST_CASE("jungar-projects: 696 projects, 2 and 84 and 610, and 1,079 万元 of money and goods, sources side by side") {
  test::with_each_store("a register of projects", [](db::Store& store) {
    house::House house(store);
    OfficeSheet sheet;
    sheet.across("2013年帮扶项目和资金台账", 14).row({"填报单位：旗扶贫办", "", "", "", "", "", "", "", "", "", "", "", "单位：万元"});
    head(sheet, {{"序号", {}}, {"项目名称", {}}, {"项目类别", {}}, {"帮扶级别", {}}, {"资金来源（万元）", {"自治区级", "市级", "旗级", "帮扶单位", "自筹"}}, {"物资", {"品名", "数量", "单位", "折价"}}, {"计划竣工时间", {}}});
    int n = 0;
    for (const Group& group : {Group{"一、自治区级帮扶项目", "自治区", "", 2, {"4", "", "", "0.5", ""}, ""}, Group{"二、市级帮扶项目", "市", "", 82, {"", "2.5", "", "", ""}, ""}, Group{"", "市级", "", 2, {"", "22.5万元", "", "", ""}, ""},
                               Group{"三、旗及以下帮扶项目", "旗", "", 400, {"", "", "1.25", "", "/"}, "0.04"}, Group{"", "苏木乡镇级", "", 100, {"", "", "1.25", "", "—"}, "0.04"}, Group{"", "嘎查级", "", 100, {"", "", "１.25", "", "无"}, ""},
                               Group{"", "旗级", "", 10, {"", "", "3.75", "", "1.25"}, ""}}) {
      if (!group.section.empty()) sheet.across(group.section, 14);
      for (int i = 0; i < group.count; ++i, ++n) {
        std::vector<std::string> cells{"#" + std::to_string(n + 1), "第" + std::to_string(n + 1) + "项", n % 2 ? "道路" : "饮水", group.level};
        cells.insert(cells.end(), group.money.begin(), group.money.end());
        for (const std::string& each : group.worth.empty() ? std::vector<std::string>{"", "", "", ""} : std::vector<std::string>{"饲草料", "#1", "车", group.worth}) cells.push_back(each);
        cells.push_back(n % 3 ? "2013年10月" : "2013.10.31");
        sheet.row(cells);
      }
      sheet.row({"小计", std::to_string(group.count) + "项"});
    }
    sheet.row({"合计", "696项", "", "", "#8", "#250", "#787.5", "#1", "#12.5"}).row({"注：资金为到位数。"});
    house.server.play({taking(sheet, 696, {R"("head":"资金来源（万元）/旗级","field":"funds.arrived@county","confidence":1,"factor":10000)"}), figure("projects", {total(696), R"("first":"region")"}),
                       figure("below_prefecture", {total(610)}), figure("help", {total(10'790'000)}), figure("goods", {total(200'000)}),
                       figure("arrived", {total(10'590'000), R"("first":"own","second":"roads","amount":62500,)", R"("first":"own","second":"water_power","amount":62500,)"})});
    CHECK(house::count(store, "select sum(amount) / 1000000 from ledger_facts where figure = 'projects' and first_by = 'region'") == 2);
    CHECK(house::count(store, "select sum(amount) / 1000000 from ledger_facts where figure = 'projects' and first_by = 'prefecture'") == 84);
    CHECK(house::count(store, "select sum(amount) / 1000000 from ledger_facts where figure = 'arrived' and first_by = 'prefecture'") == 2'500'000);
  });
}

TEST_CASE("chenbarag-livelihood: five groups of projects, 2,049.5 万元 and their physical quantities, 38 roads, 29 of 29 villages") {
  test::with_each_store("livelihood projects", [](db::Store& store) {
    house::House house(store);
    OfficeSheet sheet = small_head();
    sheet.row({"#1", "通村道路", "村级道路", "旗级", "自治区", "#400", "#400", "水泥路10条、砂石路28条；巷道硬化17.4公里", "", "", "", "", "2014年10月", "2014.10.20"});
    sheet.row({"", "", "", "", "旗", "#250", "#250"});
    for (const int column : {0, 1, 2, 3, 7}) sheet.merge_down(column, 2);
    sheet.row({"#2", "人畜饮水", "机井", "旗级", "旗", "#305", "305万元", "机井70眼\n配套设备300台（套）", "", "", "", "", "2014年9月", "20140926"});
    sheet.row({"#3", "破雪机具", "破雪机具", "旗级", "旗", "#370", "#370", "无", "29/29", "破雪机具", "#29", "套", "2016年", "2014年12月31日"});
    sheet.row({"#4", "移动棚圈", "棚圈", "旗级", "", "", "", "移动棚圈１２０座", "", "移动棚圈", "120座", "座", "2014年", "2014-11-3"});
    sheet.row({"#5", "助学", "助学", "旗级", "旗", "#500.25", "#500.25", "", "", "", "", "", "2014年", ""}).row({"#5", "助学", "〃", "〃", "帮扶单位", "#193.25", "#193.25", "", "", "", "", "", "同上", ""});
    sheet.row({"#6", "医疗", "医疗卫生", "旗级", "旗", "#31", "#31", "", "—", "", "", "", "2014年", ""});
    sheet.row({"合计", "6项", "", "", "", "#2049.5", "#2049.5"});
    auto take = taking(sheet, 6, {"接着上一行", R"("field":"villages_planned","confidence":0.9,"factor":1,"part":"first")", R"("field":"villages_reached","confidence":0.9,"factor":1,"part":"second")"});
    const auto asked = house.server.send({.who = "包玉兰", .method = "POST", .path = path + "sheets?x=1" + at_gacha, .body = take.body, .headers = as_workbook});
    INFO(asked.body);
    house.server.play({take, figure("projects", {total(6)}), figure("arrived", {total(20'495'000), R"("first":"region","second":"roads","amount":4000000,)"}), figure("planned_money", {total(20'495'000)}), figure("roads", {total(38)}),
                       figure("outputs", {R"("first":"水泥路","second":"strip","amount":10,)", R"("first":"砂石路","second":"strip","amount":28,)", R"("first":"巷道硬化","second":"km","amount":17.4,)", R"("first":"机井","second":"well","amount":70,)",
                                          R"("first":"配套设备","second":"set","amount":300,)", R"("first":"移动棚圈","second":"shed","amount":120,)"}),
                       figure("goods_given", {R"("first":"移动棚圈","second":"座","amount":120,)", R"("first":"破雪机具","second":"套","amount":29,)"}), figure("villages_planned", {total(29)}), figure("villages_reached", {total(29)}),
                       figure("in_time", {R"("base":4,"rate":10000)"})});
  });
}

TEST_CASE("3.14 what a table's row has wrong is told at its own row and cell; the same row twice is no further line") {
  test::with_each_store("faulty lines", [](db::Store& store) {
    house::House house(store);
    OfficeSheet sheet = small_head();
    sheet.row({"#1", "甲", "道路", "旗级", "旗", "#4", "#4", "水泥路10条、砂石路", "2比9", "", "", "", "2014年10月", ""}).row({"", "", "", "", "月亮", "#2", "许多"}).row({"", "", "", "", "", "#3", ""});
    sheet.row({"#2", "乙", "道路", "旗级", "旗", "#4", "#4", "路十条", "3/5", "", "", "", "2014年10月", ""}).row({"#2", "乙", "道路", "旗级", "旗", "#4", "#4", "路十条", "3/5", "", "", "", "2014年10月", ""});
    house.server.play({{"包玉兰", "POST", path + "sheets?x=1" + at_gacha, sheet.workbook(), 200,
                        {R"("rows":3)", R"("cell":"E6","field":"fields.funds[1].source")", "没有“月亮”这个选项", R"("cell":"G6","field":"fields.funds[1].arrived")", R"("cell":"E7","field":"fields.funds[2].source","key":"base.required")", R"("cell":"H5")",
                         "“砂石路”看不出", R"("cell":"H8")", R"("cell":"I8")"}, {}, as_workbook}});
  });
}

TEST_CASE("3.14 rows of one record stay together where a piece of the sheet ends") {
  test::with_each_store("a long register", [](db::Store& store) {
    house::House house(store);
    OfficeSheet sheet = small_head();
    constexpr int projects = 502;
    for (int i = 0; i < projects; ++i) {
      sheet.row({"#" + std::to_string(i + 1), "第" + std::to_string(i + 1) + "项", "道路", "旗级", "旗", "#1.5", "#1", "", "", "", "", "", "2014年10月", ""});
      for (int line = 0; line < 1 + (i == 499 || i == 500 ? 3 : 0); ++line) sheet.row({"", "", "", "", "自筹", "#0.5", "#" + std::to_string(line + 1)});
    }
    house.server.play({taking(sheet, projects), figure("planned_money", {total(projects * 20'000 + 6 * 5'000)}), figure("arrived", {total(projects * 20'000 + 2 * (20'000 + 30'000 + 40'000))})});
    CHECK(house::count(store, "select max(row_no) from ledger_facts where figure = 'arrived'") == 5);
  });
}

}  // namespace lianxin::ledgers
