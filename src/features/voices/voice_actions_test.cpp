#include "features/voices/voice_actions.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "features/voices/voice_store.h"
#include "features/voices/voices_house_test.h"
#include "platform/jobs/runner.h"
#include "tests/support/settling.h"

namespace lianxin::voices {

using namespace house;

namespace {

constexpr std::string_view bridge = "河东牧道的木桥塌陷一个月，转场的车绕行二十公里，牛羊踩空摔伤，修桥的人一直没有来。";
constexpr std::string_view retyped = "河东牧道的木桥塌陷一个月了，转场的车绕行二十公里，牛羊踩空摔伤，修桥的人一直没有来！";
constexpr std::string_view same_bridge = "河东牧道的木桥桥面塌了，牛羊过桥踩空，转场的车要绕行，请派人修桥。";
constexpr std::string_view pump = "三号井的水泵又坏了，十七户人家和牲畜喝水要去三十里外拉，请派师傅来修井。";

}  // namespace

TEST_CASE("E8 a registered ticket is judged, placed and grouped by the job; the journal's reaction is enough to start it") {
  test::with_each_store("voices", [](db::Store& store) {
    House house(store);
    const auto feature = voices::feature(deployment());
    REQUIRE(feature.has_value());
    const auto id = said(store, pump);
    test::wait_until_settled(store);
    jobs::Runner runner(store, feature->jobs, feature->reactions);
    Moment now = as_system().now;
    REQUIRE(runner.run_due_once(now).has_value());  // heard
    REQUIRE(runner.run_due_once(now + 10'000).has_value());
    const auto voice = voice_of(store, id);
    CHECK(voice.number == 1);
    CHECK(voice.group == 1);
    CHECK(!voice.copy_of);
    REQUIRE(!voice.judged.proposals.empty());
    CHECK(voice.judged.proposals.front().category == "water.drinking.well");
    CHECK(voice.judged.proposals.front().probability > 0.2);
    REQUIRE(!voice.judged.words.empty());
    for (const auto& word : voice.judged.words) CHECK(std::string(pump).find(word) != std::string::npos);
    CHECK(voice.judged.model == 1);
    // Twice heard is one voice.
    CHECK(store.transact([&](db::Writer& w) { return store::expect_voice(w, prefecture, id); }).has_value());
    CHECK(count(store, "select count(*) from voices") == 1);
  });
}

TEST_CASE("copies are told and kept; one problem is one group, the same words about another place are not") {
  test::with_each_store("voices", [](db::Store& store) {
    House house(store);
    const auto first = said(store, bridge), other = said(store, pump), copy = said(store, retyped), same = said(store, same_bridge), elsewhere = said(store, bridge, other_gacha);
    house.work();
    CHECK(voice_of(store, first).group == 1);
    CHECK(voice_of(store, copy).copy_of == 1);
    CHECK(voice_of(store, copy).group == 1);
    CHECK(voice_of(store, same).group == 1);
    CHECK(!voice_of(store, same).copy_of);
    CHECK(voice_of(store, other).group == 2);
    CHECK(voice_of(store, elsewhere).copy_of == 1);
    CHECK(voice_of(store, elsewhere).group == 5);
    // The next one finds its group, also after a restart.
    Placing again(book());
    const auto late = said(store, retyped);
    house.placing = Placing(book());
    house.work();
    CHECK(voice_of(store, late).group == 1);
    CHECK(voice_of(store, late).copy_of == 1);
    CHECK(house.placing.standing() == 6);
  });
}

TEST_CASE("sight: copies and members that somebody may not see are neither told nor counted") {
  test::TestDatabase database;
  House house(*database);
  const auto own = said(*database, bridge), there = said(*database, bridge, other_gacha);
  const auto again = said(*database, retyped);
  house.work();
  const auto heard = [&](std::string_view who, TicketId id) {
    return database->reading([&](db::Reader& r) { return hear(r, as(*database, who), *book(), id); });
  };
  const auto whole = heard("包玉兰", again);
  REQUIRE(whole.has_value());
  CHECK(whole->copies == 3);
  CHECK(whole->group_size == 2);
  REQUIRE(whole->first_copy.has_value());
  CHECK(whole->first_copy->id == own);
  const auto part = heard("苏和", there);  // sees the other sumu only
  REQUIRE(part.has_value());
  CHECK(part->copies == 1);
  CHECK(!part->first_copy);
  CHECK(!part->group);
  CHECK(heard("苏和", own).error().code == Code::not_found);
}

TEST_CASE("pairs: what people decide holds at once, for what comes, and through a run") {
  test::with_each_store("voices", [](db::Store& store) {
    House house(store);
    const auto one = said(store, bridge), other = said(store, pump), same = said(store, same_bridge);
    house.work();
    const auto decide = [&](TicketId a, TicketId b, bool is_same) {
      return store.transact([&](db::Writer& w) { return decide_pair(w, as(store, "包玉兰"), *book(), a, b, is_same); });
    };
    REQUIRE(decide(same, one, false).has_value());
    CHECK(voice_of(store, one).group == 1);
    CHECK(voice_of(store, same).group == 3);
    REQUIRE(decide(other, one, true).has_value());
    CHECK(voice_of(store, other).group == 1);
    CHECK(decide(other, same, true).error().key == "voices.parted");
    CHECK(decide(one, one, true).error().code == Code::invalid);
    house.work();
    const auto next = said(store, pump);
    house.work();
    CHECK(voice_of(store, next).group == 1);
    REQUIRE(store.transact([&](db::Writer& w) { return ask_run(w, as(store, "包玉兰"), *book()); }).has_value());
    house.work();
    CHECK(voice_of(store, other).group == 1);
    CHECK(voice_of(store, same).group == 3);
    CHECK(store.transact([&](db::Writer& w) { return decide_pair(w, as(store, "赵敏"), *book(), one, other, true); }).error().code == Code::forbidden);
    CHECK(store.transact([&](db::Writer& w) { return decide_pair(w, as(store, "苏和"), *book(), one, other, true); }).error().code == Code::not_found);
    // Another word on the same pair takes the place of the first.
    REQUIRE(decide(same, one, true).has_value());
    CHECK(voice_of(store, same).group == 1);
    CHECK(count(store, "select count(*) from voice_pairs") == 2);
  });
}

TEST_CASE("pairs: the oldest of a group is taken out, and no run takes the others along, however like it they are") {
  test::with_each_store("voices parted", [](db::Store& store) {
    House house(store);
    const std::vector<TicketId> all{said(store, bridge), said(store, same_bridge), said(store, retyped), said(store, retyped)};
    house.work();
    const auto groups = [&] {
      std::vector<std::int64_t> out;
      for (const auto& id : all) out.push_back(voice_of(store, id).group.value_or(0));
      return out;
    };
    using Groups = std::vector<std::int64_t>;
    REQUIRE(groups() == Groups{1, 1, 1, 1});
    const auto decide = [&](TicketId a, TicketId b, bool is_same) {
      return store.transact([&](db::Writer& w) { return decide_pair(w, as(store, "包玉兰"), *book(), a, b, is_same); });
    };
    const auto anew = [&] {
      REQUIRE(store.transact([&](db::Writer& w) { return ask_run(w, as(store, "包玉兰"), *book()); }).has_value());
      house.work();
    };
    REQUIRE(decide(all[0], all[1], false).has_value());
    CHECK(groups() == Groups{1, 2, 2, 2});
    house.work();
    for (int turn = 0; turn < 2; ++turn) {
      anew();
      CHECK(groups() == Groups{1, 2, 2, 2});
    }
    house.placing = Placing(book());
    anew();
    CHECK(groups() == Groups{1, 2, 2, 2});
    // Nobody said so of the third: a word about it wins, that about the second is to be taken back first.
    CHECK(decide(all[2], all[0], true).error().key == "voices.parted");
    REQUIRE(decide(all[1], all[0], true).has_value());
    CHECK(count(store, "select count(*) from voice_pairs") == 1);
    CHECK(groups() == Groups{1, 1, 1, 1});
    house.work();
    anew();
    CHECK(groups() == Groups{1, 1, 1, 1});
    // What people said of two stands beside it.
    REQUIRE(decide(all[3], all[0], true).has_value());
    REQUIRE(decide(all[0], all[1], false).has_value());
    CHECK(count(store, "select count(*) from voice_pairs where stayer is not null") == 1);
    CHECK(count(store, "select count(*) from voice_pairs where is_same = 1") == 1);
  });
}

}  // namespace lianxin::voices
