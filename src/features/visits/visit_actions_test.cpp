#include "features/visits/visit_actions.h"

#include <doctest/doctest.h>

#include "features/visits/visits_house_test.h"

namespace lianxin::visits {
namespace {

// Credits that count, of all rules.
std::int64_t credits(db::Store& store) { return house::count(store, "select count(*) from duty_credits where bearing = 'counts'"); }
std::int64_t done(db::Store& store) { return house::count(store, "select coalesce(sum(done), 0) from duty_tallies"); }

Visit now(db::Store& store, VisitId id) {
  const auto visit = store.reading([&](db::Reader& r) { return store::find_visit(r, house::prefecture, id); });
  REQUIRE((visit.has_value() && visit->has_value()));
  return **visit;
}

template <class Work>
std::string outcome(db::Store& store, Work&& work) {
  const auto out = store.transact([&](db::Writer& w) { return work(w); });
  return out ? "" : out.error().key;
}

std::string last_visit(db::Store& store) {
  std::string out;
  REQUIRE(store.reading([&](db::Reader& r) {
    return r.select("select visit from duty_last_visits", {}, [&](const db::Row& row) { out = row.get<std::string>(0); });
  }));
  return out;
}

}  // namespace

TEST_CASE("4.35 a visit counts when it is entered, no longer when it is void or disputed, again when the dispute is dismissed") {
  test::with_each_store("credits of visits", [](db::Store& store) {
    house::build(store);
    house::registered(store, "巴特尔");
    const auto first = house::entered(store, "塔娜", house::at_bateers("one"));
    const auto counted = credits(store), tallied = done(store);
    CHECK(counted > 0);
    CHECK(first.told.duties.size() == static_cast<std::size_t>(counted));
    NewVisit later = house::at_bateers("two");
    later.began_at = *parse_moment("2026-11-22T16:00:00+08:00");
    const auto second = house::entered(store, "塔娜", later);
    CHECK(credits(store) == 2 * counted);
    CHECK(last_visit(store) == to_text(second.visit.id));

    const Doing tana = house::as(store, "塔娜"), siqin = house::as(store, "斯琴");
    CHECK(outcome(store, [&](db::Writer& w) { return correct(w, tana, house::book(), second.visit.id, {.reason = "记错了", .void_ = true}, 1); }) == "");
    CHECK(credits(store) == counted);
    CHECK(done(store) == tallied);
    CHECK(last_visit(store) == to_text(first.visit.id));

    CHECK(outcome(store, [&](db::Writer& w) { return confirm(w, house::as_system(), house::book(), now(store, first.visit.id), false, "没有来过"); }) == "");
    // In what words: for who settles it and inspectors, not for who is said not to have come (E2).
    for (const auto& [name, hears] : std::vector<std::pair<std::string_view, bool>>{{"斯琴", true}, {"赵敏", true}, {"塔娜", false}, {"朝鲁", false}, {"高云", false}}) {
      CAPTURE(std::string(name));
      CHECK(hears_household(house::as(store, name).by, now(store, first.visit.id)) == hears);
    }
    CHECK(now(store, first.visit.id).status == VisitStatus::disputed);
    CHECK(credits(store) == 0);
    CHECK(done(store) == 0);
    CHECK(last_visit(store) == "");
    CHECK(outcome(store, [&](db::Writer& w) { return settle(w, tana, house::book(), first.visit.id, false, "去过"); }) == "base.forbidden");
    CHECK(outcome(store, [&](db::Writer& w) { return settle(w, siqin, house::book(), first.visit.id, false, "有照片"); }) == "");
    CHECK(credits(store) == counted);
    CHECK(done(store) == tallied);
    CHECK(house::journalled(store, "visit.settled") == 1);
  });
}

TEST_CASE("nobody settles a dispute about his own visit") {
  test::TestDatabase database;
  house::build(*database);
  house::registered(*database, "巴特尔");
  const auto visit = house::entered(*database, "斯琴", house::at_bateers("one")).visit;
  CHECK(outcome(*database, [&](db::Writer& w) { return confirm(w, house::as_system(), house::book(), visit, false, ""); }) == "");
  const Doing siqin = house::as(*database, "斯琴"), bao = house::as(*database, "包玉兰");
  CHECK(outcome(*database, [&](db::Writer& w) { return settle(w, siqin, house::book(), visit.id, false, "去过"); }) == "visits.own_dispute");
  CHECK(outcome(*database, [&](db::Writer& w) { return settle(w, bao, house::book(), visit.id, true, "没有去"); }) == "");
  CHECK(now(*database, visit.id).status == VisitStatus::void_);
}

TEST_CASE("a correction of the day or the visitors moves what it counted for") {
  test::with_each_store("corrected visits", [](db::Store& store) {
    house::build(store);
    house::registered(store, "巴特尔");
    const auto visit = house::entered(store, "塔娜", house::at_bateers("one")).visit;
    const Doing tana = house::as(store, "塔娜");
    CHECK(outcome(store, [&](db::Writer& w) {
            return correct(w, tana, house::book(), visit.id, {.reason = "上个月去的", .began_at = parse_moment("2026-10-22T10:00:00+08:00")}, 1);
          }) == "");
    CHECK(house::count(store, "select count(*) from duty_credits where period = '2026-B6'") == 0);
    CHECK(house::count(store, "select count(*) from duty_credits where period = '2026-B5'") > 0);
    CHECK(outcome(store, [&](db::Writer& w) { return correct(w, tana, house::book(), visit.id, {.reason = "没人在家", .kind = VisitKind::not_home}, 2); }) == "");
    CHECK(credits(store) == 0);
    CHECK(house::count(store, "select count(*) from duty_credits where bearing = 'attempt'") > 0);
    CHECK(outcome(store, [&](db::Writer& w) { return correct(w, tana, house::book(), visit.id, {.reason = "再改", .words = "x"}, 2); }) == "base.stale");
    CHECK(now(store, visit.id).version == 3);
  });
}

TEST_CASE("a household merged meanwhile: the visit goes to who stands for it, an update of the old record does not overwrite") {
  test::with_each_store("merged households", [](db::Store& store) {
    house::build(store);
    const auto old = house::registered(store, "巴特尔"), successor = house::registered(store, "大户");
    CHECK(outcome(store, [&](db::Writer& w) {
            return households::command_household(w, house::as_system(), *house::book().households, old.id,
                                                 {.command = households::CommandName::merge, .reason = "同住", .into = successor.id}, {});
          }) == "");
    NewVisit with_update = house::at_bateers("one");
    with_update.household_update = households::HouseholdEdit{.phone = "13900000000"};
    with_update.household_version = 2;
    const Doing tana = house::as(store, "塔娜");
    CHECK(outcome(store, [&](db::Writer& w) { return enter_visit(w, tana, house::book(), with_update); }) == "base.stale");
    const auto entered = house::entered(store, "塔娜", house::at_bateers("one"));
    CHECK(entered.visit.household == successor.id);
    REQUIRE(entered.told.notes.size() == 1);
    CHECK(entered.told.notes[0].key == "visits.household_merged");
    const auto again = house::entered(store, "塔娜", house::at_bateers("one"));
    CHECK_FALSE(again.is_new);
    REQUIRE(again.told.notes.size() == 1);
    CHECK(again.told.notes[0].args[0].value == "大户");
    CHECK(again.told.duties.size() == entered.told.duties.size());
  });
}

TEST_CASE("what was looked at a moment ago is looked at again when the household has changed since") {
  test::with_each_store("looked before", [](db::Store& store) {
    house::build(store);
    const auto old = house::registered(store, "巴特尔"), successor = house::registered(store, "大户");
    const Doing tana = house::as(store, "塔娜");
    const auto look = [&](const char* name) { return store.reading([&](db::Reader& r) { return approach(r, tana, house::book(), house::at_bateers(name)); }); };
    auto before = look("one"), twice = look("one"), other = look("two");
    REQUIRE((before.has_value() && twice.has_value() && other.has_value()));
    CHECK(before->received.visit.household == old.id);
    CHECK(outcome(store, [&](db::Writer& w) {
            return households::command_household(w, house::as_system(), *house::book().households, old.id,
                                                 {.command = households::CommandName::merge, .reason = "同住", .into = successor.id}, {});
          }) == "");
    const auto enter = [&](Approach looked) { return store.transact([&](db::Writer& w) { return enter_visit(w, tana, house::book(), std::move(looked)); }); };
    const auto entered = enter(std::move(*before));
    REQUIRE(entered.has_value());
    CHECK(entered->visit.household == successor.id);
    CHECK(entered->told.notes.size() == 1);
    const auto again = enter(std::move(*twice));
    REQUIRE(again.has_value());
    CHECK_FALSE(again->is_new);
    const auto later = look("one");
    REQUIRE(later.has_value());
    CHECK(later->is_there);
    CHECK(outcome(store, [&](db::Writer& w) {
            return households::command_household(w, house::as_system(), *house::book().households, successor.id,
                                                 {.command = households::CommandName::leave, .reason = "搬走", .on = parse_day("2026-01-01")}, {});
          }) == "");
    const auto gone = enter(std::move(*other));
    REQUIRE_FALSE(gone.has_value());
    CHECK(gone.error().fields.front().key == "visits.household_left");
  });
}

TEST_CASE("E2 who spoke goes sealed from the household's vault into the request's, by nobody's eyes") {
  test::TestDatabase database;
  house::build(*database);
  house::registered(*database, "巴特尔");
  NewVisit asked = house::at_bateers("one");
  asked.tickets = std::vector<VisitTicket>{{.text = "水泵坏了三天", .named = true}, {.text = "路要修"}};
  const auto entered = house::entered(*database, "塔娜", asked);
  REQUIRE(entered.brought.receipts.size() == 2);
  const auto opened = database->transact([&](db::Writer& w) -> Result<tickets::OpenedIdentity> {
    const auto desk = TRY(house::book().desk->at(w));
    const auto ticket = TRY(tickets::show_ticket(w, system_actor("test"), *desk, tickets::TicketId{entered.brought.receipts[0].ticket}));
    Doing office = house::as(*database, "斯琴");
    office.by.unit = office.by.grants[0].unit = ticket.owner_unit;
    return tickets::open_identity(w, office, *desk, tickets::TicketId{entered.brought.receipts[0].ticket}, "回电话核对水泵的位置");
  });
  INFO((opened ? std::string() : opened.error().key + (opened.error().fields.empty() ? "" : opened.error().fields[0].key)));
  REQUIRE(opened.has_value());
  CHECK(opened->identity.name == "巴特尔仓");
  CHECK(opened->identity.phone == "13812345678");
  CHECK(opened->may_contact);
  CHECK(house::count(*database, "select count(*) from tickets") == 2);
  CHECK(house::count(*database, "select count(*) from journal where detail like '%巴特尔仓%' or detail like '%13812345678%'") == 0);
}

TEST_CASE("a visit follows its place, and is called by day and place where only its id is known") {
  test::with_each_store("places of visits", [](db::Store& store) {
    house::build(store);
    house::registered(store, "巴特尔");
    const auto visit = house::entered(store, "塔娜", house::at_bateers("one")).visit;
    REQUIRE(store.transact([&](db::Writer& w) { return store::move_visits(w, house::prefecture, {visit.path, visit.path + "~"}, "001009009"); }));
    CHECK(now(store, visit.id).path == "001009009");
    REQUIRE(store.transact([&](db::Writer& w) { return store::merge_visits(w, house::prefecture, "001009009", house::second_gacha, "001002"); }));
    CHECK(now(store, visit.id).place == house::second_gacha);
    const auto names = store.reading([&](db::Reader& r) { return store::names_of_visits(r, house::prefecture, {to_text(visit.id), "x"}); });
    REQUIRE(names.has_value());
    REQUIRE(names->size() == 1);
    CHECK((*names)[0].second == "2026-11-22 白音布日德嘎查");
  });
}

}  // namespace lianxin::visits
