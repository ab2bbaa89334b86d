#include "features/tickets/ticket_store.h"

#include <algorithm>
#include <iterator>

#include "features/tickets/assignment_store.h"
#include "features/tickets/clock_rules.h"
#include "features/tickets/history_store.h"
#include "features/tickets/ticket_rules.h"
#include "features/tickets/ticket_tally_store.h"
#include "platform/json/json.h"

namespace lianxin::tickets::store {
namespace {

constexpr std::string_view columns =
    "id, number, version, state, kind, channel, place, place_path, title, body, category, urgency, difficulty, visibility, "
    "submitter, "
    "has_identity, may_contact, has_about, external_number, said_on, content_hash, registered_at, entered_by, registered_by, "
    "registered_name, owner_unit, office_unit, holder_unit, problem_id, hops, reopened_count, supervision_level, closed_at, "
    "changed_at, handling, round_id";

struct Loaded {
  Ticket ticket;
  bool has_about = false;
  std::string handling;
};

template <class E>
E word(const db::Row& row, int column) {
  return static_cast<E>(row.integer(column));
}
template <class E>
std::optional<E> maybe_word(const db::Row& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return word<E>(row, column);
}

Loaded map(const db::Row& row) {
  Loaded out;
  Ticket& t = out.ticket;
  t.id = row.get<TicketId>(0);
  t.number = row.text(1);
  t.version = row.integer(2);
  t.state = word<TicketState>(row, 3);
  t.kind = word<TicketKind>(row, 4);
  t.channel = word<Channel>(row, 5);
  t.place = row.text(6);
  t.place_path = row.text(7);
  t.title = row.text(8);
  t.text = row.text(9);
  t.category = row.get<std::optional<std::string>>(10);
  t.urgency = maybe_word<Urgency>(row, 11);
  t.difficulty = maybe_word<Difficulty>(row, 12);
  t.visibility = word<Visibility>(row, 13);
  t.submitter = word<Submitter>(row, 14);
  t.has_identity = row.get<bool>(15);
  t.may_contact = row.get<bool>(16);
  out.has_about = row.get<bool>(17);
  t.external_number = row.get<std::optional<std::string>>(18);
  t.said_on = row.get<std::optional<Day>>(19);
  t.content_hash = row.integer(20);
  t.registered_at = row.get<Moment>(21);
  t.entered_by = row.get<AccountId>(22);
  if (!row.is_null(23)) t.registered_by = PersonName{row.get<PersonId>(23), row.get<std::string>(24)};
  t.owner_unit = row.get<UnitId>(25);
  t.office_unit = row.get<UnitId>(26);
  t.holder_unit = row.get<UnitId>(27);
  if (!row.is_null(28)) t.problem_id = parse_uuid(row.text(28));
  t.hops = row.get<int>(29);
  t.reopened_count = row.get<int>(30);
  t.supervision_level = word<SupervisionLevel>(row, 31);
  t.closed_at = row.get<std::optional<Moment>>(32);
  t.changed_at = row.get<Moment>(33);
  out.handling = row.text(34);
  if (!row.is_null(35)) t.round_id = parse_uuid(row.text(35));
  return out;
}

Result<void> load_abouts(const db::Reader& r, std::string_view partition, Ticket& t) {
  const std::string id = to_text(t.id);
  return r.select("select subject from ticket_abouts where partition = $1 and ticket_id = $2 order by subject", {partition, id},
                  [&](const db::Row& row) {
                    const std::string_view subject = row.text(0);
                    if (subject.starts_with("u:"))
                      t.about_units.push_back(parse_id<UnitId>(subject.substr(2)).value_or(UnitId{}));
                    else
                      t.about_people.push_back(parse_id<PersonId>(subject.substr(2)).value_or(PersonId{}));
                  });
}

// What lists and jobs go by, worked out from the clocks.
struct Marks {
  std::int64_t due_at = due_when_closed;
  std::int64_t amber_at = due_when_closed;
  bool is_paused = false;
  std::optional<Moment> alarm_at{};
  bool needs_decision = false;
};

Marks marks_of(const Ticket& t) {
  Marks out;
  if (const Clock* clock = clock_that_applies(t)) {
    out.due_at = clock->due_at.ms;
    out.amber_at = clock->amber_at.ms;
    out.is_paused = clock->paused_at.has_value();
  } else if (is_open(t.state)) {
    out.due_at = out.amber_at = due_without_clock;
  }
  out.alarm_at = next_alarm(t);
  for (const Pending p : t.pending()) out.needs_decision |= p != Pending::question;
  return out;
}

template <class E>
db::Value number_of(E value) {
  return db::Value(static_cast<int>(value));
}
template <class E>
db::Value number_of(const std::optional<E>& value) {
  return value ? number_of(*value) : db::Value();
}
template <class Tag>
db::Value id_or_null(const Id<Tag>& id) {
  return id.is_nil() ? db::Value() : db::Value(id);
}
bool has_about(const Ticket& t) { return !t.about_units.empty() || !t.about_people.empty(); }

Result<void> put_abouts(db::Writer& w, std::string_view partition, const Ticket& t) {
  const std::string id = to_text(t.id);
  constexpr std::string_view sql = "insert into ticket_abouts (partition, ticket_id, subject) values ($1, $2, $3)";
  for (const UnitId unit : t.about_units) TRY(w.run(sql, {partition, id, "u:" + to_text(unit)}));
  for (const PersonId person : t.about_people) TRY(w.run(sql, {partition, id, "p:" + to_text(person)}));
  return {};
}

Result<void> add_units(db::Writer& w, std::string_view partition, const std::string& id, const std::vector<UnitId>& units) {
  for (const UnitId unit : units) {
    TRY(w.run("insert into ticket_units (partition, unit, ticket_id) values ($1, $2, $3)", {partition, unit, id}));
  }
  return {};
}

Result<void> change_units(db::Writer& w, std::string_view partition, const std::string& id, const std::vector<UnitId>& was,
                          const std::vector<UnitId>& is) {
  if (was == is) return {};
  std::vector<UnitId> added;
  std::ranges::set_difference(is, was, std::back_inserter(added));
  std::vector<UnitId> gone;
  std::ranges::set_difference(was, is, std::back_inserter(gone));
  for (const UnitId unit : gone) {
    TRY(w.run("delete from ticket_units where partition = $1 and unit = $2 and ticket_id = $3", {partition, unit, id}));
  }
  return add_units(w, partition, id, added);
}

// What commands change: the row as it is inserted, and as it is saved.
constexpr std::string_view changing[] = {
    "version",    "state",       "kind",           "title",             "category",  "urgency",    "difficulty", "visibility",
    "has_about",  "office_unit", "holder_unit",    "lead_unit",         "problem_id", "hops",      "reopened_count",
    "supervision_level",         "closed_at",      "changed_at",        "due_at",    "amber_at",   "is_paused",  "next_alarm_at",
    "needs_decision",            "handling"};
constexpr std::string_view lasting[] = {
    "number",      "channel",      "place",         "place_path",    "body",         "submitter",  "has_identity",
    "may_contact", "external_number", "said_on",    "content_hash",  "registered_at", "entered_by", "registered_by",
    "registered_name", "owner_unit", "receipt_hash", "round_id"};

// In the order of `changing`. `handling` must outlive the statement.
void bind_changing(std::vector<db::Value>& values, const Ticket& t, const Marks& marks, const std::string& handling) {
  db::Value bound[] = {t.version,
                             number_of(t.state),
                             number_of(t.kind),
                             t.title,
                             t.category,
                             number_of(t.urgency),
                             number_of(t.difficulty),
                             number_of(t.visibility),
                             has_about(t),
                             t.office_unit,
                             t.holder_unit,
                             id_or_null(t.lead_unit()),
                             t.problem_id ? db::Value(to_text(*t.problem_id)) : db::Value(),
                             t.hops,
                             t.reopened_count,
                             number_of(t.supervision_level),
                             t.closed_at,
                             t.changed_at,
                             marks.due_at,
                             marks.amber_at,
                             marks.is_paused,
                             marks.alarm_at,
                             marks.needs_decision,
                             handling};
  static_assert(std::size(bound) == std::size(changing));
  std::ranges::move(bound, std::back_inserter(values));
}

std::string insert_sql() {
  std::string names = "partition, id";
  std::string places = "$1, $2";
  int last = 2;
  const auto add = [&](std::string_view column) {
    names.append(", ").append(column);
    places.append(", $").append(std::to_string(++last));
  };
  std::ranges::for_each(lasting, add);
  std::ranges::for_each(changing, add);
  return "insert into tickets (" + names + ") values (" + places + ")";
}

// $1 partition, $2 id, $3 the version before, then what changes.
std::string update_sql() {
  std::string sets;
  int last = 3;
  for (const auto column : changing) {
    sets.append(sets.empty() ? "" : ", ").append(column).append(" = $").append(std::to_string(++last));
  }
  return "update tickets set " + sets + " where partition = $1 and id = $2 and version = $3";
}

Result<void> insert_row(db::Writer& w, std::string_view partition, const Ticket& t, const Marks& marks,
                        const std::optional<std::string>& receipt_hash) {
  static const std::string sql = insert_sql();
  const std::string handling = json::write_kept(t.handling);
  const std::string id = to_text(t.id);
  std::vector<db::Value> values;
  values.reserve(2 + std::size(lasting) + std::size(changing));
  db::Value bound[] = {t.number,
                             number_of(t.channel),
                             t.place,
                             t.place_path,
                             t.text,
                             number_of(t.submitter),
                             t.has_identity,
                             t.may_contact,
                             t.external_number,
                             t.said_on,
                             t.content_hash,
                             t.registered_at,
                             id_or_null(t.entered_by),
                             t.registered_by ? db::Value(t.registered_by->id) : db::Value(),
                             t.registered_by ? db::Value(t.registered_by->name) : db::Value(),
                             t.owner_unit,
                             receipt_hash,
                             t.round_id ? db::Value(to_text(*t.round_id)) : db::Value()};
  static_assert(std::size(bound) == std::size(lasting));
  values.emplace_back(partition);
  values.emplace_back(id);
  std::ranges::move(bound, std::back_inserter(values));
  bind_changing(values, t, marks, handling);
  TRY(w.run(sql, values));
  return {};
}

Result<void> update_row(db::Writer& w, std::string_view partition, const Ticket& t, const Marks& marks, std::int64_t version_before) {
  static const std::string sql = update_sql();
  const std::string handling = json::write_kept(t.handling);
  const std::string id = to_text(t.id);
  std::vector<db::Value> values;
  values.reserve(3 + std::size(changing));
  values.emplace_back(partition);
  values.emplace_back(id);
  values.emplace_back(version_before);
  bind_changing(values, t, marks, handling);
  if (TRY(w.run(sql, values)) != 1) return fail(Code::stale, "base.stale");
  return {};
}

Standing standing_of(const Ticket& t, const Marks& marks) {
  return {.district = t.place_path.substr(0, district_path),
          .state = t.state,
          .holder = marks.due_at < due_when_closed ? std::optional(t.holder_unit) : std::nullopt,
          .is_paused = marks.is_paused,
          .needs_decision = marks.needs_decision,
          .is_of_round = t.round_id.has_value(),
          .units = t.units()};
}

}  // namespace

Result<std::optional<Ticket>> find_ticket(const db::Reader& r, std::string_view partition, TicketId id) {
  static const std::string sql = "select " + std::string(columns) + " from tickets where partition = $1 and id = $2";
  auto loaded = TRY(r.find(sql, {partition, id}, map));
  if (!loaded) return std::optional<Ticket>{};
  auto handling = json::read<Handling>(loaded->handling, {.is_own = true});
  if (!handling) return Error{.code = Code::internal, .key = "base.internal", .detail = "tickets.handling of " + to_text(id)};
  loaded->ticket.handling = std::move(*handling);
  if (loaded->has_about) TRY(load_abouts(r, partition, loaded->ticket));
  return std::optional<Ticket>(std::move(loaded->ticket));
}

Result<Ticket> load_ticket(const db::Reader& r, std::string_view partition, TicketId id) {
  auto found = TRY(find_ticket(r, partition, id));
  if (!found) return fail(Code::not_found, "base.not_found");
  return std::move(*found);
}

Result<std::optional<TicketId>> find_by_receipt(const db::Reader& r, std::string_view partition, std::string_view receipt_hash) {
  return r.find("select id from tickets where partition = $1 and receipt_hash = $2", {partition, receipt_hash},
                [](const db::Row& row) { return row.get<TicketId>(0); });
}

Result<void> insert_ticket(db::Writer& w, std::string_view partition, const Ticket& t, const std::vector<TicketEvent>& events,
                           const std::optional<std::string>& receipt_hash) {
  const Marks marks = marks_of(t);
  const Standing standing = standing_of(t, marks);
  TRY(insert_row(w, partition, t, marks, receipt_hash));
  const std::string id = to_text(t.id);
  TRY(append_events(w, partition, id, 0, events));
  TRY(add_units(w, partition, id, standing.units));
  TRY(put_abouts(w, partition, t));
  TRY(tally_new(w, partition, standing));
  return put_assignments(w, partition, Ticket{}, t);
}

Result<void> save_ticket(db::Writer& w, std::string_view partition, const Ticket& before, const Ticket& t,
                         const std::vector<TicketEvent>& events) {
  const Marks marks = marks_of(t);
  const std::string id = to_text(t.id);
  TRY(update_row(w, partition, t, marks, before.version));
  TRY(append_events(w, partition, id, before.version, events));
  const Standing was = standing_of(before, marks_of(before));
  const Standing is = standing_of(t, marks);
  TRY(change_units(w, partition, id, was.units, is.units));
  TRY(tally_change(w, partition, was, is));
  if (before.about_units != t.about_units || before.about_people != t.about_people) {
    TRY(w.run("delete from ticket_abouts where partition = $1 and ticket_id = $2", {partition, id}));
    TRY(put_abouts(w, partition, t));
  }
  return put_assignments(w, partition, before, t);
}

Result<std::vector<TicketId>> list_alarms(const db::Reader& r, std::string_view partition, Moment until, int limit) {
  return r.list("select id from tickets where next_alarm_at <= $1 and partition = $2 order by next_alarm_at limit $3",
                {until, partition, limit}, [](const db::Row& row) { return row.get<TicketId>(0); });
}

}  // namespace lianxin::tickets::store
