// What visits are worth to duties, and how duties stand.
#pragma once

#include <vector>

#include "features/duties/credit_store.h"
#include "platform/access/access.h"
#include "platform/db/db.h"

namespace lianxin::duties {

inline const access::Verb read_duties{
    .name = "duty.read", .roles = {Role::office, Role::unit_clerk, Role::unit_leader, Role::team_member, Role::village_cadre, Role::inspector}};

// What the actions need of the deployment.
struct Reckoning {
  std::string partition{};
  Zone zone{};
  Cadences cadences{};
};

// Counts the visit for every rule it bears on, in the transaction of the visit. What it counted for, for who entered it.
Result<std::vector<Credited>> credit(db::Writer&, const Reckoning&, const VisitFacts&, Moment now);
// Takes it back: it was corrected, disputed or void.
Result<void> uncredit(db::Writer&, const Reckoning&, const VisitFacts&, Moment now);
// It is the last visit of its household or place, unless a later one is known: for the one before, when the last was taken back.
Result<void> remember_last(db::Writer&, const Reckoning&, const VisitFacts&, Moment now);

// A household or a link changed: its states are looked at again, in periods that have not been closed.
Result<void> reconsider_household(db::Writer&, const Reckoning&, HouseholdId);
Result<void> reconsider_link(db::Writer&, const Reckoning&, std::string_view id);

}  // namespace lianxin::duties
