#include "features/tickets/ticket_list_store.h"

#include <charconv>

#include "base/bad_cursor.h"
#include "features/tickets/ticket_sight_store.h"
#include "features/tickets/ticket_store.h"
#include "platform/db/search.h"
#include "platform/json/json.h"

namespace lianxin::tickets::store {
namespace {

constexpr std::size_t deep_path = 9;  // a township or below: few tickets, found by place and then sorted

// Matches of a search from which on walking in the order of the sort may be the shorter way.
constexpr std::int64_t many_matches = 300;
constexpr std::int64_t most_matches = 4000;  // counted no further

// What the list starts from decides the way: few tickets by their key and then sorted, or all in the order of the sort.
bool starts_from_few(const TicketFilter& f, const access::Sight& sight) {
  if (f.unit || f.escalated_to || f.escalated_by) return true;
  if (f.places && f.places->begin.size() >= deep_path) return true;
  return sight.ranges.empty() && !sight.units.empty();
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
    return bad_cursor();
  }
  where.add("(" + column + ", t.id) " + (order.down ? "<" : ">") + " (" + where.bind(at) + ", " +
            where.bind(std::string((*key)[1])) + ")");
  return {};
}

// One question for a page of rows, and how to ask it.
struct Question {
  std::string_view partition;
  const Actor& actor;
  const access::Sight& sight;
  const TicketFilter& filter;
  const PageRequest& page;
  Order order{};
};

// A row of the order, from which on a walk is given up.
struct Key {
  std::int64_t at = 0;
  std::string id{};
};

// The key `rows` behind the beginning of the page; nothing when the order ends before.
Result<std::optional<Key>> key_behind(const db::Reader& r, const Question& q, std::int64_t rows) {
  db::Conditions where({q.partition});
  const std::string column = "t." + std::string(q.order.column);
  TRY(add_cursor(where, q.page, q.order, column));
  const std::string direction = q.order.down ? " desc" : "";
  const std::string sql = "select " + column + ", t.id from tickets t where t.partition = $1" + where.sql() + " order by " + column +
                          direction + ", t.id" + direction + " limit 1 offset " + where.bind(rows);
  std::optional<Key> key;
  TRY(r.select(sql, where.values(), [&](const db::Row& row) { key = Key{row.integer(0), std::string(row.text(1))}; }));
  return key;
}

// From few: by what is found, then sorted. Otherwise in the order of the sort, before `end`.
Result<std::vector<TicketRow>> rows_of(const db::Reader& r, const Question& q, bool few, const std::optional<Key>& end) {
  db::Conditions where({q.partition});
  add_words(where, r.dialect(), q.filter, few ? WordsBy::index : WordsBy::row);
  add_filter(where, r.dialect(), q.filter, few);
  add_sight(where, q.actor, q.sight, "t.");
  const std::string column = few ? plain(r.dialect(), q.order.column) : "t." + std::string(q.order.column);
  TRY(add_cursor(where, q.page, q.order, column));
  if (end) {
    where.add("(" + column + ", t.id) " + (q.order.down ? ">" : "<") + " (" + where.bind(end->at) + ", " + where.bind(end->id) + ")");
  }
  const std::string direction = q.order.down ? " desc" : "";
  const std::string sorted = " order by " + column + direction + ", t.id" + direction + " limit " + where.bind(q.page.limit + 1);
  const std::string from = " from tickets t where t.partition = $1";
  // Of few, only the keys are sorted; the rows themselves are read for what is shown.
  const std::string sql = few ? "select " + std::string(columns) + from + " and t.id in (select t.id" + from + where.sql() + sorted + ")" +
                                    " order by " + column + direction + ", t.id" + direction
                              : "select " + std::string(columns) + from + where.sql() + sorted;
  Result<void> read;
  auto rows = TRY(r.list(sql, where.values(), [&](const db::Row& row) { return map(row, read); }));
  if (!read) return std::move(read).error();
  return rows;
}

// A word that many tickets contain is soon met on the way through the order of the sort. The walk ends where going by the
// matches would have been the shorter way.
Result<std::vector<TicketRow>> search(const db::Reader& r, const Question& q) {
  const std::string query = db::search_query(r.dialect(), q.filter.words);
  if (query.empty()) return std::vector<TicketRow>{};
  const std::int64_t matches = TRY(db::search_matches(r, query, most_matches));
  if (matches < many_matches) return rows_of(r, q, true, {});
  const auto end = TRY(key_behind(r, q, matches));
  auto rows = TRY(rows_of(r, q, false, end));
  if (!end || rows.size() > static_cast<std::size_t>(q.page.limit)) return rows;
  return rows_of(r, q, true, {});
}

Result<std::int64_t> total_of(const db::Reader& r, const Question& q, bool few) {
  db::Conditions where({q.partition});
  add_words(where, r.dialect(), q.filter);
  add_filter(where, r.dialect(), q.filter, few || !q.filter.words.empty());
  add_sight(where, q.actor, q.sight, "t.");
  std::int64_t total = 0;
  TRY(r.select("select count(*) from tickets t where t.partition = $1" + where.sql(), where.values(),
               [&](const db::Row& row) { total = row.integer(0); }));
  return total;
}

}  // namespace

Result<Page<TicketRow>> list_tickets(const db::Reader& r, std::string_view partition, const Actor& actor,
                                     const access::Sight& sight, const TicketFilter& filter, const PageRequest& page) {
  const Question question{partition, actor, sight, filter, page, order_of(filter.sort)};
  const bool few = starts_from_few(filter, sight);
  Page<TicketRow> out;
  if (page.with_total) out.total = TRY(total_of(r, question, few));
  out.items = few || filter.words.empty() ? TRY(rows_of(r, question, few, {})) : TRY(search(r, question));
  if (out.items.size() > static_cast<std::size_t>(page.limit)) {
    out.items.pop_back();
    const TicketRow& last = out.items.back();
    const std::int64_t at = question.order.column == "due_at" ? last.due_at : last.registered_at.ms;
    out.next = make_cursor({std::to_string(at), to_text(last.id), std::string(question.order.column)});
  }
  return out;
}

Result<std::vector<TicketNumber>> numbers_of(const db::Reader& r, std::string_view partition, const std::vector<TicketId>& ids) {
  if (ids.empty()) return std::vector<TicketNumber>{};
  db::Conditions where({partition});
  const std::string sql = "select id, number from tickets where partition = $1 and id in (" + where.bind_all(ids) + ")";
  return r.list(sql, where.values(), [](const db::Row& row) { return TicketNumber{row.get<TicketId>(0), row.get<std::string>(1)}; });
}

}  // namespace lianxin::tickets::store
