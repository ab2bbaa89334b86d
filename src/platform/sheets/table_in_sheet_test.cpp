#include "platform/sheets/table_in_sheet.h"

#include <doctest/doctest.h>

#include <deque>

#include "base/text.h"
#include "platform/sheets/table_rows.h"

using namespace lianxin;
using namespace lianxin::sheets;

namespace {

// A sheet drawn as lines: cells parted by '|', a number when it looks like one.
class Drawn {
 public:
  explicit Drawn(std::string_view lines) {
    std::int64_t number = 0;
    for (const auto line : split(lines, '\n')) {
      ++number;
      std::vector<Cell> cells;
      int column = 0;
      for (const auto cell : split(line, '|')) {
        const std::string_view text = trimmed(cell);
        const bool figure = !text.empty() && text.find_first_not_of("0123456789.") == text.npos;
        if (!text.empty()) cells.push_back({column, figure ? CellKind::number : CellKind::text, kept_.emplace_back(text)});
        ++column;
      }
      cells_.push_back(std::move(cells));
      if (!cells_.back().empty()) rows_.push_back({.number = number, .cells = cells_.back()});
    }
  }
  const std::deque<Row>& rows() const { return rows_; }
  std::vector<KeptRow> kept() const {
    std::vector<KeptRow> out;
    for (const Row& row : rows_) out.emplace_back(row);
    return out;
  }

 private:
  std::deque<std::string> kept_{};
  std::deque<std::vector<Cell>> cells_{};
  std::deque<Row> rows_{};
};

const std::vector<WantedColumn> projects{
    {"name", {"项目名称", "项目"}, WantedKind::words, true},
    {"place", {"实施地点", "地点"}},
    {"city", {"资金来源/市级", "市级资金"}, WantedKind::money},
    {"banner", {"资金来源/旗级", "旗级资金"}, WantedKind::money},
    {"spent", {"支出"}, WantedKind::money},
    {"households", {"受益户数", "受益户"}, WantedKind::number},
};

std::string told(const TableMapping& mapping) {
  std::string out = std::to_string(mapping.head_first_row) + "-" + std::to_string(mapping.head_last_row);
  for (const auto& each : mapping.columns) out += " " + each.key + "=" + column_name(each.column) + (each.factor > 1 ? "*" + std::to_string(each.factor) : "");
  return out;
}

std::vector<std::string> read(const Drawn& sheet, const TableMapping& mapping, const std::vector<MergedRange>& merged = {}) {
  TableRows rows(mapping, merged);
  std::vector<std::string> out;
  for (const Row& row : sheet.rows()) {
    const TakenRow taken = rows.take(row);
    std::string line = std::to_string(row.number) + ":";
    if (!taken.skipped.empty()) line += std::string(taken.skipped);
    for (std::size_t i = 0; i < taken.cells.size(); ++i) line += (i ? "|" : "") + std::string(taken.filled[i] ? "^" : "") + std::string(taken.cells[i].text);
    out.push_back(line);
  }
  return out;
}

}  // namespace

TEST_CASE("a head of two storeys below a title and a unit line, merged or not") {
  const Drawn sheet("某旗帮扶项目台账\n填报单位：某镇||||||金额单位：万元\n序号|项目名称|实施地点|资金来源||支出（元）|受益\n|||市 级|旗级||户数\n1|打井|甲嘎查|12|3.5|80000|20");
  const std::vector<MergedRange> merged{{1, 1, 0, 6}, {3, 4, 0, 0}, {3, 4, 1, 1}, {3, 4, 2, 2}, {3, 3, 3, 4}, {3, 4, 5, 5}};
  for (const auto& ranges : {merged, std::vector<MergedRange>{}}) {
    const auto mapping = find_table(sheet.kept(), ranges, projects);
    CHECK(told(mapping) == "3-4 name=B place=C city=D*10000 banner=E*10000 spent=F households=G");
    CHECK(mapping.title == "某旗帮扶项目台账");
    CHECK(mapping.unit == "万元");
    CHECK(mapping.serial_column == 0);
    CHECK(mapping.last_column == 6);
    CHECK(mapping.columns[2].head == "资金来源/市 级");
    CHECK(mapping.columns[2].confidence == 1);
    CHECK(mapping.confidence > 0.9);
    CHECK(mapping.missing.empty());
    CHECK(read(sheet, mapping, ranges).back() == "5:打井|甲嘎查|12|3.5|80000|20");
  }
}

