#include "platform/sheets/workbook_writer.h"

#include <doctest/doctest.h>

#include "platform/sheets/package.h"
#include "platform/sheets/workbook_reader.h"
#include "tests/support/made_workbook.h"

using namespace lianxin;
using namespace lianxin::sheets;

namespace {

using Lines = std::vector<std::string>;

SheetForm project_form() {
  return {.name = "项目[2014]/帮扶", .title = "帮扶项目台账", .unit_line = "单位：万元",
          .columns = {{.title = "编号", .kind = FormKind::code},
                      {.title = "项目名称"},
                      {.title = "市级", .group = "资金来源", .kind = FormKind::money, .summed = true},
                      {.title = "旗级", .group = "资金来源", .kind = FormKind::money, .summed = true},
                      {.title = "竣工", .kind = FormKind::date},
                      {.title = "受益户", .kind = FormKind::integer, .summed = true},
                      {.title = "完成率", .kind = FormKind::percent, .decimals = 1}},
          .notes = {"注：以验收为准"}};
}

std::string part_of(const std::string& bytes, std::string_view name) {
  const auto package = Package::open({.name = "x", .bytes = bytes});
  REQUIRE(package);
  return package->whole(name).value();
}

std::string written(const SheetForm& form, const std::vector<std::vector<std::string_view>>& rows) {
  auto bytes = workbook_bytes([&](WorkbookWriter& writer) -> Result<void> {
    if (auto begun = writer.begin(form); !begun) return begun;
    for (const auto& row : rows)
      if (auto done = writer.row(row); !done) return done;
    return {};
  });
  REQUIRE(bytes);
  return *std::move(bytes);
}

}  // namespace

TEST_CASE("a form is written as on paper and reads back the same") {
  const std::string bytes = written(project_form(), {{"007", "打井", "12.50", "3", "2014-03-12", "20", "33.3"}, {"152723198001011234", "修路", "-1", "", "2014-05", "300余", "100"}});
  CHECK(tests::rows_of({.name = "x", .bytes = bytes}) == Lines{
      "1: A=text:帮扶项目台账", "2: A=text:单位：万元",
      "3: A=text:编号 B=text:项目名称 C=text:资金来源 E=text:竣工 F=text:受益户 G=text:完成率", "4: C=text:市级 D=text:旗级",
      "5: A=text:007 B=text:打井 C=number:12.5 D=number:3 E=date:2014-03-12 F=number:20 G=number:0.333",
      "6: A=text:152723198001011234 B=text:修路 C=number:-1 E=date:2014-05 F=text:300余 G=number:1",
      "7: A=text:合计 C=number:11.5 D=number:3 F=number:20", "8: A=text:注：以验收为准"});
  auto book = Workbook::open({.name = "x", .bytes = bytes});
  REQUIRE(book);
  CHECK(book->sheets()[0].name == "项目 2014  帮扶");
  auto merged = book->merged(0).value();
  for (const MergedRange wanted : {MergedRange{1, 1, 0, 6}, {2, 2, 0, 6}, {3, 4, 0, 0}, {3, 4, 1, 1}, {3, 3, 2, 3}, {3, 4, 6, 6}, {7, 7, 0, 1}, {8, 8, 0, 6}}) {
    CAPTURE(cell_name(wanted.first_row, wanted.first_column));
    CHECK(std::ranges::find(merged, wanted) != merged.end());
  }
  CHECK(merged.size() == 10);
  const std::string sheet = part_of(bytes, "xl/worksheets/sheet1.xml");
  for (const std::string_view expected : {"state=\"frozen\"", "ySplit=\"4\"", "orientation=\"landscape\"", "paperSize=\"9\"", "fitToHeight=\"0\"", "第 &amp;P 页，共 &amp;N 页", "<f>SUM(C5:C6)</f>"})
    CHECK(sheet.find(expected) != std::string::npos);
  const std::string names = part_of(bytes, "xl/workbook.xml");
  CHECK(names.find("$3:$4") != std::string::npos);
  CHECK(names.find("$A$1:$G$8") != std::string::npos);
}

TEST_CASE("no text becomes a formula, and no figure of a long number is lost") {
  const SheetForm form{.name = "表", .columns = {{.title = "话"}, {.title = "数", .kind = FormKind::integer}}};
  const std::string bytes = written(form, {{"=1+1", "12345678901234567890"}, {"+86 470", "=2+2"}, {"-", "@x"}, {"@SUM(A1)", "1e3"}, {"两\n行\x01<&>", ""}, {std::string_view("短"), "-5"}});
  CHECK(tests::rows_of({.name = "x", .bytes = bytes}) == Lines{
      "1: A=text:话 B=text:数", "2: A=text:=1+1 B=text:12345678901234567890", "3: A=text:+86 470 B=text:=2+2", "4: A=text:- B=text:@x",
      "5: A=text:@SUM(A1) B=number:1000", "6: A=text:两\n行\x01<&>", "7: A=text:短 B=number:-5"});
  CHECK(part_of(bytes, "xl/worksheets/sheet1.xml").find("<f>") == std::string::npos);
}

TEST_CASE("several sheets, given totals, names that are taken, a form without rows") {
  const auto bytes = workbook_bytes([&](WorkbookWriter& writer) -> Result<void> {
    const SheetForm form{.name = "表", .columns = {{.title = "户"}, {.title = "数", .kind = FormKind::integer, .summed = true}}};
    if (auto begun = writer.begin(form); !begun) return begun;
    if (auto begun = writer.begin(form); !begun) return begun;
    const std::string_view cells[] = {"甲", "300余"};
    if (auto done = writer.row(cells); !done) return done;
    const std::string totals[] = {"", "300余"};
    return writer.end(totals);
  });
  REQUIRE(bytes);
  CHECK(tests::rows_of({.name = "x", .bytes = *bytes}) == Lines{"1: A=text:户 B=text:数", "2: A=text:合计"});
  CHECK(tests::rows_of({.name = "x", .bytes = *bytes}, {}, 1) == Lines{"1: A=text:户 B=text:数", "2: A=text:甲 B=text:300余", "3: A=text:合计 B=text:300余"});
  CHECK(Workbook::open({.name = "x", .bytes = *bytes})->sheets()[1].name == "表(2)");
  CHECK(!WorkbookWriter::create("/no/such/folder/x.xlsx")->close());
}
