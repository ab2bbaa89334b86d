#include "features/tickets/history_store.h"

#include <optional>
#include <utility>

#include "features/tickets/ticket_rules.h"
#include "features/tickets/ticket_store.h"
#include "platform/db/conditions.h"
#include "platform/json/json.h"

namespace lianxin::tickets::store {
namespace {

template <class Tag>
db::Value id_or_null(const Id<Tag>& id) {
  return id.is_nil() ? db::Value() : db::Value(id);
}

template <std::size_t I>
Result<Payload> read_alternative(std::string_view text) {
  auto value = json::read<std::variant_alternative_t<I, Payload>>(text);
  if (!value) return std::move(value).error();
  return Payload(std::in_place_index<I>, std::move(*value));
}

template <std::size_t... I>
Result<Payload> read_by_index(std::size_t index, std::string_view text, std::index_sequence<I...>) {
  using Read = Result<Payload> (*)(std::string_view);
  constexpr Read readers[] = {read_alternative<I>...};
  return readers[index](text);
}

constexpr std::string_view columns = "e.sequence, e.at, e.kind, e.by_kind, e.account, e.person, e.name, e.unit, e.data";

std::optional<StoredEvent> event_from(const db::Row& row, Result<void>& read) {
  auto payload = read_payload(static_cast<EventName>(row.integer(2)), row.text(8));
  if (!payload) {
    read = std::move(payload).error();
    return std::nullopt;
  }
  return StoredEvent{row.integer(0),
                     {.at = row.get<Moment>(1),
                      .by = {.kind = static_cast<EventBy::Kind>(row.integer(3)),
                             .account = row.get<AccountId>(4),
                             .person = row.get<PersonId>(5),
                             .name = row.get<std::string>(6),
                             .unit = row.get<UnitId>(7)},
                      .what = std::move(*payload)}};
}

}  // namespace

std::string write_payload(const Payload& payload) {
  if (const auto* made = std::get_if<Registered>(&payload)) {
    Registered without_text = *made;
    without_text.text.clear();
    return json::write(without_text);
  }
  return std::visit([](const auto& value) { return json::write(value); }, payload);
}

Result<Payload> read_payload(EventName name, std::string_view text) {
  constexpr std::size_t count = std::variant_size_v<Payload>;
  const auto index = static_cast<std::size_t>(name);
  if (index < count) {
    if (auto payload = read_by_index(index, text, std::make_index_sequence<count>{})) return payload;
  }
  return Error{.code = Code::internal, .key = "tickets.broken_history", .detail = std::string(text.substr(0, 200))};
}

Result<void> append_events(db::Writer& w, std::string_view partition, const std::string& ticket_id, std::int64_t after,
                           const std::vector<TicketEvent>& events) {
  for (const TicketEvent& e : events) {
    TRY(
        w.run("insert into ticket_events (partition, ticket_id, sequence, at, kind, by_kind, account, person, name, unit, data) "
              "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
              {partition, ticket_id, ++after, e.at, static_cast<int>(e.name()), static_cast<int>(e.by.kind),
               id_or_null(e.by.account), id_or_null(e.by.person), e.by.name, id_or_null(e.by.unit), write_payload(e.what)}));
  }
  return {};
}

Result<std::vector<StoredEvent>> list_events(const db::Reader& r, std::string_view partition, TicketId id, std::int64_t sequence,
                                             int limit) {
  std::vector<StoredEvent> out;
  Result<void> read;
  TRY(r.select("select " + std::string(columns) + " from ticket_events e where e.partition = $1 and e.ticket_id = $2 and "
               "e.sequence > $3 order by e.sequence limit $4",
               {partition, id, sequence, limit}, [&](const db::Row& row) {
                 if (auto event = event_from(row, read)) out.push_back(std::move(*event));
               }));
  if (!read) return std::move(read).error();
  return out;
}

Result<std::vector<std::pair<TicketId, StoredEvent>>> list_events_of(const db::Reader& r, std::string_view partition,
                                                                     const std::vector<TicketId>& ids,
                                                                     const std::vector<EventName>& names) {
  std::vector<std::pair<TicketId, StoredEvent>> out;
  if (ids.empty() || names.empty()) return out;
  db::Conditions where({partition});
  where.add("e.ticket_id in (" + where.bind_all(ids) + ")");
  std::vector<int> kinds;
  for (const EventName name : names) kinds.push_back(static_cast<int>(name));
  where.add("e.kind in (" + where.bind_all(kinds) + ")");
  Result<void> read;
  TRY(r.select("select " + std::string(columns) + ", e.ticket_id from ticket_events e where e.partition = $1" + where.sql() +
                   " order by e.ticket_id, e.sequence",
               where.values(), [&](const db::Row& row) {
                 if (auto event = event_from(row, read)) out.emplace_back(row.get<TicketId>(9), std::move(*event));
               }));
  if (!read) return std::move(read).error();
  return out;
}

Result<Ticket> rebuild_ticket(const db::Reader& r, std::string_view partition, TicketId id) {
  auto stored = TRY(list_events(r, partition, id, 0, 1'000'000));
  if (stored.empty()) return fail(Code::not_found, "base.not_found");
  const auto body = TRY(r.find("select body from tickets where partition = $1 and id = $2", {partition, id},
                               [](const db::Row& row) { return row.get<std::string>(0); }));
  if (auto* made = std::get_if<Registered>(&stored.front().event.what)) made->text = body.value_or("");
  Ticket out;
  for (const StoredEvent& e : stored) out = apply(std::move(out), e.event);
  return out;
}

}  // namespace lianxin::tickets::store
