#include "platform/sheets/marked_workbook.h"

#include <doctest/doctest.h>

#include "platform/sheets/package.h"
#include "platform/sheets/temporary_file.h"
#include "platform/sheets/workbook_writer.h"
#include "tests/support/made_workbook.h"

using namespace lianxin;
using namespace lianxin::sheets;
using tests::MadeWorkbook;

namespace {

using Lines = std::vector<std::string>;

const std::string styles = R"(<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>)"
                           R"(<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0"/><xf numFmtId="14" fontId="1" fillId="1" borderId="3"><alignment horizontal="center"/></xf></cellXfs><dxfs count="0"/>)";

std::string mark(const std::string& bytes, std::vector<CellMark> marks, const MarkOptions& options = {}, std::string_view name = "名册.xlsx") {
  auto out = TemporaryFile::create();
  REQUIRE(out);
  const auto done = mark_sheet({.name = std::string(name), .bytes = bytes}, 0, std::move(marks), options, out->path());
  CAPTURE((done ? "" : done.error().key));
  REQUIRE(done);
  return out->bytes().value();
}

std::string part_of(const std::string& bytes, std::string_view name) { return Package::open({.name = "x", .bytes = bytes})->whole(name).value(); }

// Which cells have the style of the red fill, the last one there is: "A1 B2".
std::string red_cells(const std::string& bytes) {
  const std::string look = part_of(bytes, "xl/styles.xml"), sheet = part_of(bytes, "xl/worksheets/sheet1.xml");
  int fills = 0;
  for (std::size_t at = 0; (at = look.find("<fill>", at)) != std::string::npos; ++at) ++fills;
  std::vector<bool> red;
  const auto end = look.find("</cellXfs>");
  for (std::size_t at = look.find("<cellXfs"); (at = look.find("<xf ", at)) < end; ++at)
    red.push_back(look.substr(at, look.find('>', at) - at).find("fillId=\"" + std::to_string(fills - 1) + "\"") != std::string::npos);
  const auto value = [](std::string_view tag, std::string_view name) {
    const auto at = tag.find(" " + std::string(name) + "=\"");
    if (at == tag.npos) return std::string();
    const auto open = tag.find('"', at) + 1;
    return std::string(tag.substr(open, tag.find('"', open) - open));
  };
  std::string out;
  for (std::size_t at = 0; (at = sheet.find("<c ", at)) != std::string::npos; ++at) {
    const std::string tag = sheet.substr(at, sheet.find('>', at) - at);
    const auto style = static_cast<std::size_t>(std::atoi(value(tag, "s").c_str()));
    if (style < red.size() && red[style]) out += (out.empty() ? "" : " ") + value(tag, "r");
  }
  return out;
}

}  // namespace

