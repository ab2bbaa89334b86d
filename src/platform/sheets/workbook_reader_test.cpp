#include "platform/sheets/workbook_reader.h"

#include <doctest/doctest.h>

#include "platform/documents/zip.h"
#include "platform/sheets/sheet_book.h"
#include "tests/support/made_workbook.h"

using namespace lianxin;
using namespace lianxin::sheets;
using tests::MadeWorkbook;
using tests::rows_of;

namespace {

using Lines = std::vector<std::string>;

Lines read(const MadeWorkbook& book, const SheetLimits& limits = {}) {
  const std::string bytes = book.bytes();
  return rows_of({.name = "名册.xlsx", .bytes = bytes}, limits);
}

}  // namespace

TEST_CASE("cells are told by kind, numbers as they are written") {
  struct Case { std::string cell, told; };
  const Case cases[] = {
      {R"(<c r="A2" t="s"><v>1</v></c>)", "A=text:那日苏"},
      {R"(<c r="A2" t="s"><v>2</v></c>)", "A=text:巴彦\n嘎查"},
      {R"(<c r="A2" t="inlineStr"><is><r><t>两</t></r><r><t xml:space="preserve"> 段</t></r><rPh sb="0"><t>liang</t></rPh></is></c>)", "A=text:两 段"},
      {R"(<c r="A2"><v>1234.50</v></c>)", "A=number:1234.50"},
      {R"(<c r="A2" t="n"><v>1.50725198001011E+17</v></c>)", "A=number:1.50725198001011E+17"},
      {R"(<c r="A2" s="1"><v>41710</v></c>)", "A=date:2014-03-12"},
      {R"(<c r="A2" s="2"><v>41710.354166666664</v></c>)", "A=date:2014-03-12T08:30:00"},
      {R"(<c r="A2" s="3"><v>41699</v></c>)", "A=date:2014-03"},
      {R"(<c r="A2" s="4"><v>41710</v></c>)", "A=number:41710"},
      {R"(<c r="A2" s="1"><v>-3</v></c>)", "A=number:-3"},
      {R"(<c r="A2" s="1"><v>60</v></c>)", "A=number:60"},
      {R"(<c r="A2" t="b"><v>1</v></c>)", "A=boolean:1"},
      {R"(<c r="A2" t="e"><v>#DIV/0!</v></c>)", "A=error:#DIV/0!"},
      {R"(<c r="A2"><f>B2+C2</f></c>)", "A=formula:"},
      {R"(<c r="A2"><f>B2+C2</f><v>7</v></c>)", "A=number:7"},
      {R"(<c r="A2" t="str"><f>B2&amp;"户"</f><v>3户</v></c>)", "A=text:3户"},
      {R"(<c r="A2" t="d"><v>2014-03-12</v></c>)", "A=date:2014-03-12"},
      {R"(<c r="A2" s="1"/><c t="n"><v>5</v></c>)", "B=number:5"},
      {R"(<c r="C2"><v>3</v></c><c r="A2"><v>1</v></c>)", "A=number:1 C=number:3"},
  };
  MadeWorkbook book{.strings = "<si><t>空</t></si><si><t>那日</t><r><t>苏</t></r><rPh><t>x</t></rPh></si><si><t>巴彦_x000A_嘎查</t></si>",
                    .styles = R"(<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;;@"/></numFmts><cellXfs><xf numFmtId="0"/>)"
                              R"(<xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="176"/><xf numFmtId="2"/></cellXfs>)"};
  for (const auto& each : cases) {
    CAPTURE(each.cell);
    book.sheet = "<sheetData><row r=\"2\">" + each.cell + "</row></sheetData>";
    CHECK(read(book) == Lines{"2: " + each.told});
  }
}

TEST_CASE("the calendar of 1904 and every format of a date") {
  CHECK(written_date(40248, DateForm::day, true) == "2014-03-12");
  CHECK(written_date(1, DateForm::day, false) == "1900-01-01");
  CHECK(written_date(61, DateForm::day, false) == "1900-03-01");
  CHECK(written_date(0.5, DateForm::time, false) == "12:00:00");
  CHECK(written_date(41710.999999, DateForm::moment, false) == "2014-03-13");
  CHECK(written_date(2'958'466, DateForm::day, false).empty());
  struct Case { std::string_view code; DateForm form; };
  const Case cases[] = {
      {"yyyy/m/d", DateForm::day},           {"yyyy\"年\"m\"月\"d\"日\";@", DateForm::day}, {"[$-804]yyyy\"年\"m\"月\"", DateForm::month},
      {"m\"月\"d\"日\"", DateForm::day},     {"yyyy/m/d h:mm", DateForm::moment},          {"[h]:mm:ss", DateForm::time},
      {"yyyy\"年\"", DateForm::year},        {"General", DateForm::none},                  {"0.00_ ", DateForm::none},
      {"#,##0.00;[Red]-#,##0.00", DateForm::none}, {"0\"d\"", DateForm::none},             {"@", DateForm::none},
      {"[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", DateForm::day}, {"0.00E+00", DateForm::none}, {"\"unclosed", DateForm::none},
  };
  for (const auto& each : cases) {
    CAPTURE(each.code);
    CHECK(date_form(each.code) == each.form);
  }
  CHECK(date_form(31) == DateForm::day);
  CHECK(date_form(57) == DateForm::month);
  CHECK(date_form(9) == DateForm::none);
  MadeWorkbook book{.sheet = R"(<sheetData><row r="1"><c r="A1" s="1"><v>40248</v></c></row></sheetData>)", .styles = R"(<cellXfs><xf/><xf numFmtId="14"/></cellXfs>)",
                    .book_properties = "date1904=\"1\""};
  CHECK(read(book) == Lines{"1: A=date:2014-03-12"});
}