TEST_CASE("heads are known by their synonyms, whatever their blanks, brackets and width") {
  struct Case { std::string_view line, told; };
  const Case cases[] = {
      {"项目名称|地点", "1-1 name=A place=B"},
      {"项 目 名 称*|實施地點（到村）", "1-1 name=A place=B"},
      {"地点|建设项目名称|备注", "1-1 place=A name=B"},
      {"项目名称|市级资金（万元）|旗级资金(元)|支出/千元", "1-1 name=A city=B*10000 banner=C spent=D*1000"},
      {"姓名|电话", "0-0"},
      {"项目名称", "0-0"},
      {"说明\n项目|实施地点\n打井|甲", "2-2 name=A place=B"},
  };
  for (const auto& each : cases) {
    CAPTURE(each.line);
    CHECK(told(find_table(Drawn(each.line).kept(), {}, projects)) == each.told);
  }
  const auto none = find_table(Drawn("姓名|电话").kept(), {}, projects);
  CHECK(none.missing == std::vector<std::string>{"name"});
  const auto some = find_table(Drawn("项目名称|地点|备注").kept(), {}, projects);
  CHECK(some.unclaimed == std::vector<UnclaimedColumn>{{2, "备注"}});
  CHECK(told(find_table({}, {}, projects)) == "0-0");
}

TEST_CASE("a unit is money only where it says so") {
  struct Case { std::string_view text; std::int64_t worth; };
  const Case cases[] = {{"金额（万元）", 10'000}, {"万元", 10'000}, {"投资额/元", 1}, {"投资（亿元）", 100'000'000}, {"单元", 0}, {"元旦走访", 0}, {"户数", 0},
                        {"单价（元）", 1},        {"万元、人", 10'000}, {"", 0},     {"百万元", 1'000'000}};
  for (const auto& each : cases) {
    CAPTURE(each.text);
    CHECK(money_unit_in(each.text) == each.worth);
  }
}

TEST_CASE("totals, notes, sections, blanks and heads again are told apart from records; 同上 and merged cells are filled") {
  const Drawn sheet(
      "序号|项目名称|实施地点|受益户\n"
      "甲|乙|丙|丁\n"
      "一、种植业|||\n"
      "1|打井|甲嘎查|20\n"
      "2|修路||30\n"
      "3|围栏|同上|〃\n"
      "4|||\n"
      "|小 计||50\n"
      "序号|项目名称|实施地点|受益户\n"
      "5|棚圈|乙嘎查|5\n"
      "合计|||55\n"
      "注：数字以验收为准|||\n"
      "填表人：甲|||审核人：乙");
  const std::vector<MergedRange> merged{{3, 3, 0, 3}, {4, 5, 2, 2}, {11, 11, 0, 1}};
  auto mapping = find_table(sheet.kept(), merged, projects);
  REQUIRE(told(mapping) == "1-1 name=B place=C households=D");
  CHECK(read(sheet, mapping, merged) == std::vector<std::string>{
      "1:sheets.row_head", "2:乙|丙|丁", "3:sheets.row_section", "4:打井|甲嘎查|20", "5:修路|^甲嘎查|30", "6:围栏|^甲嘎查|^30", "7:sheets.row_empty",
      "8:sheets.row_total", "9:sheets.row_head", "10:棚圈|乙嘎查|5", "11:sheets.row_total", "12:sheets.row_note", "13:sheets.row_note"});
}

TEST_CASE("the numbers of the columns below the head are no record, and the user's own mapping is obeyed") {
  const Drawn sheet("项目名称|实施地点|受益户\n1|2|3\n打井|甲|4\n5|6|7");
  const auto mapping = find_table(sheet.kept(), {}, projects);
  CHECK(read(sheet, mapping) == std::vector<std::string>{"1:sheets.row_head", "2:sheets.row_numbers", "3:打井|甲|4", "4:5|6|7"});
  TableMapping own;
  own.head_first_row = own.head_last_row = 2;
  own.last_column = 2;
  own.columns = {{.key = "name", .column = 1}};
  CHECK(read(sheet, own) == std::vector<std::string>{"1:sheets.row_head", "2:sheets.row_head", "3:甲", "4:6"});
}

TEST_CASE("a broken row of CSV keeps its own fault, words like a total's are read as they are") {
  const Drawn sheet("项目名称|实施地点\n合计生育宣传|甲\n设计|乙");
  const auto mapping = find_table(sheet.kept(), {}, projects);
  CHECK(read(sheet, mapping) == std::vector<std::string>{"1:sheets.row_head", "2:合计生育宣传|甲", "3:设计|乙"});
  TableRows rows(mapping, {});
  CHECK(rows.take({.number = 9, .fault = "sheets.open_quote"}).skipped == "sheets.open_quote");
}
