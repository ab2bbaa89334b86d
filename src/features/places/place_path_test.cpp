#include "features/places/place_path.h"

#include <doctest/doctest.h>

#include <set>

using namespace lianxin;
using namespace lianxin::places;

TEST_CASE("everything below a place lies in its range and nothing else does") {
  CHECK(range_of("001").contains("001"));
  CHECK(range_of("001").contains("001zzyzzy"));
  CHECK_FALSE(range_of("001").contains("002"));
  CHECK_FALSE(range_of("00z").contains("010"));
  CHECK_FALSE(range_below("001").contains("001"));
  CHECK(range_below("001").contains("001001"));
  CHECK(range_of("00zzzy").contains("00zzzy001"));
  CHECK(is_below("001002", "001"));
  CHECK_FALSE(is_below("001", "001"));
  CHECK(paths_above("001002003") == std::vector<std::string>{"001", "001002"});
  CHECK(paths_above("001").empty());
}

TEST_CASE("steps grow in the order of text and end before the last") {
  CHECK(next_path("", std::nullopt) == "001");
  CHECK(next_path("001", "001009") == "00100a");
  CHECK(next_path("001", "00100z") == "001010");
  CHECK(next_path("001", "001zzx") == "001zzy");
  CHECK_FALSE(next_path("001", "001zzy").has_value());
  std::string last = "001000";
  for (int i = 0; i < 2000; ++i) {
    const auto next = next_path("001", last);
    REQUIRE(next.has_value());
    CHECK(*next > last);
    last = *next;
  }
  CHECK(moved_path("001002003", "001002", "009") == "009003");
}
