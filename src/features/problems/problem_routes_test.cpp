// Many voices become one problem; one answer reaches each of them.
#include <doctest/doctest.h>

#include "features/problems/problem_jobs.h"
#include "features/problems/problems_house_test.h"
#include "platform/jobs/runner.h"
#include "tests/support/settling.h"

namespace lianxin::problems {
namespace {

using namespace house;

std::string command(std::string_view body) { return R"({"command":)" + std::string(body) + "}"; }

// From the order to the released answer, by the office alone.
void answered(House& h, const std::string& problem) {
  const std::string commands = "/api/v1/tickets/" + problem + "/commands";
  const std::string unit = to_text(unit_named(h.store, usual().people.at("斯琴").unit));
  h.sent("斯琴", commands, command(R"("assign","lead_unit":")" + unit + R"(","instruction":"到场查明，换泵。")"), 200);
  h.sent("斯琴", commands, command(R"("accept")"), 200);
  h.sent("斯琴", commands, command(R"("reply","outcome":"solved","text":"十一口井都换了水泵。")"), 200);
  h.sent("斯琴", commands, command(R"("release")"), 200);
}

// As reactions and job do it.
int told(House& h) {
  test::wait_until_settled(h.store);
  jobs::Runner runner(h.store, {}, problem_reactions(std::string(prefecture)));
  REQUIRE(runner.run_due_once(h.server.now()).has_value());
  return answer_voices(h.store, *tickets::open_desk(deployment()).value(), h.server.now()).value();
}

}  // namespace

TEST_CASE("4.39 4.44 voices are gathered, handled as one, and each hears the answer and judges it") {
  test::with_each_store("problems", [&](db::Store& store) {
    House h(store);
    for (const auto name : {"三号井", "五号井", "路"}) h.said(name, std::string(name) + "的事，请派人来看看。");
    const std::string list = "/api/v1/problems", wells = "/api/v1/problems/" + id_of("井") + "/voices";
    h.server.play({
        {"", "GET", list, "", 401},
        {"高云", "GET", list, "", 403},
        {"斯琴", "GET", list, "", 200, {"\"items\":[]"}},
        {"朝鲁", "POST", list, problem("井", {"三号井"}), 403},
        {"斯琴", "POST", list, "{}", 422, {"\"title\"", "\"tickets\""}},
        {"斯琴", "POST", list, problem("井", {"三号井", "没有的"}), 422, {"tickets[1]", "没有这件诉求"}},
        {"斯琴", "GET", list, "", 200, {"\"items\":[]"}},  // nothing of it
        {"斯琴", "POST", list, problem("井", {"三号井"}), 201, {"\"linked\":1", "\"state\":\"triaged\""}},
        {"斯琴", "POST", wells, R"({"tickets":[")" + id_of("三号井") + "\",\"" + id_of("五号井") + "\"]}", 200, {"\"linked\":1", "\"kept\":1"}},
        {"斯琴", "POST", "/api/v1/problems/" + id_of("路") + "/voices", R"({"tickets":[]})", 404},
        {"斯琴", "GET", list + "?open=true", "", 200, {"\"all\":2", "\"waiting\":2", "机井老旧"}},
        {"斯琴", "GET", list + "?q=没有这样的字", "", 200, {"\"items\":[]"}},
        {"斯琴", "GET", list + "?open=x", "", 422, {"\"open\""}},
        {"苏和", "GET", list, "", 200, {"\"items\":[]"}},  // another sumu's
        {"斯琴", "GET", "/api/v1/tickets?problem=" + id_of("井"), "", 200, {id_of("三号井"), id_of("五号井")}, {id_of("路")}},
        {"斯琴", "GET", "/api/v1/tickets?problem=x", "", 422, {"\"problem\""}},
        {"斯琴", "POST", "/api/v1/tickets", R"({"kind":"problem","channel":"office","place":"150725200201","text":"不能这样登记","submitter":"staff"})", 422, {"\"kind\""}},
    });
    CHECK(told(h) == 0);
    answered(h, id_of("井"));
    CHECK(told(h) == 2);
    CHECK(told(h) == 0);
    h.server.play({
        {"朝鲁", "GET", "/api/v1/tickets/" + id_of("三号井"), "", 200, {"\"state\":\"replied\"", "十一口井都换了水泵"}},
        {"朝鲁", "GET", "/api/v1/tickets/" + id_of("路"), "", 200, {"\"state\":\"registered\""}},
        {"斯琴", "GET", list, "", 200, {"\"answered\":2", "\"waiting\":0"}},
        {"斯琴", "POST", wells, R"({"tickets":[")" + id_of("路") + "\"]}", 422, {"tickets[0]", "已经答复或办结"}},
        {"朝鲁", "POST", "/api/v1/tickets/" + id_of("五号井") + "/commands", command(R"("not_mine","text":"说的是牲口棚里那口")"), 200, {"\"state\":\"registered\"", "\"problem_id\":null"}},
        {"斯琴", "GET", list, "", 200, {"\"all\":1"}},
        {"朝鲁", "GET", "/api/v1/tickets/" + id_of("三号井") + "/history", "", 200, {"\"linked\"", "陈巴尔虎旗 2026-"}},
    });
    CHECK(told(h) == 0);  // it was taken out: no answer follows it
  });
}

TEST_CASE("4.56 who said \"not solved\" hears no old answer again, and the new one when the problem is handled once more; who was linked meanwhile is not missed") {
  test::with_each_store("problems again", [&](db::Store& store) {
    House h(store);
    for (const auto name : {"三号井", "五号井", "路"}) h.said(name, std::string(name) + "的事，请派人来看看。");
    h.sent("斯琴", "/api/v1/problems", problem("井", {"三号井", "五号井"}), 201);
    answered(h, id_of("井"));
    // As a link that was on its way while the answer was released.
    REQUIRE(store.transact([](db::Writer& w) { return w.run("update tickets set problem_id = $1 where id = $2", {id_of("井"), id_of("路")}); }).has_value());
    CHECK(told(h) == 3);
    const auto commands = [](std::string_view name) { return "/api/v1/tickets/" + id_of(name) + "/commands"; };
    const std::string no = command(R"("rate","solved":false,"words":"还是没有水","via":"call_back")");
    h.sent("赵敏", commands("三号井"), no, 200);
    CHECK(told(h) == 0);
    h.sent("赵敏", commands("井"), no, 200);
    answered(h, id_of("井"));
    CHECK(told(h) == 1);
    CHECK(told(h) == 0);
    h.server.play({{"朝鲁", "GET", "/api/v1/tickets/" + id_of("三号井"), "", 200, {"\"state\":\"replied\""}}});
    CHECK(test::county::count(store, "select count(*) from problem_tellings") == 0);
  });
}

}  // namespace lianxin::problems