TEST_CASE("hidden sheets, rows and columns are told, merged ranges found") {
  MadeWorkbook made{.sheet = R"(<cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="3" hidden="1"><c r="B3"><v>1</v></c></row>)"
                             R"(<row r="5"><c r="A5" t="inlineStr"><is><t>&lt;mergeCell ref="A1:Z9"/&gt;</t></is></c></row></sheetData>)"
                             R"(<mergeCells count="3"><mergeCell ref="A1:C1"/><mergeCell  ref='A2:A3' /><mergeCell ref="C9:A1"/></mergeCells>)"};
  made.parts["xl/workbook.xml"] = R"(<workbook xmlns:r="x"><sheets><sheet name="旧" state="hidden" r:id="rId1"/><sheet name="新" r:id="rId1"/><sheet name="图" r:id="rId9"/></sheets></workbook>)";
  const std::string bytes = made.bytes();
  CHECK(rows_of({.name = "x", .bytes = bytes}) == Lines{"3 hidden: B=number:1", "5: A=text:<mergeCell ref=\"A1:Z9\"/>"});
  auto book = Workbook::open({.name = "x", .bytes = bytes});
  REQUIRE(book);
  REQUIRE(book->sheets().size() == 2);
  CHECK(book->sheets()[0].hidden);
  CHECK(book->first_visible() == 1);
  CHECK(book->sheet_named("新") == 1);
  CHECK(book->sheet_named("图") == -1);
  REQUIRE(book->read(0, [](const Row&) { return false; }));
  CHECK(book->is_hidden_column(2));
  CHECK(!book->is_hidden_column(3));
  const auto merged = book->merged(1);
  REQUIRE(merged);
  CHECK(*merged == std::vector<MergedRange>{{1, 1, 0, 2}, {2, 3, 0, 0}});
}

TEST_CASE("elements may have a prefix, as some programs write them") {
  MadeWorkbook book;
  book.parts["xl/worksheets/sheet1.xml"] = R"(<x:worksheet xmlns:x="y"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>)";
  CHECK(read(book) == Lines{"1: A=number:3"});
}

