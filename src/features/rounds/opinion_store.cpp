#include "features/rounds/opinion_store.h"

#include "base/bad_cursor.h"
#include "platform/db/conditions.h"

namespace lianxin::rounds::store {
namespace {

constexpr std::string_view row_columns = "o.ticket, o.place, o.channel, o.source, o.target, o.point, o.batch, o.sheet_number, o.link ";

OpinionRow row_from(const db::Row& row) {
  OpinionRow out;
  out.ticket = parse_uuid(row.text(0)).value_or(Uuid{});
  out.marks = {.place = row.get<std::string>(1),
               .channel = row.get<std::string>(2),
               .source = row.get<std::string>(3),
               .target = named<Target>(row.text(4)).value_or(Target::work),
               .point = row.get<std::string>(5)};
  if (!row.is_null(6)) out.marks.batch = parse_id<BatchId>(row.text(6));
  out.marks.sheet_number = row.get<std::optional<std::string>>(7);
  out.marks.link = row.get<std::optional<std::string>>(8);
  return out;
}

TallyRow tally_from(const db::Row& row) {
  return {.path = row.get<std::string>(0), .channel = row.get<std::string>(1), .source = row.get<std::string>(2),
          .target = named<Target>(row.text(3)).value_or(Target::work), .point = row.get<std::string>(4), .opinions = row.integer(5)};
}

void add_range(db::Conditions& where, const PathRange& range) {
  where.add("f.now_path >= " + where.bind(range.begin) + " and f.now_path < " + where.bind(range.end));
}

void add_sight(db::Conditions& where, const std::vector<PathRange>& sight) {
  std::string any;
  for (const auto& range : sight)
    any += (any.empty() ? "" : " or ") + ("(f.now_path >= " + where.bind(range.begin) + " and f.now_path < " + where.bind(range.end) + ")");
  where.add(any.empty() ? "1 = 0" : "(" + any + ")");
}

void add_filter(db::Conditions& where, const OpinionFilter& f) {
  if (f.places) add_range(where, *f.places);
  if (f.only_place) where.add("f.now_code = " + where.bind(*f.only_place));
  if (f.channel) where.add("o.channel = " + where.bind(*f.channel));
  if (f.source) where.add("o.source = " + where.bind(*f.source));
  if (f.target) where.add("o.target = " + where.bind(name_of(*f.target)));
  if (f.point) where.add("o.point = " + where.bind(*f.point));
  if (f.batch) where.add("o.batch = " + where.bind(to_text(*f.batch)));
}

// As with the tallies of requests: on PostgreSQL each connection counts in rows of its own.
std::string upsert_on(std::string_view lane) {
  return "insert into opinion_tallies (partition, round, place, channel, source, target, point, lane, opinions) values ($1, $2, $3, $4, $5, $6, $7, " +
         std::string(lane) + ", 1) on conflict (partition, round, place, channel, source, target, point, lane) do update set opinions = opinion_tallies.opinions + 1";
}
const std::string& upsert(db::Dialect dialect) {
  static const std::string shared = upsert_on("0"), apart = upsert_on("pg_backend_pid() % 32");
  return dialect == db::Dialect::postgres ? apart : shared;
}

constexpr std::string_view group = " group by f.now_path, o.channel, o.source, o.target, o.point order by 1, 2, 3, 4, 5";
constexpr std::string_view of_round = "join places_facts f on f.partition = o.partition and f.code = o.place where o.partition = $1 and o.round = $2";

}  // namespace

Result<void> insert_opinion(db::Writer& w, std::string_view partition, RoundId round, const OpinionRow& row) {
  const Marks& m = row.marks;
  const std::string_view target = name_of(m.target);
  TRY(w.run("insert into opinions (partition, ticket, round, place, channel, source, target, point, batch, sheet_number, link) "
            "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            {partition, to_text(row.ticket), round, m.place, m.channel, m.source, target, m.point, m.batch ? db::Value(to_text(*m.batch)) : db::Value(), m.sheet_number, m.link}));
  TRY(w.run(upsert(w.dialect()), {partition, round, m.place, m.channel, m.source, target, m.point}));
  return {};
}

Result<std::optional<OpinionRow>> find_opinion(const db::Reader& r, std::string_view partition, const Uuid& ticket) {
  return r.find("select " + std::string(row_columns) + "from opinions o where o.partition = $1 and o.ticket = $2", {partition, to_text(ticket)}, row_from);
}

Result<Page<OpinionRow>> list_opinions(const db::Reader& r, std::string_view partition, RoundId round, const OpinionFilter& filter, const std::vector<PathRange>& sight,
                                       const PageRequest& page) {
  db::Conditions where({partition, round});
  add_filter(where, filter);
  add_sight(where, sight);
  Page<OpinionRow> out;
  const std::string from = "from opinions o " + std::string(of_round);
  if (page.with_total) {
    std::int64_t total = 0;
    TRY(r.select("select count(*) " + from + where.sql(), where.values(), [&](const db::Row& row) { total = row.integer(0); }));
    out.total = total;
  }
  if (!page.cursor.empty()) {
    const auto key = read_cursor(page.cursor, 1);
    if (!key || !parse_uuid((*key)[0])) return bad_cursor();
    where.add("o.ticket < " + where.bind(std::string((*key)[0])));
  }
  out.items = TRY(r.list("select " + std::string(row_columns) + from + where.sql() + " order by o.ticket desc limit " + std::to_string(page.limit + 1), where.values(), row_from));
  if (out.items.size() > static_cast<std::size_t>(page.limit)) {
    out.items.pop_back();
    out.next = make_cursor({to_text(out.items.back().ticket)});
  }
  return out;
}

Result<std::vector<TallyRow>> tallies_of(const db::Reader& r, std::string_view partition, RoundId round, const PathRange& range, const std::vector<PathRange>& sight) {
  db::Conditions where({partition, round});
  add_range(where, range);
  add_sight(where, sight);
  return r.list("select f.now_path, o.channel, o.source, o.target, o.point, sum(o.opinions) from opinion_tallies o " + std::string(of_round) + where.sql() + std::string(group),
                where.values(), tally_from);
}

Result<std::vector<TallyRow>> recounted(const db::Reader& r, std::string_view partition, RoundId round, const PathRange& range) {
  db::Conditions where({partition, round});
  add_range(where, range);
  return r.list("select f.now_path, o.channel, o.source, o.target, o.point, count(*) from opinions o " + std::string(of_round) + where.sql() + std::string(group), where.values(), tally_from);
}

Result<std::vector<std::pair<RoundId, std::int64_t>>> totals_of(const db::Reader& r, std::string_view partition, const std::vector<PathRange>& sight) {
  db::Conditions where({partition});
  add_sight(where, sight);
  return r.list("select o.round, sum(o.opinions) from opinion_tallies o join places_facts f on f.partition = o.partition and f.code = o.place where o.partition = $1" + where.sql() +
                    " group by o.round",
                where.values(), [](const db::Row& row) { return std::pair(row.get<RoundId>(0), row.integer(1)); });
}

Result<std::vector<std::string>> sheets_there(const db::Reader& r, std::string_view partition, RoundId round, const std::vector<std::string>& numbers) {
  if (numbers.empty()) return std::vector<std::string>{};
  db::Conditions where({partition, round});
  where.add("sheet_number in (" + where.bind_all(numbers) + ")");
  return r.list("select distinct sheet_number from opinions where partition = $1 and round = $2" + where.sql(), where.values(), [](const db::Row& row) { return row.get<std::string>(0); });
}

}  // namespace lianxin::rounds::store