TEST_CASE("cells get the red variant of their own style, rows their reasons, and all else stays") {
  MadeWorkbook made{.sheet = R"(<dimension ref="A1:C5"/><sheetData><row r="1" spans="1:3" ht="30"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>)"
                             R"(<row r="2"><c r="A2" s="1"><v>41710</v></c><c r="C2"><f>A2*2</f><v>83420</v></c></row><row r="3"/><row r="5"><c r="B5"><v>1</v></c><c r="D5" s="1"/></row></sheetData>)"
                             R"(<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells><pageMargins left="0.7" right="0.7" top="1" bottom="1" header="0" footer="0"/>)",
                    .strings = "<si><t>姓名</t></si><si><t>户数</t></si>", .styles = styles};
  made.parts["xl/theme/theme1.xml"] = "<theme>不动</theme>";
  const std::string before = made.bytes();
  const std::string after = mark(before, {{2, 2, "不是数"}, {2, 0, "年份不在 <2014>"}, {5, 0, "必填"}, {3, 1, "空"}, {4, -1, "整行"}, {9, 0, "表外"}});
  CHECK(tests::rows_of({.name = "x", .bytes = after}) == Lines{
      "1: A=text:姓名 C=text:户数 D=text:错误", "2: A=date:2014-03-12 C=number:83420 D=text:A2 年份不在 <2014>\nC2 不是数", "3: D=text:B3 空", "4: D=text:整行",
      "5: B=number:1 D=text:A5 必填", "9: D=text:A9 表外"});
  CHECK(red_cells(after) == "D1 A2 C2 D2 B3 D3 D4 A5 D5 A9 D9");
  for (const std::string_view name : {"xl/theme/theme1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "[Content_Types].xml", "_rels/.rels"}) CHECK(part_of(before, name) == part_of(after, name));
  const std::string sheet = part_of(after, "xl/worksheets/sheet1.xml");
  for (const std::string_view kept : {"<f>A2*2</f>", "ht=\"30\"", "<dimension ref=\"A1:D5\"/>", "<mergeCell ref=\"A1:B1\"/></mergeCells><pageMargins left=\"0.7\"", "<cols><col min=\"4\" max=\"4\""}) {
    CAPTURE(kept);
    CHECK(sheet.find(kept) != std::string::npos);
  }
  const std::string look = part_of(after, "xl/styles.xml");
  CHECK(look.find(R"(<xf numFmtId="14" fontId="1" fillId="2" borderId="3" applyFill="1"><alignment horizontal="center"/></xf>)") != std::string::npos);
  CHECK(look.find("<fills count=\"3\">") != std::string::npos);
  CHECK(look.find("<cellXfs count=\"6\">") != std::string::npos);
}

TEST_CASE("without marks nothing but the reasons' head is added; marking what was marked works") {
  const std::string before = MadeWorkbook{.sheet = R"(<cols><col min="1" max="2" width="9"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row></sheetData>)", .styles = styles}.bytes();
  const std::string once = mark(before, {});
  CHECK(tests::rows_of({.name = "x", .bytes = once}) == Lines{"1: A=number:1 B=text:错误", "2: A=number:2"});
  CHECK(part_of(once, "xl/worksheets/sheet1.xml").find("<col min=\"1\" max=\"2\" width=\"9\"/></cols>") != std::string::npos);
  const std::string twice = mark(once, {{2, 0, "太小"}}, {.head_row = 1, .head = "Fault"});
  CHECK(tests::rows_of({.name = "x", .bytes = twice}) == Lines{"1: A=number:1 B=text:错误 C=text:Fault", "2: A=number:2 C=text:A2 太小"});
  CHECK(red_cells(twice) == "C1 A2 C2");
}

TEST_CASE("elements with a prefix and large sheets are patched too") {
  MadeWorkbook made{.styles = styles};
  made.parts["xl/worksheets/sheet1.xml"] = R"(<x:worksheet xmlns:x="y"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>)";
  CHECK(tests::rows_of({.name = "x", .bytes = mark(made.bytes(), {{1, 0, "错"}})}) == Lines{"1: A=number:3 B=text:错误\nA1 错"});
  const auto large = workbook_bytes([&](WorkbookWriter& writer) -> Result<void> {
    const SheetForm form{.name = "表", .columns = {{.title = "户"}, {.title = "数", .kind = FormKind::integer}}};
    if (auto begun = writer.begin(form); !begun) return begun;
    for (int i = 0; i < 20'000; ++i) {
      const std::string number = std::to_string(i);
      const std::string_view cells[] = {"甲", number};
      if (auto done = writer.row(cells); !done) return done;
    }
    return {};
  });
  REQUIRE(large);
  std::vector<CellMark> marks;
  for (int row = 2; row <= 20'001; row += 7) marks.push_back({row, row % 2, "错"});
  const std::string marked = mark(*large, marks);
  const auto rows = tests::rows_of({.name = "x", .bytes = marked});
  REQUIRE(rows.size() == 20'001);
  std::size_t wrong = 0;
  for (int row = 2; row <= 20'001; ++row) {
    const std::string expected = std::to_string(row) + ": A=text:甲 B=number:" + std::to_string(row - 2) + (row % 7 == 2 ? " C=text:" + cell_name(row, row % 2) + " 错" : "");
    wrong += rows[static_cast<std::size_t>(row - 1)] != expected;
  }
  CHECK(wrong == 0);
}

TEST_CASE("CSV and workbooks that cannot be patched come back as a new workbook") {
  const std::string csv = mark("姓名,户数\n张三,三\n\n=1+1,5\n\xFF\xFE,6\n", {{2, 1, "不是数"}, {5, 0, "编码"}}, {}, "名册.csv");
  CHECK(tests::rows_of({.name = "x", .bytes = csv}) == Lines{"1: A=text:姓名 B=text:户数 C=text:错误", "2: A=text:张三 B=text:三 C=text:B2 不是数", "4: A=text:=1+1 B=text:5", "5: A=text:?? B=text:6 C=text:A5 编码"});
  CHECK(red_cells(csv) == "C1 B2 C2 A5 C5");
  const std::string bare = MadeWorkbook{.sheet = R"(<sheetData><row r="2"><c r="A2"><v>3</v></c></row></sheetData>)"}.bytes();
  CHECK(tests::rows_of({.name = "x", .bytes = mark(bare, {{2, 0, "错"}, {7, 0, "空"}}, {.head_row = 2})}) == Lines{"2: A=text:3 B=text:错误\nA2 错", "7: B=text:A7 空"});
  auto out = TemporaryFile::create();
  CHECK(mark_sheet({.name = "x", .bytes = "%PDF"}, 0, {}, {}, out->path()).error().key == "sheets.other_file");
  CHECK(!mark_sheet({.name = "x", .bytes = bare}, 0, {}, {}, "/no/such/folder/x.xlsx"));
}
