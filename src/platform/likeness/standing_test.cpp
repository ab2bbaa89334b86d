#include "platform/likeness/standing.h"

#include <doctest/doctest.h>

using namespace lianxin::likeness;

namespace {

const std::vector<StandingText> texts = {{"木桥塌了没人修", "河东牧道木桥塌陷一个月，转场的车绕行，牛羊踩空摔伤，修桥的人一直没有来。", "001001"},
                                         {"奶站压价", "今年奶站收购价一降再降，鲜奶当天不收就要倒掉，养牛户的草料钱都收不回来。", "001001"},
                                         {"木桥塌了没人修", "河东牧道木桥塌陷一个月了，转场的车绕行，牛羊踩空摔伤，修桥的人一直没有来！", "001001"},
                                         {"木桥塌了没人修", "河东牧道木桥塌陷一个月，转场的车绕行，牛羊踩空摔伤，修桥的人一直没有来。", "001002"},
                                         {"河东牧道桥面塌陷", "河东牧道的木桥桥面塌了一块，牛羊过桥踩空，转场的车要绕行二十公里，请派人修桥。", "001001"}};

std::unique_ptr<TermWeights> counted() {
  auto out = std::make_unique<TermWeights>(texts.size());
  for (const auto& text : texts) out->count(matter_of(text.title, text.text));
  return out;
}

}  // namespace

TEST_CASE("standing texts: a copy is told, also from another place, where it is another problem") {
  StandingTexts standing(7, counted());
  std::vector<StandingTexts::Placed> placed;
  for (const auto& text : texts) placed.push_back(standing.add_counted(text));
  CHECK(!placed[0].copy_of);
  CHECK(!placed[1].copy_of);
  CHECK(placed[2].copy_of == 0U);
  CHECK(placed[3].copy_of == 0U);
  CHECK(placed[2].group == 0);
  CHECK(placed[1].group == 1);
  CHECK(placed[3].group == 3);
  CHECK(placed[4].group == 0);
}

TEST_CASE("standing texts: restored from what was told, it goes on as if it had never stopped") {
  StandingTexts standing(7, counted());
  StandingTexts again(7, counted());
  for (std::size_t i = 0; i < 4; ++i) again.restore(texts[i], standing.add_counted(texts[i]));
  CHECK(again.groups() == standing.groups());
  const auto one = standing.add_counted(texts[4]);
  const auto other = again.add_counted(texts[4]);
  CHECK(one.group == other.group);
  CHECK(one.copy_of == other.copy_of);
}

TEST_CASE("standing texts: what people decide holds at once") {
  StandingTexts standing(7, counted());
  for (const auto& text : texts) standing.add_counted(text);
  standing.join({0, 3});
  CHECK(standing.groups() == std::vector<std::uint32_t>{0, 1, 0, 0, 0});
  standing.part(4, texts[4]);
  CHECK(standing.groups() == std::vector<std::uint32_t>{0, 1, 0, 0, 4});
  standing.part(1, texts[1]);
  CHECK(standing.groups()[1] == 1);
  CHECK(standing.add(texts[4]).copy_of == 4U);
}
