#include <doctest/doctest.h>

#include "features/voices/voice_rules.h"
#include "features/voices/voices_house_test.h"

namespace lianxin::voices {

using namespace house;

namespace {

using Parts = std::vector<std::string_view>;
const Parts who{"老额吉", "放羊的后生", "夏营地三户人", "新来的兽医", "骑摩托的表弟", "小学孟老师", "收奶的司机", "守林的老人", "打草的弟兄", "会计巴图"},
    silent{"喊破嗓子没人应", "托人骑马捎口信", "爬上山梁举着听", "夜里出事干着急", "听不见讲课", "卖羊谈不成价", "约好的车等不来", "看天色全凭猜", "过年报不了平安", "铃声一冬没响过"},
    where{"敖包山北坡", "红柳沟里头", "冬营地西头", "界河拐弯处", "老牧场后山", "白桦林那边", "盐湖东岸", "石头城脚下", "三棵树洼地", "哈拉盖图"},
    queue{"章子要盖五回", "柜台换了三个", "表上一个字写错", "照片尺寸不合", "复印件又丢了", "叫号叫过了头", "系统里没有名字", "让明年再来", "证明开不出来", "签字的人出差"},
    desk{"大厅二号台", "东楼登记处", "旧院传达室", "周五下午那班", "新来的姑娘", "穿制服的小伙", "玻璃后面", "排到中午", "带了干粮去等", "来回两百里"};

// What people there say and how it was sorted: in words that the packs' examples do not have, no two alike.
void lessons(db::Store& store, std::size_t count, std::string_view first = "signal.mobile.none", std::string_view second = "government.papers.slow") {
  std::optional<Doing> officer;
  const auto done = store.transact([&](db::Writer& w) -> Result<int> {
    for (std::size_t i = 0; i < count; ++i) {
      const bool is_first = i % 2 == 0;
      const std::size_t n = i / 2;
      const auto part = [](const Parts& of, std::size_t at) { return std::string(of[at % of.size()]); };
      const std::string text = part(who, n) + "，" + (is_first ? part(where, n / 10 + n * 3) + "，" + part(silent, n / 10 * 7 + n * 7) : part(desk, n / 10 + n * 3) + "，" + part(queue, n / 10 * 7 + n * 7));
      tickets::Register asked{.channel = tickets::Channel::visit, .place = std::string(gacha), .text = text};
      const auto ticket = TRY(tickets::register_ticket(w, as_system(), book()->desk->packs(), asked, {})).ticket;
      const tickets::Triage triage{.category = std::string(is_first ? first : second), .urgency = tickets::Urgency::normal, .difficulty = tickets::Difficulty::easy};
      if (!officer) officer = house::officer(store, ticket);
      TRY(tickets::command_ticket(w, *officer, book()->desk->packs(), ticket.id, triage, {}));
    }
    return 0;
  });
  INFO((done ? std::string() : done.error().key));
  REQUIRE(done.has_value());
}

bool learned(db::Store& store) {
  const auto done = learn(store, *book(), as_system().now);
  INFO((done ? std::string() : done.error().key));
  REQUIRE(done.has_value());
  return *done;
}

std::vector<Model> models(db::Store& store) {
  auto out = store.reading([&](db::Reader& r) { return list_models(r, as(store, "高云"), *book()); });
  REQUIRE(out.has_value());
  return *std::move(out);
}

}  // namespace

TEST_CASE("the machine learns from what people decide, in the background; the new version is used because it is better on what it had not seen") {
  test::with_each_store("learning", [](db::Store& store) {
    House house(store);
    lessons(store, 120);
    house.work();
    CHECK(learned(store));
    CHECK(!learned(store));  // nothing new
    const auto all = models(store);
    REQUIRE(all.size() == 2);
    CHECK(all.front().source == ModelSource::decisions);
    CHECK(all.front().is_active);
    CHECK(!all.back().is_active);
    CHECK(all.front().confirmed == 120);
    CHECK(all.front().figures.judged > 10);
    CHECK(all.front().figures.judged < 50);
    CHECK(all.front().figures.accuracy > all.front().figures.before);
    const auto id = said(store, "守林的老人在敖包山北坡喊破嗓子没人应，夜里出事干着急");
    house.work();
    CHECK(voice_of(store, id).judged.model == 2);
    REQUIRE(!voice_of(store, id).judged.proposals.empty());
    CHECK(voice_of(store, id).judged.proposals.front().category == "signal.mobile.none");
  });
}

TEST_CASE("a worse version is kept with its figures and not used") {
  test::TestDatabase database;
  House house(*database);
  lessons(*database, 120);
  house.work();
  REQUIRE(learned(*database));
  // From now on people sort the same texts by no rule at all: whoever learns from that does worse on half of what is held back.
  REQUIRE(database->transact([](db::Writer& w) {
    return w.run("update tickets set category = case when (select number from voices v where v.ticket = tickets.id) % 7 < 2 then 'other.other.other' else category end", {});
  }).has_value());
  lessons(*database, 40, "government.papers.slow", "signal.mobile.none");
  house.work();
  REQUIRE(learned(*database));
  const auto all = models(*database);
  REQUIRE(all.size() == 3);
  CHECK(all.front().figures.judged > 0);
  const bool is_worse = all.front().figures.accuracy < all.front().figures.before;
  CHECK(all.front().is_active == !is_worse);
  CHECK(all[1].is_active == is_worse);
}

TEST_CASE("a category that left the tree, and decisions of one kind only, do not stop the learning") {
  test::TestDatabase database;
  House house(*database);
  lessons(*database, 110, "signal.mobile.none", "signal.mobile.none");
  REQUIRE(database->transact([](db::Writer& w) { return w.run("update tickets set category = 'gone.away' where id in (select id from tickets limit 5)", {}); }).has_value());
  house.work();
  CHECK(learned(*database));
  CHECK(models(*database).size() == 2);
}

}  // namespace lianxin::voices
