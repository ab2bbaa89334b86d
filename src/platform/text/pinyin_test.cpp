#include "platform/text/pinyin.h"

#include <doctest/doctest.h>

#include <thread>
#include <vector>

using namespace lianxin;

namespace {

struct Row {
  std::string_view name;
  std::string_view initials;
};

}  // namespace

TEST_CASE("initials: the first letter of every syllable and of every Latin word") {
  REQUIRE(text::knows_pinyin());
  const std::vector<Row> rows{
      {"陈巴尔虎旗", "cbehq"},     {"萨如拉塔拉嘎查", "srltlgc"}, {"新巴爾虎左旗", "xbehzq"}, {"鄂温克族自治旗", "ewkzzzq"},
      {"额尔古纳市", "eegns"},     {"海 拉·尔", "hle"},           {"〇一村", "lyc"},          {"A栋3号楼", "adhl"},
      {"第14旗 North Gate", "dqng"}, {"栋a", "da"},                 {"Ｂ区", "bq"},             {"Ünder Élan", "ue"},
      {"hulun-buir 2", "hb"},      {"",  ""},                      {"12345 、。", ""},         {"ᠬᠥᠯᠥᠨ", ""},
      {"🐎马", "m"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.name);
    CHECK(text::initials_of(row.name) == row.initials);
  }
}

TEST_CASE("initials: what the next character decides, also after the character was met alone") {
  for (const Row& row : std::vector<Row>{{"重", "z"}, {"重庆", "cq"}, {"重点", "zd"}, {"藏", "c"}, {"藏文", "zw"}, {"秘鲁", "bl"}, {"秘", "m"}}) {
    CAPTURE(row.name);
    CHECK(text::initials_of(row.name) == row.initials);
  }
}

TEST_CASE("initials: the common reading is believed where a place is read otherwise") {
  CHECK(text::initials_of("长春") == "zc");
  CHECK(text::initials_of("单县") == "dx");
}

TEST_CASE("initials: several threads at once read the same") {
  std::vector<std::string> read(4);
  std::vector<std::thread> threads;
  for (auto& one : read) threads.emplace_back([&one] {
    for (int i = 0; i < 50; ++i) one += text::initials_of("鄂伦春自治旗大杨树镇阿里河");
  });
  for (auto& thread : threads) thread.join();
  for (const auto& one : read) CHECK(one == read[0]);
  CHECK(read[0].substr(0, 13) == "elczzqdyszalh");
}
