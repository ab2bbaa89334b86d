#include "features/tickets/ticket_policy.h"

namespace lianxin::tickets {

const UnitFacts* TicketPolicy::unit(UnitId id) const {
  for (const UnitFacts& u : units) {
    if (u.id == id) return &u;
  }
  return nullptr;
}

const PersonFacts* TicketPolicy::person(PersonId id) const {
  for (const PersonFacts& p : people) {
    if (p.id == id) return &p;
  }
  return nullptr;
}

}  // namespace lianxin::tickets
