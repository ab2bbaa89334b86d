#include "features/duties/duty_house_test.h"

#include <doctest/doctest.h>

#include "features/people/people.h"
#include "features/places/places.h"
#include "platform/journal/journal.h"

namespace lianxin::duties::house {
namespace {

const County& banner() {
  static const County all{
      .units_csv = "name,kind,place\n市大引领办,office,150700000000\n旗大引领办,office,150725000000\n苏木大引领办,office,150725200000\n"
                   "嘎查委员会,village_committee,150725200201\n旗水利局,department,150725000000\n",
      .people = {{"哈斯", {"市大引领办", "", Role::team_member, Reach::own_links, chen}},
                 {"那日苏", {"旗大引领办", "", Role::team_member, Reach::own_links, sumu}},
                 {"斯琴", {"苏木大引领办", "", Role::office, Reach::subtree, sumu}},
                 {"塔娜", {"嘎查委员会", "", Role::team_member, Reach::own_links, gacha}},
                 {"朝鲁", {"嘎查委员会", "", Role::village_cadre, Reach::own_links, gacha}},
                 {"乌云", {"苏木大引领办", "", Role::team_member, Reach::own_links, second_gacha}},
                 {"包玉兰", {"旗大引领办", "", Role::office, Reach::subtree, chen}},
                 {"苏和", {"旗大引领办", "", Role::office, Reach::subtree, other_sumu}},
                 {"赵敏", {"市大引领办", "", Role::inspector, Reach::subtree, prefecture}},
                 {"李明", {"旗水利局", "", Role::unit_clerk, Reach::own_unit, ""}},
                 {"高云", {"市大引领办", "", Role::administrator, Reach::subtree, prefecture}}},
      .seats = {{"市驻陈旗引领队", "prefecture", chen, "哈斯"}, {"旗驻西乌珠尔引领队", "county", sumu, "那日苏"}, {"西乌珠尔引领队", "township", sumu, "斯琴"},
                {"萨如拉塔拉引领队", "village", gacha, "塔娜"}, {"萨如拉塔拉引领队", "village", gacha, "朝鲁"}, {"白音布日德引领队", "village", second_gacha, "乌云"}},
      .seated_on = "2025-03-01"};
  return all;
}

template <class T>
T must(Result<T> done) {
  INFO((done ? std::string() : done.error().key + " " + (done.error().fields.empty() ? "" : done.error().fields[0].field + " " + done.error().fields[0].key)));
  REQUIRE(done.has_value());
  return *std::move(done);
}

}  // namespace

const Reckoning& reckoning() {
  static const auto made = *open_reckoning(deployment());
  return *made;
}

const households::Registry& register_of_households() {
  static const auto made = *households::open_registry(deployment());
  return *made;
}

const links::Registry& register_of_links() {
  static const auto made = *links::open_registry(deployment());
  return *made;
}

Doing at(std::string_view day) { return {.by = system_actor("test"), .now = *parse_moment(std::string(day) + "T09:00:00+08:00")}; }

HouseholdId household_id(std::string_view head) { return {named_uuid("household " + std::string(head))}; }

void build(db::Store& store) {
  test::county::build(store, at("2026-01-04"), places::feature(deployment()), people::feature(deployment()), banner());
}

access::AccountView account_with(db::Store& store, std::string_view name, Role role, Reach reach, std::string_view place) {
  return test::county::account_with(store, name, role, reach, place, UnitId{named_uuid("some unit")});
}

void settle(db::Store& store, std::string_view place, std::string_view head, std::string_view registered_on) {
  const households::NewHousehold asked{.id = household_id(head), .number = to_text(household_id(head).value).substr(0, 8), .place = std::string(place), .head = std::string(head)};
  must(store.transact([&](db::Writer& w) { return households::register_household(w, at(registered_on), register_of_households(), asked); }));
}

void command(db::Store& store, std::string_view head, households::HouseholdCommand command, std::string_view day) {
  must(store.transact([&](db::Writer& w) { return households::command_household(w, at(day), register_of_households(), household_id(head), command, std::nullopt); }));
}

links::LinkId link(db::Store& store, links::NewLink asked, std::string_view person, std::string_view from_on) {
  asked.who = person_id(person).value;
  asked.from_on = parse_day(from_on);
  return must(store.transact([&](db::Writer& w) { return links::begin_link(w, at(from_on), register_of_links(), asked); })).row.link.id;
}

VisitFacts visit(db::Store& store, std::string_view visit, std::string_view person, std::string_view head, std::string_view day, Bearing bearing) {
  const auto household = must(store.reading([&](db::Reader& r) { return households::find_household(r, prefecture, household_id(head)); })).value();
  return {.visit = named_uuid("visit " + std::string(visit)), .household = household.id, .place = household.place, .path = household.path, .day = *parse_day(day),
          .bearing = bearing, .kind = "home", .visitors = {person_id(person)}};
}

VisitFacts visit_to_place(db::Store& store, std::string_view visit, std::string_view person, std::string_view place, std::string_view day, std::string_view kind) {
  return {.visit = named_uuid("visit " + std::string(visit)), .household = {}, .place = std::string(place), .path = path_of(store, place), .day = *parse_day(day),
          .bearing = Bearing::counts, .kind = std::string(kind), .visitors = {person_id(person)}};
}

std::vector<Credited> credited(db::Store& store, const VisitFacts& visit) {
  return must(store.transact([&](db::Writer& w) { return credit(w, reckoning(), visit, at("2026-11-23").now); }));
}

void uncredited(db::Store& store, const VisitFacts& visit) {
  REQUIRE(store.transact([&](db::Writer& w) -> Result<int> { TRY(uncredit(w, reckoning(), visit, at("2026-11-23").now)); return 0; }).has_value());
}

Reacting::Reacting(db::Store& store) : store_(store) {
  features_.push_back(*links::feature(deployment()));
  features_.push_back(*duties::feature(deployment()));
}

void Reacting::drain() {
  for (;;) {
    const auto rows = must(store_.reading([&](db::Reader& r) { return journal::rows_after(r, seen_, 1000); }));
    if (rows.empty()) return;
    for (const auto& row : rows) {
      seen_ = row.seq;
      for (const auto& feature : features_)
        for (const auto& reaction : feature.reactions) {
          const bool is_for = reaction.kind.ends_with('*') ? row.kind.starts_with(reaction.kind.substr(0, reaction.kind.size() - 1)) : reaction.kind == row.kind;
          if (is_for) REQUIRE(store_.transact([&](db::Writer& w) -> Result<int> { TRY(reaction.react(w, row)); return 0; }).has_value());
        }
    }
  }
}

Standing standing(db::Store& store, std::string_view place, std::string_view rule, std::string_view period, std::string_view today) {
  const auto rules = must(store.reading([&](db::Reader& r) {
    return coverage(r, reckoning(), system_actor("test"), std::string(place), std::string(rule), parse_period(period), *parse_day(today));
  }));
  REQUIRE(rules.size() == 1);
  return rules.front().of;
}

House::House(db::Store& store) : server(store, {*duties::feature(deployment())}) {
  build(store);
  for (const auto& [name, who] : banner().people) server.let_in(std::string(name), account_with(store, name, who.role, who.reach, who.place));
}

}  // namespace lianxin::duties::house
