// The demonstration's staff: 3,218 teams with 14,137 members (4.13), composed as 4.12 and 4.23 ask, and the people with
// names (demo_person.h).
#pragma once

#include "features/people/person_actions.h"
#include "platform/feature/feature.h"

namespace lianxin::people {

// Does nothing when there are teams already. The same for the same seed and day. Needs the places' seed.
Result<void> seed_people(db::Store&, const Staff&, const SeedOptions&);

}  // namespace lianxin::people
