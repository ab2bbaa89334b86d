#include "features/people/people_seed.h"

#include <map>

#include "features/people/demo_person.h"
#include "features/people/invented_name.h"
#include "features/people/person_store.h"
#include "features/people/team_store.h"
#include "features/places/demo_unit.h"
#include "features/places/places.h"

namespace lianxin::people {
namespace {

// How many (4.13): 17 teams of the prefecture, 182 of counties, 1,273 of townships, 1,273 + 473 of villages = 3,218;
// 17 × 7 + 182 × 6 + 3,019 × 4 + 850 = 14,137 members.
constexpr std::size_t second_village_teams = 473;
constexpr std::size_t teams_with_one_more = 850;
constexpr int teams_of_a_body = 8;

// Whether the i-th of `all` is one of `chosen` spread evenly.
bool is_chosen(std::size_t i, std::size_t chosen, std::size_t all) { return (i + 1) * chosen / all != i * chosen / all; }

struct Member {
  SeatKind seat;
  std::string_view rank;
  std::string post;
  UnitId unit;
  std::string_view name{};  // one of the demonstration's people, else invented
};

class Staffing {
 public:
  Staffing(const places::Place& root, const std::vector<places::Place>& below, const SeedOptions& options)
      : root_(root), dice_(options.random_seed), since_(day_of(options.now, Zone{}) - 300) {
    for (const auto& place : below) by_code_[place.code] = &place;
    for (const auto& place : below) {
      if (place.level == "county" || place.level == "other") counties_.push_back(&place);
      else if (place.level == "township") townships_.push_back(&place);
      else if (place.level == "village") villages_.push_back(&place);
    }
  }

  void compose() {
    for (const auto& demo : demo_people()) add_person(demo_person_id(demo.name), std::string(demo.name), demo_unit(demo), demo.post, demo.rank);
    for (const auto* county : counties_) of_prefecture(*county);
    for (const auto* township : townships_) of_county(*by_code_.at(*township->parent), *township, 0);
    for (const auto* county : counties_)
      for (int n = 1; county->level == "other" && n <= teams_of_a_body; ++n) of_county(*county, *county, n);
    for (const auto* village : villages_) of_township(*village);
    for (const auto* village : villages_) of_village(*village, false);
    for (std::size_t i = 0; i < villages_.size(); ++i)
      if (is_chosen(i, second_village_teams, villages_.size())) of_village(*villages_[i], true);
  }

  std::vector<Person> people{};
  std::vector<Team> teams{};

 private:
  static UnitId demo_unit(const DemoPerson& demo) { return places::demo_unit_id(demo.place, demo.unit_key); }
  static UnitId government(const places::Place& place) { return places::demo_unit_id(place.code, "government"); }
  static UnitId department(const places::Place& place, std::size_t n) {
    const auto all = places::demo_departments();
    return places::demo_unit_id(place.code, all[n % 15].key);  // the last two are enterprises
  }

  void of_prefecture(const places::Place& county) {
    const std::size_t n = teams.size();
    std::vector<Member> members{
        {SeatKind::leader, n < 11 ? "standing_committee" : "congress_head", n < 11 ? "市委常委" : "人大、政协主要领导", government(root_)},
        {SeatKind::deputy, "leadership", "市政府班子成员", government(root_)}};
    for (std::size_t i = 0; i < 5; ++i)
      members.push_back({SeatKind::member, i % 2 ? "department_deputy" : "department_head", i % 2 ? "部门副职" : "部门正职",
                         department(root_, n * 5 + i)});
    add_team("prefecture", county, 0, "市驻" + county.short_name + "引领队", members);
  }

  void of_county(const places::Place& county, const places::Place& served, int number) {
    const std::size_t n = teams.size();
    const bool outside = county.level == "other";
    const auto unit = [&](std::size_t i) { return outside ? government(county) : department(county, n * 2 + i); };
    const std::vector<Member> members{
        {SeatKind::leader, n % 7 ? "standing_committee" : "congress_head", n % 7 ? "党委常委" : "人大、政协主要领导", government(county)},
        {SeatKind::deputy, "leadership", "班子成员", government(county)},
        {SeatKind::member, "department_head", "部门正职", unit(0)},
        {SeatKind::member, "department_deputy", "部门副职", unit(1)},
        {SeatKind::technician, "technician", "农牧业技术员", outside ? government(county) : places::demo_unit_id(county.code, "farming"),
         served.code == places::demo_sumu ? "那日苏" : ""},
        {SeatKind::technician, "technician", "农牧业技术员", outside ? government(county) : places::demo_unit_id(county.code, "farming")}};
    const std::string name = number ? county.short_name + "第" + std::to_string(number) + "引领队"
                                    : county.short_name + "驻" + served.short_name + "引领队";
    add_team("county", served, number, name, members);
  }

