#include "features/ledgers/sheet_store.h"

#include "platform/db/conditions.h"
#include "platform/db/many_rows.h"
#include "platform/db/search_fill.h"
#include "platform/json/json.h"

namespace lianxin::ledgers::store {
namespace {

const std::string batch_columns = "id, type, file, account, by_name, started_at, ended_at, state, done, all_rows, counts, undone, stayed";

Batch batch_from(const db::Row& row) {
  Batch out{.id = row.get<std::string>(0), .type = row.get<std::string>(1), .file = row.get<std::string>(2), .account = row.get<std::string>(3), .by_name = row.get<std::string>(4),
            .started_at = row.get<Moment>(5), .ended_at = row.get<std::optional<Moment>>(6), .state = named<BatchState>(row.text(7)).value_or(BatchState::failed), .done = row.integer(8),
            .all = row.integer(9), .undone = row.integer(11), .stayed = row.integer(12)};
  if (const auto counts = json::read<SheetCounts>(row.text(10))) out.counts = *counts;
  return out;
}

Result<void> put_records(db::Writer& w, std::string_view partition, const std::vector<NewRow>& rows) {
  db::ManyRows many("insert into ledger_records (partition, id, type, type_version, number, title, state, ended, place, place_path, unit, entered_by, entered_name, entered_at, changed_at, "
                    "last_by, due_on, batch, void, fields, version)", 21);
  for (const NewRow& each : rows) {
    const Record& r = each.record;
    const std::optional<std::string_view> batch = r.batch.empty() ? std::nullopt : std::optional<std::string_view>(r.batch);
    many.add({partition, r.id, r.type, r.type_version, r.number, r.title, r.state, r.ended, r.place, r.place_path, r.unit, r.entered_by, r.entered_name, r.entered_at, r.changed_at, r.last_by,
              r.due_on, batch, r.is_void, r.fields, r.version});
  }
  TRY(many.run(w));
  return {};
}

Result<void> put_derived(db::Writer& w, std::string_view partition, const std::vector<NewRow>& rows, const std::vector<std::string>& ids) {
  db::ManyRows keys("insert into ledger_keys (partition, type, field, value, record)", 5), own("insert into ledger_business_keys (partition, type, value, record)", 4),
      ties("insert into ledger_ties (partition, record, kind, target, field)", 5, " on conflict do nothing"),
      facts("insert into ledger_facts (partition, type, figure, first_by, second_by, place_path, day, record, row_no, amount, base, qualifier, item)", 13);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Record& record = rows[i].record;
    const Derived& derived = rows[i].derived;
    for (const RecordKey& each : derived.keys) keys.add({partition, record.type, each.field, each.value, ids[i]});
    for (const Fact& f : derived.facts)
      facts.add({partition, record.type, f.figure, f.first_by, f.second_by, record.place_path, f.day, ids[i], f.row_no, f.amount, f.base, f.qualifier, f.item});
    for (const Tie& each : derived.ties) ties.add({partition, ids[i], name_of(each.kind), each.target, each.field});
    if (derived.business_key) own.add({partition, record.type, *derived.business_key, ids[i]});
  }
  if (!keys.values().empty()) TRY(keys.run(w));
  if (!facts.values().empty()) TRY(facts.run(w));
  if (!ties.values().empty()) TRY(ties.run(w));
  if (own.values().empty()) return {};
  const auto done = own.run(w);
  if (!done) return done.error().code == Code::conflict ? fail(Code::conflict, "ledgers.same_record") : done.error();
  return {};
}

}  // namespace

Result<std::optional<std::vector<KeptColumn>>> find_mapping(const db::Reader& r, std::string_view partition, std::string_view type, std::string_view signature) {
  const auto found = TRY(r.find("select mapping from ledger_mappings where partition = $1 and type = $2 and signature = $3", {partition, type, signature},
                                [](const db::Row& row) { return row.get<std::string>(0); }));
  if (!found) return std::optional<std::vector<KeptColumn>>{};
  return std::optional(TRY(json::read<std::vector<KeptColumn>>(*found)));
}

Result<void> keep_mapping(db::Writer& w, std::string_view partition, const Doing& doing, std::string_view type, std::string_view signature, const std::vector<KeptColumn>& mapping) {
  TRY(w.run("insert into ledger_mappings (partition, type, signature, mapping, changed_at, changed_by) values ($1, $2, $3, $4, $5, $6) on conflict (partition, type, signature) do update set "
            "mapping = excluded.mapping, changed_at = excluded.changed_at, changed_by = excluded.changed_by",
            {partition, type, signature, json::write(mapping), doing.now, doing.by.name}));
  return {};
}

