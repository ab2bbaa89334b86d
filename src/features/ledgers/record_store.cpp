#include "features/ledgers/record_store.h"

#include "platform/db/conditions.h"
#include "platform/db/many_rows.h"
#include "platform/db/search.h"

namespace lianxin::ledgers::store {

const std::string record_columns =
    "r.id, r.type, r.type_version, r.number, r.title, r.state, r.ended, r.place, r.place_path, r.unit, r.entered_by, r.entered_name, r.entered_at, r.changed_at, r.last_by, "
    "r.due_on, r.batch, r.void, r.fields, r.version";

Record record_from(const db::Row& row) {
  Record out;
  out.id = row.get<RecordId>(0);
  out.type = row.get<std::string>(1);
  out.type_version = row.integer(2);
  out.number = row.get<std::string>(3);
  out.title = row.get<std::string>(4);
  out.state = row.get<std::string>(5);
  out.ended = row.get<bool>(6);
  out.place = row.get<std::string>(7);
  out.place_path = row.get<std::string>(8);
  out.unit = row.get<UnitId>(9);
  out.entered_by = row.get<AccountId>(10);
  out.entered_name = row.get<std::string>(11);
  out.entered_at = row.get<Moment>(12);
  out.changed_at = row.get<Moment>(13);
  out.last_by = row.get<AccountId>(14);
  out.due_on = row.get<Day>(15);
  out.batch = row.get<std::string>(16);
  out.is_void = row.get<bool>(17);
  out.fields = row.get<std::string>(18);
  out.version = row.integer(19);
  return out;
}

namespace {

Result<void> put_keys(db::Writer& w, std::string_view partition, const Record& record, const std::vector<RecordKey>& keys) {
  const std::string id = to_text(record.id);
  db::ManyRows rows("insert into ledger_keys (partition, type, field, value, record)", 5);
  for (const RecordKey& each : keys) rows.add({partition, record.type, each.field, each.value, id});
  if (!keys.empty()) TRY(rows.run(w));
  return {};
}

Result<void> put_facts(db::Writer& w, std::string_view partition, const Record& record, const std::vector<Fact>& facts) {
  const std::string id = to_text(record.id);
  db::ManyRows rows("insert into ledger_facts (partition, type, figure, first_by, second_by, place_path, day, record, row_no, amount, base, qualifier, item)", 13);
  for (const Fact& f : facts)
    rows.add({partition, record.type, f.figure, f.first_by, f.second_by, record.place_path, f.day, id, f.row_no, f.amount, f.base, f.qualifier, f.item});
  if (!facts.empty()) TRY(rows.run(w));
  return {};
}

Result<void> put_derived(db::Writer& w, std::string_view partition, const Record& record, const Derived& derived) {
  // A record that was withdrawn counts nowhere, and a row of a sheet may take its place.
  TRY(put_keys(w, partition, record, derived.keys));  // of withdrawn ones too, which are listed by themselves
  if (record.is_void) return db::remove_search_text(w, "ledgers", to_text(record.id));
  TRY(put_facts(w, partition, record, derived.facts));
  for (const Tie& each : derived.ties) TRY(tie(w, partition, record.id, each));
  if (derived.business_key) {
    const auto done = w.run("insert into ledger_business_keys (partition, type, value, record) values ($1, $2, $3, $4)", {partition, record.type, *derived.business_key, record.id});
    if (!done) return done.error().code == Code::conflict ? fail(Code::conflict, "ledgers.same_record") : done.error();
  }
  return db::put_search_text(w, "ledgers", to_text(record.id), derived.searched, record.entered_at);
}

}  // namespace

Result<std::optional<Record>> find_record(const db::Reader& r, std::string_view partition, RecordId id) {
  return r.find("select " + record_columns + " from ledger_records r where r.partition = $1 and r.id = $2", {partition, id}, record_from);
}

Result<std::vector<Record>> find_records(const db::Reader& r, std::string_view partition, const std::vector<RecordId>& ids) {
  if (ids.empty()) return std::vector<Record>{};
  db::Conditions where({partition});
  where.add("r.id in (" + where.bind_all(ids) + ")");
  return r.list("select " + record_columns + " from ledger_records r where r.partition = $1" + where.sql(), where.values(), record_from);
}

Result<std::optional<RecordId>> record_of_business_key(const db::Reader& r, std::string_view partition, std::string_view type, std::string_view value) {
  return r.find("select record from ledger_business_keys where partition = $1 and type = $2 and value = $3", {partition, type, value}, [](const db::Row& row) { return row.get<RecordId>(0); });
}

Result<void> insert_record(db::Writer& w, std::string_view partition, const Record& r, const Derived& derived) {
  const std::optional<std::string> batch = r.batch.empty() ? std::nullopt : std::optional(r.batch);
  TRY(w.run("insert into ledger_records (partition, id, type, type_version, number, title, state, ended, place, place_path, unit, entered_by, entered_name, entered_at, changed_at, "
            "last_by, due_on, batch, void, fields, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)",
            {partition, r.id, r.type, r.type_version, r.number, r.title, r.state, r.ended, r.place, r.place_path, r.unit, r.entered_by, r.entered_name, r.entered_at, r.changed_at,
             r.last_by, r.due_on, batch, r.is_void, r.fields, r.version}));
  return put_derived(w, partition, r, derived);
}

Result<void> save_record(db::Writer& w, std::string_view partition, const Record& r, const Derived& derived, std::int64_t before) {
  const auto done = TRY(w.run("update ledger_records set type_version = $4, number = $5, title = $6, state = $7, ended = $8, place = $9, place_path = $10, unit = $11, changed_at = $12, "
                              "last_by = $13, due_on = $14, void = $15, fields = $16, version = $17 where partition = $1 and id = $2 and version = $3",
                              {partition, r.id, before, r.type_version, r.number, r.title, r.state, r.ended, r.place, r.place_path, r.unit, r.changed_at, r.last_by, r.due_on, r.is_void,
                               r.fields, r.version}));
  if (done != 1) return fail(Code::stale, "base.stale");
  for (const char* sql : {"delete from ledger_keys where partition = $1 and record = $2", "delete from ledger_facts where partition = $1 and record = $2",
                          "delete from ledger_business_keys where partition = $1 and record = $2", "delete from ledger_ties where partition = $1 and record = $2 and field <> ''"})
    TRY(w.run(sql, {partition, r.id}));
  return put_derived(w, partition, r, derived);
}

Result<std::int64_t> next_number(db::Writer& w, std::string_view partition, std::string_view type, UnitId unit, int year) {
  std::int64_t number = 0;
  TRY(w.select("insert into ledger_numbers (partition, type, unit, year, last) values ($1, $2, $3, $4, 1) on conflict (partition, type, unit, year) do update set last = "
               "ledger_numbers.last + 1 returning last",
               {partition, type, unit, year}, [&](const db::Row& row) { number = row.integer(0); }));
  return number;
}

Result<void> add_happening(db::Writer& w, std::string_view partition, RecordId id, const Doing& doing, HappeningKind kind, std::string_view detail) {
  TRY(w.run("insert into ledger_history (partition, record, seq, at, by_account, by_name, kind, detail) values ($1, $2, "
            "(select coalesce(max(h.seq), 0) + 1 from ledger_history h where h.partition = $1 and h.record = $2), $3, $4, $5, $6, $7)",
            {partition, id, doing.now, doing.by.account, doing.by.name, name_of(kind), detail}));
  return {};
}

Result<std::vector<Happening>> history_of(const db::Reader& r, std::string_view partition, RecordId id, int most) {
  return r.list("select seq, at, by_account, by_name, kind, detail from ledger_history where partition = $1 and record = $2 order by seq desc limit $3", {partition, id, most}, [](const db::Row& row) {
    return Happening{.seq = row.integer(0), .at = row.get<Moment>(1), .by = row.get<AccountId>(2), .by_name = row.get<std::string>(3),
                     .kind = named<HappeningKind>(row.text(4)).value_or(HappeningKind::changed), .detail = row.get<std::string>(5)};
  });
}

Result<void> tie(db::Writer& w, std::string_view partition, RecordId id, const Tie& tie) {
  TRY(w.run("insert into ledger_ties (partition, record, kind, target, field) values ($1, $2, $3, $4, $5) on conflict do nothing", {partition, id, name_of(tie.kind), tie.target, tie.field}));
  return {};
}

Result<void> untie(db::Writer& w, std::string_view partition, RecordId id, const Tie& tie) {
  TRY(w.run("delete from ledger_ties where partition = $1 and record = $2 and kind = $3 and target = $4 and field = $5", {partition, id, name_of(tie.kind), tie.target, tie.field}));
  return {};
}

Result<std::vector<Tie>> ties_of(const db::Reader& r, std::string_view partition, RecordId id) {
  return r.list("select kind, target, field from ledger_ties where partition = $1 and record = $2 order by kind, target, field", {partition, id},
                [](const db::Row& row) { return Tie{named<TieKind>(row.text(0)).value_or(TieKind::record), row.get<std::string>(1), row.get<std::string>(2)}; });
}

Result<std::vector<RecordId>> tied_to(const db::Reader& r, std::string_view partition, TieKind kind, std::string_view target, int most) {
  return r.list("select distinct record from ledger_ties where partition = $1 and kind = $2 and target = $3 order by record desc limit $4", {partition, name_of(kind), target, most},
                [](const db::Row& row) { return row.get<RecordId>(0); });
}

}  // namespace lianxin::ledgers::store
