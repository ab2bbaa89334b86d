#include "features/tickets/ticket_routes.h"

#include <charconv>

#include "base/bad_cursor.h"
#include "base/text.h"
#include "features/places/places.h"
#include "features/tickets/command_json.h"
#include "features/tickets/ticket_actions.h"
#include "features/tickets/ticket_json.h"

namespace lianxin::tickets {
namespace {

using Reading = http::Call<db::Reader>;
using Writing = http::Call<db::Writer>;

template <class Call>
Telling telling(const Call& call, const Desk& desk) {
  return {call.db, desk, call.doing, call.language};
}

http::Reply with_etag(http::Reply reply, std::int64_t version) {
  reply.headers.push_back({"etag", "\"" + std::to_string(version) + "\""});
  return reply;
}

template <class E>
Result<std::optional<E>> one_of(const http::CallBase& call, std::string_view name) {
  const auto text = call.request.parameter(name);
  if (!text) return std::optional<E>{};
  const auto value = named<E>(*text);
  if (!value) return invalid_field(name, "tickets.not_one_of", {{"value", shortened(*text, 40)}});
  return value;
}

template <class T>
Result<std::optional<T>> id_of(const http::CallBase& call, std::string_view name) {
  const auto text = call.request.parameter(name);
  if (!text) return std::optional<T>{};
  const auto id = parse_id<T>(*text);
  if (!id) return invalid_field(name, "base.json_not_an_id");
  return id;
}

Result<std::optional<Moment>> day_of_query(const http::CallBase& call, std::string_view name, Zone zone, int minute) {
  const auto text = call.request.parameter(name);
  if (!text) return std::optional<Moment>{};
  const auto day = parse_day(*text);
  if (!day) return invalid_field(name, "base.json_not_a_day");
  return std::optional<Moment>(moment_at(*day, minute, zone));
}

Result<void> read_states(const http::CallBase& call, store::TicketFilter& f) {
  const auto text = call.request.parameter("state");
  if (!text) return {};
  for (const auto word : split(*text, ',')) {
    if (word == "open") {
      f.open = true;
      continue;
    }
    const auto state = named<TicketState>(word);
    if (!state) return invalid_field("state", "tickets.not_one_of", {{"value", shortened(word, 40)}});
    f.states.push_back(*state);
  }
  return {};
}

Result<void> read_lights(const http::CallBase& call, store::TicketFilter& f) {
  const auto text = call.request.parameter("light");
  if (!text) return {};
  for (const auto word : split(*text, ',')) {
    const auto light = named<Light>(word);
    if (!light) return invalid_field("light", "tickets.not_one_of", {{"value", shortened(word, 40)}});
    f.lights.push_back(*light);
  }
  return {};
}

Result<void> read_sort(const http::CallBase& call, store::TicketFilter& f) {
  const std::string text = call.request.parameter("sort").value_or("due");
  if (text == "due")
    f.sort = store::TicketSort::due;
  else if (text == "-due")
    f.sort = store::TicketSort::due_last;
  else if (text == "created")
    f.sort = store::TicketSort::created;
  else if (text == "-created")
    f.sort = store::TicketSort::created_last;
  else
    return invalid_field("sort", "tickets.not_one_of", {{"value", shortened(text, 40)}});
  return {};
}

Result<void> read_rounds(const http::CallBase& call, store::TicketFilter& f) {
  f.round = TRY(id_of<Uuid>(call, "round"));
  const auto text = call.request.parameter("rounds");
  if (!text) return {};
  if (*text != "without" && *text != "only") return invalid_field("rounds", "tickets.not_one_of", {{"value", shortened(*text, 40)}});
  f.rounds = *text == "only" ? store::Rounds::only : store::Rounds::without;
  return {};
}

Result<void> read_passing_on(const http::CallBase& call, store::TicketFilter& f) {
  if (const auto text = call.request.parameter("supervision")) {
    const auto level = *text == "any" ? SupervisionLevel::none : named<SupervisionLevel>(*text);
    if (!level || *text == "none") return invalid_field("supervision", "tickets.not_one_of", {{"value", shortened(*text, 40)}});
    f.supervision = *level;
  }
  f.escalated_to = TRY(id_of<UnitId>(call, "escalated_to"));
  f.escalated_by = TRY(id_of<UnitId>(call, "escalated_by"));
  return {};
}

// What a list tells beside each ticket.
Result<std::vector<EventName>> events_wanted(const http::CallBase& call) {
  const std::string text = call.request.parameter("with").value_or("");
  if (text.empty()) return std::vector<EventName>{};
  if (text == "supervision") return std::vector<EventName>{EventName::supervised};
  if (text == "escalation")
    return std::vector<EventName>{EventName::escalated, EventName::taken, EventName::sent_back, EventName::put_on_agenda};
  return invalid_field("with", "tickets.not_one_of", {{"value", shortened(text, 40)}});
}

Result<store::TicketFilter> filter_of(const Reading& call, const Desk& desk) {
  store::TicketFilter f;
  f.now = call.doing.now;
  f.words = call.request.parameter("q").value_or("");
  if (!is_valid_text(f.words) || length_of(f.words) > 100) return invalid_field("q", "base.too_long", {{"max", "100"}});
  f.words = std::string(trimmed(f.words));
  if (const auto place = call.request.parameter("place")) {
    f.places = places::range_of(TRY(places::place_named(call.db, desk.partition, *place)).now_path);
  }
  TRY(read_states(call, f));
  TRY(read_lights(call, f));
  TRY(read_sort(call, f));
  f.unit = TRY(id_of<UnitId>(call, "unit"));
  f.holder = TRY(id_of<UnitId>(call, "holder"));
  f.category = call.request.parameter("category");
  f.urgency = TRY(one_of<Urgency>(call, "urgency"));
  f.kind = TRY(one_of<TicketKind>(call, "kind"));
  f.channel = TRY(one_of<Channel>(call, "channel"));
  TRY(read_rounds(call, f));
  if (const auto problem = TRY(id_of<TicketId>(call, "problem"))) f.problem = problem->value;
  const auto pending = call.request.parameter("pending");
  if (pending && *pending != "decision")
    return invalid_field("pending", "tickets.not_one_of", {{"value", shortened(*pending, 40)}});
  f.needs_decision = pending.has_value();
  TRY(read_passing_on(call, f));
  f.from = TRY(day_of_query(call, "from", desk.zone, 0));
  f.to = TRY(day_of_query(call, "to", desk.zone, 24 * 60));
  return f;
}

Result<http::Reply> list(Reading& call, const Desk& desk) {
  const auto filter = TRY(filter_of(call, desk));
  const auto wanted = TRY(call.page());
  const auto events = TRY(events_wanted(call));
  const auto page = TRY(list_tickets(call.db, call.doing.by, desk, filter, wanted));
  if (events.empty()) return http::ok(TRY(write_tickets(telling(call, desk), page)));
  const auto beside = TRY(list_events_of(call.db, desk, page.items, events));
  return http::ok(TRY(write_tickets(telling(call, desk), page, &beside)));
}

Result<http::Reply> counts(Reading& call, const Desk& desk) {
  const auto filter = TRY(filter_of(call, desk));
  const auto counted = TRY(count_tickets(call.db, call.doing.by, desk, filter));
  return http::ok(TRY(write_counts(telling(call, desk), counted)));
}

Result<http::Reply> show(Reading& call, const Desk& desk) {
  const TicketId id = TRY(call.id_param<TicketId>("id"));
  const Ticket ticket = TRY(show_ticket(call.db, call.doing.by, desk, id));
  return with_etag(http::ok(TRY(write_ticket(telling(call, desk), ticket))), ticket.version);
}

Result<http::Reply> add(Writing& call, const Desk& desk) {
  auto wanted = TRY(read_new_ticket(call.request.body, day_of(call.doing.now, desk.zone)));
  const auto made = TRY(register_ticket(call.db, call.doing, desk, std::move(wanted.command), wanted.identity));
  auto body = TRY(write_ticket(telling(call, desk), made.ticket, made.receipt_code));
  if (!made.is_new) return with_etag(http::ok(std::move(body)), made.ticket.version);
  return with_etag(http::created(std::move(body), "/api/v1/tickets/" + to_text(made.ticket.id)), made.ticket.version);
}

Result<http::Reply> command(Writing& call, const Desk& desk) {
  const TicketId id = TRY(call.id_param<TicketId>("id"));
  const auto if_match = TRY(call.if_match());
  const Command wanted = TRY(read_command(call.request.body));
  auto after = command_ticket(call.db, call.doing, desk, id, wanted, if_match);
  if (!after && after.error().code == Code::stale) {
    Error stale = std::move(after).error();
    const Ticket current = TRY(show_ticket(call.db, call.doing.by, desk, id));
    stale.current = TRY(write_ticket(telling(call, desk), current));
    return stale;
  }
  if (!after) return std::move(after).error();
  // Who has just handed it over may no longer see it: he is told what he did all the same.
  return with_etag(http::ok(TRY(write_ticket(telling(call, desk), *after))), after->version);
}

Result<http::Reply> history(Reading& call, const Desk& desk) {
  const TicketId id = TRY(call.id_param<TicketId>("id"));
  const Ticket ticket = TRY(show_ticket(call.db, call.doing.by, desk, id));
  const auto page = TRY(call.page());
  std::int64_t after = 0;
  if (!page.cursor.empty()) {
    const auto key = read_cursor(page.cursor, 1);
    if (!key || std::from_chars((*key)[0].data(), (*key)[0].data() + (*key)[0].size(), after).ec != std::errc{}) {
      return bad_cursor();
    }
  }
  auto events = TRY(list_history(call.db, call.doing.by, desk, ticket, after, page.limit + 1));
  std::string next;
  if (events.size() > static_cast<std::size_t>(page.limit)) {
    events.pop_back();
    next = make_cursor({std::to_string(events.back().sequence)});
  }
  return http::ok(TRY(write_history(telling(call, desk), ticket, events, next)));
}

Result<http::Reply> identity(Writing& call, const Desk& desk) {
  const TicketId id = TRY(call.id_param<TicketId>("id"));
  const std::string reason = TRY(read_reason(call.request.body));
  const auto opened = TRY(open_identity(call.db, call.doing, desk, id, reason));
  return http::ok(write_identity(telling(call, desk), opened));
}

}  // namespace

void mount_tickets(http::Router& r, std::shared_ptr<const DeskSource> desks) {
  const http::RouteOptions heavy{.weight = http::Weight::heavy};
  r.get("/api/v1/tickets", read_tickets, [desks](Reading& c) -> Result<http::Reply> { return list(c, *TRY(desks->at(c.db))); }, heavy);
  r.post("/api/v1/tickets", register_tickets, [desks](Writing& c) -> Result<http::Reply> { return add(c, *TRY(desks->at(c.db))); });
  r.get("/api/v1/tickets/counts", read_tickets, [desks](Reading& c) -> Result<http::Reply> { return counts(c, *TRY(desks->at(c.db))); }, heavy);
  r.get("/api/v1/tickets/{id}", read_tickets, [desks](Reading& c) -> Result<http::Reply> { return show(c, *TRY(desks->at(c.db))); });
  r.get("/api/v1/tickets/{id}/history", read_tickets, [desks](Reading& c) -> Result<http::Reply> { return history(c, *TRY(desks->at(c.db))); });
  r.post("/api/v1/tickets/{id}/commands", command_tickets, [desks](Writing& c) -> Result<http::Reply> { return command(c, *TRY(desks->at(c.db))); });
  r.post("/api/v1/tickets/{id}/identity", open_identities, [desks](Writing& c) -> Result<http::Reply> { return identity(c, *TRY(desks->at(c.db))); });
}

}  // namespace lianxin::tickets
