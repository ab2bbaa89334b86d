#include "features/tickets/ticket_export_store.h"

#include "features/tickets/ticket_store.h"
#include "platform/db/each.h"

namespace lianxin::tickets::store {

const std::vector<std::string_view> export_columns{"id",      "title",       "text",        "time",      "reply",
                                                   "reply_time", "nature",   "channel",     "place",     "number",
                                                   "state",   "category",    "urgency",     "difficulty", "outcome",
                                                   "owner_unit", "holder_unit", "closed_at"};

namespace {

// "2026-11-17 09:40:00", as the importer reads it and spreadsheets know it.
std::string clock_text(Moment at, Zone zone) {
  std::string text = to_text(at, zone).substr(0, 19);
  text[10] = ' ';
  return text;
}

template <class E>
std::string word(const std::optional<E>& value) {
  return value ? std::string(name_of(*value)) : std::string();
}

std::vector<std::string> cells_of(const Ticket& t, Zone zone, std::string owner, std::string holder) {
  const auto& reply = t.handling.reply;
  return {to_text(t.id),
          t.title,
          t.text,
          clock_text(t.registered_at, zone),
          reply ? reply->text : "",
          reply ? clock_text(reply->at, zone) : "",
          std::string(name_of(t.kind)),
          std::string(name_of(t.channel)),
          t.place,
          t.number,
          std::string(name_of(t.state)),
          t.category.value_or(""),
          word(t.urgency),
          word(t.difficulty),
          reply ? std::string(name_of(reply->outcome)) : "",
          std::move(owner),
          std::move(holder),
          t.closed_at ? clock_text(*t.closed_at, zone) : ""};
}

}  // namespace

Result<void> each_ticket(const db::Reader& r, std::string_view partition, Zone zone,
                         const std::function<Result<void>(const std::vector<std::string>&)>& visit) {
  return db::each_by_key(r,
                         "select t.id, o.name, h.name from tickets t "
                         "left join units_facts o on o.partition = t.partition and o.id = t.owner_unit "
                         "left join units_facts h on h.partition = t.partition and h.id = t.holder_unit "
                         "where t.partition = $1 and t.id > $2 order by t.id limit $3",
                         partition, [&](const db::Row& row) -> Result<void> {
                           const Ticket ticket = TRY(load_ticket(r, partition, row.get<TicketId>(0)));
                           return visit(cells_of(ticket, zone, row.get<std::string>(1), row.get<std::string>(2)));
                         });
}

}  // namespace lianxin::tickets::store
