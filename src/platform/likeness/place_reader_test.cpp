#include "platform/likeness/place_reader.h"

#include <doctest/doctest.h>

using namespace lianxin::likeness;

namespace {

const std::vector<Division> divisions = {{"101", "东原旗"},        {"101101", "青河镇"},      {"101101101", "团结村"},  {"101101102", "白音嘎查"}, {"101102", "查干苏木"},
                                         {"101102101", "团结村"},  {"101102102", "天润社区"}, {"102", "西岭县"},        {"102101", "青河乡"},      {"102101101", "乌兰村民委员会"},
                                         {"102101102", "团结嘎查"}, {"101", "东旗"}};

std::string told(const char* title, const char* text, std::string_view within = {}) {
  static const PlaceReader reader(divisions);
  return std::string(reader.read(cleaned(title), cleaned(text), within));
}

}  // namespace

TEST_CASE("place reader: a name that stands once is enough, in either script") {
  CHECK(told("", "我家住白音嘎查，井坏了") == "101101102");
  CHECK(told("天潤社區的路燈", "坏了") == "101102102");
  CHECK(told("", "去西岭县办事") == "102");
  CHECK(told("", "没有地名") == "");
  CHECK(told("", "") == "");
}

TEST_CASE("place reader: a name of several places waits for what holds it") {
  CHECK(told("", "团结村的桥塌了") == "");
  CHECK(told("", "查干苏木团结村的桥塌了") == "101102101");
  CHECK(told("团结村的桥", "我是青河镇的") == "101101101");
  CHECK(told("", "团结村的桥塌了", "101102") == "101102101");
  CHECK(told("", "团结村的桥塌了", "101") == "101");
}

TEST_CASE("place reader: a name without its ending counts beside another, not alone") {
  CHECK(told("", "大家要团结，天润那边停水") == "");
  CHECK(told("", "查干的天润停水") == "101102102");
  CHECK(told("", "天润停水", "101102") == "101102102");
  CHECK(told("", "东旗白音停水") == "101101102");
  CHECK(told("", "西岭县乌兰停水") == "102101101");
}

TEST_CASE("place reader: two places that neither holds are none; what the form says stays") {
  CHECK(told("", "从天润社区到白音嘎查没有路") == "");
  CHECK(told("", "从天润社区到查干苏木政府没有路") == "101102102");
  CHECK(told("", "白音嘎查停水", "102") == "102");
  CHECK(told("", "白音嘎查停水", "999") == "999");
}

TEST_CASE("place reader: of a name of several places it tells which") {
  const PlaceReader reader(divisions);
  using Codes = std::vector<std::string_view>;
  CHECK(reader.perhaps({}, cleaned("团结村的桥塌了")) == Codes{"101101101", "101102101"});
  CHECK(reader.perhaps({}, cleaned("查干苏木团结村的桥塌了")).empty());
  CHECK(reader.perhaps({}, cleaned("桥塌了")).empty());
}

TEST_CASE("place reader: what holds others is told apart") {
  const PlaceReader reader(divisions);
  CHECK(reader.is_divided(""));
  CHECK(reader.is_divided("101101"));
  CHECK(!reader.is_divided("101101101"));
  CHECK(!reader.is_divided("999"));
}
