#include "features/identity/account_seed.h"

#include <doctest/doctest.h>

#include "features/identity/demo_account.h"
#include "features/identity/identity_house_test.h"
#include "features/people/demo_person.h"
#include "features/people/people.h"
#include "features/places/demo_unit.h"
#include "features/places/places.h"
#include "platform/access/sessions.h"

namespace lianxin::identity {
namespace {

access::AccountView view_of(db::Store& store, std::string_view login_name) {
  const auto view = store.reading([&](db::Reader& r) { return access::find_account(r, demo_account_id(login_name)); });
  REQUIRE(view.has_value());
  REQUIRE(view->has_value());
  return **view;
}

std::string path_of(db::Store& store, std::string_view code) {
  const auto place = store.reading([&](db::Reader& r) { return places::find_place(r, house::prefecture, code); });
  REQUIRE(place->has_value());
  return (*place)->now_path;
}

}  // namespace

TEST_CASE("the demonstration has an account for each of its people, with the role and reach that person has") {
  test::TestDatabase database;
  db::Store& store = *database;
  const Deployment deployment = house::deployment();
  const SeedOptions options{.now = house::now};
  REQUIRE(places::feature(deployment)->seed(store, options).has_value());
  REQUIRE(people::feature(deployment)->seed(store, options).has_value());
  REQUIRE(seed_accounts(store, deployment, options).has_value());
  const auto accounts = demo_accounts();
  CHECK(accounts.size() == people::demo_people().size());
  for (const auto& person : people::demo_people()) {
    CAPTURE(person.login_name);
    const auto view = view_of(store, person.login_name);
    CHECK(view.active);
    CHECK(view.name == person.name);
    CHECK(view.person == people::demo_person_id(person.name));
    CHECK(view.unit == places::demo_unit_id(person.place, person.unit_key));
    REQUIRE_FALSE(view.superiors.empty());
    CHECK(view.superiors.front() == view.unit);
    REQUIRE_FALSE(view.grants.empty());
    for (const Grant& grant : view.grants) {
      CHECK(grant.role == person.role);
      CHECK(grant.reach == person.reach);
    }
  }
  CHECK(view_of(store, "baoyulan").grants[0].places == places::range_of(path_of(store, places::demo_chen_banner)));
  CHECK(view_of(store, "wangjianguo").grants[0].unit == places::demo_unit_id(places::demo_chen_banner, "water"));
  // A team member's links are the places the teams serve; a village cadre sees what he entered himself.
  const auto narisu = view_of(store, "narisu");
  REQUIRE(narisu.grants.size() >= 2);
  CHECK(narisu.grants[1].places == places::range_of(path_of(store, places::demo_sumu)));
  for (const Grant& grant : view_of(store, "chaolu").grants) CHECK(grant.places == PathRange{});

  test::InProcessServer server(store, {feature(deployment)});
  server.set_now(house::now);
  server.play({
      {"", "POST", "/api/v1/session", R"({"account":"admin","password":"lianxin-demo"})", 201, {"孙强", "\"role\":\"administrator\""}},
      {"", "POST", "/api/v1/session", R"({"account":"baoyulan","password":"lianxin-demo"})", 201, {"包玉兰", "陈巴尔虎旗"}},
  });
  // Once more changes nothing: no second account, no new password.
  const auto before = house::journal_kinds(store);
  REQUIRE(seed_accounts(store, deployment, options).has_value());
  CHECK(house::journal_kinds(store) == before);
}

}  // namespace lianxin::identity
