#include "features/people/composition_rules.h"

#include <doctest/doctest.h>

namespace lianxin::people {
namespace {

// The rules of a banner's and a village's team as packs/team_rules.json has them.
CompositionRules rules() {
  CompositionRules out;
  out.teams = {{"county",
                {{SeatKind::leader, 1, 1, {"standing_committee", "congress_head"}, "4.12"},
                 {SeatKind::deputy, 1, {}, {"leadership"}, "4.12"},
                 {SeatKind::member, 1, {}, {"department_head", "department_deputy"}, "4.12"},
                 {SeatKind::technician, 2, {}, {"technician"}, "4.23"}}},
               {"village",
                {{SeatKind::leader, 1, 1, {"village_secretary"}, "4.12"},
                 {SeatKind::member, 1, {}, {"general_cadre", "two_committees"}, "4.12"}}}};
  return out;
}

std::vector<Seat> seats(std::string_view words) {
  std::vector<Seat> out;
  while (!words.empty()) {
    const auto end = words.find(' ');
    const auto word = words.substr(0, end);
    const auto colon = word.find(':');
    out.push_back({.person_name = "某人", .seat = *seat_kind_named(word.substr(0, colon)), .rank = std::string(word.substr(colon + 1))});
    words = end == std::string_view::npos ? "" : words.substr(end + 1);
  }
  return out;
}

std::string told(const std::vector<Lack>& lacks) {
  std::string out;
  for (const auto& lack : lacks) {
    out += out.empty() ? "" : " ";
    out += lack.requirement + ":" + std::string(name_of(lack.seat));
    if (lack.kind == Lack::Kind::rank) out += "=" + lack.rank;
    else out += (lack.kind == Lack::Kind::too_few ? "<" : ">") + std::to_string(lack.want);
  }
  return out;
}

}  // namespace

TEST_CASE("4.12, 4.23: what a team lacks") {
  struct Case { std::string_view level, seats, lacks; };
  const std::string_view full =
      "leader:standing_committee deputy:leadership member:department_head technician:technician technician:technician";
  const Case cases[] = {
      {"county", full, ""},
      {"county", "leader:congress_head deputy:leadership member:department_deputy technician:technician technician:technician", ""},
      {"county", "leader:standing_committee deputy:leadership member:department_head technician:technician", "4.23:technician<2"},
      {"county", "", "4.12:leader<1 4.12:deputy<1 4.12:member<1 4.23:technician<2"},
      {"county",
       "leader:leadership deputy:leadership member:department_head technician:technician technician:technician",
       "4.12:leader=leadership"},
      {"county",
       "leader:standing_committee leader:congress_head deputy:leadership member:department_head technician:technician technician:technician",
       "4.12:leader>1"},
      {"county",
       "leader:standing_committee deputy:department_head member:general_cadre technician:technician technician:department_head",
       "4.12:deputy=department_head 4.12:member=general_cadre 4.23:technician=department_head"},
      {"county", "leader:standing_committee deputy:leadership member: technician:technician technician:technician", "4.12:member="},
      {"village", "leader:village_secretary member:general_cadre member:two_committees", ""},
      {"village", "leader:village_secretary member:department_head", "4.12:member=department_head"},
      {"village", "leader:village_secretary member:general_cadre liaison:department_head", ""},
      {"region", "", ""},  // no rule for this level
  };
  for (const auto& c : cases) {
    CAPTURE(c.level);
    CAPTURE(c.seats);
    CHECK(told(lacks_of(c.level, seats(c.seats), rules())) == c.lacks);
  }
}

TEST_CASE("4.12: who may take which seat") {
  CHECK(is_allowed("county", SeatKind::leader, "congress_head", rules()));
  CHECK_FALSE(is_allowed("county", SeatKind::leader, "leadership", rules()));
  CHECK(is_allowed("county", SeatKind::liaison, "leadership", rules()));
  CHECK(is_allowed("region", SeatKind::leader, "", rules()));
}

}  // namespace lianxin::people
