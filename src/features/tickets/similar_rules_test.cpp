#include <doctest/doctest.h>

#include "features/tickets/similar_rules.h"
#include "platform/text/folding.h"
#include "platform/text/search_terms.h"

namespace lianxin::tickets {
namespace {

Moment on(int day) { return Moment{static_cast<std::int64_t>(day) * 86'400'000}; }

Likeness said(std::string_view words, std::string_view place, std::string_view category, int day) {
  const std::string folded = text::folded(words);
  const auto terms = text::search_terms(folded);
  return {{terms.begin(), terms.end()}, std::string(place), std::string(category), on(day)};
}

constexpr std::string_view well_words = "三号供水井水泵损坏\n三号井的水泵坏了，拉水要走三十里，牲畜也没水喝。";
constexpr std::string_view near_words = "嘎查西片几户用水紧张\n三号井的水泵坏了以后拉水要走三十里";
const std::vector<Likeness> near = {
    said(near_words, "150725200201", "water.drinking.well", 112),
    said("路灯不亮\n村口三盏路灯都不亮", "150725200201", "town.lamps", 111),
    said("养老金认证通不过\n手机上认证一直通不过", "150725200202", "pension", 90),
    said("牲畜饮水点没水\n拉水一趟一百二，牲畜饮水也困难", "150725200202", "water.drinking.well", 109),
};

}  // namespace

TEST_CASE("4.41 what speaks of the same thing is found with why; what only has usual words in common is not") {
  const Likeness well = said(well_words, "150725200201", "water.drinking.well", 110);
  const auto found = most_similar(well, near, 5);
  REQUIRE(found.size() == 2);
  CHECK(found[0].at == 0);
  CHECK(found[0].same_place);
  CHECK(found[0].same_category);
  CHECK(found[0].days_apart == 2);
  REQUIRE(!found[0].words.empty());
  CHECK(found[0].words.size() <= 3);
  for (const auto& word : found[0].words) {
    CHECK(well_words.find(word) != std::string_view::npos);
    CHECK(near_words.find(word) != std::string_view::npos);
  }
  CHECK(found[1].at == 3);
  CHECK(!found[1].same_place);
}

TEST_CASE("the same place alone is no likeness, nor is a text without words") {
  CHECK(most_similar(said("路冲毁了校车绕行", "150725200201", "roads", 110), near, 5).empty());
  CHECK(most_similar(said("……", "150725200201", "water.drinking.well", 110), near, 5).empty());
  CHECK(most_similar(said("三号井的水泵坏了", "150725200201", "water.drinking.well", 110), {}, 5).empty());
}

TEST_CASE("no more than asked for, the most alike first") {
  const Likeness well = said("三号井的水泵坏了拉水要走三十里", "150725200201", "water.drinking.well", 110);
  const auto found = most_similar(well, near, 1);
  REQUIRE(found.size() == 1);
  CHECK(found[0].at == 0);
}

}  // namespace lianxin::tickets
