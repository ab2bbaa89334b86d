// The voices of problems, for the feature that gathers them.
#pragma once

#include <map>
#include <vector>

#include "features/tickets/desk.h"
#include "features/tickets/voice_store.h"

namespace lianxin::tickets {

// Of each problem, what the actor may see of its voices. Problems without any are left out.
Result<std::map<Uuid, VoiceCounts>> count_voices(const db::Reader&, const Actor&, const Desk&, const std::vector<Uuid>& problems);
// Voices that have not got the released answer of their problem, at most so many.
Result<std::vector<store::Unanswered>> unanswered_voices(const db::Reader&, const Desk&, int most);
// Those that said "not solved" to the problem's answer before.
Result<std::vector<TicketId>> voices_taken_up_again(const db::Reader&, const Desk&, TicketId problem);

}  // namespace lianxin::tickets
