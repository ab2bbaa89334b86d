// Many rows of the journal in few statements: for what brings hundreds of records in one transaction.
#pragma once

#include <vector>

#include "platform/journal/journal.h"

namespace lianxin::journal {

Result<void> record_all(db::Writer&, const Doing&, const std::vector<Entry>&);

}  // namespace lianxin::journal