TEST_CASE("what is broken or hostile is named by sheet and cell") {
  struct Case { std::string sheet, told; };
  const std::string deep = [] { std::string out; for (int i = 0; i < 200; ++i) out += "<a>"; return out; }();
  const Case cases[] = {
      {R"(<sheetData><row r="1"><c r="A1" t="s"><v>99</v></c></row></sheetData>)", "sheets.bad_cell A1"},
      {R"(<sheetData><row r="1"><c r="A1"><v>abc</v></c></row></sheetData>)", "sheets.bad_cell A1"},
      {R"(<sheetData><row r="1"><c r="A2"><v>1</v></c></row></sheetData>)", "sheets.bad_cell A1"},
      {R"(<sheetData><row r="1"><c r="SS1"><v>1</v></c></row></sheetData>)", "sheets.too_many_columns SS1"},
      {R"(<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>)", "sheets.too_many_columns XFD1"},
      {R"(<sheetData><row r="1"><c r="XFE1"><v>1</v></c></row></sheetData>)", "sheets.bad_cell A1"},
      {R"(<sheetData><row r="2"/><row r="2"/></sheetData>)", "sheets.rows_disordered A2"},
      {R"(<sheetData><row r="x"/></sheetData>)", "sheets.rows_disordered A1"},
      {R"(<sheetData><row r="1"><c r="A1">)", "sheets.xml xl/worksheets/sheet1.xml"},
      {deep, "sheets.xml xl/worksheets/sheet1.xml"},
      {"<sheetData a=\"" + std::string(3 << 20, 'x') + "\"/>", "sheets.xml xl/worksheets/sheet1.xml"},
      {R"(<sheetData><row r="1"><c r="B1" t="str"><v>)" + std::string(200'000, 'x') + "</v></c></row></sheetData>", "sheets.cell_too_large B1"},
  };
  for (const auto& each : cases) {
    CAPTURE(each.sheet.substr(0, 80));
    CHECK(read({.sheet = each.sheet}) == Lines{each.told});
  }
  CHECK(read({.sheet = R"(<sheetData><row r="1"><c r="XFD1" s="1"/><c r="A1"><v>1</v></c></row></sheetData>)"}) == Lines{"1: A=number:1"});
  MadeWorkbook laughs;
  laughs.parts["xl/worksheets/sheet1.xml"] = R"(<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&b;</v></c></row></sheetData></worksheet>)";
  CHECK(read(laughs) == Lines{"sheets.xml_entities xl/worksheets/sheet1.xml"});
  CHECK(read({.sheet = "<sheetData><row r=\"1\"><c><v>1</v></c></row><row><c><v>2</v></c></row></sheetData>"}, {.max_rows = 1}) ==
        Lines{"1: A=number:1", "sheets.too_many_rows_in_sheet A2"});
  CHECK(read({.sheet = "<sheetData>" + std::string(40'000, ' ') + "</sheetData>"}, {.max_unpacked_bytes = 1000}).back() == "sheets.swells xl/worksheets/sheet1.xml");
  CHECK(read({.sheet = "<sheetData/>", .strings = "<si><t>a</t></si><si><t>b</t></si>"}, {.max_strings = 1}) == Lines{"sheets.too_many_strings"});
}

TEST_CASE("a damaged archive and what is no workbook are told apart") {
  const std::string good = MadeWorkbook{.sheet = R"(<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>)"}.bytes();
  std::string bent = good;
  bent[bent.find("<v>1</v>") + 3] = '2';
  CHECK(rows_of({.name = "x", .bytes = bent}) == Lines{"1: A=number:2", "sheets.damaged xl/worksheets/sheet1.xml"});
  CHECK(rows_of({.name = "x", .bytes = std::string_view(good).substr(0, good.size() - 40)}) == Lines{"sheets.damaged "});
  std::string sealed = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, '\0');
  for (const char c : std::string_view("EncryptedPackage")) (sealed += c) += '\0';
  const std::string word = documents::zip({{"_rels/.rels", R"(<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>)"}, {"word/document.xml", "<w/>"}});
  const std::string binary = documents::zip({{"_rels/.rels", R"(<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>)"}, {"xl/workbook.bin", "x"}});
  struct Case { std::string bytes, told; };
  const Case cases[] = {
      {"", "sheets.empty_file"},       {sealed, "sheets.encrypted"},
      {sealed.substr(0, 600), "sheets.old_format"}, {"\n<html><table>", "sheets.web_page"},
      {"%PDF-1.4", "sheets.other_file"}, {word, "sheets.no_workbook"},
      {binary, "sheets.binary_workbook"}, {documents::zip({{"a.txt", "x"}}), "sheets.no_workbook"},
      {"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>", "sheets.old_format"},
  };
  for (const auto& each : cases) {
    CAPTURE(each.told);
    CHECK(rows_of({.name = "x", .bytes = each.bytes}) == Lines{each.told});
  }
}

TEST_CASE("any cut of a workbook ends in an error or in rows, and any bent byte too") {
  const std::string good = MadeWorkbook{.sheet = R"(<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>)", .strings = "<si><t>甲</t></si>", .styles = "<cellXfs><xf/></cellXfs>"}.bytes();
  std::size_t refused = 0;
  for (std::size_t i = 0; i < good.size(); i += 3) {
    std::string bent = good;
    bent[i] = static_cast<char>(bent[i] ^ 0x15);
    const auto told = rows_of({.name = "x", .bytes = bent}, {.max_unpacked_bytes = 1 << 20});
    if (!told.empty() && told.back().starts_with("sheets.")) ++refused;
    (void)rows_of({.name = "x", .bytes = std::string_view(good).substr(0, i)}, {.max_unpacked_bytes = 1 << 20});
  }
  CHECK(refused > good.size() / 10);
}

TEST_CASE("more shared words than stay in memory are read back right, in any order") {
  std::string strings, cells;
  constexpr int count = 400'000;
  for (int i = 0; i < count; ++i) strings += "<si><t>第" + std::to_string(i) + "个词语</t></si>";
  for (int i = 0; i < 3000; ++i) cells += "<row><c t=\"s\"><v>" + std::to_string((i * 7919LL) % count) + "</v></c></row>";
  const std::string bytes = MadeWorkbook{.sheet = "<sheetData>" + cells + "</sheetData>", .strings = strings}.bytes();
  auto book = Workbook::open({.name = "x", .bytes = bytes});
  REQUIRE(book);
  std::int64_t wrong = 0, seen = 0;
  double last = 0;
  const auto done = book->read(0, [&](const Row& row) {
    wrong += row.cells[0].text != "第" + std::to_string((seen++ * 7919LL) % count) + "个词语";
    return true;
  }, [&](double part) { last = part; });
  REQUIRE(done);
  CHECK(seen == 3000);
  CHECK(wrong == 0);
  CHECK(last == doctest::Approx(1));
}
