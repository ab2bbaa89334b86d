// What may be done with staff, and by whom.
#pragma once

#include <optional>
#include <string>

#include "features/people/composition.h"
#include "features/people/person.h"
#include "features/places/level.h"
#include "platform/access/access.h"
#include "platform/db/db.h"

namespace lianxin::people {

// Who works where is public record within the administration: every account reads it.
inline const access::Verb read_people{.name = "person.read", .of_every_account = true};
inline const access::Verb change_people{.name = "person.change", .roles = {Role::administrator}};

// One deployment's data about staff.
struct Staff {
  std::string partition;
  places::Levels levels;
  CompositionRules rules;
};

struct CreatedPerson {
  Person person;
  bool is_new = true;  // false: was there with the same content
};

Result<Person> show_person(const db::Reader&, const Staff&, PersonId);
// conflict "base.duplicate" when the id is there with other content.
Result<CreatedPerson> add_person(db::Writer&, const Doing&, const Staff&, const NewPerson&);
// stale "base.stale" when `version` is not the person's.
Result<Person> change_person(db::Writer&, const Doing&, const Staff&, PersonId, const PersonEdit&, std::int64_t version);

}  // namespace lianxin::people