  // Teams of four, or of five where one more is due.
  void add_member_where_due(std::vector<Member>& members, std::string_view post, UnitId unit) {
    const std::size_t all = 2 * villages_.size() + second_village_teams;
    if (is_chosen(small_teams_++, teams_with_one_more, all)) members.push_back({SeatKind::member, "general_cadre", std::string(post), unit});
  }

  void of_township(const places::Place& village) {
    const auto& township = *by_code_.at(*village.parent);
    const UnitId unit = government(township);
    std::vector<Member> members{{SeatKind::leader, small_teams_ % 9 ? "standing_committee" : "congress_head",
                                 small_teams_ % 9 ? "党委委员" : "人大主席", unit},
                                {SeatKind::deputy, "leadership", "班子成员", unit},
                                {SeatKind::member, "general_cadre", "一般干部", unit},
                                {SeatKind::member, "general_cadre", "一般干部", unit}};
    add_member_where_due(members, "一般干部", unit);
    add_team("township", village, 0, township.short_name + "驻" + village.short_name + "引领队", members);
  }

  void of_village(const places::Place& village, bool second) {
    const UnitId unit = places::demo_unit_id(village.code, "committee");
    const UnitId township = places::demo_unit_id(*village.parent, "government");
    std::vector<Member> members{{SeatKind::leader, "village_secretary", "党支部书记", unit, village.code == places::demo_gacha ? "朝鲁" : ""},
                                {SeatKind::deputy, "two_committees", "“两委”成员", unit},
                                {SeatKind::member, "two_committees", "“两委”成员", unit},
                                {SeatKind::member, "two_committees", "党员中心户代表", unit}};
    if (second) members[0] = {SeatKind::leader, "first_secretary", "驻村第一书记", township};
    add_member_where_due(members, "包村干部", township);
    add_team("village", village, second ? 2 : 1, village.short_name + (second ? "驻村工作队" : "引领队"), members);
  }

  void add_person(PersonId id, std::string name, UnitId unit, std::string_view post, std::string_view rank) {
    Person person;
    person.id = id;
    person.name = std::move(name);
    person.unit = unit;
    person.post = post;
    person.rank = rank;
    people.push_back(std::move(person));
  }

  void add_team(std::string_view level, const places::Place& served, int number, std::string name, const std::vector<Member>& members) {
    const std::string key = std::string(level) + ":" + served.code + ":" + std::to_string(number);
    Team team;
    team.id = {named_uuid("team:" + key)};
    team.name = std::move(name);
    team.level = level;
    team.place = served.code;
    for (std::size_t i = 0; i < members.size(); ++i) {
      const Member& m = members[i];
      Seat seat;
      seat.seat = m.seat;
      seat.from = since_;
      if (m.name.empty()) {
        seat.person = {named_uuid("member:" + key + ":" + std::to_string(i))};
        add_person(seat.person, invented_name(dice_), m.unit, m.post, m.rank);
        // A number inside the house, nobody's telephone.
        if (m.seat == SeatKind::leader) people.back().phone = std::to_string(60'000 + teams.size());
      } else {
        seat.person = demo_person_id(m.name);
      }
      team.seats.push_back(std::move(seat));
    }
    teams.push_back(std::move(team));
  }

  const places::Place& root_;
  Dice dice_;
  Day since_;
  std::size_t small_teams_ = 0;
  std::map<std::string, const places::Place*, std::less<>> by_code_{};
  std::vector<const places::Place*> counties_{};
  std::vector<const places::Place*> townships_{};
  std::vector<const places::Place*> villages_{};
};

struct Ground {
  places::Place root;
  std::vector<places::Place> below;
};

Result<Ground> ground_of(const db::Reader& r, const Staff& staff) {
  auto root = TRY(places::find_place(r, staff.partition, staff.partition));
  if (!root) return fail(Code::internal, "people.no_such_place");
  auto below = TRY(places::places_below(r, staff.partition, root->path));
  return Ground{*std::move(root), std::move(below)};
}

Result<bool> is_seeded(const db::Reader& r, const Staff& staff) {
  const auto teams = TRY(store::list_teams(r, staff.partition, {}, {.limit = 1}, Day{}));
  return !teams.items.empty();
}

}  // namespace

Result<void> seed_people(db::Store& store, const Staff& staff, const SeedOptions& options) {
  const Ground ground = TRY(store.reading([&](db::Reader& r) { return ground_of(r, staff); }));
  Staffing staffing(ground.root, ground.below, options);
  staffing.compose();
  return store.write_and_wait([&](db::Writer& w) -> Result<void> {
    if (TRY(is_seeded(w, staff))) return {};
    for (const auto& person : staffing.people) TRY(store::insert_person(w, staff.partition, person));
    for (const auto& team : staffing.teams) TRY(store::insert_team(w, staff.partition, team));
    return {};
  });
}

}  // namespace lianxin::people
