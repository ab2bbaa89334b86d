#include "platform/sheets/written_cell.h"

#include <doctest/doctest.h>

using namespace lianxin;
using namespace lianxin::sheets;

namespace {

std::string told(const Result<std::optional<WrittenDate>>& date) {
  if (!date) return date.error().key;
  if (!*date) return "nothing";
  const WrittenDate& is = **date;
  return is.first == is.last ? to_text(is.first) : to_text(is.first) + ".." + to_text(is.last);
}

std::string told(const Result<std::optional<WrittenAmount>>& amount) {
  if (!amount) return amount.error().key;
  if (!*amount) return "nothing";
  const char* behind[] = {"", "余", "多", "以上"};
  return std::to_string((*amount)->units) + behind[static_cast<int>((*amount)->qualifier)] + ((*amount)->rounded ? " rounded" : "");
}

}  // namespace

TEST_CASE("dates in all the ways they are written") {
  struct Case { std::string_view text, is; };
  const Case cases[] = {
      {"2014-5-1", "2014-05-01"},            {"2014/05/01", "2014-05-01"},          {"2014.5.1", "2014-05-01"},
      {"2014.5.1.", "2014-05-01"},           {"2014年5月1日", "2014-05-01"},         {"２０１４年５月１日", "2014-05-01"},
      {"2014 年 5 月 1 日", "2014-05-01"},   {"2014年5月1号", "2014-05-01"},         {"20140501", "2014-05-01"},
      {"41760", "2014-05-01"},               {"2014-05-01T08:30:00", "2014-05-01"}, {"2014/5/1 8:30", "2014-05-01"},
      {"2014年5月1日（星期四）", "2014-05-01"}, {"2014-5-1 周四", "2014-05-01"},      {"二〇一四年五月一日", "2014-05-01"},
      {"二零一四年十二月三十一日", "2014-12-31"}, {"二○一四年十月二十日", "2014-10-20"}, {"2014年十一月十日", "2014-11-10"},
      {"2014-05", "2014-05-01..2014-05-31"}, {"2014.5", "2014-05-01..2014-05-31"},  {"2014.10", "2014-10-01..2014-10-31"},
      {"2014年2月", "2014-02-01..2014-02-28"}, {"201402", "2014-02-01..2014-02-28"}, {"2014年5月份", "2014-05-01..2014-05-31"},
      {"二〇一四年五月", "2014-05-01..2014-05-31"}, {"2014年5", "2014-05-01..2014-05-31"}, {"2014年", "2014-01-01..2014-12-31"},
      {"2014", "2014-01-01..2014-12-31"},    {"2014年度", "2014-01-01..2014-12-31"}, {"2014年上半年", "2014-01-01..2014-06-30"},
      {"2014年下半年", "2014-07-01..2014-12-31"}, {"2014年第一季度", "2014-01-01..2014-03-31"}, {"2014年四季度", "2014-10-01..2014-12-31"},
      {"2014-Q2", "2014-04-01..2014-06-30"}, {"2012.2.29", "2012-02-29"},           {"2014.2.29", "sheets.no_such_date"},
      {"2014-13-1", "sheets.no_such_date"},  {"20141301", "sheets.no_such_date"},   {"1814-5-1", "sheets.no_such_date"},
      {"5月1日", "sheets.date_no_year"},     {"5.1", "sheets.date_no_year"},        {"14.5.1", "sheets.date_no_century"},
      {"14年5月", "sheets.date_no_century"}, {"1/5/2014", "sheets.date_order"},     {"2014年5月1日至3日", "sheets.date_range"},
      {"2014.5.1—2014.6.1", "sheets.date_range"}, {"长期坚持", "sheets.not_a_date"}, {"2014年底", "sheets.not_a_date"},
      {"2014年5月底", "sheets.not_a_date"},  {"08:30", "sheets.not_a_date"},        {"8:30:00", "sheets.not_a_date"},
      {"", "nothing"}, {"无", "nothing"},    {" — ", "nothing"},                    {"／", "nothing"},
      {"年月日", "sheets.not_a_date"},       {"999999999999", "sheets.not_a_date"}, {"2014-Q5", "sheets.not_a_date"},
  };
  for (const auto& each : cases) {
    CAPTURE(each.text);
    CHECK(told(read_date({.text = each.text})) == each.is);
  }
  CHECK(told(read_date({.text = "5月1日"}, {.default_year = 2014})) == "2014-05-01");
  CHECK(told(read_date({.text = "五月"}, {.default_year = 2014})) == "2014-05-01..2014-05-31");
  CHECK(told(read_date({.text = "5.1"}, {.default_year = 2014})) == "2014-05-01");
}

