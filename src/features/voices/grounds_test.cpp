#include <doctest/doctest.h>

#include "features/voices/voices_house_test.h"

namespace lianxin::voices {

using namespace house;

namespace {

constexpr std::string_view bridge = "河东牧道的木桥塌陷一个月，转场的车绕行二十公里，牛羊踩空摔伤，修桥的人一直没有来。";
constexpr std::string_view same_bridge = "河东牧道的木桥桥面塌了，牛羊过桥踩空，转场的车要绕行，请派人修桥。";

std::string about(std::string_view name, std::string_view text) { return std::string(name).append(text); }

}  // namespace

TEST_CASE("places named in the words: the same wording about another village is another group, when it comes in, after a restart and in a run") {
  test::with_each_store("voices", [](db::Store& store) {
    House house(store);
    const std::vector<TicketId> all{
        said(store, about("萨如拉塔拉嘎查", bridge), sumu),
        said(store, about("白音布日德嘎查", bridge), sumu),
        said(store, about("海拉图嘎查", bridge), sumu),             // lies in the other sumu
        said(store, about("我们白音布日德嘎查的", same_bridge), sumu),
        said(store, about("陈巴尔虎旗萨如拉塔拉嘎查", bridge), chen),  // registered for the banner
        said(store, about("萨如拉塔拉嘎查和白音布日德嘎查之间，", "学校的锅炉坏了，孩子们穿着棉衣上课，请派人来修锅炉。"), sumu),
    };
    house.work();
    const std::vector<std::int64_t> wanted{1, 2, 3, 2, 1, 6};
    const auto groups = [&] {
      std::vector<std::int64_t> out;
      for (const auto& id : all) out.push_back(voice_of(store, id).group.value_or(0));
      return out;
    };
    CHECK(groups() == wanted);
    CHECK(voice_of(store, all[1]).copy_of == 1);  // one letter all the same
    house.placing = Placing(book());
    const auto late = said(store, about("海拉图嘎查", same_bridge), sumu), here = said(store, about("萨如拉塔拉嘎查", same_bridge), gacha);
    house.work();
    CHECK(voice_of(store, late).group == 3);
    CHECK(voice_of(store, here).group == 1);
    REQUIRE(store.transact([&](db::Writer& w) { return ask_run(w, as(store, "包玉兰"), *book()); }).has_value());
    house.work();
    CHECK(groups() == wanted);
    CHECK(voice_of(store, late).group == 3);
    CHECK(voice_of(store, here).group == 1);
    CHECK(count(store, "select moved from voice_runs") == 0);
  });
}

}  // namespace lianxin::voices
