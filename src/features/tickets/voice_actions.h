// The voices of problems, for the feature that gathers them.
#pragma once

#include <map>
#include <vector>

#include "features/tickets/desk.h"
#include "features/tickets/voice_store.h"

namespace lianxin::tickets {

// Of each problem, what the actor may see of its voices. Problems without any are left out.
Result<std::map<Uuid, VoiceCounts>> count_voices(const db::Reader&, const Actor&, const Desk&, const std::vector<Uuid>& problems);

}  // namespace lianxin::tickets
