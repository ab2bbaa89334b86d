// Assignment orders in the database: their list, and the counters of numbers.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "features/tickets/ticket.h"
#include "platform/access/access.h"
#include "platform/db/db.h"

namespace lianxin::tickets::store {

// Writes the orders that differ between the two; called with every save.
Result<void> put_assignments(db::Writer&, std::string_view partition, const Ticket& before, const Ticket& after);

struct StoredAssignment {
  Assignment assignment;
  TicketId ticket{};
  std::string ticket_number{};
  std::string ticket_title{};
  TicketState ticket_state{};
  Handling handling{};  // of the ticket: the clocks that run
  std::int64_t version = 1;
};
Result<std::optional<StoredAssignment>> find_assignment(const db::Reader&, std::string_view partition, AssignmentId);

struct AssignmentFilter {
  std::string words{};  // part of the number, with brackets of any kind
  std::optional<UnitId> unit{};
  std::optional<AssignmentState> state{};
  std::optional<Moment> from{};
  std::optional<Moment> to{};  // not included
};
// Newest first; only orders of tickets the sight reaches and that are not about `actor`.
Result<Page<StoredAssignment>> list_assignments(const db::Reader&, std::string_view partition, const Actor& actor,
                                                const access::Sight&, const AssignmentFilter&, const PageRequest&);

// The next number of a series in a year: 1, 2, 3 … without gaps, taken in the transaction of what bears it.
Result<std::int64_t> take_number(db::Writer&, std::string_view partition, std::string_view series, int year);

// All kinds of brackets as [ ], figures and letters half width, no blanks.
std::string plain_number(std::string_view);

}  // namespace lianxin::tickets::store
