// What may be done with problems besides what is done with every ticket.
#pragma once

#include "features/problems/problem.h"
#include "features/tickets/tickets.h"

namespace lianxin::problems {

inline const access::Verb read_problems{.name = "problem.read", .roles = tickets::read_tickets.roles};
inline const access::Verb gather_problems{.name = "problem.gather", .roles = {Role::office}};

struct ListedProblem {
  tickets::store::TicketRow ticket{};
  tickets::VoiceCounts voices{};
};

// Registered and sorted in one step, then its voices are linked; nothing of it when one of them cannot be.
// invalid: the faults of the form, by its fields; "tickets[3]" for a voice that is not there, may not be seen or is ended.
Result<Gathered> gather(db::Writer&, const Doing&, const tickets::Desk&, const ProblemNew&);
// All of them or none. not_found for what is no problem or not to be seen.
Result<Gathered> link_voices(db::Writer&, const Doing&, const tickets::Desk&, tickets::TicketId problem, const std::vector<tickets::TicketId>&);
// Those within the reader's sight, with counts of the voices he may see. `filter.kind` is set here.
Result<Page<ListedProblem>> list_problems(const db::Reader&, const Actor&, const tickets::Desk&, tickets::store::TicketFilter, const PageRequest&);

// The released answer of a problem goes to one voice; false and nothing when it was answered or taken out meanwhile.
Result<bool> answer_voice(db::Writer&, const Doing&, const tickets::Desk&, const tickets::Ticket& problem, tickets::TicketId voice);

}  // namespace lianxin::problems
