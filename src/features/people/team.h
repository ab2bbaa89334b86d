// Team 引领队: people in seats who lead one place from one level; who sits there is dated (4.12, 4.13).
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "features/people/person.h"

namespace lianxin::people {

using TeamId = Id<struct Team>;

enum class SeatKind { leader, deputy, member, technician, liaison };
BOOST_DESCRIBE_ENUM(SeatKind, leader, deputy, member, technician, liaison)
std::string_view name_of(SeatKind);
std::optional<SeatKind> seat_kind_named(std::string_view);

struct Seat {
  PersonId person{};
  std::string person_name{};
  SeatKind seat = SeatKind::member;
  UnitId unit{};                   // the person's, now
  std::string unit_name{};
  std::string rank{};              // the person's, now
  Day from{};
  std::optional<Day> until{};      // first day no longer in the seat
};

struct Team {
  TeamId id{};
  std::string name{};
  std::string level{};             // from which it leads: key of levels.json
  std::string place{};             // code of the place it serves
  std::string place_name{};
  std::string place_full_name{};
  std::string place_path{};
  std::optional<PersonRef> leader{};
  std::int64_t members = 0;        // all seats, the leader's too
  std::vector<Seat> seats{};       // filled only for one team, those of the day
  std::optional<Day> closed_on{};
  std::int64_t version = 1;
};

struct TeamRef {
  TeamId id{};
  std::string name{};
  std::string level{};
  std::optional<PersonRef> leader{};
  std::int64_t members = 0;
  std::string phone{};             // the leader's
};

// Members are named as in the API.
struct NewSeat {
  PersonId person{};
  SeatKind seat = SeatKind::member;
  std::optional<Day> from{};       // today when missing
};
BOOST_DESCRIBE_STRUCT(NewSeat, (), (person, seat, from))

struct NewTeam {
  std::optional<TeamId> id{};
  std::string name{};
  std::string level{};
  std::string place{};
  std::optional<std::vector<NewSeat>> seats{};
};
BOOST_DESCRIBE_STRUCT(NewTeam, (), (id, name, level, place, seats))

// `seats` replaces the whole list from today on.
struct TeamEdit {
  std::optional<std::string> name{};
  std::optional<std::string> level{};
  std::optional<std::string> place{};
  std::optional<std::vector<NewSeat>> seats{};
  std::optional<Day> closed_on{};
};
BOOST_DESCRIBE_STRUCT(TeamEdit, (), (name, level, place, seats, closed_on))

}  // namespace lianxin::people