TEST_CASE("dates a spreadsheet made numbers of") {
  struct Case { CellKind kind; std::string_view text, is; };
  const Case cases[] = {
      {CellKind::number, "20140312", "2014-03-12"},    {CellKind::number, "41710", "2014-03-12"},
      {CellKind::number, "41710.354166666664", "2014-03-12"}, {CellKind::number, "2014.5", "2014-05-01..2014-05-31"},
      {CellKind::number, "2014.1", "sheets.date_lost_zero"},  {CellKind::number, "2014.12", "2014-12-01..2014-12-31"},
      {CellKind::number, "7", "sheets.not_a_date"},    {CellKind::number, "-41710", "sheets.not_a_date"},
      {CellKind::date, "2014-03-12", "2014-03-12"},    {CellKind::date, "2014-03-12T08:30:00", "2014-03-12"},
      {CellKind::date, "2014-03", "2014-03-01..2014-03-31"}, {CellKind::date, "08:30:00", "sheets.not_a_date"},
      {CellKind::error, "#N/A", "sheets.cell_error"},  {CellKind::formula, "", "sheets.formula_without_value"},
      {CellKind::boolean, "1", "sheets.not_a_date"},
  };
  for (const auto& each : cases) {
    CAPTURE(each.text);
    CHECK(told(read_date({.kind = each.kind, .text = each.text})) == each.is);
  }
  const auto half = read_date({.text = "2014年下半年"});
  REQUIRE(half);
  CHECK((*half)->period() == parse_period("2014-H2"));
  CHECK((*half)->precision == DatePrecision::half_year);
}

TEST_CASE("numbers in all the ways they are written") {
  struct Case { std::string_view text, is; };
  const Case cases[] = {
      {"12", "12"},             {"１２", "12"},              {"1,234,567", "1234567"},     {"1 234", "1234"},
      {"-5", "-5"},             {"+5", "5"},                 {"12人", "12"},               {"12 户", "12"},
      {"2.3万", "23000"},       {"2.3万余户", "23000余"},    {"5000余元", "5000余"},       {"300多户", "300多"},
      {"300以上", "300以上"},   {"300户以上", "300以上"},    {"二十三户", "23"},           {"两万八千多起", "28000多"},
      {"1.2亿", "120000000"},   {"¥500", "500"},             {"￥1,500元", "1500"},        {"3千瓦", "3"},
      {"1.50", "sheets.too_many_decimals"}, {"1.0", "1"},    {"约300", "sheets.number_vague"}, {"近百户", "sheets.number_vague"},
      {"300左右", "sheets.number_vague"}, {"3至5", "sheets.number_range"}, {"3-5", "sheets.number_range"}, {"3～5户", "sheets.number_range"},
      {"3/5", "sheets.two_numbers"}, {"12人 34户", "sheets.two_numbers"}, {"5（其中贫困户3）", "sheets.two_numbers"},
      {"1/2/3", "sheets.many_numbers"}, {"若干", "sheets.not_a_number"}, {"12%", "sheets.not_a_number"}, {"=1+1", "sheets.two_numbers"},
      {"99999999999999999999", "sheets.number_too_large"}, {"9999999999999999999999999999999999999999", "sheets.not_a_number"},
      {"", "nothing"},          {"无", "nothing"},           {"/", "nothing"},             {"——", "nothing"},
      {"1,23", "sheets.two_numbers"}, {"1e3", "1000"},       {"一半", "sheets.not_a_number"},
  };
  for (const auto& each : cases) {
    CAPTURE(each.text);
    CHECK(told(read_number({.text = each.text})) == each.is);
  }
}

