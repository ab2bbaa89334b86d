#include "features/tickets/voice_store.h"

#include "features/tickets/ticket_sight_store.h"
#include "platform/db/conditions.h"

namespace lianxin::tickets::store {

namespace {

std::string numbers(std::initializer_list<TicketState> states) {
  std::string out;
  for (const TicketState state : states) out += (out.empty() ? "" : ", ") + std::to_string(static_cast<int>(state));
  return out;
}

}  // namespace

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

Result<std::vector<Unanswered>> unanswered_voices(const db::Reader& r, std::string_view partition, int most) {
  // Those taken up again have heard it and said no.
  const std::string waiting = numbers({TicketState::registered, TicketState::triaged, TicketState::assigned, TicketState::returned,
                                       TicketState::in_progress, TicketState::escalated});
  return r.list("select v.id, p.id from tickets v join tickets p on p.partition = v.partition and p.id = v.problem_id where v.partition = $1 and v.problem_id is "
                "not null and v.state in (" + waiting + ") and p.state in (" + numbers({TicketState::replied, TicketState::closed}) + ") order by v.id limit $2",
                {partition, most}, [](const db::Row& row) { return Unanswered{row.get<TicketId>(0), row.get<TicketId>(1)}; });
}

Result<std::vector<TicketId>> voices_taken_up_again(const db::Reader& r, std::string_view partition, TicketId problem) {
  return r.list("select id from tickets where partition = $1 and problem_id = $2 and state = $3 order by id",
                {partition, to_text(problem), static_cast<int>(TicketState::reopened)}, [](const db::Row& row) { return row.get<TicketId>(0); });
}

}  // namespace lianxin::tickets::store
