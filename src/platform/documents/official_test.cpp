// A paper as GB/T 9704-2012 sets it: measures, the order of its parts, places kept for filling.
#include "platform/documents/official.h"

#include <doctest/doctest.h>

#include "platform/documents/word_template.h"
#include "platform/sheets/package.h"

using namespace lianxin;
using namespace lianxin::documents;

namespace {

std::string part_of(const std::string& file, std::string_view part) {
  const auto package = sheets::Package::open({.name = "x.docx", .bytes = file});
  REQUIRE(package.has_value());
  const auto xml = package->whole(part);
  REQUIRE(xml.has_value());
  return *xml;
}

OfficialPaper letter() {
  OfficialPaper out{.issuer = "陈巴尔虎旗大引领办公室文件", .number = "陈旗引领办〔2014〕12号", .title = "关于{{title}}的通知", .addressee = "各苏木镇"};
  out.body = {{OfficialParagraph::Level::head, "一、任务"}, {OfficialParagraph::Level::second, "（一）要求"}, {OfficialParagraph::Level::plain, "请于{{due}}前办结。"}};
  out.tables = {{{"单位", "金额"}, {"{{funds.unit}}", "{{funds.amount}}"}}};
  out.signed_by = "陈巴尔虎旗大引领办公室";
  out.signed_on = "2014年5月7日";
  out.copies = "旗委办";
  out.printed = "陈巴尔虎旗大引领办公室  2014年5月7日印发";
  return out;
}

// Every piece in this order.
void in_order(std::string_view text, const std::vector<std::string>& pieces) {
  std::size_t at = 0;
  for (const std::string& each : pieces) {
    CAPTURE(each);
    const auto found = text.find(each, at);
    REQUIRE(found != std::string_view::npos);
    at = found + each.size();
  }
}

}  // namespace

TEST_CASE("3.2 the type area is 156 by 225 mm, the parts stand in their order, pages are numbered with dashes") {
  const std::string body = part_of(official_file(letter()), "word/document.xml");
  in_order(body, {"陈巴尔虎旗大引领办公室文件", "陈旗引领办〔2014〕12号", "关于{{title}}的通知", "各苏木镇：", "一、任务", "（一）要求", "请于{{due}}前办结。", "{{funds.unit}}", "2014年5月7日", "抄送：旗委办", "印发"});
  // 210 − 28 − 26 = 156 mm, 297 − 37 − 35 = 225 mm, in twentieths of a point.
  CHECK(body.find("w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\"") != std::string::npos);
  CHECK(body.find("w:eastAsia=\"仿宋_GB2312\"") != std::string::npos);
  CHECK(part_of(official_file(letter()), "word/footer1.xml").find("w:jc w:val=\"right\"") != std::string::npos);
  CHECK(part_of(official_file(letter()), "word/footer2.xml").find("w:jc w:val=\"left\"") != std::string::npos);
  CHECK(part_of(official_file(letter()), "word/settings.xml").find("evenAndOddHeaders") != std::string::npos);
}

TEST_CASE("3.2 minutes end with who was there and have no sign-off; a bulletin has its number, unit and day above the rule") {
  OfficialPaper minutes = letter();
  minutes.kind = OfficialKind::minutes;
  minutes.copies.clear();
  minutes.printed.clear();
  minutes.lists = {"出席：甲、乙", "请假：丙"};
  const std::string body = part_of(official_file(minutes), "word/document.xml");
  in_order(body, {"一、任务", "出席：甲、乙", "请假：丙"});
  CHECK(body.find("2014年5月7日") == std::string::npos);
  OfficialPaper bulletin = letter();
  bulletin.kind = OfficialKind::bulletin;
  in_order(part_of(official_file(bulletin), "word/document.xml"), {"陈旗引领办〔2014〕12号", "2014年5月7日", "关于{{title}}的通知"});
}

TEST_CASE("its places are filled like those of an office's own file") {
  const auto places = places_in("x.docx", official_file(letter()));
  REQUIRE(places.has_value());
  CHECK(*places == std::vector<std::string>{"title", "due", "funds.unit", "funds.amount"});
}
