#include "platform/likeness/cleaned.h"

#include <doctest/doctest.h>

using namespace lianxin;
using namespace lianxin::likeness;

TEST_CASE("likeness: what the analysis sees of a text") {
  struct Row { const char* text; const char* seen; };
  const Row rows[] = {
      {"路灯坏了", "路灯坏了"},
      {"路燈壞了", "路灯坏了"},
      {"ＡＢＣ１２　小区", "abc12小区"},
      {"路灯，坏了！！", "路灯 坏了"},
      {"路 灯\n坏\t了", "路灯坏了"},
      {"尊敬的领导您好！水管裂了。谢谢", "水管裂了"},
      {"您好您好您好", ""},
      {"电话13812345678，请回", "电话 请回"},
      {"身份证15212219800101123X号", "身份证 x号"},
      {"门牌123456号", "门牌123456号"},
      {"😀😀😀", ""},
      {"", ""},
      {"水", "水"},
      {"ᠮᠣᠩᠭᠣᠯ 草场", "ᠮᠣᠩᠭᠣᠯ草场"},
      {"\xff\xfe路灯\x80坏了", "路灯 坏了"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(shown(cleaned(row.text).characters) == row.seen);
  }
}

TEST_CASE("likeness: broken bytes and masked numbers are told") {
  CHECK(cleaned("\xff\xfe路灯\x80坏了").broken_bytes == 3);
  CHECK(cleaned("电话13812345678或0470-8123456").masked_numbers == 2);
  CHECK(cleaned("好的").broken_bytes == 0);
  // A character that the limit cuts in two is not broken.
  const auto cut = cleaned("路灯坏了", 7);
  CHECK(cut.broken_bytes == 0);
  CHECK(shown(cut.characters) == "路灯");
}

TEST_CASE("likeness: words of a text that was cut by blanks") {
  const auto text = cleaned("路灯 坏了 三天，没人 修");
  REQUIRE(text.words.size() == 5);
  CHECK(text.words[1].begin == 2);
  CHECK(text.words[1].length == 2);
  CHECK(text.words[3].begin == 7);
  CHECK(cleaned("路灯坏了三天，没人修").words.empty());
}

TEST_CASE("likeness: a megabyte of greetings is read in one go") {
  std::string long_text;
  while (long_text.size() < (1U << 20)) long_text += "您好 路，";
  const auto text = cleaned(long_text);
  CHECK(text.broken_bytes == 0);
  CHECK(text.characters.size() > 100'000);
  std::string greetings;
  while (greetings.size() < (1U << 20)) greetings += "您好";
  CHECK(cleaned(greetings).characters.size() < 3);
}
