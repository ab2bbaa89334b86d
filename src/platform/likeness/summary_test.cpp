#include "platform/likeness/summary.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace lianxin::likeness;

TEST_CASE("summary: what most texts say and few others do, and which text is nearest to all") {
  const std::vector<TitledText> bridge = {{"", "河东牧道的木桥塌了一块，转场的车绕行二十公里。"},
                                          {"", "木桥塌了没人修，牛羊踩空。"},
                                          {"", "问一下木桥塌了以后转场走哪里，谁来修桥。"},
                                          {"", "旗里的班车改了时间，顺便说一句木桥塌了。"}};
  TermWeights weights(20);
  for (const auto& text : bridge) weights.count(matter_of(text.title, text.text));
  for (const char* other : {"奶站不收鲜奶", "班车改了时间没人通知", "卫生室没有药", "网围栏倒了", "转场的草场界线说不清"}) weights.count(matter_of("", other));
  const auto made = summarised(bridge, weights);
  REQUIRE(!made.words.empty());
  CHECK(made.words.front() == "木桥塌了");
  CHECK(std::ranges::none_of(made.words, [](const std::string& word) { return word.find("班车") != std::string::npos; }));
  CHECK(made.nearest_first.size() == 4);
  CHECK(made.nearest_first.back() == 3);
}

TEST_CASE("summary: nothing, one text, only marks and ten thousand times the same are no trouble") {
  TermWeights weights(10);
  CHECK(summarised({}, weights).words.empty());
  const std::vector<TitledText> one = {{"题目", "一句话"}};
  CHECK(summarised(one, weights).words.empty());
  const std::vector<TitledText> marks = {{"", "！！！"}, {"", "😀😀"}, {"", ""}};
  CHECK(summarised(marks, weights).nearest_first.size() == 3);
  const std::vector<TitledText> same(2000, {"水泵坏了", "三号井的水泵坏了"});
  for (int i = 0; i < 2000; ++i) weights.count(matter_of("水泵坏了", "三号井的水泵坏了"));
  CHECK(summarised(same, weights).nearest_first.size() == 2000);
}
