#include "platform/sheets/csv.h"

#include <doctest/doctest.h>

using namespace lianxin;
using sheets::read_csv;

namespace {
using Cells = std::vector<std::string>;

sheets::CsvTable table(std::string_view content, const sheets::CsvOptions& options = {}) {
  auto result = read_csv(content, options);
  REQUIRE(result.has_value());
  return *std::move(result);
}
}  // namespace

TEST_CASE("rows keep the line they begin at, also after line breaks inside quotation marks") {
  const auto t = table("\xEF\xBB\xBFname, place\r\n\"那日苏\",嘎查\r\n\r\n\"两行\n的话\",\"他说\"\"好\"\"\"\n末行,无换行");
  CHECK(t.columns == Cells{"name", "place"});
  REQUIRE(t.rows.size() == 3);
  CHECK(t.rows[0].line == 2);
  CHECK(t.rows[1].line == 4);
  CHECK(t.rows[1].cells == Cells{"两行\n的话", "他说\"好\""});
  CHECK(t.rows[2].line == 6);
  CHECK(t.cell(t.rows[2], t.column("place")) == "无换行");
  CHECK(t.column("phone") == -1);
  CHECK(t.cell(t.rows[2], -1).empty());
}

TEST_CASE("a broken row is named and the others are read") {
  struct Case { std::string_view row; std::string_view fault; };
  const std::string long_cell = std::string(70'000, 'a') + ",x";
  const Case cases[] = {
      {"\"never closed,x", "sheets.open_quote"},     {"\"a\"b,x", "sheets.text_after_quote"},
      {"\xC3\x28,x", "sheets.not_utf8"},             {std::string_view("a\0b,x", 5), "sheets.has_nul"},
      {"a,b,c", "sheets.too_many_cells"},            {long_cell, "sheets.cell_too_long"},
  };
  for (const auto& c : cases) {
    const auto t = table("h1,h2\n" + std::string(c.row) + "\nafter,y\n");
    REQUIRE(t.rows.size() == 2);
    CHECK(t.rows[0].fault == c.fault);
    CHECK(t.rows[0].line == 2);
    CHECK(t.rows[1].fault.empty());
    CHECK(t.rows[1].cells == Cells{"after", "y"});
    CHECK(t.rows[1].line == 3);
  }
}

TEST_CASE("the separator is found from the first line, or given") {
  CHECK(table("a\tb,c\td\n1\t2,2\t3\n", {.separator = 0}).rows[0].cells == Cells{"1", "2,2", "3"});
  CHECK(table("a;b\n1;2\n", {.separator = 0}).rows[0].cells == Cells{"1", "2"});
  CHECK(table("a\tb\n\"1\t2\n", {.separator = '\t', .quotes = false}).rows[0].cells == Cells{"\"1", "2"});
}

TEST_CASE("a file without a readable first row, or with too many rows, is refused") {
  CHECK(read_csv("").error().key == "sheets.empty");
  CHECK(read_csv("\n \n,\n").error().key == "sheets.empty");
  CHECK(read_csv("\xFF\xFE,x\n").error().key == "sheets.not_utf8");
  CHECK(read_csv("a\n1\n2\n3\n", {.max_rows = 2}).error().key == "sheets.too_many_rows");
}

TEST_CASE("written cells read back, and are no formulas") {
  CHECK(sheets::csv_cell("普通") == "普通");
  CHECK(sheets::csv_cell("=1+1") == "'=1+1");
  for (std::string_view text : {"a,b", "他说\"好\"", "两\n行", "; \t"})
    CHECK(table("h\n" + sheets::csv_cell(text) + "\n", {.separator = ','}).rows[0].cells[0] == text);
}

TEST_CASE("the guard against formulas is taken back, exactly") {
  for (std::string_view text : {"+86 470 8222222", "-", "=1+1", "@x", "'=1", "''+1", "\t=1", "'", "'普通'", "普通", ""}) {
    const std::string cell = sheets::csv_cell(text);
    CAPTURE(text);
    CHECK(cell.find_first_of("=+-@") != (cell.starts_with('"') ? 1 : 0));
    CHECK(table("h,x\n" + cell + ",1\n", {.separator = ',', .guarded = true}).rows[0].cells[0] == text);
  }
}

TEST_CASE("a column is found by any of its names, whatever the case and width") {
  const auto t = table("ＩＤ,姓名,Phone\n1,甲,2\n", {.separator = ','});
  CHECK(t.column_of({"id", "编号"}) == 0);
  CHECK(t.column_of({"name", "姓名"}) == 1);
  CHECK(t.column_of({"phone"}) == 2);
  CHECK(t.column_of({"unit", "单位"}) == -1);
}
