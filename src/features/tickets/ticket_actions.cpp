#include "features/tickets/ticket_actions.h"

#include <algorithm>

#include "features/tickets/found_store.h"
#include "features/tickets/policy_actions.h"
#include "features/tickets/receipt.h"
#include "features/tickets/receipt_actions.h"
#include "platform/crypto/random.h"
#include "platform/db/search.h"
#include "platform/journal/journal.h"
#include "platform/json/json.h"

namespace lianxin::tickets {
namespace {

struct JournalDetail {
  std::string number;
  TicketState state{};
  std::int64_t version = 0;
  UnitId holder{};
  json::Maybe<std::string> reason{};  // why an identity was opened (E2), why an order was voided
  json::Maybe<Uuid> problem{};        // to which it was put, or from which it was taken
};
BOOST_DESCRIBE_STRUCT(JournalDetail, (), (number, state, version, holder, reason, problem))

json::Maybe<std::string> reason_of(const TicketEvent& event) {
  if (const auto* opened = std::get_if<IdentityOpened>(&event.what)) return {opened->text};
  if (const auto* voided = std::get_if<AssignmentVoided>(&event.what)) return {voided->text};
  return {};
}

json::Maybe<Uuid> problem_of(const TicketEvent& event, const Ticket& before) {
  if (const auto* linked = std::get_if<Linked>(&event.what)) return {linked->problem_id};
  if (std::holds_alternative<Unlinked>(event.what) && before.problem_id) return {*before.problem_id};
  return {};
}

// Units an actor acts for under roles that read.
std::vector<UnitId> acting_units(const Actor& actor) {
  std::vector<UnitId> out;
  for (const Grant& g : actor.grants) {
    const UnitId unit = g.unit.is_nil() ? actor.unit : g.unit;
    const bool reads = std::ranges::find(read_tickets.roles, g.role) != read_tickets.roles.end();
    if (reads && !unit.is_nil() && std::ranges::find(out, unit) == out.end()) out.push_back(unit);
  }
  return out;
}

bool takes_part(const Actor& actor, const Ticket& ticket) {
  const auto units = ticket.units();
  return std::ranges::any_of(acting_units(actor), [&](UnitId unit) { return std::ranges::find(units, unit) != units.end(); });
}

Result<void> put_search(db::Writer& w, const Ticket& t) {
  return db::put_search_text(w, "tickets", to_text(t.id), store::searched_text(t.number, t.title, t.text), t.registered_at);
}

// Of an anonymous resident nothing but the day goes into the journal (E3).
Doing as_journalled(const Doing& doing, const TicketEvent& event) {
  Doing out = doing;
  out.now = event.at;
  if (event.by.kind == EventBy::Kind::public_) {
    out.by = Actor{};
    out.request_id.clear();
  }
  return out;
}

}  // namespace

const access::Verb& verb_of(CommandName name) {
  switch (name) {
    case CommandName::accept:
    case CommandName::return_:
    case CommandName::contribute:
    case CommandName::request_extension:
    case CommandName::reply:
      return handle_tickets;
    case CommandName::ask:
    case CommandName::answer:
    case CommandName::note:
    case CommandName::object:
    case CommandName::withdraw:
    case CommandName::not_mine:
      return command_tickets;
    case CommandName::supervise:
    case CommandName::reopen:
      return supervise_tickets;
    case CommandName::rate:
      return judge_tickets;
    case CommandName::open_identity:
      return open_identities;
    case CommandName::register_:
      return register_tickets;
    default:
      return decide_tickets;
  }
}

access::Scope scope_of(const Ticket& t) {
  return {.place_path = t.place_path,
          .units = t.units(),
          .entered_by = t.entered_by,
          .about_units = t.about_units,
          .about_people = t.about_people};
}

bool may_see(const Actor& actor, const Ticket& ticket) {
  if (is_about(ticket, actor)) return false;
  return access::may(actor, read_tickets, scope_of(ticket)) || takes_part(actor, ticket);
}

access::Sight sight_of_tickets(const Actor& actor) {
  access::Sight sight = access::sight_of(actor, read_tickets);
  if (actor.kind != Actor::Kind::account) return sight;
  for (const UnitId unit : acting_units(actor)) {
    if (std::ranges::find(sight.units, unit) == sight.units.end()) sight.units.push_back(unit);
  }
  return sight;
}

Result<void> put_changes(db::Writer& w, const Doing& doing, const Desk& desk, const Ticket& before, const Ticket& after,
                         const std::vector<TicketEvent>& events, const std::optional<std::string>& receipt_hash) {
  if (before.version == 0)
    TRY(store::insert_ticket(w, desk.partition, after, events, receipt_hash));
  else
    TRY(store::save_ticket(w, desk.partition, before, after, events));
  if (before.version == 0 || before.title != after.title) TRY(put_search(w, after));
  for (const TicketEvent& e : events) {
    const JournalDetail detail{after.number, after.state, after.version, after.holder_unit, reason_of(e), problem_of(e, before)};
    const std::string kind = "ticket." + std::string(name_of(e.name()));
    TRY(journal::record(w, as_journalled(doing, e),
                        {.kind = kind,
                         .subject_kind = "ticket",
                         .subject = to_text(after.id),
                         .place_path = after.place_path,
                         .detail = json::write(detail)}));
  }
  return {};
}

Result<RegisteredTicket> register_ticket(db::Writer& w, const Doing& doing, const Desk& desk, Register c,
                                         const std::optional<Identity>& who) {
  c.has_identity = who.has_value();
  if (c.id.is_nil()) {
    c.id = TicketId{new_uuid(doing.now)};
  } else if (const auto existing = TRY(store::find_ticket(w, desk.partition, c.id))) {
    // Whose it is not learns no more than that the id is taken.
    if (doing.by.kind == Actor::Kind::account && !may_see(doing.by, *existing)) return fail(Code::conflict, "tickets.id_taken");
    TRY(decide(*existing, c, doing.by, doing.now, desk.policy()));
    return RegisteredTicket{.ticket = *existing, .is_new = false};
  }
  if (!c.place.empty()) TRY(complete_registration(w, doing, desk, c));
  const auto events = TRY(decide(Ticket{}, c, doing.by, doing.now, desk.policy()));
  const Ticket ticket = apply_all({}, events);
  access::Scope scope = scope_of(ticket);
  scope.units.push_back(doing.by.unit);
  scope.entered_by = doing.by.account;
  if (doing.by.kind == Actor::Kind::account && !access::may(doing.by, register_tickets, scope))
    return fail(Code::forbidden, "base.forbidden");
  RegisteredTicket out{.ticket = ticket, .is_new = true, .receipt_code = receipt_code_from(crypto::random_bytes(10))};
  TRY(put_changes(w, doing, desk, Ticket{}, ticket, events, receipt_hash(desk, plain_receipt_code(out.receipt_code))));
  if (who) TRY(store::put_identity(w, desk.partition, desk.secret_key, ticket.id, *who));
  return out;
}

Result<Ticket> command_let_in(db::Writer& w, const Doing& doing, const Desk& desk, const Ticket& before, const Command& command) {
  TicketPolicy policy = TRY(policy_for(w, desk, before, command));
  if (std::holds_alternative<Assign>(command)) {
    // Refused first, so that the number is only taken for an order that is issued.
    TRY(decide(before, command, doing.by, doing.now, policy));
    TRY(take_assignment_number(w, desk, before, doing.now, policy));
  }
  const auto events = TRY(decide(before, command, doing.by, doing.now, policy));
  if (events.empty()) return before;
  const Ticket after = apply_all(before, events);
  TRY(put_changes(w, doing, desk, before, after, events));
  return after;
}

Result<Ticket> command_ticket(db::Writer& w, const Doing& doing, const Desk& desk, TicketId id, const Command& command,
                              std::optional<std::int64_t> if_match) {
  const Ticket before = TRY(store::load_ticket(w, desk.partition, id));
  if (!may_see(doing.by, before)) return fail(Code::not_found, "base.not_found");
  if (!access::may_somewhere(doing.by, verb_of(name_of_command(command)))) return fail(Code::forbidden, "base.forbidden");
  if (if_match && *if_match != before.version) return fail(Code::stale, "base.stale");
  auto after = command_let_in(w, doing, desk, before, command);
  if (!after && after.error().code == Code::stale && !if_match) return fail(Code::conflict, "tickets.changed_meanwhile");
  return after;
}

Result<Ticket> show_ticket(const db::Reader& r, const Actor& actor, const Desk& desk, TicketId id) {
  auto ticket = TRY(store::load_ticket(r, desk.partition, id));
  if (!may_see(actor, ticket)) return fail(Code::not_found, "base.not_found");
  return ticket;
}

std::vector<Action> actions_for(const db::Reader& r, const Doing& doing, const Desk& desk, const Ticket& ticket) {
  TicketPolicy policy = desk.policy();
  const bool may_escalate = ticket.state == TicketState::triaged || ticket.state == TicketState::in_progress;
  const auto acting = acting_units(doing.by);
  if (may_escalate && std::ranges::find(acting, ticket.office_unit) != acting.end()) {
    if (auto above = office_above_holder(r, desk, ticket)) policy.above = std::move(*above);
  }
  return next_actions(ticket, doing.by, doing.now, policy);
}

Result<Page<store::TicketRow>> list_tickets(const db::Reader& r, const Actor& actor, const Desk& desk,
                                            const store::TicketFilter& filter, const PageRequest& page) {
  return store::list_tickets(r, desk.partition, actor, sight_of_tickets(actor), filter, page);
}

Result<store::TicketCounts> count_tickets(const db::Reader& r, const Actor& actor, const Desk& desk,
                                          const store::TicketFilter& filter) {
  return store::count_tickets(r, desk.partition, actor, sight_of_tickets(actor), filter);
}

Result<std::vector<store::StoredEvent>> list_history(const db::Reader& r, const Actor& actor, const Desk& desk,
                                                     const Ticket& ticket, std::int64_t after, int limit) {
  if (!may_see(actor, ticket)) return fail(Code::not_found, "base.not_found");
  return store::list_events(r, desk.partition, ticket.id, after, limit);
}

Result<std::vector<std::pair<TicketId, store::StoredEvent>>> list_events_of(const db::Reader& r, const Desk& desk,
                                                                            const std::vector<store::TicketRow>& rows,
                                                                            const std::vector<EventName>& names) {
  std::vector<TicketId> ids;
  for (const auto& row : rows) ids.push_back(row.id);
  return store::list_events_of(r, desk.partition, ids, names);
}

Result<OpenedIdentity> open_identity(db::Writer& w, const Doing& doing, const Desk& desk, TicketId id,
                                     const std::string& reason) {
  const Ticket ticket = TRY(command_ticket(w, doing, desk, id, OpenIdentity{reason}, {}));
  auto identity = TRY(store::open_identity(w, desk.partition, desk.secret_key, id));
  if (!identity) return fail(Code::not_found, "base.not_found");
  return OpenedIdentity{std::move(*identity), ticket.may_contact};
}

}  // namespace lianxin::tickets
