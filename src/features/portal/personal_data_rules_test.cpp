#include "features/portal/personal_data_rules.h"

#include <doctest/doctest.h>

#include <string>

namespace lianxin::portal {
namespace {

std::string found_in(std::string_view text) {
  std::string out;
  for (const PersonalData kind : personal_data_in(text)) {
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<PersonalData>>([&](auto d) {
      if (d.value == kind) out += (out.empty() ? "" : " ") + std::string(d.name);
    });
  }
  return out;
}

TEST_CASE("E3: what may give an anonymous author away is found, however it is written") {
  struct Row {
    const char* text;
    const char* found;
  };
  const Row rows[] = {
      {"请回电13812345678谢谢", "phone"},
      {"电话 138 1234 5678", "phone"},
      {"电话：138-1234-5678。", "phone"},
      {"１３８１２３４５６７８", "phone"},
      {"打一三八一二三四五六七八找我", "phone"},
      {"+86 13812345678", "phone"},
      {"0086-138-1234-5678", "phone"},
      {"第3队 138 1234 5678", "phone"},
      {"座机0470-8221234", "phone"},
      {"座机 010-12345678", "phone"},
      {"身份证 150725197001011234", "id_number"},
      {"身份证15072519700101123X", "id_number"},
      {"身份证 150725 19700101 1234", "id_number"},
      {"旧证 150725700101123", "id_number"},
      {"蒙E12345 拉煤车天天压路", "plate"},
      {"黑色轿车蒙E·D8888", "plate"},
      {"新能源 蒙ED12345 占道", "plate"},
      {"我叫巴特尔，家在三队", "name"},
      {"我叫阿拉坦·其木格，住在东头", "name"},
      {"姓名：王小明 反映水井", "name"},
      {"我叫巴特尔，电话13812345678，车蒙E12345，证150725197001011234", "name phone id_number plate"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(found_in(row.text) == row.found);
  }
}

TEST_CASE("E3: figures and words of everyday complaints pass") {
  for (const char* text :
       {"三号井的水泵坏了十五天，要到三十里外拉水，一趟一百二十元。", "2026-11-22 13:40 停电，到2026年11月25日还没来。",
        "补贴少发了12345678元，2019年发了1500元，2020年发了1600元。", "合同编号20190312345678901，地块面积 1234.5 亩",
        "我叫人来修过两回，还是漏。", "我叫不动他们。", "蒙牛收奶站压价", "打12345没有人接", "G111国道K1234处", "卡号后四位 1234",
        ""}) {
    CAPTURE(text);
    CHECK(found_in(text) == "");
  }
}

}  // namespace
}  // namespace lianxin::portal
