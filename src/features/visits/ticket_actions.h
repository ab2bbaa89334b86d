// Requests brought back from a visit.
#pragma once

#include "features/visits/visit_actions.h"

namespace lianxin::visits {

// Registers them at the visit's place, by the channel "visit"; with the codes for the household.
Result<Brought> bring_tickets(db::Writer&, const Doing&, const VisitBook&, const Visit&, const std::vector<VisitTicket>&);

}  // namespace lianxin::visits
