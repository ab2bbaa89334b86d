#include "features/households/household_house_test.h"

#include <doctest/doctest.h>

#include "features/people/people.h"
#include "features/places/places.h"

namespace lianxin::households::house {

const Registry& registry() {
  static const auto made = *open_registry(deployment());
  return *made;
}

void build(db::Store& store) {
  test::county::build(store, as_system(), places::feature(deployment()), people::feature(deployment()), usual());
}

access::AccountView account(db::Store& store, std::string_view name) {
  const Somebody& who = usual().people.at(name);
  return account_with(store, name, who.role, who.reach, who.place);
}

Doing as(db::Store& store, std::string_view name) { return acting(account(store, name)); }

HouseholdId id_of(std::string_view name) { return {named_uuid("household " + std::string(name))}; }

NewHousehold bateer() {
  NewHousehold out{.id = id_of("巴特尔"), .number = "12", .place = std::string(gacha), .head = "巴特尔仓", .phone = "13812345678",
                   .address = "三号井以北两公里"};
  out.camps = std::vector<NewCamp>{{CampSeason::winter, std::string(gacha), "过了敖包往东"}, {CampSeason::summer, std::string(second_gacha), "河弯处"}};
  out.members = std::vector<NewMember>{{.name = "巴特尔仓", .relation = Relation::head, .phone = "13812345678"},
                                       {.id = MemberId{named_uuid("member wife")}, .name = "萨仁其木格", .relation = Relation::spouse,
                                        .id_number = "15072519800101001" "1"},
                                       {.name = "孟和", .relation = Relation::child, .away = true}};
  return out;
}

Household registered(db::Store& store, const NewHousehold& asked) {
  const auto made = store.transact([&](db::Writer& w) { return register_household(w, as_system(), registry(), asked); });
  INFO((made ? std::string() : made.error().key + " " + (made.error().fields.empty() ? "" : made.error().fields[0].field + " " + made.error().fields[0].key)));
  REQUIRE(made.has_value());
  return made->household;
}

House::House(db::Store& store) : server(store, {*households::feature(deployment())}) {
  build(store);
  for (const auto& [name, who] : usual().people) server.let_in(std::string(name), account(store, name));
}

}  // namespace lianxin::households::house
