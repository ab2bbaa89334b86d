// Which records an address asks for: lists and their workbooks alike.
#pragma once

#include "features/ledgers/record_actions.h"
#include "platform/http/call.h"

namespace lianxin::ledgers {

// place=, q=, batch=, withdrawn=, due=, sort= and f.KEY= of declared filters. "f.KEY" ledgers.no_such_filter.
Result<store::RecordFilter> records_asked(const http::Call<db::Reader>&, const LedgerBook&, const LedgerType&);

}  // namespace lianxin::ledgers
