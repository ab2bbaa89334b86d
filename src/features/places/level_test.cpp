#include "features/places/level.h"

#include <doctest/doctest.h>

#include "features/places/place_shapes_test.h"

using namespace lianxin::places;

TEST_CASE("what may lie below what") {
  const auto levels = testing::five_levels();
  struct Case { std::string_view upper, lower; bool may; };
  const Case cases[] = {
      {"prefecture", "county", true},  {"county", "county", false},  {"township", "county", false},
      {"prefecture", "village", true}, {"county", "other", true},    {"other", "township", true},
      {"other", "other", true},        {"other", "region", false},   {"prefecture", "banner", false},
      {"hamlet", "village", false},    {"village", "township", false},
  };
  for (const auto& c : cases) {
    CAPTURE(c.upper);
    CAPTURE(c.lower);
    CHECK(may_contain(levels, c.upper, c.lower) == c.may);
  }
  CHECK(rank_of(levels, "region") == 1);
  CHECK(rank_of(levels, "village") == 5);
  CHECK(rank_of(levels, "other") == 0);
  CHECK(rank_of(testing::three_levels(), "other") == -1);
  CHECK(rank_of(testing::three_levels(), "village") == 3);
  CHECK(is_kind_of(levels, "village", "嘎查"));
  CHECK_FALSE(is_kind_of(levels, "township", "嘎查"));
}
