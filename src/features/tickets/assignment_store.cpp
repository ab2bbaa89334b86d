#include "features/tickets/assignment_store.h"

#include <charconv>

#include "base/bad_cursor.h"
#include "base/text.h"
#include "features/tickets/ticket_sight_store.h"
#include "platform/json/json.h"

namespace lianxin::tickets::store {
namespace {

std::vector<const Assignment*> orders_of(const Ticket& t) {
  std::vector<const Assignment*> out;
  for (const PassedFrom& from : t.handling.passed_from) {
    if (from.assignment) out.push_back(&*from.assignment);
  }
  if (t.handling.assignment) out.push_back(&*t.handling.assignment);
  return out;
}

const Assignment* with_id(const std::vector<const Assignment*>& orders, AssignmentId id) {
  for (const Assignment* a : orders) {
    if (a->id == id) return a;
  }
  return nullptr;
}

Result<void> put_parts(db::Writer& w, std::string_view partition, const Assignment& a) {
  constexpr std::string_view sql =
      "insert into assignment_parts (partition, unit, assignment_id, role, state, due_at) values ($1, $2, $3, $4, $5, $6) "
      "on conflict (partition, unit, assignment_id) do update set state = excluded.state, due_at = excluded.due_at";
  TRY(w.run(sql, {partition, a.lead_unit, a.id, 0, static_cast<int>(a.state), Moment{a.due_on.number * ms_per_day}}));
  for (const JointPart& part : a.parts) {
    TRY(w.run(sql, {partition, part.unit, a.id, 1, static_cast<int>(part.state), part.due_at}));
  }
  return {};
}

Result<void> put_order(db::Writer& w, std::string_view partition, TicketId ticket, const Assignment& a) {
  TRY(
      w.run("insert into assignments (partition, id, number, plain_number, ticket_id, office, state, issued_at, version, body) "
            "values ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9) on conflict (partition, id) do update set state = excluded.state, "
            "version = assignments.version + 1, body = excluded.body",
            {partition, a.id, a.number, plain_number(a.number), ticket, a.office, static_cast<int>(a.state), a.issued_at,
             json::write(a)}));
  return put_parts(w, partition, a);
}

StoredAssignment map(const db::Row& row, Result<void>& read) {
  StoredAssignment out;
  auto body = json::read<Assignment>(row.text(2));
  if (!body)
    read = Error{.code = Code::internal, .key = "base.internal", .detail = "assignments.body"};
  else
    out.assignment = std::move(*body);
  out.ticket = row.get<TicketId>(0);
  out.version = row.integer(1);
  out.ticket_number = row.text(3);
  out.ticket_title = row.text(4);
  out.ticket_state = static_cast<TicketState>(row.integer(5));
  auto handling = json::read<Handling>(row.text(6), {.is_own = true});
  if (handling)
    out.handling = std::move(*handling);
  else
    read = Error{.code = Code::internal, .key = "base.internal", .detail = "tickets.handling of " + to_text(out.ticket)};
  return out;
}

}  // namespace

Result<void> put_assignments(db::Writer& w, std::string_view partition, const Ticket& before, const Ticket& after) {
  const auto was = orders_of(before);
  const auto is = orders_of(after);
  for (const Assignment* a : is) {
    const Assignment* old = with_id(was, a->id);
    if (!old || *old != *a) TRY(put_order(w, partition, after.id, *a));
  }
  // What the ticket no longer carries (handed on, or given again) is done with.
  for (const Assignment* a : was) {
    if (with_id(is, a->id) || a->state == AssignmentState::returned || a->state == AssignmentState::void_) continue;
    Assignment closed = *a;
    closed.state = AssignmentState::done;
    if (closed != *a) TRY(put_order(w, partition, after.id, closed));
  }
  return {};
}

Result<std::optional<StoredAssignment>> find_assignment(const db::Reader& r, std::string_view partition, AssignmentId id) {
  Result<void> read;
  auto found =
      TRY(r.find("select o.ticket_id, o.version, o.body, t.number, t.title, t.state, t.handling from assignments o join tickets t "
                 "on t.partition = o.partition and t.id = o.ticket_id where o.partition = $1 and o.id = $2",
                 {partition, id}, [&](const db::Row& row) { return map(row, read); }));
  if (!read) return std::move(read).error();
  return found;
}

Result<Page<StoredAssignment>> list_assignments(const db::Reader& r, std::string_view partition, const Actor& actor,
                                                const access::Sight& sight, const AssignmentFilter& filter,
                                                const PageRequest& page) {
  db::Conditions where({partition});
  const std::string words = db::containing(plain_number(filter.words));
  if (!is_blank(filter.words)) where.add("o.plain_number like " + where.bind(words) + " escape '\\'");
  if (filter.unit) {
    where.add("o.id in (select p.assignment_id from assignment_parts p where p.partition = $1 and p.unit = " +
              where.bind(*filter.unit) + ")");
  }
  if (filter.state) where.add("o.state = " + where.bind(static_cast<int>(*filter.state)));
  if (filter.from) where.add("o.issued_at >= " + where.bind(*filter.from));
  if (filter.to) where.add("o.issued_at < " + where.bind(*filter.to));
  add_sight(where, actor, sight, "t.");
  const std::string source =
      " from assignments o join tickets t on t.partition = o.partition and t.id = o.ticket_id where o.partition = $1";
  Page<StoredAssignment> out;
  if (page.with_total) {
    std::int64_t total = 0;
    TRY(r.select("select count(*)" + source + where.sql(), where.values(), [&](const db::Row& row) { total = row.integer(0); }));
    out.total = total;
  }
  if (!page.cursor.empty()) {
    const auto key = read_cursor(page.cursor, 2);
    std::int64_t at = 0;
    if (!key || std::from_chars((*key)[0].data(), (*key)[0].data() + (*key)[0].size(), at).ec != std::errc{}) {
      return bad_cursor();
    }
    where.add("(o.issued_at, o.id) < (" + where.bind(at) + ", " + where.bind(std::string((*key)[1])) + ")");
  }
  const std::string sql = "select o.ticket_id, o.version, o.body, t.number, t.title, t.state, t.handling" + source + where.sql() +
                          " order by o.issued_at desc, o.id desc limit " + where.bind(page.limit + 1);
  Result<void> read;
  out.items = TRY(r.list(sql, where.values(), [&](const db::Row& row) { return map(row, read); }));
  if (!read) return std::move(read).error();
  if (out.items.size() > static_cast<std::size_t>(page.limit)) {
    out.items.pop_back();
    const Assignment& last = out.items.back().assignment;
    out.next = make_cursor({std::to_string(last.issued_at.ms), to_text(last.id)});
  }
  return out;
}

Result<std::int64_t> take_number(db::Writer& w, std::string_view partition, std::string_view series, int year) {
  std::int64_t number = 0;
  TRY(
      w.select("insert into ticket_numbers (partition, series, year, last) values ($1, $2, $3, 1) "
               "on conflict (partition, series, year) do update set last = ticket_numbers.last + 1 returning last",
               {partition, series, year}, [&](const db::Row& row) { number = row.integer(0); }));
  return number;
}

std::string plain_number(std::string_view text) {
  const std::string half = half_width(text);
  std::string out;
  for (std::size_t at = 0; at < half.size();) {
    const char32_t c = next_code_point(half, at);
    if (c == U' ') continue;
    if (c == U'〔' || c == U'(' || c == U'【' || c == U'［' || c == U'﹝')
      out += '[';
    else if (c == U'〕' || c == U')' || c == U'】' || c == U'］' || c == U'﹞')
      out += ']';
    else
      append_code_point(out, c);
  }
  return out;
}

}  // namespace lianxin::tickets::store
