#include "platform/likeness/aspects.h"

#include <doctest/doctest.h>

#include "platform/likeness/cleaned.h"

using namespace lianxin::likeness;

namespace {

Aspects told(const char* text) { return aspects_of(cleaned(text).characters); }

AspectTally tally(const std::vector<const char*>& texts) {
  AspectTally out;
  for (const auto* text : texts) out.add(told(text));
  return out;
}

}  // namespace

TEST_CASE("aspects: kinds of trouble are told by their words, in either script") {
  CHECK(told("") == 0);
  CHECK(told("请问一下") == 0);
  CHECK((told("乌兰小区夜里噪音扰民") & told("广场舞太吵")) != 0);
  CHECK(told("電梯壞了") == told("电梯坏了"));
  CHECK((told("电梯坏了") & told("车位被卖")) == 0);
}

TEST_CASE("aspects: groups agree as far as they tell of one kind") {
  CHECK(agreement(tally({"电梯坏了"}), tally({"电梯停了"})) == 1);
  CHECK(agreement(tally({"电梯坏了"}), tally({"车位被卖"})) == 0);
  CHECK(agreement(tally({"电梯坏了"}), tally({"电梯停了", "车位被卖"})) == doctest::Approx(0.5));
  CHECK(agreement(tally({"电梯坏了"}), tally({"请问一下"})) == 1);
  auto both = tally({"电梯坏了"});
  both.add(tally({"车位被卖"}));
  CHECK(agreement(both, tally({"电梯坏了"})) == doctest::Approx(0.5));
  CHECK(agreement(both, both) == doctest::Approx(0.5));
}
