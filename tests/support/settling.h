// On PostgreSQL a journal row is settled when no transaction of the whole cluster that began before it still runs
// (platform/journal/settled.h): with other tests beside, a moment later. Tests that count settled rows wait for that.
#pragma once

#include "platform/db/store.h"

namespace lianxin::test {

// Returns when every row of the journal is settled, at the latest after 20 s.
void wait_until_settled(db::Store&);

}  // namespace lianxin::test
