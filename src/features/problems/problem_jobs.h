// One answer to many: what a problem's released answer brings to its voices.
#pragma once

#include <memory>

#include "features/tickets/desk_source.h"
#include "platform/feature/feature.h"

namespace lianxin::problems {

// Those whose problem is answered and who have not heard yet, some hundreds in one run, each in a transaction of its own, so
// that a problem of a hundred thousand voices holds up nobody. How many were told.
Result<int> answer_voices(db::Store&, const tickets::DeskSource&, Moment now);
// Voices taken up again ("not solved") hear the answer of a problem that was handled once more.
Reaction tell_again(std::shared_ptr<const tickets::DeskSource>);

}  // namespace lianxin::problems
