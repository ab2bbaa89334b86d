#include "features/visits/visit_store.h"

#include <algorithm>
#include <map>

#include "base/bad_cursor.h"
#include "base/text.h"
#include "features/visits/found_store.h"
#include "platform/db/conditions.h"
#include "platform/db/many_rows.h"
#include "platform/json/json.h"

namespace lianxin::visits::store {

struct NoteKept {
  std::string key{};
  std::map<std::string, std::string> args{};
};
BOOST_DESCRIBE_STRUCT(NoteKept, (), (key, args))

struct CreditKept {
  std::string rule{};
  std::string period{};
  std::int64_t done = 0;
  std::int64_t owed = 0;
};
BOOST_DESCRIBE_STRUCT(CreditKept, (), (rule, period, done, owed))

struct ToldKept {
  std::vector<NoteKept> notes{};
  std::vector<CreditKept> duties{};
};
BOOST_DESCRIBE_STRUCT(ToldKept, (), (notes, duties))

namespace {

using db::Conditions;
using db::ManyRows;
using db::Row;

constexpr std::string_view visit_columns =
    "v.id, v.kind, v.status, v.household, v.place, v.path, v.began_at, v.ended_at, v.day, v.words, v.needs, v.promised, v.follow_up_on, v.programmes, "
    "v.entered_by, v.entered_name, v.received_at, v.clock_offset_ms, v.app, v.confirmation, v.confirmation_words, v.version, v.served, v.post";
const std::string columns = "select " + std::string(visit_columns) + ", f.name, f.full_name, coalesce(h.number, ''), coalesce(h.head_masked, '') ";
constexpr std::string_view source =
    "from visits v join places_facts f on f.partition = v.partition and f.code = v.place left join households_facts h on h.partition = v.partition and "
    "h.id = v.household where v.partition = $1";

// Newest first, of a few found by whom they were to: not by going through all there are in the order of their days.
constexpr std::string_view few_first = " order by v.day + 0 desc, v.id desc";

template <class T>
std::vector<T> list_from(std::string_view text) {
  auto out = json::read<std::vector<T>>(text, {.is_own = true});
  if (!out) return {};
  return *std::move(out);
}

std::string told_text(const Told& told) {
  ToldKept kept;
  for (const auto& note : told.notes) {
    NoteKept& out = kept.notes.emplace_back(NoteKept{.key = note.key});
    for (const auto& arg : note.args) out.args.emplace(arg.name, arg.value);
  }
  for (const auto& one : told.duties) kept.duties.push_back({one.rule, to_text(one.period), one.done, one.owed});
  return json::write(kept);
}

Told told_from(std::string_view text) {
  Told out;
  const auto kept = json::read<ToldKept>(text, {.is_own = true});
  if (!kept) return out;
  for (const auto& note : kept->notes) {
    Note& back = out.notes.emplace_back(Note{.key = note.key});
    for (const auto& [name, value] : note.args) back.args.push_back({name, value});
  }
  for (const auto& one : kept->duties) out.duties.push_back({one.rule, parse_period(one.period).value_or(Period{}), one.done, one.owed});
  return out;
}

Visit visit_from(const Row& row) {
  Visit v;
  v.id = row.get<VisitId>(0);
  v.kind = named<VisitKind>(row.text(1)).value_or(VisitKind::home);
  v.status = named<VisitStatus>(row.text(2)).value_or(VisitStatus::void_);
  v.household = row.get<std::optional<HouseholdId>>(3);
  v.place = row.get<std::string>(4);
  v.path = row.get<std::string>(5);
  v.began_at = row.get<Moment>(6);
  v.ended_at = row.get<std::optional<Moment>>(7);
  v.day = row.get<Day>(8);
  v.words = row.get<std::string>(9);
  v.needs = list_from<std::string>(row.text(10));
  v.promised = list_from<Promise>(row.text(11));
  v.follow_up_on = row.get<std::optional<Day>>(12);
  v.programmes = list_from<std::string>(row.text(13));
  v.entered_by = {row.get<PersonId>(14), row.get<std::string>(15)};
  v.received_at = row.get<Moment>(16);
  v.clock_offset_ms = row.get<std::int64_t>(17);
  v.app = row.get<std::string>(18);
  v.confirmation = named<Confirmation>(row.text(19)).value_or(Confirmation::none);
  v.confirmation_words = row.get<std::string>(20);
  v.version = row.get<std::int64_t>(21);
  v.served = row.get<std::optional<std::int64_t>>(22);
  v.post = row.get<std::string>(23);
  return v;
}

VisitRow row_from(const Row& row) {
  VisitRow out{.visit = visit_from(row)};
  out.place = {out.visit.place, row.get<std::string>(24), row.get<std::string>(25)};
  out.household_number = row.get<std::string>(26);
  out.household_name = row.get<std::string>(27);
  return out;
}

// Who visited, for all of a list at once.
Result<void> add_people(const db::Reader& r, std::string_view partition, std::vector<Visit*> visits) {
  if (visits.empty()) return {};
  std::vector<std::string> ids;
  std::map<std::string, Visit*, std::less<>> by_id;
  for (Visit* visit : visits) {
    ids.push_back(to_text(visit->id));
    by_id[ids.back()] = visit;
  }
  Conditions where({partition});
  where.add("p.visit in (" + where.bind_all(ids) + ")");
  return r.select("select p.visit, p.person, coalesce(n.name, '') from visit_people p left join people_facts n on n.partition = p.partition and n.id = p.person "
                  "where p.partition = $1" + where.sql() + " order by p.visit, n.name, p.person",
                  where.values(), [&](const Row& row) { by_id.at(std::string(row.text(0)))->visited_by.push_back({row.get<PersonId>(1), row.get<std::string>(2)}); });
}

Result<void> add_people(const db::Reader& r, std::string_view partition, std::vector<VisitRow>& rows) {
  std::vector<Visit*> visits;
  for (auto& row : rows) visits.push_back(&row.visit);
  return add_people(r, partition, std::move(visits));
}

constexpr std::string_view insert_people = "insert into visit_people (partition, visit, person, day)";
constexpr std::string_view insert_columns =
    "insert into visits (partition, id, kind, status, household, place, path, began_at, ended_at, day, words, needs, promised, follow_up_on, programmes, entered_by, "
    "entered_name, account, received_at, clock_offset_ms, app, confirmation, confirmation_words, digest, told, changed_at, version, served, post)";

void add_row(ManyRows& rows, std::string_view partition, const Visit& v, AccountId account, std::string_view digest, std::string told) {
  rows.add({partition, v.id, name_of(v.kind), name_of(v.status), v.household, v.place, v.path, v.began_at, v.ended_at, v.day, v.words, json::write(v.needs),
            json::write(v.promised), v.follow_up_on, json::write(v.programmes), v.entered_by.id, v.entered_by.name, account, v.received_at, v.clock_offset_ms,
            v.app, name_of(v.confirmation), v.confirmation_words, digest, std::move(told), v.received_at, v.version, v.served, v.post});
}

Result<void> put_people(db::Writer& w, std::string_view partition, const Visit& v) {
  for (const auto& person : v.visited_by)
    TRY(w.run("insert into visit_people (partition, visit, person, day) values ($1, $2, $3, $4)", {partition, v.id, person.id, v.day}));
  return {};
}

void add_conditions(Conditions& where, const VisitFilter& filter) {
  if (filter.places) {
    where.add("v.path >= " + where.bind(filter.places->begin));
    where.add("v.path < " + where.bind(filter.places->end));
  }
  if (filter.household) where.add("v.household = " + where.bind(*filter.household));
  if (filter.person)
    where.add("v.id in (select w.visit from visit_people w where w.partition = $1 and w.person = " + where.bind(*filter.person) + ")");
  if (filter.kind) where.add("v.kind = " + where.bind(name_of(*filter.kind)));
  if (filter.status) where.add("v.status = " + where.bind(name_of(*filter.status)));
  if (filter.from) where.add("v.day >= " + where.bind(*filter.from));
  if (filter.to) where.add("v.day <= " + where.bind(*filter.to));
  if (const auto words = trimmed(filter.words); !words.empty()) where.add("v.words like " + where.bind(db::containing(words)) + " escape '\\'");
}

}  // namespace

void add_sight(Conditions& where, const access::Sight& sight, PersonId asker) {
  std::string any;
  const auto alternative = [&](const std::string& condition) { any += (any.empty() ? "" : " or ") + condition; };
  for (const auto& range : sight.ranges) alternative("(v.path >= " + where.bind(range.begin) + " and v.path < " + where.bind(range.end) + ")");
  if (!asker.is_nil()) {
    const std::string person = where.bind(asker);
    alternative("v.entered_by = " + person + " or exists (select 1 from visit_people o where o.partition = v.partition and o.visit = v.id and o.person = " + person + ")");
  }
  where.add(any.empty() ? "1 = 0" : "(" + any + ")");
}

Result<std::optional<Visit>> find_visit(const db::Reader& r, std::string_view partition, VisitId id) {
  static const std::string sql = "select " + std::string(visit_columns) + " from visits v where v.partition = $1 and v.id = $2";
  auto visit = TRY(r.find(sql, {partition, id}, visit_from));
  if (visit) TRY(add_people(r, partition, std::vector<Visit*>{&*visit}));
  return visit;
}

Result<std::optional<VisitRow>> find_row(const db::Reader& r, std::string_view partition, VisitId id) {
  static const std::string sql = columns + std::string(source) + " and v.id = $2";
  auto row = TRY(r.find(sql, {partition, id}, row_from));
  if (row) TRY(add_people(r, partition, std::vector<Visit*>{&row->visit}));
  return row;
}

Result<std::vector<VisitRow>> rows_of(const db::Reader& r, std::string_view partition, const std::vector<VisitId>& ids) {
  constexpr std::size_t at_once = 500;
  std::vector<VisitRow> out;
  for (std::size_t begin = 0; begin < ids.size(); begin += at_once) {
    std::vector<std::string> some;
    for (std::size_t i = begin; i < std::min(ids.size(), begin + at_once); ++i) some.push_back(to_text(ids[i]));
    Conditions where({partition});
    where.add("v.id in (" + where.bind_all(some) + ")");
    auto rows = TRY(r.list(columns + std::string(source) + where.sql(), where.values(), row_from));
    TRY(add_people(r, partition, rows));
    std::ranges::move(rows, std::back_inserter(out));
  }
  return out;
}

Result<First> first_of(const db::Reader& r, std::string_view partition, VisitId id) {
  First out;
  TRY(r.select("select digest, told from visits where partition = $1 and id = $2", {partition, id}, [&](const Row& row) {
    out.digest = row.get<std::string>(0);
    out.told = told_from(row.text(1));
  }));
  return out;
}

Result<Page<VisitRow>> list_visits(const db::Reader& r, std::string_view partition, const VisitFilter& filter, const access::Sight& sight, PersonId asker,
                                   const PageRequest& page) {
  Conditions where({partition});
  add_conditions(where, filter);
  add_sight(where, sight, asker);
  Page<VisitRow> out;
  if (page.with_total)
    TRY(r.select("select count(*) " + std::string(source) + where.sql(), where.values(), [&](const Row& row) { out.total = row.integer(0); }));
  std::vector<std::string> after;
  if (!page.cursor.empty()) {
    const auto fields = read_cursor(page.cursor, 2);
    const auto day = fields ? parse_day((*fields)[0]) : std::nullopt;
    if (!day) return bad_cursor();
    after = *fields;
    const std::string on = where.bind(*day);
    where.add("(v.day < " + on + " or (v.day = " + on + " and v.id < " + where.bind(after[1]) + "))");
  }
  const std::string limit = where.bind(page.limit + 1);
  out.items = TRY(r.list(columns + std::string(source) + where.sql() + std::string(filter.household || filter.person ? few_first : " order by v.day desc, v.id desc") + " limit " + limit, where.values(), row_from));
  if (out.items.size() > static_cast<std::size_t>(page.limit)) {
    out.items.pop_back();
    out.next = make_cursor({to_text(out.items.back().visit.day), to_text(out.items.back().visit.id)});
  }
  TRY(add_people(r, partition, out.items));
  return out;
}

Result<std::vector<VisitRow>> visits_near(const db::Reader& r, std::string_view partition, const Visited& visited, Day day, int days,
                                          const std::vector<PersonId>& besides) {
  Conditions where({partition, day - days, day + days});
  if (visited.household) where.add("v.household = " + where.bind(*visited.household));
  else where.add("v.household is null and v.path = " + where.bind(visited.path) + " and v.place = " + where.bind(visited.place));
  if (!besides.empty())
    where.add("not exists (select 1 from visit_people w where w.partition = v.partition and w.visit = v.id and w.person in (" + where.bind_all(besides) + "))");
  // Mostly there are none: the names are looked for when there are some.
  const auto ids = TRY(r.list("select v.id from visits v where v.partition = $1 and v.day >= $2 and v.day <= $3 and v.status = 'held'" + where.sql() +
                                  std::string(few_first) + " limit 10",
                              where.values(), [](const Row& row) { return row.get<VisitId>(0); }));
  auto out = TRY(rows_of(r, partition, ids));
  std::ranges::sort(out, std::ranges::greater{}, [](const VisitRow& row) { return std::pair(row.visit.day, row.visit.id); });
  return out;
}

Result<std::vector<VisitRow>> visits_of_line(const db::Reader& r, std::string_view partition, HouseholdId household) {
  auto out = TRY(r.list(columns + std::string(source) + " and (v.household = $2 or v.household in (select m.id from households_facts m where m.partition = $1 and "
                        "m.successor = $2))" + std::string(few_first) + " limit 500",
                        {partition, household}, row_from));
  TRY(add_people(r, partition, out));
  return out;
}

Result<std::optional<Visit>> last_counting(const db::Reader& r, std::string_view partition, const std::optional<HouseholdId>& household, const std::string& place) {
  Conditions where({partition});
  if (household) where.add("v.household = " + where.bind(*household));
  else where.add("v.household is null and v.place = " + where.bind(place));
  const std::string sql = "select " + std::string(visit_columns) + " from visits v where v.partition = $1 and v.status = 'held' and v.kind not in ('phone', 'service')" + where.sql() +
                          std::string(few_first) + " limit 1";
  const auto found = TRY(r.list(sql, where.values(), visit_from));
  return found.empty() ? std::nullopt : std::optional(found.front());
}

Result<void> insert_visit(db::Writer& w, std::string_view partition, const Visit& v, AccountId account, const First& first) {
  ManyRows row(insert_columns, 29);
  static const std::string sql = row.statement(1);
  add_row(row, partition, v, account, first.digest, told_text(first.told));
  TRY(w.run(sql, row.values()));
  TRY(put_search(w, v));
  return put_people(w, partition, v);
}

Result<void> insert_visits(db::Writer& w, std::string_view partition, std::span<const Visit> all) {
  ManyRows rows(insert_columns, 29), people(insert_people, 4);
  for (const Visit& v : all) {
    add_row(rows, partition, v, {}, {}, told_text({}));
    for (const auto& person : v.visited_by) people.add({partition, v.id, person.id, v.day});
  }
  TRY(rows.run(w));
  TRY(people.run(w));
  for (const Visit& v : all)
    if (!v.words.empty()) TRY(put_search(w, v));
  return {};
}

Result<void> save_visit(db::Writer& w, std::string_view partition, const Visit& v, Moment now) {
  TRY(w.run("update visits set kind = $3, status = $4, began_at = $5, ended_at = $6, day = $7, words = $8, needs = $9, promised = $10, follow_up_on = $11, "
            "confirmation = $12, confirmation_words = $13, changed_at = $14, version = $15, served = $16, post = $17 where partition = $1 and id = $2",
            {partition, v.id, name_of(v.kind), name_of(v.status), v.began_at, v.ended_at, v.day, v.words, json::write(v.needs), json::write(v.promised),
             v.follow_up_on, name_of(v.confirmation), v.confirmation_words, now, v.version, v.served, v.post}));
  TRY(w.run("delete from visit_people where partition = $1 and visit = $2", {partition, v.id}));
  TRY(put_search(w, v));
  return put_people(w, partition, v);
}

Result<void> link_ticket(db::Writer& w, std::string_view partition, VisitId visit, const Uuid& ticket) {
  TRY(w.run("insert into visit_tickets (partition, visit, ticket) values ($1, $2, $3)", {partition, visit, to_text(ticket)}));
  return {};
}

Result<std::vector<Uuid>> tickets_of(const db::Reader& r, std::string_view partition, VisitId visit) {
  return r.list("select ticket from visit_tickets where partition = $1 and visit = $2 order by ticket", {partition, visit},
                [](const Row& row) { return parse_uuid(row.text(0)).value_or(Uuid{}); });
}

Result<std::vector<Version>> versions_of(const db::Reader& r, std::string_view partition, VisitId id) {
  return r.list("select version, at, person, person_name, reason, changes from visit_versions where partition = $1 and visit = $2 order by version desc",
                {partition, id}, [](const Row& row) {
                  return Version{row.integer(0), row.get<Moment>(1), {row.get<PersonId>(2), row.get<std::string>(3)}, row.get<std::string>(4), list_from<FieldChange>(row.text(5))};
                });
}

Result<void> put_version(db::Writer& w, std::string_view partition, VisitId id, const Version& v) {
  TRY(w.run("insert into visit_versions (partition, visit, version, at, person, person_name, reason, changes) values ($1, $2, $3, $4, $5, $6, $7, $8)",
            {partition, id, v.version, v.at, v.by.id, v.by.name, v.reason, json::write(v.changes)}));
  return {};
}

Result<std::vector<std::pair<std::string, std::string>>> names_of_visits(const db::Reader& r, std::string_view partition, const std::vector<std::string>& ids) {
  if (ids.empty()) return std::vector<std::pair<std::string, std::string>>{};
  Conditions where({partition});
  where.add("v.id in (" + where.bind_all(ids) + ")");
  return r.list("select v.id, v.day, f.name from visits v join places_facts f on f.partition = v.partition and f.code = v.place where v.partition = $1" + where.sql(),
                where.values(), [](const Row& row) { return std::pair(row.get<std::string>(0), to_text(row.get<Day>(1)) + " " + row.get<std::string>(2)); });
}

Result<void> move_visits(db::Writer& w, std::string_view partition, const PathRange& from, std::string_view to) {
  const std::size_t rest = from.begin.size() + 1;  // substr counts from 1
  TRY(w.run("update visits set path = $4 || substr(path, cast($5 as integer)) where partition = $1 and path >= $2 and path < $3", {partition, from.begin, from.end, to, rest}));
  return {};
}

Result<void> merge_visits(db::Writer& w, std::string_view partition, std::string_view from_path, std::string_view into, std::string_view into_path) {
  TRY(w.run("update visits set place = $3, path = $4 where partition = $1 and path = $2", {partition, from_path, into, into_path}));
  return {};
}

}  // namespace lianxin::visits::store
