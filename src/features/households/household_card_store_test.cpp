#include "features/households/household_card_store.h"

#include <doctest/doctest.h>

#include "features/households/household_house_test.h"

namespace lianxin::households {

TEST_CASE("§2.14 a card printed anew takes the place of the old one, whose code ends") {
  test::with_each_store("cards", [](db::Store& store) {
    const HouseholdId id = house::id_of("巴特尔");
    const Day day = *parse_day("2026-11-23");
    const auto put = [&](std::string_view code, std::string_view facts) {
      return *store.transact([&](db::Writer& w) {
        return store::put_card(w, house::prefecture, {.household = id, .code_digest = std::string(code), .printed_on = day, .facts = std::string(facts)});
      });
    };
    const auto of_code = [&](std::string_view code) {
      return *store.reading([&](db::Reader& r) { return store::card_of_code(r, house::prefecture, code); });
    };
    CHECK(put("aaa", "phone 1").version == 1);
    CHECK(of_code("aaa")->household == id);
    const auto second = put("bbb", "phone 2");
    CHECK(second.version == 2);
    CHECK_FALSE(of_code("aaa").has_value());
    CHECK(of_code("bbb") == second);
    const auto all = *store.reading([&](db::Reader& r) { return store::cards_of(r, house::prefecture, {id, house::id_of("nobody")}); });
    CHECK(all == std::vector<HouseholdCard>{second});
  });
}

}  // namespace lianxin::households
