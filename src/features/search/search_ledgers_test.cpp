// Records of ledgers in the one box: each ledger as the asker sees it, and nothing personal.
#include <doctest/doctest.h>

#include "features/search/search_house_test.h"

namespace lianxin::search {
namespace {

using namespace house;

std::string counted(int count) { return R"("kind":"record","count":)" + std::to_string(count); }

}  // namespace

TEST_CASE("records of ledgers are found, counted and named within sight; what is personal, withdrawn or of a ledger one does not read is not") {
  test::with_each_store("search over ledgers", [](db::Store& store) {
    House h(store);
    const auto here = h.entered("朝鲁", gacha, "两户争一片打草场", R"(,"parties":"甲户与乙户")"), there = h.entered("苏和", other_gacha, "另一苏木也争打草场");
    const auto gone = h.entered("朝鲁", gacha, "写错了的打草场");
    h.server.play({
        {"朝鲁", "POST", "/api/v1/ledgers/disputes/records/" + gone + "/commands", R"({"command":"withdraw","note":"写错了"})", 200, {}, {}, {{"if-match", "\"1\""}}},
        {"斯琴", "GET", search_for("打草场"), "", 200, {here, counted(1), R"({"text":"打草场","hit":true})", R"("ledger":{"key":"disputes","name":"矛盾纠纷排查化解台账"})"}, {there, gone}},
        {"斯琴", "GET", search_for("打草场", "&kind=record&sort=relevance"), "", 200, {here}, {there, gone}},
        {"斯琴", "GET", search_for("打草场", "&kind=ticket"), "", 200, {counted(1), "\"items\":[]"}, {here}},
        {"斯琴", "GET", search_for("打草场", "&ledger=disputes"), "", 200, {here, counted(1)}, {R"("kind":"ticket")"}},
        {"斯琴", "GET", search_for("打草场", "&ledger=meetings"), "", 200, {counted(0), "\"items\":[]"}, {here}},
        {"苏和", "GET", search_for("打草场"), "", 200, {there, counted(1)}, {here, gone}},
        {"包玉兰", "GET", search_for("打草场"), "", 200, {here, there, counted(2)}, {gone}},
        {"包玉兰", "GET", search_for("打草场", "&kind=record&limit=1"), "", 200, {counted(2), R"("next":")"}},
        {"包玉兰", "GET", search_for("甲户"), "", 200, {counted(0), "\"items\":[]"}, {here}},
        {"高云", "GET", search_for("打草场"), "", 403},
    });
  });
}

}  // namespace lianxin::search
