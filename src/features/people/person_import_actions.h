// Staff and teams from a table: each as if it had been added by itself.
#pragma once

#include <vector>

#include "features/people/person_actions.h"
#include "features/people/person_import.h"
#include "platform/feature/import_rows.h"

namespace lianxin::people {

// Add what is new and right and tell the rest in the report; forbidden for who may not change staff anywhere.
// Faults beyond add_person's: "people.import_twice" {line}, "people.import_differs" (is there and otherwise),
// "people.import_many_units" {name}, "people.has_left".
Result<void> import_people(db::Writer&, const Doing&, const Staff&, const std::vector<PersonRow>&, ImportReport&);

// One row is one seat. Seats are added to a team that is there; nobody loses one by an import. Faults beyond add_team's and
// change_team's: "people.import_team_differs" (another level or name), "people.import_seat_differs", "people.seat_twice",
// "people.import_many_people" {name}, "people.import_many_units" {name}.
Result<void> import_teams(db::Writer&, const Doing&, const Staff&, const std::vector<SeatRow>&, ImportReport&);

}  // namespace lianxin::people
