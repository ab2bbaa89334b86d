#include "platform/sheets/csv_rows.h"

#include <doctest/doctest.h>

#include "tests/support/made_workbook.h"

using namespace lianxin;
using namespace lianxin::sheets;
using tests::rows_of;

namespace {
using Lines = std::vector<std::string>;
Lines read(std::string_view bytes, const SheetLimits& limits = {}) { return rows_of({.name = "名册.csv", .bytes = bytes}, limits); }

std::string wide(std::u16string_view text, bool big) {
  std::string out;
  for (const char16_t unit : text) {
    const char low = static_cast<char>(unit & 0xff), high = static_cast<char>(unit >> 8);
    (out += big ? high : low) += big ? low : high;
  }
  return out;
}
}  // namespace

TEST_CASE("the same rows in every encoding") {
  const Lines expected{"1: A=text:姓名 B=text:嘎查", "3: A=text:张三 B=text:巴彦"};
  CHECK(read("姓名,嘎查\r\n\r\n张三,巴彦\r\n") == expected);
  CHECK(read("\xEF\xBB\xBF姓名\t嘎查\n\n张三\t巴彦") == expected);
  CHECK(read("\xD0\xD5\xC3\xFB,\xB8\xC2\xB2\xE9\n\n\xD5\xC5\xC8\xFD,\xB0\xCD\xD1\xE5\n") == expected);
  CHECK(read("\xFF\xFE" + wide(u"姓名,嘎查\n\n张三,巴彦", false)) == expected);
  CHECK(read("\xFE\xFF" + wide(u"姓名,嘎查\n\n张三,巴彦", true)) == expected);
  CHECK(read(wide(u"姓名,嘎查\n\n张三,巴彦\n", false)) == expected);
  CHECK(read("sep=;\n姓名;嘎查\n张三;巴彦\n") == Lines{"2: A=text:姓名 B=text:嘎查", "3: A=text:张三 B=text:巴彦"});
}

TEST_CASE("a damaged character makes no other encoding of UTF-8, nor UTF-8 of GB 18030") {
  const SheetFile cut{.name = {}, .bytes = "姓名,嘎查\n张三,巴彦\xE5\xBA\n", .path = {}}, cut_at_end{.name = {}, .bytes = "姓名,嘎查\n张三,巴\xE5\xBA", .path = {}};
  const SheetFile national{.name = {}, .bytes = "\xD0\xD5\xC3\xFB,\xB8\xC2\xB2\xE9\n\xFF\xFF\n", .path = {}};
  CHECK(*encoding_of(cut) == TextEncoding::utf8);
  CHECK(*encoding_of(cut_at_end) == TextEncoding::utf8);
  CHECK(*encoding_of(national) == TextEncoding::gb18030);
  const auto table = read_csv_of_any("\xD0\xD5\xC3\xFB;\xB8\xC2\xB2\xE9\n\xD5\xC5\xC8\xFD;\xB0\xCD\xD1\xE5\n\xFF\xFF;x\n", {.separator = '\0'});
  REQUIRE(table.has_value());
  CHECK(table->columns == std::vector<std::string>{"姓名", "嘎查"});
  REQUIRE(table->rows.size() == 2);
  CHECK(table->cell(table->rows[0], 1) == "巴彦");
  CHECK(table->rows[0].fault.empty());
  CHECK(table->rows[1].fault == "sheets.not_gb18030");
  CHECK(read_csv_of_any(wide(u"姓名,嘎查\n张三,巴彦\n", false))->rows.size() == 1);
  CHECK(read_csv_of_any("姓名\n张三\n")->rows.size() == 1);
}

TEST_CASE("characters beyond the first plane, and a broken one, in GB 18030") {
  CHECK(read("\x95\x32\x82\x36,\xD0\xD5\n") == Lines{"1: A=text:𠀀 B=text:姓"});
  CHECK(read("\xD0\xD5,x\n\xFF\xFF,y\n") == Lines{"1: A=text:姓 B=text:x", "2: A=text:\xEF\xBF\xBD\xEF\xBF\xBD B=text:y sheets.not_gb18030"});
}

TEST_CASE("cells that were kept from being counted are taken back, records keep their number") {
  CHECK(read("=\"00123\",1\n") == Lines{"1: A=text:00123 B=text:1"});
  CHECK(read("某旗名册\n姓名;人口\n") == Lines{"1: A=text:某旗名册", "2: A=text:姓名 B=text:人口"});
  CHECK(read("\"=\"\"00123\"\"\",'=1+1\n\"两\n行\",,乙\n,,\n丙\n") == Lines{"1: A=text:00123 B=text:=1+1", "2: A=text:两\n行 C=text:乙", "4: A=text:丙"});
  CHECK(read("a\nb\n", {.max_rows = 1}) == Lines{"1: A=text:a", "sheets.too_many_rows_in_sheet"});
  CHECK(read(std::string(600, ',') + "x\n") == Lines{"sheets.too_many_columns WC1"});
  CHECK(read("\n\n,\n") == Lines{"sheets.empty_file"});
}

TEST_CASE("a long text is read in pieces, cut at no character, and an endless record ends") {
  std::string gb = "\xD0\xD5\xC3\xFB\n", utf8 = "姓名\n";
  Lines expected{"1: A=text:姓名"};
  for (int i = 0; i < 60'000; ++i) {
    gb += "\xD5\xC5\xC8\xFD" + std::to_string(i) + "\n";
    utf8 += "张三" + std::to_string(i) + "\n";
    expected.push_back(std::to_string(i + 2) + ": A=text:张三" + std::to_string(i));
  }
  CHECK(read(gb) == expected);
  CHECK(read(utf8) == expected);
  std::string endless;
  for (int i = 0; i < 500; ++i) endless += std::string(20'000, 'x') + ",";
  const auto told = read(endless + "\n后\n");
  REQUIRE(!told.empty());
  CHECK(told.front().ends_with("sheets.row_too_long"));
  CHECK(told.back().ends_with("A=text:后"));
}
