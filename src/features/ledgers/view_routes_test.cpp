// Views of a list that somebody keeps for himself, and records tied to other things.
#include <doctest/doctest.h>

#include "features/ledgers/ledgers_house_test.h"

namespace lianxin::ledgers {

TEST_CASE("a view is its owner's alone: kept, changed, taken away; never of others") {
  test::with_each_store("saved views", [](db::Store& store) {
    house::House house(store);
    const std::string at = "/api/v1/ledgers/disputes/views", one = "/api/v1/ledgers/disputes/views/01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e55";
    house.server.play({
        {"斯琴", "PUT", one, R"({"name":" 红色的 ","query":"f.urgency=red&sort=due"})", 200, {R"("name":"红色的","query":"f.urgency=red&sort=due")"}},
        {"斯琴", "PUT", one, R"({"name":"最急的","query":"f.urgency=red"})", 200, {"最急的"}, {"红色的"}},
        {"斯琴", "PUT", one, R"({"name":"","query":""})", 422, {"name"}},
        {"斯琴", "PUT", at + "/x", R"({"name":"x","query":""})", 404},
        {"朝鲁", "GET", at, "", 200, {R"("items":[])"}, {"最急的"}},
        {"朝鲁", "DELETE", one, "", 404},
        {"斯琴", "GET", "/api/v1/ledgers/meetings/views", "", 200, {R"("items":[])"}},
        {"斯琴", "DELETE", one, "", 204},
        {"斯琴", "GET", at, "", 200, {R"("items":[])"}},
    });
  });
}

TEST_CASE("what is tied to a place or another record is found from there, by whoever sees it") {
  test::with_each_store("ties", [](db::Store& store) {
    house::House house(store);
    const std::string first = house.dispute("争草场"), second = house.dispute("争水井"), tie = R"({"command":"tie","kind":"record","target":")" + second + "\"}";
    const std::string at = "/api/v1/ledgers/disputes/records/" + first + "/commands", asked = "/api/v1/ledgers/ties?kind=record&target=" + second;
    house.server.play({
        {"斯琴", "POST", at, tie, 200, {R"({"kind":"record","target":")" + second, R"("ledger":"disputes")", R"(")" + second + R"(":"争水井")"}},
        {"斯琴", "POST", at, R"({"command":"tie","kind":"record","target":"01933b1e-7a52-7c3e-9d0b-3f6f2a9c1e55"})", 422, {"target"}},
        {"斯琴", "POST", at, R"({"command":"tie","kind":"ticket","target":"x"})", 422, {"target"}},
        {"斯琴", "GET", asked, "", 200, {"争草场", R"("ledger":"disputes","ledger_name":"矛盾纠纷排查化解台账")"}},
        {"苏和", "GET", asked, "", 200, {R"("items":[])"}, {"争草场"}},
        {"斯琴", "GET", "/api/v1/ledgers/ties?kind=dream&target=x", "", 422, {"kind"}},
        {"斯琴", "POST", at, R"({"command":"untie","kind":"record","target":")" + second + "\"}", 200},
        {"斯琴", "GET", asked, "", 200, {R"("items":[])"}},
    });
  });
}

}  // namespace lianxin::ledgers
