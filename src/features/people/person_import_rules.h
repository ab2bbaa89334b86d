// Reading staff and teams from a table: what the words of a row mean.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "features/people/composition.h"
#include "features/people/person_import.h"
#include "features/places/level.h"
#include "features/places/unit.h"

namespace lianxin::people {

// The key, "leader" or "county", or the word for it: "队长", "旗县市区". What is not known stays as it is written: the rules
// of persons and teams refuse it.
std::optional<SeatKind> seat_kind_meant(std::string_view);
std::string rank_meant(std::string_view, const std::vector<Rank>&);
std::string level_meant(std::string_view, const places::Levels&);

// What makes two rows the same: the id, else name and unit, name and place. Empty when there is no name.
std::string person_key(const NewPerson&);
std::string team_key(const SeatRow&);

// The one open unit of a name: invalid "unit" "people.no_such_unit", "people.import_many_units" {name}.
Result<UnitId> unit_meant(std::string_view name, const std::vector<places::Unit>& of_that_name);
// The one of the staff, of the unit when one is told: invalid "person" "people.no_such_person",
// "people.import_many_people" {name}.
Result<PersonId> person_meant(std::string_view name, const std::optional<UnitId>&, const std::vector<Person>& of_that_name);

}  // namespace lianxin::people
