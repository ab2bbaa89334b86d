#include "features/tickets/voice_actions.h"

#include "features/tickets/ticket_actions.h"

namespace lianxin::tickets {

Result<std::map<Uuid, VoiceCounts>> count_voices(const db::Reader& r, const Actor& actor, const Desk& desk, const std::vector<Uuid>& problems) {
  return store::count_voices(r, desk.partition, actor, sight_of_tickets(actor), problems);
}

}  // namespace lianxin::tickets