Result<void> insert_batch(db::Writer& w, std::string_view partition, const Batch& b) {
  TRY(w.run("insert into ledger_batches (partition, id, type, file, account, by_name, started_at, ended_at, state, done, all_rows, counts, undone, stayed) values ($1, $2, $3, $4, $5, $6, $7, $8, "
            "$9, $10, $11, $12, $13, $14)",
            {partition, b.id, b.type, b.file, b.account, b.by_name, b.started_at, b.ended_at, name_of(b.state), b.done, b.all, json::write(b.counts), b.undone, b.stayed}));
  return {};
}

Result<void> save_batch(db::Writer& w, std::string_view partition, const Batch& b) {
  TRY(w.run("update ledger_batches set ended_at = $3, state = $4, done = $5, all_rows = $6, counts = $7, undone = $8, stayed = $9 where partition = $1 and id = $2",
            {partition, b.id, b.ended_at, name_of(b.state), b.done, b.all, json::write(b.counts), b.undone, b.stayed}));
  return {};
}

Result<std::optional<Batch>> find_batch(const db::Reader& r, std::string_view partition, std::string_view id) {
  return r.find("select " + batch_columns + " from ledger_batches where partition = $1 and id = $2", {partition, id}, batch_from);
}

Result<std::vector<Batch>> batches_of(const db::Reader& r, std::string_view partition, std::string_view type, int most) {
  return r.list("select " + batch_columns + " from ledger_batches where partition = $1 and type = $2 order by started_at desc, id desc limit $3", {partition, type, most}, batch_from);
}

Result<bool> cancel_batch(db::Writer& w, std::string_view partition, std::string_view id, Moment now) {
  return TRY(w.run("update ledger_batches set state = 'cancelled', ended_at = $3 where partition = $1 and id = $2 and state = 'running'", {partition, id, now})) == 1;
}

Result<std::map<std::string, Record>> records_of_business_keys(const db::Reader& r, std::string_view partition, std::string_view type, const std::vector<std::string>& values) {
  std::map<std::string, Record> out;
  if (values.empty()) return out;
  db::Conditions where({partition, type});
  where.add("b.value in (" + where.bind_all(values) + ")");
  TRY(r.select("select " + record_columns + ", b.value from ledger_business_keys b join ledger_records r on r.partition = b.partition and r.id = b.record where b.partition = $1 and b.type = $2" + where.sql(),
               where.values(), [&](const db::Row& row) { out.emplace(row.get<std::string>(20), record_from(row)); }));
  return out;
}

Result<std::int64_t> next_numbers(db::Writer& w, std::string_view partition, std::string_view type, UnitId unit, int year, std::int64_t count) {
  std::int64_t last = 0;
  TRY(w.select("insert into ledger_numbers (partition, type, unit, year, last) values ($1, $2, $3, $4, $5) on conflict (partition, type, unit, year) do update set last = ledger_numbers.last + $5 returning last",
               {partition, type, unit, year, count}, [&](const db::Row& row) { last = row.integer(0); }));
  return last - count + 1;
}

Result<void> insert_records(db::Writer& w, std::string_view partition, const Doing& doing, const std::vector<NewRow>& rows) {
  if (rows.empty()) return {};
  std::vector<std::string> ids;
  ids.reserve(rows.size());
  for (const NewRow& each : rows) ids.push_back(to_text(each.record.id));
  TRY(put_records(w, partition, rows));
  TRY(put_derived(w, partition, rows, ids));
  db::ManyRows history("insert into ledger_history (partition, record, seq, at, by_account, by_name, kind, detail)", 8);
  std::vector<db::SearchText> texts;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    history.add({partition, ids[i], 1, doing.now, doing.by.account, doing.by.name, name_of(HappeningKind::entered), "{}"});
    texts.push_back({ids[i], rows[i].derived.searched, rows[i].record.entered_at});
    std::int64_t seq = 1;
    for (const std::string& each : rows[i].moves) history.add({partition, ids[i], ++seq, doing.now, doing.by.account, doing.by.name, name_of(HappeningKind::moved), each});
  }
  TRY(history.run(w));
  return db::put_new_search_texts(w, "ledgers", texts);
}

}  // namespace lianxin::ledgers::store
