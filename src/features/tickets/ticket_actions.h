// What may be done with tickets: the only place where deciding meets doing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/tickets/desk.h"
#include "features/tickets/identity_store.h"
#include "features/tickets/ticket_list_store.h"
#include "features/tickets/ticket_rules.h"
#include "features/tickets/ticket_store.h"
#include "platform/access/access.h"
#include "platform/db/db.h"

namespace lianxin::tickets {

inline const access::Verb read_tickets{
    .name = "ticket.read",
    .roles = {Role::office, Role::unit_clerk, Role::unit_leader, Role::team_member, Role::village_cadre, Role::inspector}};
inline const access::Verb register_tickets{
    .name = "ticket.register",
    .roles = {Role::office, Role::unit_clerk, Role::unit_leader, Role::team_member, Role::village_cadre}};
// The route's verb for all commands; each has its own besides (verb_of).
inline const access::Verb command_tickets{.name = "ticket.command", .roles = read_tickets.roles};
inline const access::Verb decide_tickets{.name = "ticket.decide", .roles = {Role::office}};
inline const access::Verb handle_tickets{.name = "ticket.handle", .roles = {Role::unit_clerk, Role::unit_leader, Role::office}};
inline const access::Verb supervise_tickets{.name = "ticket.supervise", .roles = {Role::office, Role::inspector}};
inline const access::Verb judge_tickets{.name = "ticket.judge", .roles = {Role::inspector}};
inline const access::Verb open_identities{.name = "ticket.identity", .roles = read_tickets.roles};
inline const access::Verb by_receipt{.name = "ticket.by_receipt", .open_to_anybody = true};
inline const access::Verb read_packs{.name = "ticket.packs", .of_every_account = true};
const access::Verb& verb_of(CommandName);

// Rights: the place, the units that take part, who entered it, whom it is about.
access::Scope scope_of(const Ticket&);
// Those who take part see it wherever its place lies (a ticket handed over to a neighbour).
bool may_see(const Actor&, const Ticket&);
access::Sight sight_of_tickets(const Actor&);

struct RegisteredTicket {
  Ticket ticket;
  bool is_new = true;          // false: the same id with the same content was there
  std::string receipt_code{};  // "LX-7K3M-92QF-4H"; only when new: it is stored nowhere
};
// invalid "places.no_such_place" and the rules' faults; conflict "tickets.id_taken".
Result<RegisteredTicket> register_ticket(db::Writer&, const Doing&, const Desk&, Register, const std::optional<Identity>&);

// `if_match`: stale "base.stale" when it is not the version. Without it a lost race is conflict "tickets.changed_meanwhile".
Result<Ticket> command_ticket(db::Writer&, const Doing&, const Desk&, TicketId, const Command&,
                              std::optional<std::int64_t> if_match);
// The same for whoever has been let in by other means: the receipt code, the job.
Result<Ticket> command_let_in(db::Writer&, const Doing&, const Desk&, const Ticket& before, const Command&);

// not_found "base.not_found" for what does not exist or is not to be seen.
Result<Ticket> show_ticket(const db::Reader&, const Actor&, const Desk&, TicketId);
std::vector<Action> actions_for(const db::Reader&, const Doing&, const Desk&, const Ticket&);
Result<Page<store::TicketRow>> list_tickets(const db::Reader&, const Actor&, const Desk&, const store::TicketFilter&,
                                            const PageRequest&);
Result<store::TicketCounts> count_tickets(const db::Reader&, const Actor&, const Desk&, const store::TicketFilter&);
Result<std::vector<store::StoredEvent>> list_history(const db::Reader&, const Actor&, const Desk&, const Ticket&,
                                                     std::int64_t after, int limit);

// Events of the tickets of a list.
Result<std::vector<std::pair<TicketId, store::StoredEvent>>> list_events_of(const db::Reader&, const Desk&,
                                                                            const std::vector<store::TicketRow>&,
                                                                            const std::vector<EventName>&);

struct OpenedIdentity {
  Identity identity;
  bool may_contact = false;
};
// Journalled with its reason, also in the ticket's history (E2).
Result<OpenedIdentity> open_identity(db::Writer&, const Doing&, const Desk&, TicketId, const std::string& reason);

// Writes what `decide` gave: row, history, orders, journal, search text.
Result<void> put_changes(db::Writer&, const Doing&, const Desk&, const Ticket& before, const Ticket& after,
                         const std::vector<TicketEvent>&, const std::optional<std::string>& receipt_hash = {});

}  // namespace lianxin::tickets
