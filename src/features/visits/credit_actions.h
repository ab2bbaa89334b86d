// What a visit is worth to duties, kept in step with it.
#pragma once

#include "features/visits/visit_actions.h"

namespace lianxin::visits {

// Nothing for one that is disputed or void.
Result<std::vector<duties::Credited>> credit(db::Writer&, const VisitBook&, const Visit&, Moment now);
// As duties see it.
duties::VisitFacts facts_of(const Visit&);
// After the visit was saved as `after`: takes back what it was worth and counts it again, if it counts.
Result<void> credit_again(db::Writer&, const VisitBook&, const Visit& before, const Visit& after, Moment now);

}  // namespace lianxin::visits
