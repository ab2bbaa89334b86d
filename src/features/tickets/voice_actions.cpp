#include "features/tickets/voice_actions.h"

#include "features/tickets/ticket_actions.h"

namespace lianxin::tickets {

Result<std::map<Uuid, VoiceCounts>> count_voices(const db::Reader& r, const Actor& actor, const Desk& desk, const std::vector<Uuid>& problems) {
  return store::count_voices(r, desk.partition, actor, sight_of_tickets(actor), problems);
}
Result<std::vector<store::Unanswered>> unanswered_voices(const db::Reader& r, const Desk& desk, int most) {
  return store::unanswered_voices(r, desk.partition, most);
}
Result<std::vector<TicketId>> voices_taken_up_again(const db::Reader& r, const Desk& desk, TicketId problem) {
  return store::voices_taken_up_again(r, desk.partition, problem);
}

}  // namespace lianxin::tickets
