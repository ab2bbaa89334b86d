// Collections of opinions on the pages without scripts: which are open, and what one says to one of them.
#pragma once

#include <vector>

#include "features/portal/plain_say_json.h"

namespace lianxin::portal {

// Nothing when none is open.
Html open_rounds_part(const Plain&, const std::vector<rounds::Round>&);
// What is asked, and as who one speaks; `round` may be missing, then only the title that was sent is told.
Html round_part(const Plain&, const rounds::RoundBook&, const SayForm&, const rounds::Round* round, const Trouble&);

}  // namespace lianxin::portal
