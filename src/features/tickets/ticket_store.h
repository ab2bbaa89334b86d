// Tickets in the database: row, history, participants and orders go together.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "features/tickets/ticket.h"
#include "features/tickets/ticket_event.h"
#include "platform/db/db.h"

namespace lianxin::tickets::store {

// Ends of the scale of tickets.due_at.
constexpr std::int64_t due_when_closed = 253402300799000;
constexpr std::int64_t due_without_clock = due_when_closed - 1;

Result<std::optional<Ticket>> find_ticket(const db::Reader&, std::string_view partition, TicketId);
// not_found "base.not_found".
Result<Ticket> load_ticket(const db::Reader&, std::string_view partition, TicketId);
// By the hash of a receipt code.
Result<std::optional<TicketId>> find_by_receipt(const db::Reader&, std::string_view partition, std::string_view receipt_hash);

// A new ticket with its first events. conflict "base.duplicate" when the id is taken.
Result<void> insert_ticket(db::Writer&, std::string_view partition, const Ticket&, const std::vector<TicketEvent>&,
                           const std::optional<std::string>& receipt_hash);
// `before` → `after` by `events`; stale "base.stale" when somebody else changed it in between.
Result<void> save_ticket(db::Writer&, std::string_view partition, const Ticket& before, const Ticket& after,
                         const std::vector<TicketEvent>& events);

struct StoredEvent {
  std::int64_t sequence = 0;
  TicketEvent event;
};
// Events after `sequence`, oldest first, at most `limit`. Registered comes without its text.
Result<std::vector<StoredEvent>> list_events(const db::Reader&, std::string_view partition, TicketId, std::int64_t sequence,
                                             int limit);
// The events of some kinds of some tickets, by ticket, each one's oldest first.
Result<std::vector<std::pair<TicketId, StoredEvent>>> list_events_of(const db::Reader&, std::string_view partition,
                                                                     const std::vector<TicketId>&, const std::vector<EventName>&);
// The ticket as its history alone gives it.
Result<Ticket> rebuild_ticket(const db::Reader&, std::string_view partition, TicketId);

// Ids of tickets whose clocks want the job, the earliest first.
Result<std::vector<TicketId>> list_alarms(const db::Reader&, std::string_view partition, Moment until, int limit);

// JSON of an event's payload, and back. internal "tickets.broken_history" when it cannot be read.
std::string write_payload(const Payload&);
Result<Payload> read_payload(EventName, std::string_view json);

}  // namespace lianxin::tickets::store
