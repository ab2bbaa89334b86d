#include "features/households/household_import_routes.h"

#include <doctest/doctest.h>

#include "base/text.h"
#include "features/households/household_house_test.h"
#include "features/households/sheet_rules.h"
#include "platform/sheets/csv.h"
#include "tests/support/importing.h"

namespace lianxin::households {
namespace {

// As an office keeps it: title, two storeys, a second sheet of paper, sums and notes.
constexpr std::string_view office_list =
    "西乌珠尔苏木牧户基本情况表\n"
    "填报单位：苏木大引领办,,,,,,,,\n"
    "序号,嘎查,户号,户主,,家庭成员,,,饮水\n"
    ",,,姓名,联系电话,姓名,与户主关系,身份证号码,\n"
    "1,萨如拉塔拉嘎查,００１,巴特尔仓,１３８１２３４５６７８,巴特尔仓,户主,150725198001010011,拉水\n"
    ",,,,,萨仁其木格,妻子,１１０１０５１９４９１２３１００２ｘ,\n"
    "2,同上,002,乌云•其木格,无,,,,自家井\n"
    "合计,,2户,,,3人,,,\n"
    "序号,嘎查,户号,户主,,家庭成员,,,饮水\n"
    ",,,姓名,联系电话,姓名,与户主关系,身份证号码,\n"
    "\n"
    "3,白音布日德嘎查,001,孟和,〃,孟和,,,自来水\n"
    "备注：本表每季更新,,,,,,,,\n";

ImportReport imported(db::Store& store, std::string_view content, bool dry_run = false) {
  const auto feature = households::feature(house::deployment());
  const auto report = test::import_rows(feature, store, house::as_system(), "households", content, dry_run);
  INFO((report ? std::string() : report.error().key));
  REQUIRE(report.has_value());
  return *report;
}

OpenHousehold opened(db::Store& store, std::string_view place, std::string_view number) {
  const auto open = store.reading([&](db::Reader& r) -> Result<OpenHousehold> {
    const auto there = TRY(store::household_of_number(r, house::prefecture, place, number));
    if (!there) return fail(Code::not_found, "base.not_found");
    return store::open(r, house::registry().vault, *there);
  });
  REQUIRE(open.has_value());
  return *open;
}

std::vector<SheetLine> lines_of(std::string_view csv) {
  std::vector<SheetLine> out;
  std::int64_t line = 0;
  for (const auto row : split(csv, '\n')) {
    ++line;
    SheetLine made{.line = line};
    for (const auto cell : split(row, ',')) made.cells.emplace_back(cell);
    out.push_back(std::move(made));
  }
  return out;
}

}  // namespace

TEST_CASE("§3.14 a list as offices keep it: titles, two storeys, the head again, 同上, sums, notes, full width; twice changes nothing") {
  test::with_each_store("households imported", [](db::Store& store) {
    house::build(store);
    const auto dry = imported(store, office_list, true);
    CHECK(dry.added == 3);
    CHECK(test::faults_of(dry) == "12:联系电话:households.nothing_above ");
    const auto first = imported(store, office_list);
    CHECK(first.added == 3);
    const auto open = opened(store, house::gacha, "001");
    CHECK(open.secrets.head == "巴特尔仓");
    CHECK(open.secrets.phone == "13812345678");
    REQUIRE(open.members.size() == 2);
    CHECK(open.members[0].member.relation == Relation::head);
    CHECK(open.members[1].member.relation == Relation::spouse);
    CHECK(open.members[1].secrets.id_number == "11010519491231002X");
    CHECK(open.household.profile.at("water") == "hauled");
    CHECK(opened(store, house::gacha, "002").secrets.head == "乌云·其木格");
    CHECK(opened(store, house::gacha, "002").secrets.phone == "");
    CHECK(opened(store, house::second_gacha, "001").secrets.head == "孟和");
    const auto journal = test::journal_length(store);
    const auto second = imported(store, office_list);
    CHECK(second.added == 0);
    CHECK(second.unchanged == 3);
    CHECK(test::journal_length(store) == journal);
  });
}

TEST_CASE("§3.14 what cannot be taken is told with row and column; the other rows are taken") {
  test::TestDatabase database;
  house::build(*database);
  constexpr std::string_view list =
      "嘎查,户号,户主姓名,成员姓名,关系,身份证号\n"
      "萨如拉塔拉嘎查,1,甲一,甲一,户主,1.50725E+17\n"
      "萨如拉塔拉嘎查,2,乙一,乙一,户主,150725198001010011\n"
      "萨如拉塔拉嘎查,3,丙一,丙一,户主,\n"
      ",,,丙二,长子,150725198002300011\n"
      "没有这个嘎查,4,丁一,,,\n"
      "西乌珠尔苏木,5,戊一,,,\n"
      "萨如拉塔拉嘎查,6,,,,\n"
      "萨如拉塔拉嘎查,2,别的人,,,\n";
  const auto report = imported(*database, list);
  CHECK(report.added == 1);
  CHECK(test::faults_of(report) ==
        "2:身份证号:households.id_damaged 5:身份证号:households.id_birth 6:嘎查:households.no_such_place "
        "7:嘎查:households.not_a_village 8:户主姓名:base.required ");
  const auto differs = imported(*database, "嘎查,户号,户主,电话\n萨如拉塔拉嘎查,2,乙二,123\n");
  CHECK(test::faults_of(differs) == "2:户主:households.import_differs 2:电话:households.import_differs ");
  CHECK(imported(*database, "嘎查,户号,户主\n萨如拉塔拉嘎查,2,乙一\n").unchanged == 1);
  const auto refused = test::import_rows(households::feature(house::deployment()), *database, house::as(*database, "高云"), "households", list);
  CHECK(refused.error().code == Code::forbidden);
  const auto without = test::import_rows(households::feature(house::deployment()), *database, house::as_system(), "households", "姓名,年龄\n甲,3\n");
  CHECK(without.error().key == "sheets.no_column");
}

TEST_CASE("§3.3 without a number a household is the same by its head, or by an id number of its people") {
  test::TestDatabase database;
  house::build(*database);
  constexpr std::string_view first = "嘎查,户主,姓名,身份证号\n萨如拉塔拉嘎查,巴特尔,巴特尔,150725198001010011\n萨如拉塔拉嘎查,李敏,李敏,\n";
  CHECK(imported(*database, first).added == 2);
  CHECK(imported(*database, first).unchanged == 2);
  const auto renamed = imported(*database, "嘎查,户主,姓名,身份证号\n萨如拉塔拉嘎查,巴特尔仓,巴特尔仓,150725 19800101 0011\n");
  CHECK(renamed.added == 0);
  CHECK(test::faults_of(renamed).starts_with("2:户主:households.import_differs"));
}

TEST_CASE("what was exported is masked, and importing it changes nothing") {
  test::TestDatabase database;
  house::build(*database);
  house::registered(*database, house::bateer());
  const auto feature = households::feature(house::deployment());
  REQUIRE(feature->exporters.size() == 1);
  std::string csv;
  for (const auto column : feature->exporters[0].columns) csv.append(csv.empty() ? "" : ",").append(column);
  const auto done = database->read([&](db::Reader& r) {
    return feature->exporters[0].run(r, house::as_system(), [&](const std::vector<std::string>& cells) -> Result<void> {
      for (std::size_t i = 0; i < cells.size(); ++i) csv += (i ? "," : "\n") + sheets::csv_cell(cells[i]);
      return {};
    });
  });
  REQUIRE(done.has_value());
  CHECK(csv.find("巴***") != std::string::npos);
  for (const char* open : {"巴特尔仓", "13812345678", "三号井"}) CHECK(csv.find(open) == std::string::npos);
  const auto again = imported(*database, csv + "\n");
  CHECK(test::faults_of(again) == "");
  CHECK(again.unchanged == 1);
}

TEST_CASE("§3.14 where a head begins, and what goes down") {
  const auto& form = house::registry().form;
  CHECK(read_sheet(lines_of("甲,乙\n1,2"), form).missing == "head");
  CHECK(read_sheet(lines_of("户号,户主,电话\n1,甲,2"), form).missing == "place");
  const auto sheet = read_sheet(lines_of("标题\n嘎查,户号,户主信息,,\n,,姓名,电话,人口\nA,1,甲,110,3人\n同上,2,同上,同上,\n合计,2,,,3\n嘎查,户号,户主信息,,\n,,姓名,电话,人口\nB,1,乙,,2"), form);
  REQUIRE(sheet.rows.size() == 3);
  CHECK(sheet.rows[0].head == "甲");
  CHECK(sheet.rows[1].place == "A");
  CHECK(sheet.rows[1].head == "甲");
  CHECK(sheet.rows[1].phone == "110");
  CHECK(sheet.rows[2].place == "B");
  CHECK(sheet.rows[2].phone == "");
  CHECK(sheet.rows[2].line == 9);
  const auto households = households_of(sheet, form);
  REQUIRE(households.size() == 3);
  CHECK(households[0].household.profile->at("people") == "3");
  CHECK(relation_meant(" 长 子 ") == Relation::child);
  CHECK(relation_meant("外孙女") == Relation::grandchild);
  CHECK(relation_meant("邻居") == Relation::other);
}

}  // namespace lianxin::households
