// What a person of the staff may be. Values in, values out.
#pragma once

#include <vector>

#include "base/result.h"
#include "features/people/composition.h"
#include "features/people/person.h"
#include "features/places/unit.h"

namespace lianxin::people {

// Faults: "base.required", "base.too_long" {max}, "people.no_such_rank", "people.no_such_unit", "people.unit_closed".
// `unit` is nullptr when there is none of this id.
Result<Person> make_person(const NewPerson&, PersonId, const places::Unit* unit, const std::vector<Rank>& ranks);
// A name as it is kept: trimmed, its middle dots plain.
std::string clean_name(std::string_view);
bool is_same(const Person&, const NewPerson&);
// `unit` is looked at only when the edit names one. conflict "people.has_left" when nobody any more.
Result<Person> edit_person(const Person&, const PersonEdit&, const places::Unit* unit, const std::vector<Rank>& ranks);

}  // namespace lianxin::people
