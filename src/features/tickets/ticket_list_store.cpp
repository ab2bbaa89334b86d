#include "features/tickets/ticket_list_store.h"

#include <charconv>
#include <map>

#include "features/tickets/ticket_sight_store.h"
#include "features/tickets/ticket_store.h"
#include "platform/db/search.h"
#include "platform/json/json.h"

namespace lianxin::tickets::store {
namespace {

constexpr std::size_t deep_path = 9;  // a township or below: few tickets, found by place and then sorted

// What the list starts from decides the way: few tickets by their key and then sorted, or all in the order of the sort.
bool starts_from_few(const TicketFilter& f, const access::Sight& sight) {
  if (f.unit || !f.words.empty()) return true;
  if (f.places && f.places->begin.size() >= deep_path) return true;
  return sight.ranges.empty() && !sight.units.empty();
}

// A column whose index the database shall not use for this.
std::string plain(db::Dialect dialect, std::string_view column) {
  return (dialect == db::Dialect::sqlite ? "+t." : "t.") + std::string(column);
}

void add_light(db::Conditions& where, const TicketFilter& f) {
  if (f.lights.empty()) return;
  const std::string now = where.bind(f.now);
  std::string any;
  for (const Light light : f.lights) {
    any += any.empty() ? "" : " or ";
    switch (light) {
      case Light::paused:
        any += "t.is_paused = 1";
        break;
      case Light::red:
        any += "(t.is_paused = 0 and t.due_at < " + now + ")";
        break;
      case Light::amber:
        any += "(t.is_paused = 0 and t.due_at >= " + now + " and t.amber_at <= " + now + ")";
        break;
      case Light::green:
        any += "(t.is_paused = 0 and t.amber_at > " + now + ")";
    }
  }
  where.add("t.due_at < " + where.bind(due_when_closed) + " and (" + any + ")");
}

void add_words(db::Conditions& where, db::Dialect dialect, const TicketFilter& f) {
  if (f.words.empty()) return;
  const std::string query = db::search_query(dialect, f.words);
  if (query.empty()) return where.add("1 = 0");
  where.bind(std::string("tickets"));
  const int index_arg = static_cast<int>(where.values().size());
  where.bind(std::string(query));
  where.add(db::search_condition(dialect, "t.id", index_arg, index_arg + 1));
}

void add_filter(db::Conditions& where, db::Dialect dialect, const TicketFilter& f, bool by_place) {
  add_words(where, dialect, f);
  if (f.places) {
    const std::string column = by_place ? "t.place_path" : plain(dialect, "place_path");
    where.add(column + " >= " + where.bind(f.places->begin) + " and " + column + " < " + where.bind(f.places->end));
  }
  if (!f.states.empty()) {
    std::string list;
    for (const TicketState s : f.states) list += (list.empty() ? "" : ", ") + where.bind(static_cast<int>(s));
    where.add("t.state in (" + list + ")");
  }
  if (f.only_open) where.add("t.due_at < " + where.bind(due_when_closed));
  if (f.unit) {
    where.add("t.id in (select u.ticket_id from ticket_units u where u.partition = $1 and u.unit = " + where.bind(*f.unit) + ")");
  }
  if (f.holder) where.add("t.holder_unit = " + where.bind(*f.holder));
  add_light(where, f);
  if (f.category) {  // '/' follows '.': all codes that begin with "water."
    where.add("(t.category = " + where.bind(*f.category) + " or (t.category >= " + where.bind(*f.category + ".") +
              " and t.category < " + where.bind(*f.category + "/") + "))");
  }
  if (f.urgency) where.add("t.urgency = " + where.bind(static_cast<int>(*f.urgency)));
  if (f.kind) where.add("t.kind = " + where.bind(static_cast<int>(*f.kind)));
  if (f.channel) where.add("t.channel = " + where.bind(static_cast<int>(*f.channel)));
  if (f.needs_decision) where.add("t.needs_decision = 1");
  if (f.from) where.add("t.registered_at >= " + where.bind(*f.from));
  if (f.to) where.add("t.registered_at < " + where.bind(*f.to));
}

constexpr std::string_view columns =
    "t.id, t.number, t.kind, t.channel, t.place, t.title, t.category, t.urgency, t.difficulty, t.visibility, t.state, "
    "t.owner_unit, "
    "t.holder_unit, t.lead_unit, t.registered_at, t.hops, t.reopened_count, t.supervision_level, t.version, t.due_at, t.handling";

TicketRow map(const db::Row& row, Result<void>& read) {
  TicketRow out;
  out.id = row.get<TicketId>(0);
  out.number = row.text(1);
  out.kind = static_cast<TicketKind>(row.integer(2));
  out.channel = static_cast<Channel>(row.integer(3));
  out.place = row.text(4);
  out.title = row.text(5);
  out.category = row.get<std::optional<std::string>>(6);
  if (!row.is_null(7)) out.urgency = static_cast<Urgency>(row.integer(7));
  if (!row.is_null(8)) out.difficulty = static_cast<Difficulty>(row.integer(8));
  out.visibility = static_cast<Visibility>(row.integer(9));
  out.state = static_cast<TicketState>(row.integer(10));
  out.owner_unit = row.get<UnitId>(11);
  out.holder_unit = row.get<UnitId>(12);
  out.lead_unit = row.get<UnitId>(13);
  out.registered_at = row.get<Moment>(14);
  out.hops = row.get<int>(15);
  out.reopened_count = row.get<int>(16);
  out.supervision_level = static_cast<SupervisionLevel>(row.integer(17));
  out.version = row.integer(18);
  out.due_at = row.integer(19);
  auto handling = json::read<Handling>(row.text(20), {.is_own = true});
  if (handling)
    out.handling = std::move(*handling);
  else
    read = Error{.code = Code::internal, .key = "base.internal", .detail = "tickets.handling of " + to_text(out.id)};
  return out;
}

struct Order {
  std::string_view column;
  bool down = false;
};
Order order_of(TicketSort sort) {
  switch (sort) {
    case TicketSort::due:
      return {"due_at", false};
    case TicketSort::due_last:
      return {"due_at", true};
    case TicketSort::created:
      return {"registered_at", false};
    case TicketSort::created_last:
      return {"registered_at", true};
  }
  return {"due_at", false};
}

Result<void> add_cursor(db::Conditions& where, const PageRequest& page, const Order& order, const std::string& column) {
  if (page.cursor.empty()) return {};
  const auto key = read_cursor(page.cursor, 3);
  std::int64_t at = 0;
  if (!key || (*key)[2] != order.column || !parse_uuid((*key)[1]) ||
      std::from_chars((*key)[0].data(), (*key)[0].data() + (*key)[0].size(), at).ec != std::errc{}) {
    return fail(Code::malformed, "base.page_cursor");
  }
  where.add("(" + column + ", t.id) " + (order.down ? "<" : ">") + " (" + where.bind(at) + ", " +
            where.bind(std::string((*key)[1])) + ")");
  return {};
}

}  // namespace

Result<Page<TicketRow>> list_tickets(const db::Reader& r, std::string_view partition, const Actor& actor,
                                     const access::Sight& sight, const TicketFilter& filter, const PageRequest& page) {
  const bool few = starts_from_few(filter, sight);
  db::Conditions where({partition});
  add_filter(where, r.dialect(), filter, few);
  add_sight(where, actor, sight, "t.");
  Page<TicketRow> out;
  if (page.with_total) {
    std::int64_t total = 0;
    TRY(r.select("select count(*) from tickets t where t.partition = $1" + where.sql(), where.values(),
                 [&](const db::Row& row) { total = row.integer(0); }));
    out.total = total;
  }
  const Order order = order_of(filter.sort);
  const std::string column = few ? plain(r.dialect(), order.column) : "t." + std::string(order.column);
  TRY(add_cursor(where, page, order, column));
  const std::string direction = order.down ? " desc" : "";
  const std::string sql = "select " + std::string(columns) + " from tickets t where t.partition = $1" + where.sql() +
                          " order by " + column + direction + ", t.id" + direction + " limit " + where.bind(page.limit + 1);
  Result<void> read;
  out.items = TRY(r.list(sql, where.values(), [&](const db::Row& row) { return map(row, read); }));
  if (!read) return std::move(read).error();
  if (out.items.size() > static_cast<std::size_t>(page.limit)) {
    out.items.pop_back();
    const TicketRow& last = out.items.back();
    const std::int64_t at = order.column == "due_at" ? last.due_at : last.registered_at.ms;
    out.next = make_cursor({std::to_string(at), to_text(last.id), std::string(order.column)});
  }
  return out;
}

Result<TicketCounts> count_tickets(const db::Reader& r, std::string_view partition, const Actor& actor,
                                   const access::Sight& sight, const TicketFilter& filter) {
  db::Conditions where({partition});
  add_filter(where, r.dialect(), filter, true);
  add_sight(where, actor, sight, "t.");
  const std::string now = where.bind(filter.now);
  // 0 green, 1 amber, 2 red, 3 paused, 4 closed
  const std::string light = "case when t.due_at = " + where.bind(due_when_closed) +
                            " then 4 when t.is_paused = 1 then 3 when t.due_at < " + now + " then 2 when t.amber_at <= " + now +
                            " then 1 else 0 end";
  const std::string sql = "select t.state, t.holder_unit, " + light +
                          " as light, count(*), sum(t.needs_decision) from tickets t "
                          "where t.partition = $1" +
                          where.sql() + " group by t.state, t.holder_unit, light";
  TicketCounts out;
  std::map<TicketState, std::int64_t> states;
  std::map<Light, std::int64_t> lights;
  std::map<UnitId, std::int64_t> holders;
  TRY(r.select(sql, where.values(), [&](const db::Row& row) {
    const auto state = static_cast<TicketState>(row.integer(0));
    const std::int64_t count = row.integer(3);
    out.total += count;
    out.needs_decision += row.integer(4);
    states[state] += count;
    if (row.integer(2) < 4) {
      lights[static_cast<Light>(row.integer(2))] += count;
      holders[row.get<UnitId>(1)] += count;
    }
  }));
  out.by_state.assign(states.begin(), states.end());
  out.by_light.assign(lights.begin(), lights.end());
  out.by_holder.assign(holders.begin(), holders.end());
  return out;
}

}  // namespace lianxin::tickets::store
