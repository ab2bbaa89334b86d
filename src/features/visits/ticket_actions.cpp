#include "features/visits/ticket_actions.h"

namespace lianxin::visits {
namespace {

using tickets::Identity;

constexpr std::size_t max_tickets = 5;

std::optional<std::string> unless_empty(const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); }

// Who spoke, out of the household's vault into the ticket's: it passes by nobody's eyes.
Result<std::optional<Identity>> identity_of(const db::Reader& r, const VisitBook& book, const Visit& visit) {
  if (!visit.household) return std::optional<Identity>{};
  for (const auto& open : TRY(households::open_for(r, *book.households, {*visit.household})))
    return std::optional<Identity>(Identity{open.secrets.head, unless_empty(open.secrets.phone), unless_empty(open.secrets.address)});
  return std::optional<Identity>{};
}

tickets::Register registration_of(const Visit& visit, const VisitTicket& asked) {
  tickets::Register out{.kind = asked.kind.value_or(tickets::TicketKind::help), .channel = tickets::Channel::visit, .place = visit.place};
  if (asked.id) out.id = tickets::TicketId{*asked.id};
  out.text = asked.text;
  out.category = asked.category;
  out.urgency = asked.urgency;
  out.may_contact = asked.may_contact.value_or(asked.named.value_or(false));
  out.said_on = visit.day;
  return out;
}

store::TicketOfVisit told_of(const tickets::Ticket& t) { return {t.id.value, t.number, t.title, std::string(name_of(t.state))}; }

}  // namespace

Result<Brought> bring_tickets(db::Writer& w, const Doing& doing, const VisitBook& book, const Visit& visit, const std::vector<VisitTicket>& asked) {
  Brought out;
  if (asked.size() > max_tickets) return invalid_field("tickets", "base.too_many", {{"max", std::to_string(max_tickets)}});
  if (asked.empty()) return out;
  const auto desk = TRY(book.desk->at(w));
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const std::string field = "tickets[" + std::to_string(i) + "].";
    const bool named = asked[i].named.value_or(false);
    const auto who = named ? TRY(identity_of(w, book, visit)) : std::nullopt;
    if (named && !who) return invalid_field(field + "named", "visits.named_needs_household");
    auto made = tickets::register_ticket(w, doing, *desk, registration_of(visit, asked[i]), who);
    if (!made) {
      for (auto& fault : made.error().fields) fault.field = field + fault.field;
      return std::move(made).error();
    }
    TRY(store::link_ticket(w, book.partition, visit.id, made->ticket.id.value));
    if (made->is_new) out.receipts.push_back({made->ticket.id.value, made->receipt_code});
    if (tickets::may_see(doing.by, made->ticket)) out.tickets.push_back(told_of(made->ticket));
  }
  return out;
}

Result<std::vector<store::TicketOfVisit>> tickets_seen(const db::Reader& r, const VisitBook& book, const Actor& by, VisitId visit) {
  std::vector<store::TicketOfVisit> out;
  const auto ids = TRY(store::tickets_of(r, book.partition, visit));
  if (ids.empty()) return out;
  const auto desk = TRY(book.desk->at(r));
  for (const Uuid& id : ids) {
    const auto ticket = tickets::show_ticket(r, by, *desk, tickets::TicketId{id});
    if (ticket) out.push_back(told_of(*ticket));
    else if (ticket.error().code != Code::not_found) return ticket.error();
  }
  return out;
}

}  // namespace lianxin::visits
