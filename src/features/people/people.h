// The door of people: who works where, and who leads which place.
#pragma once

#include "features/people/person.h"
#include "features/people/team.h"
#include "platform/db/db.h"
#include "platform/feature/feature.h"

namespace lianxin::people {

// `deployment` must outlive the feature. internal or invalid when packs/team_rules.json or packs/levels.json is missing or bad.
Result<Feature> feature(const Deployment& deployment);

// Also those who have left.
Result<std::optional<Person>> find_person(const db::Reader&, std::string_view partition, PersonId);
// Of exactly this name and still here.
Result<std::vector<PersonId>> persons_named(const db::Reader&, std::string_view partition, std::string_view name);
// For lists, in any order; unknown ids are left out.
Result<std::vector<PersonRef>> person_refs(const db::Reader&, std::string_view partition, const std::vector<PersonId>&);
// Open teams in which the person has a seat on a day, in the order of the places they serve; without seats.
Result<std::vector<Team>> teams_of(const db::Reader&, std::string_view partition, PersonId, Day);
// Codes of the places that the person's teams serve on a day.
Result<std::vector<std::string>> places_led_by(const db::Reader&, std::string_view partition, PersonId, Day);

// Open teams that serve exactly this place on a day, in the order of their names.
Result<std::vector<TeamRef>> teams_serving(const db::Reader&, std::string_view partition, const std::string& place, Day);

}  // namespace lianxin::people
