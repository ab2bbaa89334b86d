#include "features/tickets/voice_store.h"

#include "features/tickets/ticket_sight_store.h"
#include "platform/db/conditions.h"

namespace lianxin::tickets::store {

Result<std::map<Uuid, VoiceCounts>> count_voices(const db::Reader& r, std::string_view partition, const Actor& actor, const access::Sight& sight,
                                                 const std::vector<Uuid>& problems) {
  std::map<Uuid, VoiceCounts> out;
  if (problems.empty()) return out;
  db::Conditions where({partition});
  std::vector<std::string> ids;
  for (const Uuid& id : problems) ids.push_back(to_text(id));
  where.add("t.problem_id in (" + where.bind_all(ids) + ")");
  add_sight(where, actor, sight, "t.");
  TRY(r.select("select t.problem_id, t.state, count(*) from tickets t where t.partition = $1" + where.sql() + " group by t.problem_id, t.state",
               where.values(), [&](const db::Row& row) {
                 VoiceCounts& counts = out[*parse_uuid(row.text(0))];
                 const auto state = static_cast<TicketState>(row.integer(1));
                 const std::int64_t n = row.integer(2);
                 counts.all += n;
                 if (state == TicketState::replied || state == TicketState::closed) counts.answered += n;
                 else if (state == TicketState::reopened) counts.again += n;
                 else if (is_open(state)) counts.waiting += n;
               }));
  return out;
}

}  // namespace lianxin::tickets::store
