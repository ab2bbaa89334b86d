#include "features/visits/visits_house_test.h"

#include <doctest/doctest.h>

#include "features/duties/duties.h"
#include "features/links/links.h"
#include "features/people/people.h"
#include "features/places/places.h"

namespace lianxin::visits::house {

const VisitBook& book() {
  static const auto made = [] {
    auto opened = open_book(deployment());
    INFO((opened ? std::string() : opened.error().key + " " + (opened.error().args.empty() ? "" : opened.error().args[0].value)));
    REQUIRE(opened.has_value());
    return *std::move(opened);
  }();
  return *made;
}

void build(db::Store& store) {
  test::county::build(store, as_system(), places::feature(deployment()), people::feature(deployment()), usual());
}

Doing as(db::Store& store, std::string_view name) {
  const Somebody& who = usual().people.at(name);
  return acting(account_with(store, name, who.role, who.reach, who.place));
}

HouseholdId household_id(std::string_view name) { return {named_uuid("household " + std::string(name))}; }

households::Household registered(db::Store& store, std::string_view name, std::string_view place) {
  const households::NewHousehold asked{.id = household_id(name), .number = std::string(name), .place = std::string(place), .head = "巴特尔仓",
                                       .phone = "13812345678", .address = "三号井以北两公里"};
  const auto made = store.transact([&](db::Writer& w) { return households::register_household(w, as_system(), *book().households, asked); });
  REQUIRE(made.has_value());
  return made->household;
}

NewVisit at_bateers(std::string_view name) {
  NewVisit out{.id = VisitId{named_uuid("visit " + std::string(name))}, .kind = VisitKind::home, .household = household_id("巴特尔"),
               .began_at = *parse_moment("2026-11-22T10:00:00+08:00")};
  out.needs = std::vector<std::string>{"water"};
  out.words = "水泵坏了";
  out.content = name;
  return out;
}

EnteredVisit entered(db::Store& store, std::string_view who, const NewVisit& asked) {
  auto out = store.transact([&](db::Writer& w) { return enter_visit(w, as(store, who), book(), asked); });
  INFO((out ? std::string() : out.error().key + " " + (out.error().fields.empty() ? out.error().detail : out.error().fields[0].field + " " + out.error().fields[0].key)));
  REQUIRE(out.has_value());
  return *std::move(out);
}

House::House(db::Store& store)
    : server(store, {*households::feature(deployment(), links::answering()), *duties::feature(deployment()), *tickets::feature(deployment()),
                     *visits::feature(deployment())}) {
  build(store);
  for (const auto& [name, who] : usual().people) server.let_in(std::string(name), account_with(store, name, who.role, who.reach, who.place));
}

}  // namespace lianxin::visits::house
