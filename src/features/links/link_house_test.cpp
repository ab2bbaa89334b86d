#include "features/links/link_house_test.h"

#include <doctest/doctest.h>

#include "features/people/people.h"
#include "features/places/places.h"

namespace lianxin::links::house {
namespace {

const County& banner() {
  static const County all{
      .units_csv = "name,kind,place\n市大引领办,office,150700000000\n旗大引领办,office,150725000000\n苏木大引领办,office,150725200000\n"
                   "嘎查委员会,village_committee,150725200201\n旗水利局,department,150725000000\n绿源牧业,enterprise,150725000000\n",
      .people = {{"朝鲁", {"嘎查委员会", "village_secretary", Role::village_cadre, Reach::own_links, gacha}},
                 {"塔娜", {"嘎查委员会", "", Role::team_member, Reach::own_links, gacha}},
                 {"斯琴", {"苏木大引领办", "leadership", Role::office, Reach::subtree, sumu}},
                 {"包玉兰", {"旗大引领办", "", Role::office, Reach::subtree, chen}},
                 {"那日苏", {"旗大引领办", "leadership", Role::team_member, Reach::own_links, sumu}},
                 {"赵敏", {"市大引领办", "", Role::inspector, Reach::subtree, prefecture}},
                 {"高云", {"市大引领办", "", Role::administrator, Reach::subtree, prefecture}},
                 {"苏和", {"旗大引领办", "", Role::office, Reach::subtree, other_sumu}},
                 {"李明", {"旗水利局", "department_head", Role::unit_clerk, Reach::own_unit, ""}},
                 {"哈斯", {"市大引领办", "standing_committee", Role::auditor, Reach::subtree, prefecture}}},
      .seats = {{"陈旗驻西乌珠尔引领队", "county", sumu, "那日苏"}, {"萨如拉塔拉引领队", "village", gacha, "塔娜"}, {"萨如拉塔拉引领队", "village", gacha, "朝鲁"}},
      .seated_on = "2026-03-01"};
  return all;
}

void settle(db::Store& store, std::string_view place, std::string_view number, std::string_view head) {
  static const auto households = *households::open_registry(deployment());
  const Doing spring{.by = system_actor("test"), .now = *parse_moment("2026-03-02T09:00:00+08:00")};
  const households::NewHousehold asked{.id = household_id(head), .number = std::string(number), .place = std::string(place), .head = std::string(head)};
  REQUIRE(store.transact([&](db::Writer& w) { return households::register_household(w, spring, *households, asked); }).has_value());
}

Uuid id_in(db::Store& store, const std::string& view, std::string_view name) {
  const auto ids = store.reading([&](db::Reader& r) {
    return r.list("select id from " + view + " where partition = $1 and name = $2", {prefecture, name}, [](const db::Row& row) { return *parse_uuid(row.text(0)); });
  });
  REQUIRE(ids.has_value());
  REQUIRE(ids->size() == 1);
  return ids->front();
}

}  // namespace

const Registry& registry() {
  static const auto made = *open_registry(deployment());
  return *made;
}

Day today() { return *parse_day("2026-11-23"); }

Uuid unit_id(db::Store& store, std::string_view name) { return id_in(store, "units_facts", name); }
Uuid team_id(db::Store& store, std::string_view name) { return id_in(store, "teams_facts", name); }
HouseholdId household_id(std::string_view name) { return {named_uuid("household " + std::string(name))}; }

void build(db::Store& store) {
  test::county::build(store, as_system(), places::feature(deployment()), people::feature(deployment()), banner());
  settle(store, gacha, "12", "巴特尔");
  settle(store, gacha, "13", "萨仁");
  settle(store, second_gacha, "1", "孟和");
  settle(store, other_gacha, "1", "斯日古冷");
}

access::AccountView account_with(db::Store& store, std::string_view name, Role role, Reach reach, std::string_view place) {
  const UnitId unit = reach == Reach::own_unit ? UnitId{unit_id(store, "旗水利局")} : UnitId{};
  return test::county::account_with(store, name, role, reach, place, unit);
}

Doing as(db::Store& store, std::string_view name) {
  const Somebody& who = banner().people.at(name);
  return acting(account_with(store, name, who.role, who.reach, who.place));
}

NewLink to_place(std::string_view kind, std::string_view person, std::string_view place) {
  return {.kind = std::string(kind), .who = person_id(person).value, .place = std::string(place), .from_on = parse_day("2026-03-01")};
}

NewLink to_household(std::string_view kind, std::string_view person, std::string_view household) {
  return {.kind = std::string(kind), .who = person_id(person).value, .household = household_id(household), .from_on = parse_day("2026-03-01")};
}

Link begun(db::Store& store, NewLink asked) {
  const auto made = store.transact([&](db::Writer& w) { return begin_link(w, as_system(), registry(), asked); });
  INFO((made ? std::string() : made.error().key + " " + (made.error().fields.empty() ? "" : made.error().fields[0].field + " " + made.error().fields[0].key)));
  REQUIRE(made.has_value());
  return made->row.link;
}

House::House(db::Store& store) : server(store, {*links::feature(deployment())}) {
  build(store);
  for (const auto& [name, who] : banner().people) server.let_in(std::string(name), account_with(store, name, who.role, who.reach, who.place));
}

}  // namespace lianxin::links::house
