// Registers as offices keep them, brought in through the route, come to the figures that are on record.
#include <doctest/doctest.h>

#include "features/ledgers/ledgers_house_test.h"
#include "platform/sheets/workbook_writer.h"

namespace lianxin::ledgers {
namespace {

using namespace sheets;
using Rows = std::vector<std::vector<std::string>>;

std::string workbook(const std::string& title, const std::vector<std::string>& heads, const Rows& rows) {
  auto bytes = workbook_bytes([&](WorkbookWriter& writer) -> Result<void> {
    SheetForm form{.name = "表", .title = title};
    for (const auto& each : heads) form.columns.push_back({.title = each});
    TRY(writer.begin(form));
    for (const auto& each : rows) {
      const std::vector<std::string_view> cells(each.begin(), each.end());
      TRY(writer.row(cells));
    }
    return {};
  });
  REQUIRE(bytes.has_value());
  return *std::move(bytes);
}

test::Scenario taking(const std::string& ledger, const std::string& body, std::size_t rows) {
  return {"包玉兰", "POST", "/api/v1/ledgers/" + ledger + "/sheets?dry_run=false&place=150725200201", body, 200,
          {"\"rows\":" + std::to_string(rows) + ",\"added\":" + std::to_string(rows) + ",", "\"missing\":[]"}, {},
          {{"content-type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}}};
}

test::Scenario figure(const std::string& ledger, const std::string& key, std::vector<std::string> says) {
  return {"包玉兰", "GET", "/api/v1/ledgers/" + ledger + "/figures?figure=" + key, "", 200, std::move(says)};
}

}  // namespace

TEST_CASE("jungar-disputes: 35 found, 30 settled, 85.71 %, 5 open, from a register of the paper form") {
  test::with_each_store("a register of disputes", [](db::Store& store) {
    house::House house(store);
    Rows rows;
    for (int i = 0; i < 35; ++i)
      rows.push_back({std::to_string(i + 1), "2026年" + std::to_string(i % 9 + 1) + "月" + std::to_string(i % 28 + 1) + "日", "第" + std::to_string(i + 1) + "件事", i % 2 ? "邻里纠纷" : "草牧场",
                      i < 30 ? "化解" : "缓和待解", i < 30 ? "2026.10.9" : "无"});
    house.server.play({taking("disputes", workbook("矛盾纠纷排查化解登记表", {"序号", "排查日期", "简要情况", "类别", "化解结果", "化解日期"}, rows), 35), figure("disputes", "found", {R"("total":{"amount":35,)"}),
                       figure("disputes", "settled", {R"("total":{"amount":30,)"}), figure("disputes", "settled_rate", {R"("base":35,"rate":8571)"}), figure("disputes", "open", {R"("total":{"amount":5,)"})});
  });
}

TEST_CASE("chenbarag-institutions: three sets of 5, 14 and 19 are 38") {
  test::with_each_store("a register of institutions", [](db::Store& store) {
    house::House house(store);
    Rows rows;
    for (const auto& [series, count] : {std::pair{"甲组", 5}, std::pair{"乙组", 14}, std::pair{"丙组", 19}})
      for (int i = 0; i < count; ++i) rows.push_back({std::string(series) + "制度" + std::to_string(i + 1), series, "联系群众", "旗大引领办"});
    house.server.play({taking("institutions", workbook("制度目录", {"制度名称", "所属制度组", "类别", "制定单位"}, rows), 38),
                       figure("institutions", "rules", {R"("total":{"amount":38,)", R"("first":"甲组","second":"contact","amount":5,)", R"("first":"乙组","second":"contact","amount":14,)", R"("first":"丙组","second":"contact","amount":19,)"})});
  });
}

TEST_CASE("anhui-weak-orgs: 1,602 of 1,660 are 96.51 %, 58 are left") {
  test::TestDatabase database;
  house::House house(*database);
  Rows rows;
  for (int i = 0; i < 1660; ++i)
    rows.push_back({"第" + std::to_string(i + 1) + "党支部", "嘎查村", "2014年3月12日", "组织生活不正常、没有活动场所", "是", i < 1602 ? "乡镇负责同志兼任" : "市直机关选派", "2014.12.20"});
  house.server.play({taking("weak_organisations", workbook("软弱涣散党组织整顿台账", {"党组织名称", "领域", "确定日期", "主要原因", "有第一书记", "第一书记来源", "整顿时限"}, rows), 1660),
                     figure("weak_organisations", "organisations", {R"("total":{"amount":1660,)"}), figure("weak_organisations", "by_township", {R"("total":{"amount":1602,)"}),
                     figure("weak_organisations", "by_township_rate", {R"("base":1660,"rate":9651)"}), figure("weak_organisations", "without", {R"("total":{"amount":58,)"})});
}

}  // namespace lianxin::ledgers
