// Lists and counts of tickets, by key: page 1,000 costs what page 1 costs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "features/tickets/ticket.h"
#include "features/tickets/ticket_filter_store.h"
#include "platform/access/access.h"
#include "platform/db/db.h"

namespace lianxin::tickets::store {

// What a list shows of a ticket.
struct TicketRow {
  TicketId id{};
  std::string number{};
  TicketKind kind{};
  Channel channel{};
  std::string place{};
  std::string title{};
  std::optional<std::string> category{};
  std::optional<Urgency> urgency{};
  std::optional<Difficulty> difficulty{};
  Visibility visibility{};
  TicketState state{};
  UnitId owner_unit{}, holder_unit{}, lead_unit{};
  Moment registered_at{};
  int hops = 0;
  int reopened_count = 0;
  SupervisionLevel supervision_level{};
  std::int64_t version = 0;
  std::int64_t due_at = 0;
  Handling handling{};
};

Result<Page<TicketRow>> list_tickets(const db::Reader&, std::string_view partition, const Actor&, const access::Sight&,
                                     const TicketFilter&, const PageRequest&);

struct TicketNumber {
  TicketId id{};
  std::string name{};  // its number
};
Result<std::vector<TicketNumber>> numbers_of(const db::Reader&, std::string_view partition, const std::vector<TicketId>&);

struct TicketCounts {
  std::int64_t total = 0;
  std::int64_t open = 0;  // as a filter for open ones finds them
  std::int64_t needs_decision = 0;
  std::vector<std::pair<TicketState, std::int64_t>> by_state{};
  std::vector<std::pair<Light, std::int64_t>> by_light{};    // open ones
  std::vector<std::pair<UnitId, std::int64_t>> by_holder{};  // open ones
};
Result<TicketCounts> count_tickets(const db::Reader&, std::string_view partition, const Actor&, const access::Sight&,
                                   const TicketFilter&);

}  // namespace lianxin::tickets::store
