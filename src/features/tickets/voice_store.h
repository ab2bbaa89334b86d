// Voices: the tickets that are linked to a problem, counted and found.
#pragma once

#include <map>
#include <vector>

#include "base/actor.h"
#include "features/tickets/ticket.h"
#include "features/tickets/voice_counts.h"
#include "platform/access/access.h"
#include "platform/db/db.h"

namespace lianxin::tickets::store {

// Of each problem, what the actor may see of its voices. Problems without any are left out.
Result<std::map<Uuid, VoiceCounts>> count_voices(const db::Reader&, std::string_view partition, const Actor&, const access::Sight&,
                                                 const std::vector<Uuid>& problems);

}  // namespace lianxin::tickets::store
