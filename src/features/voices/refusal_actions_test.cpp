// What people say to proposals: refused, put to a problem, taken out of one.
#include "features/voices/refusal_actions.h"

#include <doctest/doctest.h>

#include "features/voices/voices_house_test.h"
#include "platform/jobs/runner.h"
#include "tests/support/settling.h"

namespace lianxin::voices {

using namespace house;

namespace {

constexpr std::array<std::string_view, 4> bridge{"河东牧道的木桥塌陷一个月，转场的车绕行二十公里，牛羊踩空摔伤，修桥的人一直没有来。",
                                                 "河东牧道的木桥桥面塌了，牛羊过桥踩空，转场的车要绕行，请派人修桥。",
                                                 "木桥塌了没人修，河东牧道过不去，牛羊踩空，转场要绕行二十公里。",
                                                 "河东的木桥又塌了一块，转场的羊踩空摔伤，绕行太远，请修桥。"};
const std::string all = "/api/v1/problems/proposals";

// A problem that gathers some of them.
TicketId gathered(db::Store& store, const std::vector<TicketId>& voices) {
  tickets::Register asked{.kind = tickets::TicketKind::problem, .channel = tickets::Channel::office, .place = std::string(gacha), .text = "河东木桥塌了，过不去。"};
  asked.gathers = true;
  const auto made = store.transact([&](db::Writer& w) { return tickets::register_ticket(w, as_system(), book()->desk->packs(), asked, {}); });
  REQUIRE(made.has_value());
  for (const TicketId& voice : voices) commanded(store, voice, tickets::LinkProblem{made->ticket.id.value});
  return made->ticket.id;
}

void react(db::Store& store) {
  test::wait_until_settled(store);
  jobs::Runner runner(store, {}, voices::feature(deployment())->reactions);
  REQUIRE(runner.run_due_once(as_system().now).has_value());
}

}  // namespace

TEST_CASE("E8 a refused group is not offered where it was refused, until twice as many speak of it or the word is taken back") {
  test::with_each_store("refused", [](db::Store& store) {
    House house(store);
    const auto first = said(store, bridge[0]);
    said(store, bridge[1]);
    house.work();
    const std::string path = all + "/" + to_text(first) + "/refusal";
    house.server.play({{"包玉兰", "GET", all, "", 200, {"\"size\":2", "\"loose\":2", "\"problem\":null", "\"refusal\":null", "\"is_sorted\":false", "roads.rural.bridge"}},
                       {"包玉兰", "GET", all + "?category=roads", "", 200, {"\"size\":2"}},
                       {"包玉兰", "GET", all + "?category=road", "", 200, {"\"items\":[]"}},
                       {"苏和", "PUT", path, R"({"reason":"不是一回事"})", 404},
                       {"塔娜", "PUT", path, R"({"reason":"不是一回事"})", 403},
                       {"包玉兰", "PUT", path, R"({"reason":" "})", 422, {"reason"}},
                       {"包玉兰", "DELETE", path, "", 404},
                       {"斯琴", "PUT", path, R"({"reason":"去年修过的那座"})", 204},
                       {"斯琴", "GET", all + "?count=exact", "", 200, {"\"items\":[]", "\"total\":0"}},
                       {"斯琴", "GET", all + "?show=refused", "", 200, {"去年修过的那座", "\"size\":2"}},
                       {"斯琴", "GET", all + "?show=all", "", 200, {"\"size\":2"}},
                       {"包玉兰", "GET", all, "", 200, {"\"items\":[]"}},  // all of it lies in that sumu
                       {"包玉兰", "GET", all + "?show=none", "", 422, {"show"}}});
    said(store, bridge[2]);
    house.work();
    house.server.play({{"斯琴", "GET", all, "", 200, {"\"items\":[]"}}});
    said(store, bridge[3]);
    house.work();
    house.server.play({{"斯琴", "GET", all, "", 200, {"\"size\":4"}},
                       {"斯琴", "PUT", path, R"({"reason":"还是不归"})", 204},
                       {"斯琴", "GET", all, "", 200, {"\"items\":[]"}},
                       {"包玉兰", "DELETE", path, "", 204},
                       {"斯琴", "GET", all, "", 200, {"\"size\":4"}, {"还是不归"}}});
    CHECK(journalled(store, "voice.refused") == 2);
    CHECK(journalled(store, "voice.offered") == 1);
  });
}

TEST_CASE("another office's refusal is neither told nor obeyed where it sees only a part") {
  test::with_each_store("refused by another", [](db::Store& store) {
    House house(store);
    const auto here = said(store, bridge[0]), there = said(store, bridge[1], other_gacha);
    house.work();
    house.server.play({{"包玉兰", "POST", "/api/v1/tickets/" + to_text(here) + "/voice/pairs", R"({"other":")" + to_text(there) + R"(","is_same":true})", 200},
                       {"苏和", "PUT", all + "/" + to_text(here) + "/refusal", R"({"reason":"我们这边修好了"})", 204},
                       {"苏和", "GET", all + "?least=1", "", 200, {"\"items\":[]"}},
                       {"斯琴", "GET", all + "?least=1", "", 200, {"\"size\":1"}, {"我们这边"}},
                       {"包玉兰", "GET", all + "?least=1", "", 200, {"\"size\":2"}, {"我们这边"}},
                       {"包玉兰", "GET", all + "?show=refused", "", 200, {"\"items\":[]"}}});
  });
}

TEST_CASE("4.39 a group that is a problem is not offered; who comes later is, as one more for it; the problem itself is no voice") {
  test::with_each_store("gathered", [](db::Store& store) {
    House house(store);
    const std::vector<TicketId> two{said(store, bridge[0]), said(store, bridge[1])};
    react(store);
    const auto problem = gathered(store, two);
    react(store);
    CHECK(count(store, "select count(*) from voices") == 2);
    house.work();
    house.server.play({{"包玉兰", "GET", all + "?least=1", "", 200, {"\"items\":[]"}}});
    const auto late = said(store, bridge[2]);
    house.work();
    house.server.play({{"包玉兰", "GET", all, "", 200, {"\"size\":3", "\"loose\":1", "\"linked\":2", to_text(problem), "\"state\":\"registered\""}},
                       {"包玉兰", "GET", all + "/" + to_text(two[0]), "", 200, {"\"is_loose\":true", "\"is_loose\":false", to_text(late)}},
                       {"包玉兰", "GET", all + "/" + to_text(two[0]) + "?category=water", "", 404},
                       {"包玉兰", "GET", all + "/" + to_text(two[0]) + "?from=x", "", 422}});
  });
}

TEST_CASE("4.44 who was taken out of a problem is not proposed for it again, also after everything was grouped anew") {
  test::with_each_store("taken out", [](db::Store& store) {
    House house(store);
    std::vector<TicketId> ids;
    for (const auto text : bridge) ids.push_back(said(store, text));
    react(store);
    house.work();
    gathered(store, ids);
    commanded(store, ids[0], tickets::UnlinkProblem{"说的是另一座桥"});
    react(store);
    const auto check = [&] {
      CHECK(voice_of(store, ids[0]).group == 1);
      for (int i = 1; i < 4; ++i) CHECK(voice_of(store, ids[static_cast<std::size_t>(i)]).group == 2);
    };
    check();
    CHECK(count(store, "select count(*) from voice_pairs where is_same = 0") == 3);
    house.work();
    house.server.play({{"包玉兰", "GET", all, "", 200, {"\"items\":[]"}}, {"包玉兰", "POST", all, "{}", 200}});
    house.work();
    check();
    const auto late = said(store, bridge[1]);
    house.work();
    CHECK(voice_of(store, late).group == 2);
  });
}

}  // namespace lianxin::voices
