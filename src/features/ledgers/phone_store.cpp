#include "features/ledgers/phone_store.h"

#include "features/ledgers/record_store.h"
#include "platform/db/conditions.h"

namespace lianxin::ledgers::store {

Result<std::vector<Record>> entered_by(const db::Reader& r, std::string_view partition, AccountId account, int most) {
  return r.list("select " + record_columns + " from ledger_records r where r.partition = $1 and r.entered_by = $2 and r.batch is null and r.void = 0 order by r.id desc limit $3",
                {partition, account, most}, record_from);
}

Result<std::vector<Record>> open_naming(const db::Reader& r, std::string_view partition, const Naming& naming, int most) {
  if (naming.fields.empty() || naming.values.empty()) return std::vector<Record>{};
  db::Conditions where({partition});
  where.add("r.type = " + where.bind(naming.type));
  where.add("r.id in (select k.record from ledger_keys k where k.partition = $1 and k.type = " + where.bind(naming.type) + " and k.field in (" + where.bind_all(naming.fields) +
            ") and k.value in (" + where.bind_all(naming.values) + "))");
  where.add("r.ended = 0");
  where.add("r.void = 0");
  const std::string sql = "select " + record_columns + " from ledger_records r where r.partition = $1" + where.sql() + " order by r.due_on, r.id limit " + where.bind(most);
  return r.list(sql, where.values(), record_from);
}

Result<std::string> fields_at_entry(const db::Reader& r, std::string_view partition, RecordId record) {
  std::string out;
  TRY(r.select("select detail from ledger_history where partition = $1 and record = $2 and kind = 'entered' order by seq limit 1", {partition, record}, [&](const db::Row& row) { out = row.get<std::string>(0); }));
  return out;
}

Result<bool> has_happened(const db::Reader& r, std::string_view partition, RecordId record, Uuid command) {
  bool found = false;
  TRY(r.select("select 1 from ledger_history where partition = $1 and record = $2 and kind in ('moved', 'commented') and detail like $3 limit 1",
               {partition, record, "%\"id\":\"" + to_text(command) + "\"%"}, [&](const db::Row&) { found = true; }));
  return found;
}

}  // namespace lianxin::ledgers::store
