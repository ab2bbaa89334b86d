#include "features/duties/due_actions.h"

#include <doctest/doctest.h>

#include "features/duties/duty_house_test.h"

namespace lianxin::duties {
namespace {

DueList due(db::Store& store, std::string_view who, std::string_view today = "2026-11-23") {
  const auto list = store.reading([&](db::Reader& r) { return my_duties(r, house::reckoning(), house::person_id(who), *parse_day(today)); });
  REQUIRE(list.has_value());
  return *list;
}

const DueSummary* summary(const DueList& list, std::string_view rule) {
  for (const auto& one : list.summaries)
    if (one.rule->id == rule) return &one;
  return nullptr;
}

std::vector<std::string> order(const DueList& list) {
  std::vector<std::string> out;
  for (const auto& item : list.items) out.push_back((item.overdue ? "! " : "") + (item.row.household ? item.row.household->name : item.row.place.name));
  return out;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("the due list: missed in the period before, a late promise, then those visited longest ago; away apart; an even pace") {
  test::with_each_store("due list", [](db::Store& store) {
    house::build(store);
    house::Reacting reacting(store);
    for (const char* head : {"赵一", "钱二", "孙三", "李四"}) house::settle(store, house::gacha, head);
    house::settle(store, house::gacha, "周五", "2026-12-10");  // too late for this period
    // 赵一 was missed in September and October; 钱二 was promised something that is late; 孙三 was met in both; 李四 is away.
    auto promise = house::visit(store, "1", "塔娜", "钱二", "2026-10-02");
    promise.promised = R"([{"text":"修路","due_on":"2026-11-01","done_on":null}])";
    house::credited(store, promise);
    house::credited(store, house::visit(store, "2", "塔娜", "孙三", "2026-09-03"));
    house::credited(store, house::visit(store, "3", "塔娜", "孙三", "2026-11-20"));
    house::credited(store, house::visit(store, "4", "塔娜", "李四", "2026-09-04"));
    house::command(store, "李四", {.command = households::CommandName::away, .reason = "打工"}, "2026-11-01");
    reacting.drain();
    const auto list = due(store, "塔娜");
    CHECK(order(list) == Words{"! 赵*", "! 钱*", "李*", "孙*"});
    const auto* of = summary(list, "village_coverage");
    REQUIRE(of);
    CHECK(of->owed == 3);
    CHECK(of->done == 1);
    CHECK(of->away == 1);
    CHECK(of->expected == 1);  // 23 of 61 days
    CHECK(due(store, "乌云").items.empty());
    CHECK(due(store, "包玉兰").summaries.empty());
    // Whoever stands in owes what the one who is away owes.
    const links::NewAbsence away{.person = house::person_id("塔娜"), .substitute = house::person_id("包玉兰"), .from_on = parse_day("2026-11-20"), .until_on = *parse_day("2026-12-01")};
    REQUIRE(store.transact([&](db::Writer& w) { return links::add_absence(w, house::at("2026-11-20"), house::register_of_links(), away); }).has_value());
    CHECK(order(due(store, "包玉兰")) == order(list));
    CHECK(due(store, "包玉兰", "2026-12-01").items.empty());
  });
}

TEST_CASE("what a promise kept or a visit taken back changes in the list") {
  test::with_each_store("promises", [](db::Store& store) {
    house::build(store);
    house::settle(store, house::gacha, "赵一");
    auto visit = house::visit(store, "1", "塔娜", "赵一", "2026-10-02");
    visit.promised = R"([{"text":"修路","due_on":"2026-11-01","done_on":"2026-10-20"}])";
    house::credited(store, visit);
    CHECK(order(due(store, "塔娜")) == Words{"赵*"});
    const auto second = house::visit(store, "2", "塔娜", "赵一", "2026-11-02");
    house::credited(store, second);
    CHECK(due(store, "塔娜").items.front().row.last_visit_on == parse_day("2026-11-02"));
    // One that arrives later but lies before does not become the last one.
    house::credited(store, house::visit(store, "0", "塔娜", "赵一", "2026-09-02"));
    CHECK(due(store, "塔娜").items.front().row.last_visit_on == parse_day("2026-11-02"));
    CHECK(due(store, "塔娜").items.front().row.done == 1);
    house::uncredited(store, second);
    CHECK(due(store, "塔娜").items.front().row.done == 0);
    CHECK_FALSE(due(store, "塔娜").items.front().row.last_visit_on.has_value());
    // Whoever keeps visits says which is the last again.
    REQUIRE(store.transact([&](db::Writer& w) -> Result<int> { TRY(remember_last(w, house::reckoning(), visit, house::at("2026-11-23").now)); return 0; }).has_value());
    CHECK(due(store, "塔娜").items.front().row.last_visit_on == parse_day("2026-10-02"));
  });
}

}  // namespace lianxin::duties
