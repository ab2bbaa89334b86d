#include "features/tickets/published_store.h"

namespace lianxin::tickets::store {

Result<std::vector<TicketId>> list_public(const db::Reader& r, std::string_view partition, int limit) {
  static_assert(static_cast<int>(Visibility::public_) == 1, "tickets_published is an index of these");
  auto rows = TRY(r.list(
      "select id from tickets where partition = $1 and visibility = 1 and state in ($2, $3) and has_about = 0 "
      "order by changed_at desc limit $4",
      {partition, static_cast<int>(TicketState::replied), static_cast<int>(TicketState::closed), limit},
      [](const db::Row& row) { return parse_id<TicketId>(row.text(0)).value_or(TicketId{}); }));
  return rows;
}

}  // namespace lianxin::tickets::store