TEST_CASE("money, parts, percents and what a spreadsheet worked out") {
  const NumberReading wan{.decimals = 2, .factor = 10'000};
  CHECK(told(read_number({.text = "3.5"}, wan)) == "3500000");
  CHECK(told(read_number({.text = "3.5万元"}, wan)) == "3500000");
  CHECK(told(read_number({.text = "35000元"}, wan)) == "3500000");
  CHECK(told(read_number({.kind = CellKind::number, .text = "33.3333333333333"}, wan)) == "sheets.too_many_decimals");
  CHECK(told(read_number({.kind = CellKind::number, .text = "33.33333333"}, {.decimals = 2, .factor = 10'000, .rounds = true})) == "33333333 rounded");
  CHECK(told(read_number({.kind = CellKind::number, .text = "0.30000000000000004"}, {.decimals = 2})) == "30");
  CHECK(told(read_number({.kind = CellKind::number, .text = "1.5E+3"})) == "1500");
  CHECK(told(read_number({.kind = CellKind::number, .text = "1E-7"}, {.decimals = 2, .rounds = true})) == "0 rounded");
  CHECK(told(read_number({.kind = CellKind::number, .text = "1E-99"}, {.decimals = 2, .rounds = true})) != "");
  CHECK(told(read_number({.kind = CellKind::number, .text = "1E+99"})) == "sheets.number_too_large");
  CHECK(told(read_number({.kind = CellKind::date, .text = "2014-03-05"})) == "sheets.number_became_date");
  CHECK(told(read_number({.text = "12.5%"}, {.decimals = 1, .percent = true})) == "125");
  CHECK(told(read_number({.text = "300余"}, {.qualifiers = false})) == "sheets.number_qualified");
  struct Case { std::string_view text, first, second; };
  const Case pairs[] = {{"3/5", "3", "5"}, {"12人 34户", "12", "34"}, {"5（其中贫困户3）", "5", "3"}, {"2.3万余人，1,200多户", "23000余", "1200多"}};
  for (const auto& each : pairs) {
    CAPTURE(each.text);
    CHECK(told(read_number({.text = each.text}, {.part = NumberPart::first})) == each.first);
    CHECK(told(read_number({.text = each.text}, {.part = NumberPart::second})) == each.second);
  }
  const auto two = read_number({.text = "12人 34户"});
  REQUIRE(!two);
  CHECK(two.error().args == std::vector<Arg>{{"text", "12人 34户"}, {"first", "12"}, {"second", "34"}});
}

TEST_CASE("yes and no, codes, words") {
  const auto yes_no = [](std::string_view text) {
    const auto is = read_yes_no({.text = text});
    return !is ? is.error().key : !*is ? "nothing" : **is ? "yes" : "no";
  };
  for (const std::string_view text : {"√", "是", "有", " 是 ", "Yes", "1"}) CHECK(yes_no(text) == "yes");
  for (const std::string_view text : {"×", "否", "无", "没有", "0"}) CHECK(yes_no(text) == "no");
  for (const std::string_view text : {"", "/", "—"}) CHECK(yes_no(text) == "nothing");
  CHECK(yes_no("部分") == "sheets.not_yes_no");
  const auto code = [](std::string_view text, CellKind kind = CellKind::text, bool several = false) {
    const auto is = read_code({.kind = kind, .text = text}, {.several = several});
    return !is ? is.error().key : !*is ? "nothing" : **is;
  };
  CHECK(code("１５０７２５ 1980 0101 123x") == "15072519800101123x");
  CHECK(code("'00123") == "00123");
  CHECK(code("150725", CellKind::number) == "150725");
  CHECK(code("1.50725198001011E+17", CellKind::number) == "sheets.code_damaged");
  CHECK(code("1.50725E+17") == "sheets.code_damaged");
  CHECK(code("150725198001011000", CellKind::number) == "sheets.code_damaged");
  CHECK(code("150725198001011000") == "150725198001011000");
  CHECK(code("E12") == "E12");
  CHECK(code("2E5") == "2E5");
  CHECK(code("13800000001/13900000002") == "sheets.two_codes");
  CHECK(code("13800000001 13900000002") == "sheets.two_codes");
  CHECK(code("0470-8222222") == "0470-8222222");
  CHECK(code("13800000001、13900000002", CellKind::text, true) == "13800000001、13900000002");
  CHECK(code("无") == "nothing");
  CHECK(read_words({.text = "　两行\r\n的话 \n"})->value() == "两行\n的话");
  CHECK(!read_words({.text = " "})->has_value());
  CHECK(read_words({.kind = CellKind::error, .text = "#REF!"}).error().key == "sheets.cell_error");
}
