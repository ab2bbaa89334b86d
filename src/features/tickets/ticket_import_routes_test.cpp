#include "features/tickets/ticket_import_routes.h"

#include <doctest/doctest.h>

#include "features/tickets/ticket_house_test.h"
#include "tests/support/test_database.h"

namespace lianxin::tickets {
namespace {

using namespace house;

constexpr std::string_view file =
    "留言编号\t留言主题\t留言详情\t留言时间\t答复意见\t答复时间\t诉求类型\t渠道\n"
    "7\t路灯不亮\t村口三盏路灯坏了一个月。\t2019/4/25 9:32:09\t已更换。\t2019/5/10 14:56:53\t投诉\t电话\n"
    "8\t\t\"想问\"合作医疗怎么交。\t2019-02-28\t\t\t咨询\t网站\n"
    "9\t没有时间\t日期写错了。\t昨天\t\t\t求助\t微信\n"
    "10\t\t\t2019-02-28\t\t\t求助\t微信\n";

ImportReport run(db::Store& store, std::string_view content, bool dry_run = false) {
  const auto report =
      import_tickets(store, {.by = system_actor("cli"), .now = at(11, 9)}, desk(), "dir/messages.tsv", content, dry_run, {});
  if (!report) FAIL("import: ", report.error().key, " ", report.error().detail);
  return *report;
}

}  // namespace

TEST_CASE("rows arrive as history; a broken one is told with its line and stops nothing; twice changes nothing") {
  test::with_each_store("import", [](db::Store& store) {
    build(store);
    CHECK(run(store, file, true).added == 2);
    const ImportReport first = run(store, file);
    CHECK(first.rows == 4);
    CHECK(first.added == 2);
    REQUIRE(first.faults.size() == 2);
    CHECK(first.faults[0].line == 4);
    CHECK(first.faults[0].key == "tickets.import_no_date");
    CHECK(first.faults[1].line == 5);
    CHECK(first.faults[1].key == "tickets.import_no_text");
    const ImportReport again = run(store, file);
    CHECK(again.added == 0);
    CHECK(again.unchanged == 2);

    const auto list = store.reading([&](db::Reader& r) {
      return list_tickets(r, system_actor("test"), desk(), {.sort = store::TicketSort::created, .now = at(11, 9)}, {});
    });
    REQUIRE(list);
    REQUIRE(list->items.size() == 2);
    CHECK(list->items[0].kind == TicketKind::consultation);
    CHECK(list->items[0].title == "\"想问\"合作医疗怎么交。");
    CHECK(list->items[1].state == TicketState::replied);
    CHECK(list->items[1].channel == Channel::call);
    CHECK(list->items[1].number == "呼伦贝尔 2019-0001");
    CHECK(list->items[1].owner_unit == unit_named("市大引领办"));
    const auto stored = store.reading([&](db::Reader& r) { return store::load_ticket(r, prefecture, list->items[1].id); });
    REQUIRE(stored);
    CHECK(stored->handling.reply->text == "已更换。");
    CHECK(to_text(stored->changed_at, {}) == "2019-05-10T14:56:53+08:00");
    CHECK(store.reading([&](db::Reader& r) { return store::rebuild_ticket(r, prefecture, stored->id); })->handling ==
          stored->handling);
  });
}

TEST_CASE("a row that changed is told; without a column of texts nothing is read; only offices import") {
  test::TestDatabase database;
  build(*database);
  run(*database, "id,text\n1,井坏了\n");
  const ImportReport changed = run(*database, "id,text\n1,井又坏了\n");
  REQUIRE(changed.faults.size() == 1);
  CHECK(changed.faults[0].key == "tickets.import_differs");
  const auto none =
      import_tickets(*database, {.by = system_actor("cli"), .now = at(11, 9)}, desk(), "x.csv", "a,b\n1,2\n", false, {});
  REQUIRE_FALSE(none);
  CHECK(none.error().fields.front().key == "tickets.import_no_column");
  CHECK_FALSE(import_tickets(*database, {.by = person("王强"), .now = at(11, 9)}, desk(), "x.csv", "id,text\n1,x\n", false, {}));
}

}  // namespace lianxin::tickets
