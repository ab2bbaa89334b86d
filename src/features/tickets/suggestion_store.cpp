#include "features/tickets/suggestion_store.h"

#include "features/tickets/ticket_sight_store.h"
#include "features/tickets/ticket_store.h"
#include "platform/db/conditions.h"
#include "platform/json/json.h"

namespace lianxin::tickets::store {
namespace {

constexpr int most_near = 400, most_finished = 20;

NearTicket near_from(const db::Row& row) {
  NearTicket out;
  out.id = row.get<TicketId>(0);
  out.number = row.text(1);
  out.title = row.text(2);
  out.text = row.text(3);
  out.place = row.text(4);
  out.category = row.get<std::optional<std::string>>(5).value_or("");
  out.channel = static_cast<Channel>(row.integer(6));
  out.state = static_cast<TicketState>(row.integer(7));
  out.registered_at = row.get<Moment>(8);
  return out;
}

std::string within(db::Conditions& where, const PathRange& places) {
  return "t.place_path >= " + where.bind(places.begin) + " and t.place_path < " + where.bind(places.end);
}

// "water" and all that begin with "water.": '/' follows '.'.
std::string of_category(db::Conditions& where, std::string_view category) {
  const auto code = [&](std::string_view end) { return where.bind(std::string(category) + std::string(end)); };
  return "(t.category = " + code("") + " or (t.category >= " + code(".") + " and t.category < " + code("/") + "))";
}

void add_finished(db::Conditions& where, const Actor& actor, const access::Sight& sight, UnitId unit, std::string_view category,
                  Moment since) {
  where.add("t.id in (select u.ticket_id from ticket_units u where u.partition = $1 and u.unit = " + where.bind(to_text(unit)) + ")");
  where.add("t.lead_unit = " + where.bind(to_text(unit)) + " and t.state = " + where.bind(static_cast<int>(TicketState::closed)));
  where.add("t.closed_at >= " + where.bind(since) + " and " + of_category(where, category));
  add_sight(where, actor, sight, "t.");
}

}  // namespace

Result<std::vector<NearTicket>> list_near(const db::Reader& r, std::string_view partition, const Actor& actor,
                                          const access::Sight& sight, const Near& near) {
  db::Conditions where({partition});
  std::string any = "(" + within(where, near.around) + " and (t.due_at < " + where.bind(due_when_closed) +
                    " or t.registered_at >= " + where.bind(near.since) + "))";
  if (!near.category.empty()) {
    any += " or (" + within(where, near.wider) + " and t.due_at < " + where.bind(due_when_closed) + " and " +
           of_category(where, near.category) + ")";
  }
  where.add("(" + any + ") and t.id <> " + where.bind(to_text(near.except)));
  add_sight(where, actor, sight, "t.");
  const std::string sql =
      "select t.id, t.number, t.title, t.body, t.place, t.category, t.channel, t.state, t.registered_at from tickets t "
      "where t.partition = $1" + where.sql() + " order by t.registered_at desc, t.id limit " + where.bind(most_near);
  return r.list(sql, where.values(), near_from);
}

Result<std::int64_t> count_finished(const db::Reader& r, std::string_view partition, const Actor& actor,
                                    const access::Sight& sight, UnitId unit, std::string_view category, Moment since) {
  db::Conditions where({partition});
  add_finished(where, actor, sight, unit, category, since);
  std::int64_t out = 0;
  TRY(r.select("select count(*) from tickets t where t.partition = $1" + where.sql(), where.values(),
               [&](const db::Row& row) { out = row.integer(0); }));
  return out;
}

Result<std::vector<FinishedTicket>> list_finished(const db::Reader& r, std::string_view partition, const Actor& actor,
                                                  const access::Sight& sight, UnitId unit, std::string_view category,
                                                  Moment since) {
  db::Conditions where({partition});
  add_finished(where, actor, sight, unit, category, since);
  const std::string sql =
      "select t.id, t.number, t.title, t.place, t.place_path, t.registered_at, t.closed_at, t.handling from tickets t "
      "where t.partition = $1" + where.sql() +
      " order by t.closed_at desc, t.id limit " + where.bind(most_finished);
  Result<void> read;
  auto out = TRY(r.list(sql, where.values(), [&](const db::Row& row) {
    FinishedTicket t;
    t.id = row.get<TicketId>(0);
    t.number = row.text(1);
    t.title = row.text(2);
    t.place = row.text(3);
    t.place_path = row.text(4);
    t.registered_at = row.get<Moment>(5);
    t.closed_at = row.get<Moment>(6);
    auto handling = json::read<Handling>(row.text(7), {.is_own = true});
    if (handling)
      t.handling = std::move(*handling);
    else
      read = Error{.code = Code::internal, .key = "base.internal", .detail = "tickets.handling of " + to_text(t.id)};
    return t;
  }));
  if (!read) return std::move(read).error();
  return out;
}

Result<std::string> place_at(const db::Reader& r, std::string_view partition, std::string_view path) {
  const auto code = TRY(r.find("select code from places_facts where partition = $1 and path = $2", {partition, path},
                               [](const db::Row& row) { return row.get<std::string>(0); }));
  return code.value_or("");
}

}  // namespace lianxin::tickets::store
