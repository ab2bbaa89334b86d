// The demonstration's problem: wells that fail in several places, put together by the banner's office.
#pragma once

#include "features/tickets/desk_source.h"
#include "platform/feature/feature.h"

namespace lianxin::problems {

// Without requests about wells there is none.
Result<void> seed_problem(db::Store&, const tickets::DeskSource&, const SeedOptions&);

}  // namespace lianxin::problems
