#include "features/people/team_rules.h"

#include <doctest/doctest.h>

#include "features/people/person_rules.h"

namespace lianxin::people {
namespace {

constexpr Day today{20780};

Person person(std::string name, std::optional<Day> left_on = {}) {
  Person p;
  p.id = {named_uuid(name)};
  p.name = std::move(name);
  p.rank = "technician";
  p.left_on = left_on;
  return p;
}

places::Levels levels() {
  places::Levels out;
  out.levels = {{"county", "旗", "county", {}}, {"township", "苏木", "township", {}}};
  return out;
}

places::Place sumu(bool closed = false) {
  places::Place p;
  p.code = "150725200";
  p.name = p.full_name = "西乌珠尔苏木";
  p.path = p.now_path = "001001";
  if (closed) p.valid_to = today;
  return p;
}

NewSeat seat(std::string_view name, SeatKind kind, std::optional<Day> from = {}) { return {{named_uuid(name)}, kind, from}; }

template <class T>
std::string faults(const Result<T>& result) {
  if (result) return "";
  std::string out = result.error().fields.empty() ? result.error().key : "";
  for (const auto& fault : result.error().fields) out += (out.empty() ? "" : " ") + fault.field + ":" + fault.key;
  return out;
}

}  // namespace

TEST_CASE("a team is made of people on the staff, each in one seat") {
  const auto all = levels();
  const auto place = sumu();
  const auto closed = sumu(true);
  const std::vector<Person> staff{person("那日苏"), person("高娃"), person("已走", today)};
  struct Case { NewTeam asked; const places::Place* place; std::string_view outcome; };
  const Case cases[] = {
      {{.name = "队", .level = "county"}, &place, ""},
      {{.name = " ", .level = "hamlet"}, nullptr, "name:base.required level:people.no_such_level place:people.no_such_place"},
      {{.name = "队", .level = "county"}, &closed, "place:people.place_closed"},
      {{.name = "队", .level = "county", .seats = std::vector{seat("那日苏", SeatKind::leader), seat("高娃", SeatKind::member)}}, &place, ""},
      {{.name = "队", .level = "county", .seats = std::vector{seat("那日苏", SeatKind::leader), seat("那日苏", SeatKind::member)}}, &place,
       "seats[1].person:people.seat_twice"},
      {{.name = "队", .level = "county", .seats = std::vector{seat("已走", SeatKind::leader), seat("无人", SeatKind::member)}}, &place,
       "seats[0].person:people.no_such_person seats[1].person:people.no_such_person"},
      {{.name = "队", .level = "county", .seats = std::vector{seat("高娃", SeatKind::leader, today + 1)}}, &place, "seats[0].from:people.from_in_future"},
      {{.name = "队", .level = "county", .seats = std::vector<NewSeat>(101, seat("无人", SeatKind::member))}, &place, "many"},
  };
  for (const auto& c : cases) {
    const auto made = make_team(c.asked, {named_uuid("team")}, {.levels = all, .place = c.place, .people = staff, .today = today});
    if (c.outcome == "many") CHECK(faults(made).starts_with("seats:base.too_many"));
    else CHECK(faults(made) == c.outcome);
  }
}

TEST_CASE("given anew, seats end for who goes, begin for who comes, and last for who stays") {
  const auto all = levels();
  const auto place = sumu();
  const TeamSetting setting{.levels = all, .place = &place, .people = {person("那日苏"), person("高娃"), person("朝鲁")}, .today = today};
  const auto before = make_team({.name = "队", .level = "county",
                                 .seats = std::vector{seat("那日苏", SeatKind::leader, Day{100}), seat("高娃", SeatKind::member, Day{100})}},
                                {named_uuid("team")}, setting);
  REQUIRE(before.has_value());
  CHECK(before->leader->name == "那日苏");
  const auto after = edit_team(*before, {.seats = std::vector{seat("那日苏", SeatKind::leader), seat("高娃", SeatKind::deputy), seat("朝鲁", SeatKind::member)}}, setting);
  REQUIRE(after.has_value());
  CHECK(after->seats[0].from == Day{100});
  CHECK(after->version == 2);
  const auto changes = seat_changes(before->seats, after->seats, today);
  REQUIRE(changes.ended.size() == 1);
  CHECK(changes.ended[0].seat == SeatKind::member);
  CHECK(changes.ended[0].until == today);
  REQUIRE(changes.begun.size() == 2);
  CHECK(changes.begun[0].from == today);
  Team closed = *after;
  closed.closed_on = today;
  CHECK(faults(edit_team(closed, {.name = "新"}, setting)) == "people.team_closed");
}

TEST_CASE("a person has a name of up to 100 characters, a known rank and an open unit") {
  places::Unit unit;
  unit.id = {named_uuid("unit")};
  places::Unit closed = unit;
  closed.closed_on = today;
  const std::vector<Rank> ranks{{"technician", "技术员", "technician"}};
  std::string hundred;
  for (int i = 0; i < 100; ++i) hundred += "娜";
  struct Case { NewPerson asked; const places::Unit* unit; std::string_view outcome; };
  const Case cases[] = {
      {{.name = "包•玉兰", .rank = "technician"}, &unit, ""},
      {{.name = hundred}, &unit, ""},
      {{.name = hundred + "娜"}, &unit, "name:base.too_long"},
      {{.name = "　"}, &unit, "name:base.required"},
      {{.name = "某人", .rank = "king"}, &unit, "rank:people.no_such_rank"},
      {{.name = "某人"}, nullptr, "unit:people.no_such_unit"},
      {{.name = "某人"}, &closed, "unit:people.unit_closed"},
      {{.name = "某人", .phone = std::string(31, '1')}, &unit, "phone:base.too_long"},
  };
  for (const auto& c : cases) CHECK(faults(make_person(c.asked, {named_uuid("p")}, c.unit, ranks)) == c.outcome);
  const auto bao = make_person({.name = " 包•玉兰 ", .unit = unit.id}, {named_uuid("p")}, &unit, ranks);
  CHECK(bao->name == "包·玉兰");
  CHECK(is_same(*bao, {.name = "包·玉兰", .unit = unit.id}));
  CHECK_FALSE(is_same(*bao, {.name = "包玉兰", .unit = unit.id}));
  Person left = *bao;
  left.left_on = today;
  CHECK(faults(edit_person(left, {.post = "又来"}, nullptr, ranks)) == "people.has_left");
}

}  // namespace lianxin::people
