// What nobody means to write, and what somebody writes to do harm: every text is answered, nothing is lost, nothing becomes slow.
#include <doctest/doctest.h>

#include <chrono>

#include "features/voices/run_store.h"
#include "features/voices/voice_rules.h"
#include "features/voices/voices_house_test.h"
#include "platform/likeness/standing.h"

namespace lianxin::voices {

using namespace house;

namespace {

std::string repeated(std::string_view piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

}  // namespace

TEST_CASE("texts of one character, only emoji, mixed scripts, one character ten thousand times: each is placed, nothing fails") {
  test::with_each_store("odd texts", [](db::Store& store) {
    House house(store);
    std::vector<TicketId> ids;
    for (const std::string& text : {std::string("井水"), std::string("??"), std::string("😀😀"), std::string("👨‍👩‍👧‍👦"), std::string("井 well ᠬᠤᠳᠳᠤᠭ колодец 井戸"), repeated("水", 10'000), repeated("ab", 5'000),
                                    std::string("１２３４５"), std::string("水　泵\n\n\t坏"), std::string("'; drop table voices; --")})
      ids.push_back(said(store, text));
    house.work();
    for (const TicketId& id : ids) {
      const auto voice = voice_of(store, id);
      CHECK(voice.group.has_value());
      CHECK(voice.judged.proposals.size() <= most_proposals);
    }
    CHECK(voice_of(store, ids[2]).flags == std::vector<Flag>{Flag::empty});
    CHECK(!voice_of(store, ids[3]).copy_of);  // nothing to compare is like nothing
    house.server.play({{"包玉兰", "GET", "/api/v1/problems/proposals?least=1", "", 200, {"\"items\":["}}});
  });
}

TEST_CASE("ten thousand times the same and a text of a megabyte: as quick as others, one group") {
  auto weights = std::make_unique<likeness::TermWeights>(20'000);
  const std::string text = "三号井的水泵又坏了，十七户人家和牲畜喝水要去三十里外拉，请派师傅来修井。";
  likeness::StandingTexts standing(7, std::move(weights));
  for (int i = 0; i < 10'000; ++i) {
    const auto placed = standing.add({"", text, "001"});
    REQUIRE(placed.group == 0);
    REQUIRE(placed.copy_of == (i == 0 ? std::nullopt : std::optional<std::uint32_t>(0)));
  }
  standing.merge();
  CHECK(standing.groups().back() == 0);
  CHECK(standing.add({"", repeated(text, 9'000), "001"}).copy_of == 0U);  // said nine thousand times it says the same
  CHECK(standing.add({repeated("a", 1'000'000), repeated("\xF0\x9F\x98\x80", 250'000), "001"}).group == 10'001);
  CHECK(flags_of("", repeated(text, 9'000)) == std::vector<Flag>{Flag::repeated});
}

TEST_CASE("labels that are not in the tree are never proposed; a model that cannot be read leaves texts unjudged and placed") {
  test::TestDatabase database;
  House house(*database);
  const ModelCache::Held foreign{.version = 9, .classifier = std::make_shared<const likeness::Classifier>(*likeness::train(std::vector<likeness::Example>{{"apples", "", "苹果"}, {"water", "", "水井"}}))};
  const auto judged = judge(foreign, book()->desk->packs(), "", "苹果");
  CHECK(!judged.is_sure);
  for (const auto& proposal : judged.proposals) CHECK(proposal.category == "water");
  house.work();
  REQUIRE(database->transact([](db::Writer& w) { return w.run("update voice_model_parts set bytes = 'AAAA'", {}); }).has_value());
  const auto fresh = open_book(deployment());  // as after a restart
  REQUIRE(fresh.has_value());
  house.placing = Placing(*fresh);
  const auto id = said(*database, "木桥塌了");
  house.work();
  CHECK(voice_of(*database, id).judged.proposals.empty());
  CHECK(voice_of(*database, id).group == 1);
}

TEST_CASE("another server placed and grouped meanwhile: the index follows the rows") {
  test::with_each_store("two servers", [](db::Store& store) {
    House house(store);
    const auto first = said(store, "河东牧道的木桥塌陷一个月，转场的车绕行二十公里，牛羊踩空摔伤，修桥的人一直没有来。");
    house.work();
    Placing mine = std::move(house.placing);
    house.placing = Placing(book());
    const auto second = said(store, "三号井的水泵又坏了，十七户人家和牲畜喝水要去三十里外拉，请派师傅来修井。");
    REQUIRE(store.transact([&](db::Writer& w) { return ask_run(w, as(store, "包玉兰"), *book()); }).has_value());
    house.work();
    house.placing = std::move(mine);
    const auto third = said(store, "三号井的水泵又坏了，十七户人家和牲畜喝水要去三十里外拉，请派师傅来修井！");
    house.work();
    CHECK(voice_of(store, first).group == 1);
    CHECK(voice_of(store, second).group == 2);
    CHECK(voice_of(store, third).copy_of == 2);
    CHECK(voice_of(store, third).group == 2);
    CHECK(house.placing.standing() == 3);
  });
}

}  // namespace lianxin::voices
