#include "features/visits/visit_seed.h"

#include <doctest/doctest.h>

#include "features/visits/credit_actions.h"
#include "features/visits/visit_year_seed.h"
#include "features/visits/visits_house_test.h"

namespace lianxin::visits {
namespace {

// All that duties hold, as text.
std::string duties_of(db::Store& store) {
  std::string out;
  const auto read = store.read([&](db::Reader& r) -> Result<void> {
    for (const char* sql : {"select rule || ' ' || period || ' ' || subject || ' ' || visit || ' ' || body || ' ' || day || ' ' || bearing from duty_credits order by 1",
                            "select rule || ' ' || period || ' ' || subject || ' ' || path || ' ' || done || ' ' || attempts || ' ' || counted || ' ' || last_on || ' ' || "
                            "visits || ' ' || phones from duty_states order by 1",
                            "select rule || ' ' || period || ' ' || path || ' ' || done from duty_tallies order by 1",
                            "select subject || ' ' || path || ' ' || day || ' ' || visit || ' ' || needs from duty_last_visits order by 1"})
      TRY(r.select(sql, {}, [&](const db::Row& row) { out.append(row.text(0)).append("\n"); }));
    return {};
  });
  REQUIRE(read.has_value());
  return out;
}

// Forgets what the visits were worth, and credits each by itself.
void credit_singly(db::Store& store, Moment now) {
  std::vector<VisitId> ids;
  REQUIRE(store.read([&](db::Reader& r) {
    return r.select("select id from visits order by day, id", {}, [&](const db::Row& row) { ids.push_back(row.get<VisitId>(0)); });
  }).has_value());
  REQUIRE(store.write_and_wait([&](db::Writer& w) -> Result<void> {
    for (const char* sql : {"delete from duty_credits", "delete from duty_states", "delete from duty_tallies", "delete from duty_last_visits"}) TRY(w.run(sql, {}));
    for (const VisitId& id : ids) TRY(credit(w, house::book(), *TRY(store::find_visit(w, house::prefecture, id)), now));
    return {};
  }).has_value());
}

}  // namespace

TEST_CASE("the demonstration: 17 households of its gacha are met in the running two months, nearly all have been met before") {
  const SeedOptions options{.now = *parse_moment("2026-11-22T09:00:00+08:00")};
  test::with_each_store("demo visits", [&](db::Store& store) {
    house::build(store);
    const auto households = households::feature(house::deployment());
    REQUIRE(households.has_value());
    REQUIRE(households->seed(store, options).has_value());
    for (const auto name : {"塔娜", "那日苏", "朝鲁"}) {
      const links::NewLink checked_in{.kind = "check_in", .who = house::person_id(name).value, .place = std::string(house::gacha), .from_on = parse_day("2026-03-01"), .post = "law"};
      REQUIRE(store.transact([&](db::Writer& w) { return links::begin_link(w, house::as_system(), *house::book().links, checked_in); }).has_value());
    }
    REQUIRE(seed_visits(store, house::book(), options).has_value());
    const auto visits = house::count(store, "select count(*) from visits");
    CHECK(visits > 60);
    CHECK(house::count(store, "select coalesce(sum(done), 0) from duty_tallies where rule = 'village_coverage' and period = '2026-B6'") == 17);
    CHECK(house::count(store, "select coalesce(sum(done), 0) from duty_tallies where rule = 'village_coverage' and period = '2026-B5'") > 30);
    CHECK(house::count(store, "select count(*) from duty_last_visits where promised <> '[]'") > 3);
    CHECK(house::count(store, "select count(*) from visits where status = 'attempt'") > 0);
    CHECK(house::count(store, "select count(*) from visits where began_at > received_at") == 0);
    CHECK(house::count(store, "select count(*) from visits where status = 'disputed'") == 1);
    CHECK(house::count(store, "select count(*) from visits where confirmation = 'confirmed'") == 1);
    CHECK(house::count(store, "select count(*) from visits where kind = 'service' and status = 'held'") == 8);
    CHECK(house::count(store, "select sum(served) from visits") == 114);
    CHECK(house::count(store, "select count(*) from visit_versions where reason <> ''") == 1);
    CHECK(house::count(store, "select count(*) from visit_tickets") == 1);
    // One pair of visits in the same words, and no other.
    CHECK(house::count(store, "select count(*) from (select words from visits where words <> '' group by words having count(*) > 1) alike") == 1);
    REQUIRE(seed_visits(store, house::book(), options).has_value());
    CHECK(house::count(store, "select count(*) from visits") == visits);
  });
}

TEST_CASE("a year of visits: what stands in the tallies is what one statement over the visits counts") {
  const SeedOptions options{.households = 20, .visits = 6, .now = *parse_moment("2026-11-22T09:00:00+08:00")};
  test::with_each_store("year of visits", [&](db::Store& store) {
    house::build(store);
    const auto households = households::feature(house::deployment());
    REQUIRE(households.has_value());
    REQUIRE(households->seed(store, options).has_value());
    REQUIRE(seed_year(store, house::book(), options).has_value());
    const auto visits = house::count(store, "select count(*) from visits");
    CHECK(visits > 100);
    // Every period of the year: households with a visit in it by a member of their village's team, registered in time.
    for (const char* period : {"2026-B5", "2026-B6", "2026-B4"}) {
      CAPTURE(period);
      const Period two_months = *parse_period(period);
      const std::string between = " and v.day between " + std::to_string(two_months.first().number) + " and " + std::to_string(two_months.last().number);
      const std::string once = "select count(distinct v.household) from visits v join households h on h.id = v.household where v.status = 'held' and h.state = 'active' and "
                               "h.registered_at < " + std::to_string(moment_at(two_months.last() + 1 - (two_months.days() + 1) / 2 + 1, 0, Zone{}).ms) + between;
      const auto counted = house::count(store, "select coalesce(sum(done), 0) from duty_tallies where rule = 'village_coverage' and period = '" + std::string(period) + "'");
      CHECK(counted == house::count(store, once));
      CHECK(counted > 0);
    }
    REQUIRE(seed_year(store, house::book(), options).has_value());
    CHECK(house::count(store, "select count(*) from visits") == visits);
    const auto at_once = duties_of(store);
    CHECK(at_once.size() > 10'000);
    credit_singly(store, options.now);
    CHECK(at_once == duties_of(store));
  });
}

}  // namespace lianxin::visits
