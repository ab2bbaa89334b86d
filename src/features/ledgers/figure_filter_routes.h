// What an address asks of figures: answers and workbooks alike.
#pragma once

#include "features/ledgers/figure_actions.h"
#include "platform/http/call.h"

namespace lianxin::ledgers {

// place=, from=, until=, by=; figure= as it was written.
Result<FigureAsked> figures_asked(const http::Call<db::Reader>&);

}  // namespace lianxin::ledgers
