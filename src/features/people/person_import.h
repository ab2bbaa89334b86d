// A person, and a seat in a team, as one row of a table names them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "features/people/team.h"

namespace lianxin::people {

struct PersonRow {
  std::int64_t line = 0;
  NewPerson person{};
  std::string unit{};  // name or id as written
};

struct SeatRow {
  std::int64_t line = 0;
  std::optional<TeamId> team{};
  std::string team_name{};
  std::string level{};
  std::string place{};
  std::string person{};            // name or id as written; empty: the row names a team without anybody
  std::string unit{};              // of the person: name or id as written; empty: the name alone says who
  SeatKind seat = SeatKind::member;
  std::optional<Day> from{};
};

}  // namespace lianxin::people
