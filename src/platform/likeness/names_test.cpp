#include "platform/likeness/names.h"

#include <doctest/doctest.h>

#include "platform/likeness/cleaned.h"

using namespace lianxin::likeness;

namespace {

std::string named(const char* title) {
  std::string out;
  for (const auto& [one, other] : names_in(cleaned(title).characters)) out += shown({one, other}) + " ";
  return out;
}

}  // namespace

TEST_CASE("names: the two characters before an ending, each once, at most four") {
  CHECK(named("乌兰小区电梯又坏了") == "乌兰 ");
  CHECK(named("請問錦繡家園幼兒園什麼時候開") == "锦绣 ");
  CHECK(named("金河路和白桦街口，金河路灯不亮") == "金河 白桦 ");
  CHECK(named("东升村西林村永兴村朝阳村祥泰村") == "东升 西林 永兴 朝阳 ");
}

TEST_CASE("names: what is no name is none") {
  CHECK(named("") == "");
  CHECK(named("小区") == "");
  CHECK(named("我们小区的公路没有铁路") == "");
  CHECK(named("这个村和那个镇") == "");
}
