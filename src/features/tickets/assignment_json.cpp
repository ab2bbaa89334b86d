#include "features/tickets/names_json.h"
#include "features/tickets/ticket_json.h"
#include "features/tickets/ticket_view_json.h"
#include "platform/json/json.h"

namespace lianxin::tickets {

struct OrderTicketView {
  TicketId id{};
  std::string number{};
  std::string title{};
  json::Maybe<TicketState> state{};
};
BOOST_DESCRIBE_STRUCT(OrderTicketView, (), (id, number, title, state))
struct OrderView {
  AssignmentId id{};
  std::string number{};
  OrderTicketView ticket{};
  places::UnitRef issued_by{};
  places::UnitRef lead_unit{};
  std::vector<places::UnitRef> joint_units{};
  std::optional<PersonName> responsible_person{};
  Moment issued_at{};
  Day due_on{};
  std::optional<DueView> due{};
  int working_days = 0;
  std::string instruction{};
  AssignmentState state{};
  std::optional<Moment> accepted_at{};
  std::optional<std::string> void_reason{};
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(OrderView, (),
                      (id, number, ticket, issued_by, lead_unit, joint_units, responsible_person, issued_at, due_on, due,
                       working_days, instruction, state, accepted_at, void_reason, version))

namespace {

// What runs for an order as long as it stands: the clock of its ticket.
std::optional<DueView> due_of_order(const Telling& t, const store::StoredAssignment& stored) {
  const AssignmentState state = stored.assignment.state;
  const auto& current = stored.handling.assignment;
  if (state != AssignmentState::issued && state != AssignmentState::accepted) return std::nullopt;
  if (!current || current->id != stored.assignment.id) return std::nullopt;  // passed on: another order has the clock
  Ticket ticket;
  ticket.state = stored.ticket_state;
  ticket.handling = stored.handling;
  return due_of(t, ticket);
}

OrderView order_of(const Telling& t, const Names& names, const store::StoredAssignment& stored) {
  const Assignment& a = stored.assignment;
  OrderView out{.id = a.id,
                .number = a.number,
                .ticket = {.id = stored.ticket, .number = stored.ticket_number, .title = stored.ticket_title},
                .issued_by = names.unit(a.office),
                .lead_unit = names.unit(a.lead_unit),
                .responsible_person = a.responsible_person,
                .issued_at = a.issued_at,
                .due_on = a.due_on,
                .due = due_of_order(t, stored),
                .working_days = a.working_days,
                .instruction = a.instruction,
                .state = a.state,
                .accepted_at = a.accepted_at,
                .version = stored.version};
  out.ticket.state.emplace(stored.ticket_state);
  for (const JointPart& p : a.parts) out.joint_units.push_back(names.unit(p.unit));
  if (!a.void_reason.empty()) out.void_reason = a.void_reason;
  return out;
}

}  // namespace

Result<std::string> write_assignment(const Telling& t, const ShownAssignment& shown) {
  const Names names = TRY(Names::at(t.db, t.desk));
  return json::write(order_of(t, names, shown.order), t.desk.zone);
}

Result<std::string> write_assignments(const Telling& t, const Page<store::StoredAssignment>& page) {
  const Names names = TRY(Names::at(t.db, t.desk));
  Page<OrderView> out{.items = {}, .next = page.next, .total = page.total};
  for (const auto& stored : page.items) out.items.push_back(order_of(t, names, stored));
  return json::write(out, t.desk.zone);
}

}  // namespace lianxin::tickets
