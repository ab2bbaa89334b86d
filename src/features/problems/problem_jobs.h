// One answer to many: what a problem's released answer brings to its voices.
#pragma once

#include <memory>
#include <vector>

#include "features/tickets/desk_source.h"
#include "platform/feature/feature.h"

namespace lianxin::problems {

// Voices whose problem was answered, some hundreds in one run, each in a transaction of its own, so that a problem of a hundred
// thousand voices holds up nobody. How many were told.
Result<int> answer_voices(db::Store&, const tickets::DeskSource&, Moment now);
// A released answer says who is to be told: those that wait, and those taken up again after the last one. A voice linked in the
// same moment is not missed.
std::vector<Reaction> problem_reactions(const std::string& partition);

}  // namespace lianxin::problems
