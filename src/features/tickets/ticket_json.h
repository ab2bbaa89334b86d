// Tickets, their history and orders as JSON, by the names of docs/openapi.yaml.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "features/tickets/assignment_actions.h"
#include "features/tickets/ticket_actions.h"
#include "platform/http/message.h"

namespace lianxin::tickets {

// What the writing of an answer needs besides the record: who asks, when, in which language.
struct Telling {
  const db::Reader& db;
  const Desk& desk;
  const Doing& doing;
  http::Language language = http::Language::zh;
};

Result<std::string> write_ticket(const Telling&, const Ticket&, std::string_view receipt_code = {});
using EventsOf = std::vector<std::pair<TicketId, store::StoredEvent>>;
// `events`: of these tickets, in the order of list_events_of; null when none were asked for.
Result<std::string> write_tickets(const Telling&, const Page<store::TicketRow>&, const EventsOf* events = nullptr);
Result<std::string> write_counts(const Telling&, const store::TicketCounts&);
Result<std::string> write_history(const Telling&, const Ticket&, const std::vector<store::StoredEvent>&, std::string_view next);
Result<std::string> write_assignment(const Telling&, const ShownAssignment&);
Result<std::string> write_assignments(const Telling&, const Page<store::StoredAssignment>&);
std::string write_identity(const Telling&, const OpenedIdentity&);
// One of categories, decline_reasons, return_reasons, time_limits, channels; empty for other names.
std::string write_pack(const Desk&, std::string_view name, http::Language);

}  // namespace lianxin::tickets
