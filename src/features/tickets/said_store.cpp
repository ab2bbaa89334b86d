#include "features/tickets/said_store.h"

#include <map>

#include "features/tickets/ticket_sight_store.h"

namespace lianxin::tickets::store {
namespace {

Said said_from(const db::Row& row) {
  return {.id = row.get<TicketId>(0),
          .number = row.get<std::string>(1),
          .state = static_cast<TicketState>(row.integer(2)),
          .kind = static_cast<TicketKind>(row.integer(3)),
          .channel = static_cast<Channel>(row.integer(4)),
          .submitter = static_cast<Submitter>(row.integer(5)),
          .place = row.get<std::string>(6),
          .title = row.get<std::string>(7),
          .text = row.get<std::string>(8),
          .category = row.get<std::optional<std::string>>(9),
          .problem = row.is_null(11) ? std::nullopt : parse_uuid(row.text(11)),
          .registered_at = row.get<Moment>(10)};
}

}  // namespace

Result<std::vector<Said>> said_in(const db::Reader& r, std::string_view partition, const Actor& actor, const access::Sight& sight,
                                  const std::vector<TicketId>& ids) {
  if (ids.empty()) return std::vector<Said>{};
  db::Conditions where({partition});
  where.add("t.id in (" + where.bind_all(ids) + ")");
  add_sight(where, actor, sight, "t.");
  std::map<TicketId, Said> found;
  TRY(r.select("select t.id, t.number, t.state, t.kind, t.channel, t.submitter, t.place, t.title, t.body, t.category, t.registered_at, t.problem_id from tickets t "
               "where t.partition = $1" + where.sql(),
               where.values(), [&](const db::Row& row) { found.emplace(row.get<TicketId>(0), said_from(row)); }));
  std::vector<Said> out;
  for (const TicketId id : ids)
    if (const auto at = found.find(id); at != found.end()) out.push_back(std::move(at->second));
  return out;
}

}  // namespace lianxin::tickets::store
