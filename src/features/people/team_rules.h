// What a team may be, and what changes when its seats are given anew. Values in, values out.
#pragma once

#include <vector>

#include "base/result.h"
#include "features/people/team.h"
#include "features/places/level.h"
#include "features/places/place.h"

namespace lianxin::people {

// What a request's words stand for.
struct TeamSetting {
  const places::Levels& levels;
  const places::Place* place = nullptr;  // nullptr: none of this code
  std::vector<Person> people{};          // those named by the seats
  Day today{};
};

// Faults: name "base.required" / "base.too_long"; level "people.no_such_level"; place "people.no_such_place",
// "people.place_closed"; seats[i].person "people.no_such_person", "people.seat_twice"; seats[i].from "people.from_in_future";
// seats "base.too_many" {max}.
Result<Team> make_team(const NewTeam&, TeamId, const TeamSetting&);
bool is_same(const Team&, const NewTeam&);
// `setting.place` is looked at only when the edit names one. conflict "people.team_closed".
Result<Team> edit_team(const Team&, const TeamEdit&, const TeamSetting&);

struct SeatChanges {
  std::vector<Seat> ended{};  // until: their last day's following
  std::vector<Seat> begun{};
};
// Who keeps the seat keeps the day it began.
SeatChanges seat_changes(const std::vector<Seat>& before, const std::vector<Seat>& after, Day today);

}  // namespace lianxin::people
